import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { someAnswers, someFormula } from '../../test/formulas.ts'
import { compile, truthOf } from './compile.ts'
import { parseDay } from './day.ts'
import type { DateTerm, Formula, Operator, StateTerm, Term } from './formula.ts'
import { parts } from './formula.ts'
import { parseFormula } from './parse.ts'
import { type Answers, Slots, stateNumber } from './slots.ts'
import type { Truth } from './truth.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')

/** A naive evaluator that follows the words of the notation on one set of answers. */
class Oracle {
  readonly #slots: Slots
  readonly #answers: Answers
  constructor(slots: Slots, answers: Answers) {
    this.#slots = slots
    this.#answers = answers
  }

  truth(formula: Formula): Truth {
    switch (formula.kind) {
      case 'literal':
        return formula.value
      case 'fact':
        return this.#bit(this.#slots.ofFact(formula.fact))
      case 'member':
        return this.#bit(this.#slots.ofMember(formula.fact, formula.state))
      case 'not': {
        const below = this.truth(formula.of)
        return below === null ? null : !below
      }
      case 'and': {
        const all = formula.of.map((part) => this.truth(part))
        return all.some((t) => t === false) ? false : all.every((t) => t === true) ? true : null
      }
      case 'or': {
        const all = formula.of.map((part) => this.truth(part))
        return all.some((t) => t === true) ? true : all.every((t) => t === false) ? false : null
      }
      case 'compare': {
        const left = this.#ends(formula.left)
        const right = this.#ends(formula.right)
        if (left === null || right === null) return null
        const all = left.flatMap((l) => right.map((r) => holds(formula.operator, l, r)))
        return all.every((t) => t) ? true : all.some((t) => t) ? null : false
      }
    }
  }

  #number(slot: number): number | null {
    const answer = this.#answers[slot]
    return answer === undefined || Number.isNaN(answer) ? null : answer
  }

  #bit(slot: number): Truth {
    const answer = this.#number(slot)
    return answer === null ? null : answer === 1
  }

  #ends(term: Term): readonly number[] | null {
    if (term.kind === 'number') return [term.value]
    if (term.kind === 'date') return [term.day]
    if (term.kind === 'choice') return [FACTS.get('consent.by')?.values?.indexOf(term.value) ?? -1]
    if (term.kind === 'days' || term.kind === 'months') {
      const from = this.#one(term.from)
      const to = this.#one(term.to)
      if (from === null || to === null) return null
      return term.kind === 'days' ? [to - from] : months(from, to)
    }
    const one = this.#one(term)
    return one === null ? null : [one]
  }

  #one(term: DateTerm | StateTerm): number | null {
    switch (term.kind) {
      case 'value':
        return this.#number(this.#slots.ofFact(term.fact))
      case 'on':
        return this.#number(this.#slots.ofOn())
      case 'transfer':
        return this.#number(this.#slots.ofTransfer(term.side))
      case 'state':
        return stateNumber(term.code)
    }
  }
}

function holds(operator: Operator, a: number, b: number): boolean {
  if (operator === '=') return a === b
  if (operator === '!=') return a !== b
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  return operator === '>' ? a > b : a >= b
}

function months(from: number, to: number): readonly number[] {
  const a = EPOCH.add({ days: from })
  const b = EPOCH.add({ days: to })
  const s = (c: Temporal.PlainDate): number => 12 * (c.year - a.year) + c.month - a.month
  const high = (c: Temporal.PlainDate): number => (c.day < Math.min(a.day, c.daysInMonth) ? s(c) - 1 : s(c))
  return [b.day < a.day ? s(b) - 1 : s(b), Math.max(high(b), high(b.add({ days: 1 })))]
}

/** The nodes of a formula in the order of the text, parents first. */
function nodesOf(formula: Formula): readonly Formula[] {
  return [formula, ...parts(formula).flatMap(nodesOf)]
}

/** The truth of a text on answers given by name; whatever is not named is unknown. */
function truthIn(text: string, given: Readonly<Record<string, number>>): Truth {
  const parsed = parseFormula(text, FACTS)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '))
  const slots = new Slots(FACTS)
  const compiled = compile(parsed.formula, slots)
  const answers = slots.unknown()
  for (const [i, question] of slots.questions.entries()) {
    const name =
      question.kind === 'member'
        ? `${question.state} in ${question.fact}`
        : question.kind === 'transfer'
          ? question.side
          : question.kind === 'on'
            ? 'on'
            : question.fact
    answers[i] = given[name] ?? Number.NaN
  }
  return truthOf(compiled, answers)
}

