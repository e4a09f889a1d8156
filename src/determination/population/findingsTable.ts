import { bad, good, type Problem, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { CompiledLaw } from '../compiledLaw.ts'
import type { FindingColumn, FindingType } from './columns.ts'

/** Types of engines, in lower-case letters, that a kind of finding may have. */
const TYPES: Record<FindingType | 'person', RegExp> = {
  person: /^(bigint|integer|smallint|tinyint)$/,
  boolean: /^boolean$/,
  date: /^date$/,
  double: /^(double|real|float|bigint|integer|smallint|tinyint)$/,
  text: /^(varchar|char)(\(\d+\))?$|^enum\(/,
}

const SAYS: Record<FindingType | 'person', string> = {
  person: 'a whole number of up to 64 bits (bigint)',
  boolean: 'a boolean',
  date: 'a date',
  double: 'a number of double precision',
  text: 'a text (varchar)',
}

/**
 * Which of the columns that can matter a table has. Their types are checked; what a table lacks is unproven. Engines do
 * not tell capital letters of columns from small ones, and some name all in small ones.
 */
export async function columnsThere(
  session: Session,
  table: string,
  wanted: readonly FindingColumn[],
  on: string | null,
): Promise<Result<ReadonlySet<string>>> {
  const [names = [], types = []] = await session.columns(session.dialect.describe(table))
  const there = new Map(names.map((name, i) => [String(name).toLowerCase(), String(types[i])]))
  const problems: Problem[] = []
  const check = (name: string, kind: FindingType | 'person', needed: boolean): void => {
    const type = there.get(name.toLowerCase())
    if (type === undefined) {
      if (!needed) return
      const message = `The table of findings has no column "${name}".`
      problems.push({ code: 'missing-key', place: { path: name }, message, mend: `Add it as ${SAYS[kind]}.` })
    } else if (!TYPES[kind].test(type)) {
      const message = `The column "${name}" is ${type}, not ${SAYS[kind]}.`
      problems.push({ code: 'wrong-type', place: { path: name }, message, mend: `Cast it to ${SAYS[kind]}.` })
    }
  }
  check('person', 'person', true)
  if (on !== null) check(on, 'date', true)
  for (const { name, type } of wanted) check(name, type, false)
  if (problems.length > 0) return bad(...problems)
  return good(new Set(wanted.map(({ name }) => name).filter((name) => there.has(name.toLowerCase()))))
}

/** A test of values: people for whom it is true have something in a column that can be no finding. */
interface ValueTest {
  readonly column: string
  readonly wrong: string
  readonly says: string
  readonly mend: string
}

/**
 * Values that can be no findings: texts that are no value of their enumeration or no State, numbers that are none, a
 * day that is missing, people without a number. Each column is told once, with how many people it concerns.
 */
export async function wrongValues(
  session: Session,
  compiled: CompiledLaw,
  table: string,
  columns: readonly FindingColumn[],
  on: string | null,
): Promise<readonly Problem[]> {
  const tests = valueTests(session, compiled, columns, on)
  const counts = tests.map(({ wrong }) => `count(*) filter (where ${wrong})`)
  const cells = await session.columns(`select ${counts.join(', ')} from ${table}`)
  return tests.flatMap(({ column, says, mend }, i): readonly Problem[] => {
    const people = Number(cells[i]?.[0] ?? 0)
    if (people === 0) return []
    const message = `In the column "${column}" ${people} ${people === 1 ? 'person has' : 'people have'} ${says}.`
    return [{ code: 'wrong-type', place: { path: column }, message, mend }]
  })
}

function valueTests(
  { dialect }: Session,
  compiled: CompiledLaw,
  columns: readonly FindingColumn[],
  on: string | null,
): readonly ValueTest[] {
  const absent = (column: string, mend: string): ValueTest => {
    return { column, wrong: `${dialect.identifier(column)} is null`, says: 'nothing', mend }
  }
  const tests = [absent('person', 'Give every person a number.')]
  if (on !== null) tests.push(absent(on, 'Give every person the day to be judged.'))
  for (const { name, type, values } of columns) {
    const column = dialect.identifier(name)
    if (type === 'text') {
      const known = values ?? [...compiled.law.states.keys()]
      const wrong = `${column} not in (${known.map((value) => dialect.literal(value)).join(', ')})`
      const mend =
        values === undefined ? 'Write States by their two capital letters.' : `Write one of: ${values.join(', ')}.`
      tests.push({ column: name, wrong, says: 'a text that the fact cannot have', mend })
    }
    if (type === 'double') {
      const wrong = `not (${column} > ${dialect.doubleLiteral(-MOST)} and ${column} < ${dialect.doubleLiteral(MOST)})`
      tests.push({ column: name, wrong, says: 'no number', mend: 'Write null for what is unproven.' })
    }
    if (type === 'date') {
      const [first, last] = [dialect.dateLiteral('0001-01-01'), dialect.dateLiteral('9999-12-31')]
      const wrong = `not (${column} >= ${first} and ${column} <= ${last})`
      tests.push({
        column: name,
        wrong,
        says: 'a day outside of the years 1 to 9999',
        mend: 'Write null for what is unproven.',
      })
    }
  }
  return tests
}

/** Beyond every number of a case; what is not between the two is infinite or no number. */
const MOST = 1e300
