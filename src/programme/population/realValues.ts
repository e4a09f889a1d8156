import type { Problem } from '../../input/index.ts'
import type { Dialect, Session } from '../../sql/index.ts'
import type { Marginals } from './marginals.ts'
import { SEXES } from './marginalsCheck.ts'
import type { PeopleTableFile, PopulationMap } from './realMap.ts'

/** What a column may hold: one of some words, or a whole number between two. */
export type ColumnValues = readonly string[] | { readonly least: number; readonly most: number }

/** What each column of a real table may hold, for a file of tables that names jurisdictions and offences. */
export function valuesOfColumns({ strata, offences }: Marginals): Readonly<Record<string, ColumnValues>> {
  const truth = ['true', 'false']
  const nations = ['US', 'other']
  return {
    stratum: strata.map(({ id }) => id),
    jurisdiction: strata.flatMap(({ jurisdictions }) => jurisdictions),
    sex: SEXES,
    age: { least: 10, most: 120 },
    offence: Object.keys(offences),
    life: truth,
    sentence_months: { least: 1, most: 24_000 },
    served_days: { least: 0, most: 40_000 },
    left_days: { least: 0, most: 800_000 },
    citizenship: nations,
    citizenship_modelled: nations,
    pending_appeal: truth,
  }
}

/** The text of a mapped column: trimmed, null when it is empty or the map says so, and in our words. */
export function wordSql(
  { identifier, literal }: Dialect,
  { column, values }: PopulationMap['columns'][string],
): string {
  const text = `nullif(trim(cast(${identifier(column)} as varchar)), '')`
  if (values === null || Object.keys(values).length === 0) return text
  const cases = Object.entries(values).map(
    ([from, to]) => `when ${literal(from)} then ${to === null ? 'null' : literal(to)}`,
  )
  return `case ${text} ${cases.join(' ')} else ${text} end`
}

/** The most values of one column that are told. */
const TOLD = 5

/** Every value that a column may not hold, with its line, and rows that contradict themselves. */
export async function valueProblems(
  session: Session,
  table: PeopleTableFile,
  map: PopulationMap,
  values: Readonly<Record<string, ColumnValues>>,
): Promise<readonly Problem[]> {
  const { identifier, literal } = session.dialect
  const problems: Problem[] = []
  const lines = async (): Promise<readonly number[]> => (table.lines === undefined ? [] : await table.lines())
  const tell = async (
    where: string,
    value: string,
    path: string,
    say: (value: string) => string,
    mend: string,
  ): Promise<void> => {
    const [rows = [], texts = []] = await session.columns(
      `select person, ${value} from population_row where ${where} order by person limit ${TOLD}`,
    )
    if (rows.length === 0) return
    const begins = await lines()
    for (const [at, row] of rows.entries()) {
      const line = begins[Number(row) - 1]
      const place = { file: table.name, path, ...(line === undefined ? {} : { line }) }
      const before = line === undefined ? `Record ${row}: ` : ''
      problems.push({ code: 'wrong-type', place, message: `${before}${say(String(texts[at]))}`, mend })
    }
  }
  for (const [name, { column }] of Object.entries(map.columns)) {
    const allowed = values[name] ?? []
    const cell = identifier(name)
    const good = isWords(allowed)
      ? `${cell} in (${allowed.map(literal).join(', ')})`
      : `coalesce(try_cast(${cell} as integer) between ${allowed.least} and ${allowed.most} and regexp_full_match(${cell}, '[0-9]+'), false)`
    const mend = isWords(allowed)
      ? `Map it to one of: ${allowed.join(', ')}; to null where it is not known.`
      : `Write a whole number from ${allowed.least} to ${allowed.most}, or leave it empty.`
    await tell(`${cell} is not null and not (${good})`, cell, column, (value) => `"${value}" is no ${name}.`, mend)
  }
  if (problems.length > 0) return problems
  const has = (...names: readonly string[]): boolean => names.every((name) => Object.hasOwn(map.columns, name))
  if (has('life', 'sentence_months'))
    await tell(
      `life = 'true' and sentence_months is not null`,
      'sentence_months',
      map.columns['sentence_months']?.column ?? '',
      (value) => `A life sentence has ${value} months.`,
      'Leave the months of a life sentence empty.',
    )
  if (has('age', 'served_days'))
    await tell(
      'cast(served_days as integer) > cast(age as integer) * 365.25 + 366',
      'served_days',
      map.columns['served_days']?.column ?? '',
      (value) => `${value} days served are more than the age allows.`,
      'Mend the age or the days.',
    )
  return problems
}

function isWords(values: ColumnValues): values is readonly string[] {
  return Array.isArray(values)
}
