import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { bad, good, type Problem, type Result } from '../../input/index.ts'
import { type Session, SqlError } from '../../sql/index.ts'
import type { Model } from '../model/model.ts'
import type { DateForm } from '../plan.ts'
import { type Stamp, stampOf } from './stamp.ts'
import { DROP_KEPT, INDEX, TABLES } from './tables.ts'

/** What the tables of an index hold, counted. */
export interface IndexState {
  /** How many rows the table of records has, and the sum over their contents. */
  readonly rows: number
  readonly content: string
  /** Where the rows are, summed, and how many entries each of the other tables has. */
  readonly counts: string
}

/** What an index says of itself. */
export interface IndexMeta extends Stamp, IndexState {
  /** The identity columns of its table, and how days were written there. */
  readonly columns: readonly string[]
  readonly dates: DateForm
  /** The first numbers that are free for people and for words. */
  readonly nextPerson: number
  readonly nextWord: number
  /** What the caller wanted to be kept of where the records come from. */
  readonly origin: string
}

/** Whether a file of this name is there; what it holds is seen only when it is opened. */
export async function indexExists(index: string): Promise<boolean> {
  return (await stat(index).catch(() => null)) !== null
}

/**
 * Opens an index in the session and checks that it is whole, and made by this version of Writ with this model and
 * engine. An index that is refused is closed again.
 */
export async function openIndex(
  session: Session,
  index: string,
  model: Model,
  use: 'read' | 'write',
): Promise<Result<IndexMeta>> {
  const file = await stat(index).catch(() => null)
  if (file === null || !file.isFile()) return bad(absent(index))
  // Of an empty file an engine would make a new one.
  if (file.size === 0) return bad(damaged(index))
  return await readable(index, ANY, async () => {
    await session.run(session.dialect.attach(index, INDEX, use))
    let checked: Result<IndexMeta> | null = null
    try {
      checked = await checkIndex(session, index, model)
      return checked
    } finally {
      if (checked?.ok !== true) await closeIndex(session)
    }
  })
}

/** Closes the index, and takes away what was made of it in the session. */
export async function closeIndex(session: Session): Promise<void> {
  await session.run(`${DROP_KEPT}; ${session.dialect.detach(INDEX)}`)
}

/** Does work on an open index; where the file turns out to be damaged, that is a problem with the file. */
export async function readable<T>(index: string, signs: RegExp, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    if (error.code === 'locked') return bad(busy(index))
    if (error.code !== 'failed' || !signs.test(error.message) || /already/i.test(error.message)) throw error
    return bad(damaged(index))
  }
}

/** Signs of damage in what an engine says while it reads an index that looked whole when it was opened. */
export const DAMAGE = /corrupt|checksum|serializ|invalidated|INTERNAL Error|Could not read enough/i

/** While an index is opened and looked through, whatever fails is a sign. */
const ANY = /./

async function checkIndex(session: Session, index: string, model: Model): Promise<Result<IndexMeta>> {
  const [names = [], values = []] = await session.columns(`select name, value from ${TABLES.meta}`)
  const found = new Map(names.map((name, at) => [String(name), String(values[at])]))
  const stamp = await stampOf(session, model)
  for (const key of ['format', 'model', 'engine', 'reading'] as const)
    if (found.get(key) !== stamp[key]) return bad(found.has(key) ? misfit(index, MADE_BY[key]) : damaged(index))
  const said = savedMeta.safeParse(Object.fromEntries(found))
  const state = await stateOf(session)
  const whole = (key: keyof IndexState): boolean => said.data?.[key] === state[key]
  if (!said.success || !whole('rows') || !whole('content') || !whole('counts')) return bad(damaged(index))
  const { columns, ...meta } = said.data
  return good({ ...meta, columns: columns.split(' ').filter((column) => column !== '') })
}

/** A table of what an index says of itself, as it is written into it. */
export function metaSql({ dialect }: Session, meta: IndexMeta): string {
  const rows = Object.entries(meta).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    return `select ${dialect.literal(name)} as name, ${dialect.literal(text)} as value`
  })
  return `drop table if exists ${TABLES.meta}; create table ${TABLES.meta} as ${rows.join(' union all ')}`
}

const savedMeta = z.object({
  format: z.string(),
  model: z.string(),
  engine: z.string(),
  reading: z.string(),
  columns: z.string(),
  dates: z.enum(['iso', 'compact', 'day-first', 'month-first']),
  rows: z.coerce.number(),
  content: z.string(),
  counts: z.string(),
  nextPerson: z.coerce.number(),
  nextWord: z.coerce.number(),
  origin: z.string(),
})

const MADE_BY = {
  format: 'by another version of Writ',
  model: 'with another model',
  engine: 'by another engine, or another version of it',
  reading: 'by another version of Writ, which read names or values otherwise',
} as const

/** What the tables of an open index hold, counted: this must be what its meta says. */
export async function stateOf(session: Session): Promise<IndexState> {
  const { record, place, person, key, beside, word, deletion } = TABLES
  const counts = [record, person, key, beside, word, deletion].map((table) => `(select count(*) from ${table})`)
  const [[rows = 0] = [], [spread = ''] = [], [content = ''] = [], ...counted] = await session.columns(
    `select (select count(*) from ${place}),
      (select cast(coalesce(sum(mod(cast(rid as bigint) * rec, ${PRIME})), 0) as varchar) from ${place}),
      (select ${contentSumSql()} from ${record}), ${counts.join(', ')}`,
  )
  return { rows: Number(rows), content: String(content), counts: [spread, ...counted.map(([n]) => n)].join(' ') }
}

const PRIME = 2_147_483_647

/** The sum over contents, each by its two numbers; the order makes no difference. */
export function contentSumSql(): string {
  const sum = (column: string): string => `cast(coalesce(sum(mod(${column}, ${PRIME})), 0) as varchar)`
  return `${sum('a')} || ' ' || ${sum('b')}`
}

function damaged(index: string): Problem {
  const message = 'This is no index of prepared records, or it is damaged.'
  return { code: 'syntax', place: { file: index }, message, mend: MEND }
}

function misfit(index: string, made: string): Problem {
  return { code: 'contradiction', place: { file: index }, message: `The index was made ${made}.`, mend: MEND }
}

const MEND = 'Remove the file, or name another, and prepare the records again.'

function absent(index: string): Problem {
  const message = 'There is no such index.'
  return { code: 'unreadable', place: { file: index }, message, mend: 'Prepare the records first.' }
}

function busy(index: string): Problem {
  const message = 'Another program is using the index.'
  return { code: 'unreadable', place: { file: index }, message, mend: 'Wait until it is done, and call again.' }
}
