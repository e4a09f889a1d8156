import { z } from 'zod'
import { checkShape, type Document, good, type Place, type Problem, pathText, type Result } from '../../input/index.ts'
import { type ColumnUse, guessColumns, type SideColumns } from '../columns.ts'
import type { DateForm, ValueKind } from '../plan.ts'
import { IDENTITY_COLUMNS } from '../plan.ts'

const column = z.string().min(1, 'the name of a column')
const one = z.union([column, z.null()], 'the name of a column, or null for none').optional()
const several = z
  .union([column, z.array(column).min(1), z.null()], 'the name of a column, a list of names, or null for none')
  .optional()

const side = z.strictObject({
  person_id: one,
  given: several,
  family: several,
  second_family: several,
  full_name: several,
  aliases: several,
  born: one,
  birth_country: one,
  nationalities: several,
  sex: one,
  a_number: one,
  fbi_number: one,
  register_number: one,
  passport: one,
})

const form = z.enum(['iso', 'compact', 'day-first', 'month-first'])

const mapSchema = z.strictObject({
  left: side.optional(),
  right: side.optional(),
  dates: z.strictObject({ left: form.optional(), right: form.optional() }).optional(),
  compare: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Za-z][A-Za-z0-9_ -]{0,39}$/, 'up to 40 letters, digits, spaces, - and _'),
        kind: z.enum(['number', 'category', 'text']),
        left: column,
        right: column.optional(),
      }),
    )
    .optional(),
})

/** A column map as its author wrote it, with a way to find a place in the file. */
export interface ColumnMap {
  readonly left: readonly ColumnUse[]
  readonly right: readonly ColumnUse[]
  readonly dates: { readonly left?: DateForm | undefined; readonly right?: DateForm | undefined }
  readonly compare: readonly OwnComparison[]
  readonly at: (path: readonly (string | number)[]) => Place
}

/** A comparison of columns of one's own. */
interface OwnComparison {
  readonly name: string
  readonly kind: ValueKind
  readonly left: string
  readonly right: string
}

/** The two sides of a linkage. */
export type Side = 'left' | 'right'

/** The map that says nothing. */
export const EMPTY_MAP: ColumnMap = { left: [], right: [], dates: {}, compare: [], at: () => ({}) }

/** Names that own comparisons may not take: they stand in the output already. */
const RESERVED: ReadonlySet<string> = new Set([
  ...IDENTITY_COLUMNS,
  ...['crossed', 'shared', 'left_id', 'right_id', 'probability', 'weight'],
])

/** Reads a column map from its file, or lists everything that is outside the format. */
export function readColumnMap(document: Document): Result<ColumnMap> {
  const shape = checkShape(document, mapSchema)
  if (!shape.ok) return shape
  const { left, right, dates, compare } = shape.value
  const at: ColumnMap['at'] = (path) => ({ ...document.locate(path), path: pathText(path) })
  const own = (compare ?? []).map((each) => ({ ...each, right: each.right ?? each.left }))
  const problems: Problem[] = own.flatMap(({ name }, place): Problem[] => {
    const twice = own.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) !== place
    if (!twice && !RESERVED.has(name.toLowerCase())) return []
    const message = twice ? `The comparison "${name}" stands twice.` : `"${name}" is a name of Writ's own.`
    return [{ code: 'duplicate-id', place: at(['compare', place, 'name']), message, mend: 'Choose another name.' }]
  })
  if (problems.length > 0) return { ok: false, problems }
  return good({ left: saidUses(left ?? {}), right: saidUses(right ?? {}), dates: dates ?? {}, compare: own, at })
}

function saidUses(said: z.infer<typeof side>): readonly ColumnUse[] {
  return IDENTITY_COLUMNS.flatMap((meaning) => {
    const columns = said[meaning]
    if (columns === undefined) return []
    const list = columns === null ? [] : typeof columns === 'string' ? [columns] : columns
    return [{ meaning, columns: list, reason: 'the map says so', guessed: false }]
  })
}

/** What the columns of one table hold, by the map and by guess; `file` names the table in problems. */
export function settleColumns(
  header: readonly string[],
  map: ColumnMap,
  which: Side,
  file: string,
): Result<SideColumns> {
  const own = map.compare.map(
    (each): ColumnUse => ({ meaning: each.name, columns: [each[which]], reason: 'the map says so', guessed: false }),
  )
  const said = [...map[which], ...own]
  const problems = said.flatMap(({ meaning, columns }, place): Problem[] => {
    const path = place < map[which].length ? [which, meaning] : ['compare', place - map[which].length, which]
    return columns.flatMap((name): Problem[] => [
      ...(header.includes(name) ? [] : [missing(name, header, file, map.at(path))]),
      ...(said.find((other) => other.columns.includes(name))?.meaning === meaning ? [] : [doubled(name, map.at(path))]),
      ...(columns.filter((other) => other === name).length > 1 ? [doubled(name, map.at(path))] : []),
    ])
  })
  if (problems.length > 0) return { ok: false, problems }
  const settled = guessColumns(header, said)
  return good({ ...settled, uses: settled.uses.filter(({ columns }) => columns.length > 0) })
}

function missing(name: string, header: readonly string[], file: string, place: Place): Problem {
  const near = header.find((other) => other.toLowerCase() === name.toLowerCase())
  const mend = near === undefined ? `It has: ${header.join(', ')}.` : `Did you mean "${near}"?`
  return { code: 'unknown-id', place, message: `${file} has no column "${name}".`, mend }
}

function doubled(name: string, place: Place): Problem {
  const message = `The column "${name}" is mapped twice.`
  return { code: 'duplicate-id', place, message, mend: 'One column has one meaning; keep one of them.' }
}
