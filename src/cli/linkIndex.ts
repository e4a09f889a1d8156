import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { z } from 'zod'
import {
  type ColumnMap,
  comparisonsOf,
  countWords,
  type Model,
  type OpenTable,
  openPrepared,
  openSide,
  type People,
  type PeopleColumns,
  type PeopleTable,
  type PreparedRecords,
  prepareRecords,
  readTable,
  type SideColumns,
  settlePeople,
} from '../identity/index.ts'
import { bad, good, type Result } from '../input/index.ts'
import { SqlError } from '../sql/index.ts'
import { usage } from './call.ts'
import { clearStep, type Engine, showStep } from './engine.ts'
import { reasonOf } from './inputs.ts'
import { readModel } from './linkModel.ts'
import { note, printable } from './output.ts'

/** The tables of a call with an index: the left one is open, of the right one the file is known. */
export interface IndexedTables {
  readonly index: string
  readonly right: string
  readonly modelFile: string
  readonly left: OpenTable
  readonly map: ColumnMap
}

/** What is linked by an index: the people, the model that weighs, and the prepared records of the right table. */
export interface OpenedByIndex {
  readonly people: People
  readonly model: Model
  readonly prepared: PreparedRecords
}

/**
 * Opens two tables, the right one by an index. Where the index was made of the very same file, that is not read again;
 * otherwise it is read and the index made, or brought up to date.
 */
export async function openByIndex(
  tables: IndexedTables,
  engine: Engine,
  tellColumns: (settled: PeopleColumns, left: OpenTable, right: OpenTable) => void,
): Promise<Result<OpenedByIndex>> {
  const { left, map, modelFile } = tables
  const { session } = engine
  const whole = await readModel(modelFile, [])
  if (!whole.ok) return whole
  const own = map.compare.map(({ name }) => name)
  if (own.length > 0) {
    const mend = 'Leave --index out, or take "compare" out of the map.'
    return bad(usage(`An index holds no columns of one's own (${own.join(', ')}).`, mend))
  }
  const indexed = await openIndexed({ ...tables, model: whole.value }, engine)
  if (!indexed.ok) return indexed
  const { settled, right, prepared } = indexed.value
  tellColumns(settled, left, right)
  const model = await readModel(modelFile, comparisonsOf(settled.plan, session.dialect))
  const opened = await openSide(session, left, settled.left, settled.plan.born, map, 'left')
  if (!opened.ok || !model.ok)
    return { ok: false, problems: [...(opened.ok ? [] : opened.problems), ...(model.ok ? [] : model.problems)] }
  const notes = [...opened.value.notes, ...right.notes, ...settled.notes]
  const people = { plan: settled.plan, left: opened.value, right, notes }
  return good({ people, model: model.value, prepared })
}

interface IndexCall extends IndexedTables {
  readonly model: Model
}

/** The right table, opened by an index that is up to date, and what is compared of both. */
interface IndexedPeople {
  readonly settled: PeopleColumns
  readonly right: PeopleTable
  readonly prepared: PreparedRecords
}

/** What an index keeps of the file that it was made of, so that the file need not be read again. */
const originShape = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  header: z.array(z.string()),
  records: z.number(),
  notes: z.array(z.string()),
  /** What the columns were taken for, and the form of days that the map said. */
  uses: z.array(z.tuple([z.string(), z.array(z.string())])),
  said: z.string(),
  dates: z.enum(['iso', 'compact', 'day-first', 'month-first']),
  dateNotes: z.array(z.string()),
})

type Origin = z.infer<typeof originShape>

async function openIndexed(call: IndexCall, engine: Engine): Promise<Result<IndexedPeople>> {
  const sha256 = await sumOf(call.right, engine.signal)
  if (!sha256.ok) return sha256
  if ((await stat(call.index).catch(() => null)) !== null) {
    const opened = await openPrepared(engine.session, call)
    if (!opened.ok) return opened
    const found = fitting(call, opened.value.origin, sha256.value)
    if (found !== null) return good({ ...found, prepared: opened.value })
    await opened.value.close()
  }
  return await prepareFile(call, engine, sha256.value)
}

