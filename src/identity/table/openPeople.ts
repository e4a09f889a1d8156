import { good, type Problem, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { ColumnUse, SideColumns } from '../columns.ts'
import { type DateForm, type LinkPlan, VALUE_COLUMNS, type ValueComparison } from '../plan.ts'
import { type ColumnMap, type Side, settleColumns } from './columnMap.ts'
import { settleDates } from './dateForm.ts'
import type { PeopleSource } from './people.ts'
import type { OpenTable } from './readTable.ts'

/** One table made ready to be linked. */
export interface PeopleTable extends OpenTable {
  readonly columns: SideColumns
  readonly source: PeopleSource
}

/** What is linked and what is compared; `right` is null when one table is compared with itself. */
export interface People {
  readonly plan: LinkPlan
  readonly left: PeopleTable
  readonly right: PeopleTable | null
  readonly notes: readonly string[]
}

/** What the columns of both tables hold, and which of them are compared. */
export interface PeopleColumns {
  readonly plan: LinkPlan
  readonly left: SideColumns
  readonly right: SideColumns | null
  readonly notes: readonly string[]
}

/** Settles what the columns of one or two tables hold, by the map and by their headers, and what is compared. */
export function settlePeople(left: OpenTable, right: OpenTable | null, map: ColumnMap): Result<PeopleColumns> {
  const a = settleColumns(left.header, map, 'left', left.name)
  const b = right === null ? null : settleColumns(right.header, map, 'right', right.name)
  const problems: Problem[] = [...(a.ok ? nameless(a.value, left) : a.problems)]
  if (b !== null && right !== null) problems.push(...(b.ok ? nameless(b.value, right) : b.problems))
  if (!a.ok || (b !== null && !b.ok) || problems.length > 0) return { ok: false, problems }
  const sides = [a.value, b === null ? a.value : b.value] as const
  const both = (meaning: string): boolean => sides.every(({ uses }) => uses.some((use) => use.meaning === meaning))
  const own = map.compare.map(({ name, kind }): ValueComparison => ({ key: name, kind }))
  const values = [...VALUE_COLUMNS.filter(({ key }) => both(key)), ...own]
  const plan = { names: true, born: both('born'), values }
  const notes = right === null ? [] : lonely(sides, [left.name, right.name])
  return good({ plan, left: a.value, right: b === null ? null : b.value, notes })
}

/** Reads how the days of birth are written and makes the sources to link. */
export async function openPeople(
  session: Session,
  settled: PeopleColumns,
  left: OpenTable,
  right: OpenTable | null,
  map: ColumnMap,
): Promise<Result<People>> {
  const a = await openSide(session, left, settled.left, settled.plan.born, map, 'left')
  const b =
    right === null || settled.right === null
      ? null
      : await openSide(session, right, settled.right, settled.plan.born, map, 'right')
  const problems = [...(a.ok ? [] : a.problems), ...(b === null || b.ok ? [] : b.problems)]
  if (!a.ok || (b !== null && !b.ok)) return { ok: false, problems }
  const tables = [a.value, ...(b === null ? [] : [b.value])]
  const notes = [...tables.flatMap((table) => table.notes), ...settled.notes]
  return good({ plan: settled.plan, left: a.value, right: b === null ? null : b.value, notes })
}

/** Makes the source of one table: reads how its days of birth are written, where they are asked for. */
export async function openSide(
  session: Session,
  table: OpenTable,
  columns: SideColumns,
  born: boolean,
  map: ColumnMap,
  side: Side,
): Promise<Result<PeopleTable>> {
  const { relation, names } = joined(session, table.relation, columns.uses)
  const column = names['born']
  let dates: DateForm = 'iso'
  const notes = [...table.notes]
  if (born && column !== undefined) {
    const said = map.dates[side]
    const days = { relation, column, file: table.name, side, said, place: map.at(['dates', side]) }
    const found = await settleDates(session, days)
    if (!found.ok) return found
    dates = found.value.form
    notes.push(...found.value.notes)
  }
  return good({ ...table, notes, columns, source: { relation, columns: names, dates } })
}

/** The relation with one column for each meaning: values of several columns stand behind each other in a new one. */
function joined(
  { dialect }: Session,
  relation: string,
  uses: readonly ColumnUse[],
): { readonly relation: string; readonly names: Readonly<Record<string, string>> } {
  const several = uses.filter(({ columns }) => columns.length > 1)
  const names = Object.fromEntries(uses.map(({ meaning, columns }) => [meaning, columns.join(' + ')]))
  if (several.length === 0) return { relation, names }
  const added = several.map(({ meaning, columns }) => {
    const between = dialect.literal(meaning === 'aliases' || meaning === 'nationalities' ? ';' : ' ')
    const parts = columns.map((column) => `nullif(trim(${dialect.identifier(column)}), '')`)
    return `concat_ws(${between}, ${parts.join(', ')}) as ${dialect.identifier(columns.join(' + '))}`
  })
  return { relation: `(select *, ${added.join(', ')} from ${relation})`, names }
}

const NAMES: ReadonlySet<string> = new Set(['given', 'family', 'full_name'])

function nameless({ uses }: SideColumns, { name, header }: OpenTable): readonly Problem[] {
  if (uses.some(({ meaning }) => NAMES.has(meaning))) return []
  const message = `No column with names was found among: ${header.join(', ')}.`
  const mend = 'Name one in the map (--map): left: { given: ..., family: ... } or full_name.'
  return [{ code: 'missing-key', place: { file: name, line: 1 }, message, mend }]
}

/** Columns that only one of the tables has cannot be compared. */
function lonely(sides: readonly [SideColumns, SideColumns], files: readonly [string, string]): readonly string[] {
  const compared = ['born', ...VALUE_COLUMNS.map(({ key }) => key)]
  return compared.flatMap((meaning) => {
    const has = sides.map(({ uses }) => uses.some((use) => use.meaning === meaning))
    if (has[0] === has[1]) return []
    return [`${meaning} is not compared: only ${has[0] === true ? files[0] : files[1]} has it.`]
  })
}