const SIGN = new Map<Truth, string>([
  [true, 'T'],
  [false, 'F'],
  [null, '?'],
])

describe('comparisons, as a table of smaller, equal, larger and unknown', () => {
  // Columns: the left side is 5, 6, 7, unknown; the right side is 6.
  const TABLE: readonly (readonly [string, string])[] = [
    ['=', 'FTF?'],
    ['!=', 'TFT?'],
    ['<', 'TFF?'],
    ['<=', 'TTF?'],
    ['>', 'FFT?'],
    ['>=', 'FTT?'],
  ]
  test.each(TABLE)('%s', (operator, expected) => {
    const row = (make: (left: number) => Truth): string =>
      [5, 6, 7, Number.NaN].map((left) => SIGN.get(make(left)) ?? '').join('')
    expect(row((age) => truthIn(`person.age ${operator} 6`, { 'person.age': age }))).toBe(expected)
    expect(row((age) => truthIn(`not person.age ${operator} 6`, { 'person.age': age }))).toBe(
      [...expected].map((c) => (c === 'T' ? 'F' : c === 'F' ? 'T' : c)).join(''),
    )
    const both = (age: number): Truth =>
      truthIn(`person.age ${operator} sentence.months`, { 'person.age': age, 'sentence.months': 6 })
    expect(row(both)).toBe(expected)
    const backwards: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
    expect(row((age) => truthIn(`6 ${backwards[operator] ?? operator} person.age`, { 'person.age': age }))).toBe(
      expected,
    )
    expect(row((end) => truthIn(`days(on, sentence.end) ${operator} 6`, { on: 100, 'sentence.end': 100 + end }))).toBe(
      expected,
    )
  })

  test.each(['=', '!=', '<', '<=', '>', '>='])('%s is unknown if the right side or both are', (operator) => {
    expect(truthIn(`person.age ${operator} sentence.months`, { 'person.age': 6 })).toBeNull()
    expect(truthIn(`person.age ${operator} sentence.months`, {})).toBeNull()
    expect(truthIn(`person.age ${operator} person.age`, {})).toBeNull()
    expect(truthIn(`days(on, sentence.end) ${operator} 6`, { 'sentence.end': 9 })).toBeNull()
    expect(truthIn(`months(on, sentence.end) ${operator} 6`, { on: 9 })).toBeNull()
  })
})

describe('months: true if both ends hold, false if neither, else unknown', () => {
  const between = (from: string, to: string): Readonly<Record<string, number>> => ({
    'request.received': parseDay(from) ?? 0,
    'sentence.end': parseDay(to) ?? 0,
  })
  test.each([
    ['2024-11-10', '2025-05-10', '>= 6', 'T'],
    ['2024-11-10', '2025-05-09', '>= 6', '?'],
    ['2024-11-10', '2025-05-08', '>= 6', 'F'],
    ['2024-11-10', '2025-05-09', '< 6', '?'],
    ['2024-11-10', '2025-05-08', '< 6', 'T'],
    ['2024-11-10', '2025-05-10', '< 6', 'F'],
    ['2024-11-10', '2025-05-09', '= 6', '?'],
    ['2024-11-10', '2025-05-09', '!= 6', '?'],
    ['2024-11-10', '2025-05-10', '!= 6', 'F'],
    ['2024-11-10', '2025-05-09', '> 6', 'F'],
    ['2024-11-10', '2025-05-09', '<= 6', 'T'],
    ['2024-11-10', '2025-05-09', '<= 5', '?'],
    ['2024-08-31', '2025-02-28', '>= 6', '?'],
    ['2024-08-31', '2025-02-28', '> 4', 'T'],
    ['2024-08-31', '2025-02-26', '>= 6', 'F'],
  ])('from %s to %s %s is %s', (from, to, test, expected) => {
    const given = between(from, to)
    expect(SIGN.get(truthIn(`months(request.received, sentence.end) ${test}`, given))).toBe(expected)
  })

  test('two intervals are compared at all their ends', () => {
    const given = between('2024-11-10', '2025-05-09')
    expect(truthIn('months(request.received, sentence.end) = months(request.received, sentence.end)', given)).toBeNull()
    expect(truthIn('months(request.received, sentence.end) < months(request.received, sentence.end)', given)).toBeNull()
    expect(truthIn('months(request.received, sentence.end) > months(sentence.end, request.received)', given)).toBe(true)
    expect(truthIn('days(request.received, sentence.end) > months(request.received, sentence.end)', given)).toBe(true)
  })
})