/** The right table as an index knows it; null where the file, or what its columns are taken for, is another one. */
function fitting(
  { right, left, map }: IndexCall,
  origin: string,
  sha256: string,
): Omit<IndexedPeople, 'prepared'> | null {
  const said = originOf(origin)
  if (said === null || said.sha256 !== sha256 || said.said !== saidDates(map)) return null
  // Notes name the file.
  if (said.name !== right && said.notes.length + said.dateNotes.length > 0) return null
  const table: OpenTable = { name: right, relation: '', header: said.header, records: said.records, notes: said.notes }
  const settled = settlePeople(left, table, map)
  if (!settled.ok || settled.value.right === null) return null
  if (JSON.stringify(usesOf(settled.value.right)) !== JSON.stringify(said.uses)) return null
  const source = { relation: '', columns: {}, dates: said.dates }
  return withNotes(settled.value, { ...table, columns: settled.value.right, source }, said.dateNotes)
}

function originOf(text: string): Origin | null {
  try {
    return originShape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What is noted of days is told only where days are compared. */
function withNotes(
  settled: PeopleColumns,
  table: PeopleTable,
  dateNotes: readonly string[],
): Omit<IndexedPeople, 'prepared'> {
  return { settled, right: { ...table, notes: [...table.notes, ...(settled.plan.born ? dateNotes : [])] } }
}

function usesOf({ uses }: SideColumns): readonly (readonly [string, readonly string[]])[] {
  return uses.map(({ meaning, columns }) => [meaning, columns] as const)
}

function saidDates({ dates }: ColumnMap): string {
  return dates.right ?? ''
}

async function prepareFile(
  { right, left, map, index, model }: IndexCall,
  { session, folder, signal }: Engine,
  sha256: string,
): Promise<Result<IndexedPeople>> {
  const table = await readTable(session, { path: right, name: right, folder, side: 'right', signal })
  if (!table.ok) return table
  const settled = settlePeople(left, table.value, map)
  if (!settled.ok) return settled
  const columns = settled.value.right ?? settled.value.left
  // Lists to come may have days of birth, whether this one has or not.
  const born = columns.uses.some(({ meaning }) => meaning === 'born')
  const side = await openSide(session, table.value, columns, born, map, 'right')
  if (!side.ok) return side
  const { header, records, notes } = table.value
  const dateNotes = side.value.notes.slice(notes.length)
  const { dates } = side.value.source
  const kept = {
    sha256,
    name: right,
    header,
    records,
    notes,
    uses: usesOf(columns),
    said: saidDates(map),
    dates,
    dateNotes,
  }
  const origin = JSON.stringify(kept)
  const done = await prepareRecords(session, { records: side.value.source, model, index, origin, progress: showStep })
  clearStep()
  if (!done.ok) return done
  const { rows, added, removed, kept: stayed } = done.value
  const counts = `${countWords(added)} added, ${countWords(removed)} removed, ${countWords(stayed)} kept`
  note(`The index ${printable(index)} holds the ${countWords(rows)} rows of ${printable(right)}: ${counts}.`)
  const prepared = await openPrepared(session, { index, model })
  if (!prepared.ok) return prepared
  return good({ ...withNotes(settled.value, { ...side.value, notes }, dateNotes), prepared: prepared.value })
}

async function sumOf(file: string, signal: AbortSignal): Promise<Result<string>> {
  try {
    const hash = createHash('sha256')
    for await (const bytes of createReadStream(file, { highWaterMark: 1_048_576 })) {
      if (signal.aborted) throw new SqlError('cancelled', 'The work was cancelled.', '')
      hash.update(bytes)
    }
    return good(hash.digest('hex'))
  } catch (error) {
    if (error instanceof SqlError || !(error instanceof Error) || !('code' in error)) throw error
    const mend = 'Check the name and who may read it.'
    return bad({ code: 'unreadable', place: { file }, message: reasonOf(error), mend })
  }
}
