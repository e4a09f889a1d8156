import {
  answerTreaty,
  type Case,
  type CompiledLaw,
  columnsOf,
  type FindingColumn,
  type PopulationTransfer,
  provisionsThatCount,
  TREATY_ASSERTED,
} from '../../src/determination/index.ts'
import { type Assertion, type Exhibit, type FactValue, find } from '../../src/evidence/index.ts'
import { type Answers, type Compiled, type Day, formatDay, parseDay, stateNumber } from '../../src/logic/index.ts'
import { EDGE_DAYS } from '../formulas.ts'
import { stateOfNumber } from './answerTable.ts'
import type { CaseRow } from './caseTable.ts'

/** A value for each column by name, as answers are: 1 and 0, day numbers, places in an enumeration, State numbers. */
type Row = ReadonlyMap<string, number>

/** What random rows are made for. */
export interface RandomRows {
  readonly transfer: PopulationTransfer
  /** The days that people are judged on; one, unless the transfer takes them from a column. */
  readonly days: readonly Day[]
  /** The basis under whose provisions people come near the edge. */
  readonly toward: string
  readonly count: number
  readonly seed: number
}

/**
 * Random people near the edges of the law: every tenth row is changed until as few conditions and bars as possible stand
 * in the way, the nine after it differ from it in up to six findings. So every outcome comes up.
 */
export function randomRows(compiled: CompiledLaw, wanted: RandomRows): readonly CaseRow[] {
  const { transfer, days } = wanted
  const random = randomFrom(wanted.seed)
  const columns = columnsOf(compiled, transfer).filter(({ name }) => name !== TREATY_ASSERTED)
  const value = (column: FindingColumn): number => randomValue(column, random, compiled)
  let base: Row = new Map()
  return Array.from({ length: wanted.count }, (_, i) => {
    const on = days[i % days.length] ?? 0
    if (i % 10 === 0) {
      const start = new Map(columns.map((one) => [one.name, value(one)]))
      base = climb(compiled, { ...transfer, on }, wanted.toward, columns, start, random)
    }
    const row = new Map(base)
    for (let change = i % 10 === 0 ? 0 : Math.floor(random() * 7); change > 0; change -= 1) {
      const column = columns[Math.floor(random() * columns.length)]
      if (column !== undefined) row.set(column.name, random() < 0.4 ? Number.NaN : value(column))
    }
    return { given: caseOf(compiled, { ...transfer, on }, columns, row, random) }
  })
}

/** Uniform numbers from 0 up to 1 from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function randomValue({ type, values, fact }: FindingColumn, random: () => number, compiled: CompiledLaw): number {
  const below = (count: number): number => Math.floor(random() * count)
  if (random() < 0.1) return Number.NaN
  if (type === 'boolean') return below(2)
  if (type === 'double') return [-1, 0, 0.5, 1, 2.5, 3, 6, 17, 18, 40][below(10)] ?? 0
  if (type === 'date')
    return (parseDay(EDGE_DAYS[below(EDGE_DAYS.length)] ?? '') ?? 0) + (random() < 0.3 ? below(800) : 0)
  if (values !== undefined) return below(values.length)
  const states = ['US', 'MX', 'SV', fact.length % 2 === 0 ? 'NL' : 'BE'].filter((code) => compiled.law.states.has(code))
  return stateNumber(states[below(states.length)] ?? 'US')
}

type OneDay = PopulationTransfer & { readonly on: Day }

/** Changes findings one by one as long as no more readings of conditions and bars stand in the way. */
function climb(
  compiled: CompiledLaw,
  transfer: OneDay,
  basis: string,
  columns: readonly FindingColumn[],
  start: Row,
  random: () => number,
): Row {
  const deciding = provisionsThatCount(compiled, basis, transfer).filter(
    ({ role }) => role === 'condition' || role === 'bar',
  )
  const tests = deciding.flatMap(({ role, readings }) =>
    readings.map((reading: Compiled) => (role === 'condition' ? reading.proven : reading.disproven)),
  )
  const inTheWay = (row: Row): number => {
    const answers = answersFrom(compiled, transfer, basis, row)
    return tests.reduce((count, allows) => count + (allows(answers) ? 0 : 1), 0)
  }
  let row = start
  let least = inTheWay(row)
  for (let attempt = 0; attempt < 2500 && least > 0; attempt += 1) {
    const column = columns[Math.floor(random() * columns.length)]
    if (column === undefined) break
    const next = new Map(row).set(column.name, randomValue(column, random, compiled))
    const count = inTheWay(next)
    if (count <= least) {
      row = next
      least = count
    }
  }
  return row
}

function answersFrom(compiled: CompiledLaw, transfer: OneDay, basis: string, row: Row): Answers {
  const answers = compiled.slots.unknown()
  for (const [slot, question] of compiled.slots.questions.entries()) {
    if (question.kind === 'on') answers[slot] = transfer.on
    else if (question.kind === 'transfer') answers[slot] = stateNumber(transfer[question.side])
    else if (question.kind === 'fact') answers[slot] = row.get(question.fact) ?? Number.NaN
    else {
      const { state, fact } = question
      const code = state === 'to' || state === 'from' ? transfer[state] : state
      answers[slot] = row.get(`${fact}:${code}`) ?? Number.NaN
    }
  }
  const nothing = find({ exhibits: [], assertions: [] }, compiled.law.vocabulary, { on: transfer.on })
  answerTreaty(answers, compiled, nothing, basis, transfer)
  return answers
}

/** A case whose findings are a row. Of a treaty nothing is said in half of the cases, and in some it is in conflict. */
function caseOf(
  compiled: CompiledLaw,
  transfer: OneDay,
  columns: readonly FindingColumn[],
  row: Row,
  random: () => number,
): Case {
  const exhibits: Exhibit[] = []
  const assertions: Assertion[] = []
  const assert = (fact: string, value: FactValue, not: readonly string[] = []): void => {
    const { provenBy = [], corroboration = 1 } = compiled.law.vocabulary.get(fact) ?? {}
    const ids = Array.from({ length: corroboration }, () => {
      const id = `exhibit-${exhibits.length}`
      exhibits.push({ id, kind: provenBy[0] ?? 'court-decision', derivedFrom: [], supersedes: [] })
      return id
    })
    assertions.push({ index: assertions.length, fact, value, exhibits: ids, complete: false, not })
  }
  for (const column of columns) {
    const value = row.get(column.name) ?? Number.NaN
    const { fact, state, type, values } = column
    if (fact === 'treaty.inForce') {
      if (random() < 0.5) continue
      if (random() < 0.2) assert(fact, value !== 1)
    }
    if (Number.isNaN(value)) continue
    if (state !== undefined) assert(fact, value === 1 ? [state] : [], value === 1 ? [] : [state])
    else if (type === 'boolean') assert(fact, value === 1)
    else if (type === 'date') assert(fact, formatDay(value))
    else if (type === 'double') assert(fact, value)
    else assert(fact, values?.[value] ?? stateOfNumber(value))
  }
  return { id: 'random', transfer, person: { names: [] }, record: { exhibits, assertions } }
}
