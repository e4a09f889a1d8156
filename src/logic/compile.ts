import { type Day, highMonths, lowMonths } from './day.ts'
import type { Formula, Operator, Term } from './formula.ts'
import { countNodes } from './formula.ts'
import { type Answers, type Slots, stateNumber } from './slots.ts'
import type { Truth } from './truth.ts'

/** A yes-or-no question to the answers. */
export type Rail = (answers: Answers) => boolean

/**
 * A formula compiled to closures on two rails. `proven` and `disproven` each ask only for what is known, negation is
 * pushed to the leaves, and a missing fact can only make a rail say no: unknown can never turn into true or false.
 */
export interface Compiled {
  readonly formula: Formula
  readonly proven: Rail
  readonly disproven: Rail
  /** How many nodes the formula has, and so how many bytes `record` writes. */
  readonly nodes: number
  /** Writes the truth of every node, in the order of the text, from `start` on; 0 unknown, 1 true, 2 false. */
  readonly record: (answers: Answers, into: Uint8Array, start: number) => void
}

/** Compiles a checked formula for one set of slots. */
export function compile(formula: Formula, slots: Slots): Compiled {
  slots.add(formula)
  const { proven, disproven } = rails(formula, slots)
  const recorder = recording(formula, slots, 0)
  return {
    formula,
    proven,
    disproven,
    nodes: countNodes(formula),
    record: (answers, into, start) => {
      recorder.run(answers, into, start)
    },
  }
}

/** The truth of a compiled formula on answers. */
export function truthOf(compiled: Pick<Compiled, 'proven' | 'disproven'>, answers: Answers): Truth {
  if (compiled.proven(answers)) return true
  return compiled.disproven(answers) ? false : null
}

interface Rails {
  readonly proven: Rail
  readonly disproven: Rail
}

const never: Rail = () => false
const always: Rail = () => true

function rails(formula: Formula, slots: Slots): Rails {
  switch (formula.kind) {
    case 'literal':
      return { proven: formula.value === true ? always : never, disproven: formula.value === false ? always : never }
    case 'fact':
      return bit(slots.ofFact(formula.fact))
    case 'member':
      return bit(slots.ofMember(formula.fact, formula.state))
    case 'compare':
      return comparison(formula.operator, operand(formula.left, slots), operand(formula.right, slots))
    case 'not': {
      const { proven, disproven } = rails(formula.of, slots)
      return { proven: disproven, disproven: proven }
    }
    case 'and': {
      const all = formula.of.map((part) => rails(part, slots))
      return { proven: every(all.map((r) => r.proven)), disproven: some(all.map((r) => r.disproven)) }
    }
    case 'or': {
      const all = formula.of.map((part) => rails(part, slots))
      return { proven: some(all.map((r) => r.proven)), disproven: every(all.map((r) => r.disproven)) }
    }
  }
}

function bit(slot: number): Rails {
  return { proven: (answers) => answers[slot] === 1, disproven: (answers) => answers[slot] === 0 }
}

function every(all: readonly Rail[]): Rail {
  const [a = always, b, c, ...rest] = all
  if (b === undefined) return a
  if (c === undefined) return (answers) => a(answers) && b(answers)
  if (rest.length === 0) return (answers) => a(answers) && b(answers) && c(answers)
  const others = every(rest)
  return (answers) => a(answers) && b(answers) && c(answers) && others(answers)
}

function some(all: readonly Rail[]): Rail {
  const [a = never, b, c, ...rest] = all
  if (b === undefined) return a
  if (c === undefined) return (answers) => a(answers) || b(answers)
  if (rest.length === 0) return (answers) => a(answers) || b(answers) || c(answers)
  const others = some(rest)
  return (answers) => a(answers) || b(answers) || c(answers) || others(answers)
}

/** One side of a comparison: a constant, a slot, or the two ends of a number computed from two dates. */
type Operand =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'ends'; readonly from: number; readonly to: number; readonly low: Span; readonly high: Span }

/** A number computed from two days; `NaN` if one of them is. */
type Span = (from: Day, to: Day) => number

const days: Span = (from, to) => to - from

function operand(term: Term, slots: Slots): Operand {
  switch (term.kind) {
    case 'number':
      return { kind: 'constant', value: term.value }
    case 'date':
      return { kind: 'constant', value: term.day }
    case 'choice':
      return { kind: 'constant', value: term.index }
    case 'state':
      return { kind: 'constant', value: stateNumber(term.code) }
    case 'transfer':
      return { kind: 'slot', slot: slots.ofTransfer(term.side) }
    case 'on':
      return { kind: 'slot', slot: slots.ofOn() }
    case 'value':
      return { kind: 'slot', slot: slots.ofFact(term.fact) }
    case 'days':
    case 'months': {
      const from = dateSlot(term.from, slots)
      const to = dateSlot(term.to, slots)
      return term.kind === 'days'
        ? { kind: 'ends', from, to, low: days, high: days }
        : { kind: 'ends', from, to, low: lowMonths, high: highMonths }
    }
  }
}

function dateSlot(
  term: { readonly kind: 'on' } | { readonly kind: 'value'; readonly fact: string },
  slots: Slots,
): number {
  return term.kind === 'on' ? slots.ofOn() : slots.ofFact(term.fact)
}