test('facts, memberships, States and enumerations', () => {
  expect([1, 0, Number.NaN].map((bit) => truthIn('consent.given', { 'consent.given': bit }))).toEqual([
    true,
    false,
    null,
  ])
  expect(truthIn('transfer.to in person.nationalities', { 'to in person.nationalities': 1 })).toBe(true)
  expect(truthIn('transfer.to in person.nationalities', { 'from in person.nationalities': 1 })).toBeNull()
  expect(truthIn('SV in person.nationalities', { 'SV in person.nationalities': 0 })).toBe(false)
  expect(truthIn('transfer.to = SV', { to: stateNumber('SV'), from: stateNumber('US') })).toBe(true)
  expect(truthIn('transfer.from = SV', { to: stateNumber('SV'), from: stateNumber('US') })).toBe(false)
  expect(truthIn('consent.by = representative', { 'consent.by': 1 })).toBe(true)
  expect(truthIn('none != consent.by', { 'consent.by': 1 })).toBe(true)
})

test.each(['and', 'or'])('"%s" of two to seven parts asks every one of them', (word) => {
  const facts = ['consent.given', 'consent.written', 'order.final', 'treaty.inForce', 'risk.torture']
  const leaves = [...facts, 'on = 1970-01-01', 'transfer.to = SV']
  const decisive = word === 'and' ? 0 : 1
  for (let count = 2; count <= leaves.length; count += 1) {
    const text = leaves.slice(0, count).join(` ${word} `)
    const calm = Object.fromEntries(facts.map((fact) => [fact, 1 - decisive]))
    const sides = word === 'and' ? { on: 0, to: stateNumber('SV') } : { on: 1, to: 0 }
    expect(truthIn(text, { ...calm, ...sides })).toBe(decisive === 0)
    for (const fact of facts.slice(0, count)) {
      expect(truthIn(text, { ...calm, ...sides, [fact]: decisive })).toBe(decisive === 1)
      expect(truthIn(text, { ...calm, ...sides, [fact]: Number.NaN })).toBeNull()
      expect(truthIn(text, { [fact]: decisive })).toBe(decisive === 1)
    }
  }
})

test('unknown as a whole formula is never true and never false', () => {
  expect(['true', 'false', 'unknown', 'not unknown'].map((text) => truthIn(text, {}))).toEqual([
    true,
    false,
    null,
    null,
  ])
})

describe('compiled formulas against a naive evaluator', () => {
  test('random formulas, three hundred answers each: truth, rails and the byte of every node', () => {
    fc.assert(
      fc.property(someFormula, fc.infiniteStream(fc.noShrink(fc.integer())), (formula, seeds) => {
        const slots = new Slots(FACTS)
        const compiled = compile(formula, slots)
        const nodes = nodesOf(formula)
        expect(compiled.nodes).toBe(nodes.length)
        const [seed = 0] = [...seeds.take(1)]
        for (const answers of fc.sample(someAnswers(slots), { numRuns: 300, seed })) {
          const oracle = new Oracle(slots, answers)
          const truth = oracle.truth(formula)
          if (truthOf(compiled, answers) !== truth) expect(truthOf(compiled, answers)).toBe(truth)
          if (compiled.proven(answers) !== (truth === true)) expect.fail('the proven rail')
          if (compiled.disproven(answers) !== (truth === false)) expect.fail('the disproven rail')
          const bytes = new Uint8Array(nodes.length + 4).fill(7)
          compiled.record(answers, bytes, 2)
          const expected = nodes.map((node) => {
            const value = oracle.truth(node)
            return value === null ? 0 : value ? 1 : 2
          })
          if (bytes.join() !== [7, 7, ...expected, 7, 7].join()) expect([...bytes]).toEqual([7, 7, ...expected, 7, 7])
        }
      }),
      { numRuns: 200 },
    )
  }, 120_000)
})
