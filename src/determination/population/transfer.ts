import { type Basis, type Law, type Period, treatyInForce } from '../../law/index.ts'
import { type Day, type FormulaDialect, formatDay, type SqlDay, type SqlTruth, type Truth } from '../../logic/index.ts'
import { misfitOf, namedMisfitOf } from '../applicability.ts'

/**
 * The hand-over that is proposed for everybody in a table: sending and receiving State, the day (one for all, or the
 * column that has each person's), and the law relied on, if one is named.
 */
export interface PopulationTransfer {
  readonly from: string
  readonly to: string
  readonly on: Day | { readonly column: string }
  readonly basis?: string | undefined
}

/** The day judged as the emitter of SQL wants it. */
export function sqlDayOf(transfer: PopulationTransfer, dialect: FormulaDialect): SqlDay {
  const { on } = transfer
  return typeof on === 'number' ? { day: on } : { sql: dialect.identifier(on.column) }
}

/** The bases that are examined on some day: the one that is named, else those tried of themselves that fit then. */
export function basesInQuestion(law: Law, transfer: PopulationTransfer): readonly Basis[] {
  if (transfer.basis !== undefined) return law.bases.filter(({ id }) => id === transfer.basis)
  const days = daysToTry(law, transfer)
  const { from, to } = transfer
  return law.bases.filter((basis) => basis.auto && days.some((on) => misfitOf(law, basis, { from, to, on }) === null))
}

/** Whether a basis reaches the transfer on a day: a named one by its dates and States, another by its treaties too. */
export function fitsOn(law: Law, basis: Basis, transfer: PopulationTransfer, on: Day): boolean {
  const { from, to } = transfer
  const misfit =
    transfer.basis === undefined ? misfitOf(law, basis, { from, to, on }) : namedMisfitOf(basis, { from, to, on })
  return misfit === null
}

/** What the treaty tables say of `treaty.inForce` under a basis on a day. */
export function inForceOn(law: Law, basis: Basis, transfer: PopulationTransfer, on: Day): Truth {
  return treatyInForce(law, basis.id, transfer.from, transfer.to, on)
}

/**
 * A truth that depends on the day alone, as SQL. The law changes on known days only, so between two of them it is asked
 * once, of the same function that a single case is asked of. No day, no truth.
 */
export function byDay(
  law: Law,
  transfer: PopulationTransfer,
  dialect: FormulaDialect,
  truthOn: (day: Day) => Truth,
): SqlTruth {
  const on = sqlDayOf(transfer, dialect)
  if ('day' in on) return { known: truthOn(on.day) }
  const steps: { from: Day; truth: Truth }[] = []
  for (const from of daysToTry(law, transfer)) {
    const truth = truthOn(from)
    if (steps.at(-1)?.truth !== truth) steps.push({ from, truth })
  }
  const [first] = steps
  if (steps.length === 1 && first !== undefined) return { known: first.truth }
  const branches = steps.toReversed().map(({ from, truth }, i) => {
    const since =
      i === steps.length - 1 ? `${on.sql} is not null` : `${on.sql} >= ${dialect.dateLiteral(formatDay(from))}`
    return `when ${since} then ${truth === null ? 'null' : truth}`
  })
  return { sql: `(case ${branches.join(' ')} end)` }
}

const turns = new WeakMap<Law, readonly Day[]>()

/** A day before every change of the law, and every day on which something in it begins or ends. */
function daysToTry(law: Law, transfer: PopulationTransfer): readonly Day[] {
  if (typeof transfer.on === 'number') return [transfer.on]
  const before = turns.get(law)
  if (before !== undefined) return before
  const periods: readonly Period[] = [
    ...law.provisions.map(({ dates }) => dates),
    ...law.bases.map(({ dates }) => dates),
    ...law.treaties.flatMap(({ rows }) => rows),
  ]
  const days = new Set(periods.flatMap(({ from, until }) => [from, until]).filter((day) => day !== undefined))
  const sorted = [...days].sort((a, b) => a - b)
  const found = [(sorted[0] ?? 0) - 1, ...sorted]
  turns.set(law, found)
  return found
}
