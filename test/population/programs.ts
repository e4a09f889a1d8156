import fc from 'fast-check'
import {
  type Answers,
  type Compiled,
  compile,
  type Formula,
  formatDay,
  printFormula,
  Slots,
  type SqlRecord,
  sqlOf,
  sqlText,
  stateNumber,
  type Truth,
  truthOf,
} from '../../src/logic/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { FACTS } from '../facts.ts'
import { someAnswers, someDay, someFormula } from '../formulas.ts'
import { answerColumns, stateOfNumber, storeTyped } from './answerTable.ts'

/** How many programs and rows to compare: each table of rows answers `together` programs. */
export interface Amount {
  readonly seed: number
  readonly programs: number
  readonly rows: number
  readonly together: number
}

/** What was compared, how often each truth came up, and the first rows on which SQL and the evaluator differ. */
export interface Comparison {
  readonly programs: number
  readonly evaluations: number
  readonly truths: { readonly true: number; readonly false: number; readonly unknown: number }
  readonly differences: readonly string[]
}

const STATES = ['US', 'SV', 'MX']

/** Asks generated formulas of the same generated rows in SQL and of the evaluator. */
export async function comparePrograms(session: Session, amount: Amount): Promise<Comparison> {
  const counts = { true: 0, false: 0, unknown: 0 }
  const differences: string[] = []
  let programs = 0
  for (let batch = 0; programs < amount.programs; batch += 1) {
    const seed = amount.seed + batch
    const size = Math.min(amount.together, amount.programs - programs)
    const formulas = fc.sample(someFormula, { seed, numRuns: size })
    const slots = new Slots(FACTS)
    for (const side of ['to', 'from'] as const) slots.ofTransfer(side)
    slots.ofOn()
    const compiled = formulas.map((formula) => compile(formula, slots))
    const rows = rowsFor(slots, seed, amount.rows)
    const found = await truthsBySql(session, formulas, slots, rows)
    for (const [i, one] of compiled.entries()) {
      for (const [r, answers] of rows.entries()) {
        const expected = truthOf(one, answers)
        const sql = found[i]?.[r] ?? null
        counts[expected === null ? 'unknown' : expected ? 'true' : 'false'] += 1
        if (sql !== expected && differences.length < 5) differences.push(describe(one, slots, answers, expected, sql))
      }
    }
    programs += size
  }
  return { programs, evaluations: programs * amount.rows, truths: counts, differences }
}

/** Random rows of one transfer; in one of four rows several dates are equal or lie whole months apart. */
function rowsFor(slots: Slots, seed: number, count: number): readonly Answers[] {
  const rows = fc.sample(someAnswers(slots), { seed, numRuns: count })
  const days = fc.sample(someDay, { seed: seed + 1, numRuns: count })
  return rows.map((row, r) => {
    const day = days[r] ?? 0
    return row.map((value, slot) => {
      const question = slots.questions[slot]
      if (question?.kind === 'transfer')
        return stateNumber(STATES[(seed + (question.side === 'to' ? 1 : 0)) % 3] ?? 'US')
      const isDate = question?.kind === 'on' || (question?.kind === 'fact' && question.type === 'date')
      return isDate && r % 4 === 0 && !Number.isNaN(value) && (r + slot) % 3 !== 0 ? day : value
    })
  })
}

async function truthsBySql(
  session: Session,
  formulas: readonly Formula[],
  slots: Slots,
  rows: readonly Answers[],
): Promise<readonly (readonly (Truth | 'differs')[])[]> {
  const values = (fact: string): readonly string[] => FACTS.get(fact)?.values ?? []
  const row = { name: 'row', type: 'bigint', values: rows.map((_, r) => r) } as const
  await storeTyped(session, 'answers', [row, ...answerColumns(slots, values, rows)])
  const first = rows[0]
  const state = (side: 'to' | 'from'): string => stateOfNumber(first?.[slots.ofTransfer(side)] ?? 0)
  const [record, only] = [false, true].map((onlyTrue) => recordOf(session, state, onlyTrue)) as [SqlRecord, SqlRecord]
  const texts = formulas.flatMap((formula) => {
    const [proven, disproven] = [true, false].map((wanted) => sqlText(sqlOf(formula, only, wanted)))
    const truth = sqlText(sqlOf(formula, record))
    // Only months are asked otherwise where only true matters.
    return [truth, proven === truth ? truth : `(case when ${proven} then true when ${disproven} then false end)`]
  })
  const columns = await session.columns(`select ${texts.join(', ')} from answers order by "row"`)
  return formulas.map((_, place) => {
    const [kept = [], chosen = []] = columns.slice(2 * place, 2 * place + 2)
    return kept.map((cell, row) => (cell !== chosen[row] ? 'differs' : typeof cell === 'boolean' ? cell : null))
  })
}

function recordOf({ dialect }: Session, state: (side: 'to' | 'from') => string, onlyTrue: boolean): SqlRecord {
  const same = (sql: string): string => sql
  return {
    dialect,
    proposition: (fact) => ({ sql: dialect.identifier(fact) }),
    member: (fact, of) => ({ sql: dialect.identifier(`${fact}:${of.kind === 'transfer' ? of.side : of.code}`) }),
    value: (fact) => dialect.identifier(fact),
    state,
    on: { sql: dialect.identifier('on') },
    onlyTrue,
    parts: same,
    spans: same,
  }
}

function describe(compiled: Compiled, slots: Slots, answers: Answers, expected: Truth, sql: Truth | 'differs'): string {
  const facts = slots.questions.map((question, slot) => {
    const value = answers[slot] ?? Number.NaN
    const name = 'fact' in question ? question.fact : question.kind
    const isDate = question.kind === 'on' || (question.kind === 'fact' && question.type === 'date')
    return `${name}=${Number.isNaN(value) ? 'unknown' : isDate ? formatDay(value) : value}`
  })
  return `${printFormula(compiled.formula)}: evaluator ${expected}, SQL ${sql} on ${facts.join(' ')}`
}
