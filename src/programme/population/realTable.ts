import { bad, good, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { Marginals } from './marginals.ts'
import { PERSON_COLUMNS } from './persons.ts'
import { columnProblems } from './realColumns.ts'
import type { PeopleTableFile, PopulationMap } from './realMap.ts'
import { valueProblems, valuesOfColumns, wordSql } from './realValues.ts'

/**
 * Takes the people of a real table as a population: the table `population` with the same columns as a made one. Columns
 * that could identify a person are refused unless the map leaves them out, and so are columns that nobody asked for;
 * every value that is not understood is told with its line.
 */
export async function takeTable(
  session: Session,
  table: PeopleTableFile,
  map: PopulationMap,
  marginals: Marginals,
): Promise<Result<null>> {
  const columns = columnProblems(table, map)
  if (columns.length > 0) return bad(...columns)
  const { identifier, literal } = session.dialect
  const values = valuesOfColumns(marginals)
  const raw = Object.entries(map.columns).map(
    ([name, one]) => `${wordSql(session.dialect, one)} as ${identifier(name)}`,
  )
  await session.run(
    `create or replace table population_row as select row_number() over () as person, ${raw.join(', ')} from ${table.relation}`,
  )
  const problems = await valueProblems(session, table, map, values)
  if (problems.length > 0) return bad(...problems)
  const classes = Object.entries(marginals.offences).map(
    ([offence, name]) => `when ${literal(offence)} then ${literal(name)}`,
  )
  const filled = Object.entries(PERSON_COLUMNS).map(([name, type]) => {
    if (name === 'person') return 'person'
    if (name === 'offence_class')
      return map.unknown.includes('offence')
        ? 'cast(null as varchar) as offence_class'
        : `case offence ${classes.join(' ')} end as offence_class`
    return map.unknown.includes(name)
      ? `cast(null as ${type}) as ${name}`
      : `cast(${identifier(name)} as ${type}) as ${name}`
  })
  await session.run(`create or replace table population as select ${filled.join(', ')} from population_row`)
  return good(null)
}