/** Of each operator, the one that is proven exactly when a known comparison fails. */
const OPPOSITE: Record<Operator, Operator> = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

function comparison(operator: Operator, left: Operand, right: Operand): Rails {
  return { proven: holding(operator, left, right), disproven: holding(OPPOSITE[operator], left, right) }
}

/** The rail on which a comparison holds; with an interval, at both of its ends. */
function holding(operator: Operator, left: Operand, right: Operand): Rail {
  if (left.kind === 'slot' && right.kind === 'slot') return slotWithSlot(operator, left.slot, right.slot)
  if (left.kind === 'slot' && right.kind === 'constant') return slotWithConstant(operator, left.slot, right.value)
  const test = TESTS[operator]
  const [ls, rs] = endsThatMatter(operator, left, right)
  return every(
    ls.flatMap((l) =>
      rs.map(
        (r): Rail =>
          (answers) =>
            test(l(answers), r(answers)),
      ),
    ),
  )
}

type Value = (answers: Answers) => number

/**
 * The ends of both sides that have to be compared. The low end is never above the high end, so an order holds at both
 * ends as soon as it holds at the less favourable one; equality needs both.
 */
function endsThatMatter(
  operator: Operator,
  left: Operand,
  right: Operand,
): readonly [readonly Value[], readonly Value[]] {
  if (operator === '<' || operator === '<=') return [[endOf(left, 'high')], [endOf(right, 'low')]]
  if (operator === '>' || operator === '>=') return [[endOf(left, 'low')], [endOf(right, 'high')]]
  return [bothEndsOf(left), bothEndsOf(right)]
}

function bothEndsOf(side: Operand): readonly Value[] {
  const low = endOf(side, 'low')
  return side.kind === 'ends' ? [low, endOf(side, 'high')] : [low]
}

function endOf(side: Operand, name: 'low' | 'high'): Value {
  if (side.kind === 'constant') return () => side.value
  if (side.kind === 'slot') return (answers) => at(answers, side.slot)
  const { from, to } = side
  const end = side[name]
  return (answers) => end(at(answers, from), at(answers, to))
}

function at(answers: Answers, slot: number): number {
  return answers[slot] ?? Number.NaN
}

/** Every test is false when a side is unknown (`NaN`); `!=` is therefore written as less or greater. */
const TESTS: Record<Operator, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a < b || a > b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function slotWithConstant(operator: Operator, slot: number, c: number): Rail {
  switch (operator) {
    case '=':
      return (answers) => at(answers, slot) === c
    case '!=':
      return (answers) => at(answers, slot) < c || at(answers, slot) > c
    case '<':
      return (answers) => at(answers, slot) < c
    case '<=':
      return (answers) => at(answers, slot) <= c
    case '>':
      return (answers) => at(answers, slot) > c
    case '>=':
      return (answers) => at(answers, slot) >= c
  }
}

function slotWithSlot(operator: Operator, a: number, b: number): Rail {
  switch (operator) {
    case '=':
      return (answers) => at(answers, a) === at(answers, b)
    case '!=':
      return (answers) => at(answers, a) < at(answers, b) || at(answers, a) > at(answers, b)
    case '<':
      return (answers) => at(answers, a) < at(answers, b)
    case '<=':
      return (answers) => at(answers, a) <= at(answers, b)
    case '>':
      return (answers) => at(answers, a) > at(answers, b)
    case '>=':
      return (answers) => at(answers, a) >= at(answers, b)
  }
}

const TRUE = 1
const FALSE = 2

interface Recorder {
  readonly run: (answers: Answers, into: Uint8Array, start: number) => number
  readonly nodes: number
}

/** Every node writes its own byte and returns it; nodes are numbered in the order of the text, parents first. */
function recording(formula: Formula, slots: Slots, offset: number): Recorder {
  if (formula.kind === 'not') {
    const of = recording(formula.of, slots, offset + 1)
    const run: Recorder['run'] = (answers, into, start) => {
      const below = of.run(answers, into, start)
      const code = (below >> 1) | ((below & TRUE) << 1)
      into[start + offset] = code
      return code
    }
    return { run, nodes: 1 + of.nodes }
  }
  if (formula.kind === 'and' || formula.kind === 'or') return joint(formula, slots, offset)
  const { proven, disproven } = rails(formula, slots)
  const run: Recorder['run'] = (answers, into, start) => {
    const code = proven(answers) ? TRUE : disproven(answers) ? FALSE : 0
    into[start + offset] = code
    return code
  }
  return { run, nodes: 1 }
}

function joint(formula: Extract<Formula, { kind: 'and' | 'or' }>, slots: Slots, offset: number): Recorder {
  const all: Recorder[] = []
  let nodes = 1
  for (const part of formula.of) {
    const recorder = recording(part, slots, offset + nodes)
    all.push(recorder)
    nodes += recorder.nodes
  }
  const forAll = formula.kind === 'and' ? TRUE : FALSE
  const forOne = formula.kind === 'and' ? FALSE : TRUE
  const run: Recorder['run'] = (answers, into, start) => {
    let meet = TRUE | FALSE
    let join = 0
    for (const recorder of all) {
      const code = recorder.run(answers, into, start)
      meet &= code
      join |= code
    }
    const code = (meet & forAll) | (join & forOne)
    into[start + offset] = code
    return code
  }
  return { run, nodes }
}
