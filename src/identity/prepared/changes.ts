import type { Session } from '../../sql/index.ts'
import { contentSql, type PeopleSource, readRows } from '../table/people.ts'
import { contentSumSql } from './openIndex.ts'
import { INDEX_PLAN, RECORD_COLUMNS, TABLES } from './tables.ts'

/** How the rows of a table differ from those that an index holds; rows of one content are told apart by their number. */
export interface Changes {
  readonly rows: number
  readonly added: number
  readonly removed: number
  readonly kept: number
  /** How many different contents are new, and how many stand nowhere any more. */
  readonly records: { readonly added: number; readonly gone: number }
  /** The sum over the different contents of the rows. */
  readonly content: string
  /** Whether every row stands where it stood. */
  readonly inPlace: boolean
}

/**
 * Reads today's rows: tables `today_row`, `today_sum` (rid, a, b: two numbers that stand for all that a row holds) and
 * `today_content` (a, b, the first row of the content, how many rows have it).
 */
export async function readToday(session: Session, source: PeopleSource): Promise<void> {
  const { dialect } = session
  await readRows(session, 'today', source, INDEX_PLAN)
  const columns = RECORD_COLUMNS.filter((column) => column.startsWith('x'))
  // With two different signs between the columns, two rows of other cells cannot make the same two texts.
  const sum = (between: string): string =>
    dialect.hash(`${dialect.literal(source.dates)} || '${between}' || ${contentSql(['id', ...columns], between)}`)
  await session.run(`create or replace table today_sum as select rid, ${sum('\u001f')} as a, ${sum('\u001e')} as b from today_row;
    create or replace table today_content as select a, b, min(rid) as rid, count(*) as copies from today_sum group by a, b`)
}

/** Compares today's rows with the index that is open: tables `added` (rid, a, b) and `gone` (rec). */
export async function findChanges(session: Session): Promise<Changes> {
  const { record, place } = TABLES
  await session.run(`create or replace table known as select record.rec, today.rid, today.a, today.b, today.copies
      from today_content as today join ${record} as record on record.a = today.a and record.b = today.b;
    create or replace table added as select today.rid, today.a, today.b from today_content as today
      where today.rid not in (select rid from known);
    create or replace table gone as select rec from ${record} where rec not in (select rec from known)`)
  const [[rows = 0] = [], [before = 0] = [], [kept = 0] = [], [fresh = 0] = [], [gone = 0] = [], [same = 0] = []] =
    await session.columns(`select (select count(*) from today_sum), (select count(*) from ${place}),
      (select coalesce(sum(least(known.copies, stood.n)), 0) from known
        join (select rec, count(*) as n from ${place} group by rec) as stood on stood.rec = known.rec),
      (select count(*) from added), (select count(*) from gone),
      (select count(*) from today_sum as today join ${place} as place on place.rid = today.rid
        join ${record} as record on record.rec = place.rec where record.a = today.a and record.b = today.b)`)
  return {
    rows: Number(rows),
    added: Number(rows) - Number(kept),
    removed: Number(before) - Number(kept),
    kept: Number(kept),
    records: { added: Number(fresh), gone: Number(gone) },
    content: await contentOf(session),
    inPlace: Number(same) === Number(rows) && Number(before) === Number(rows),
  }
}

/** Where there is no index yet all rows are new: table `added`. */
export async function takeAll(session: Session): Promise<Changes> {
  await session.run('create or replace table added as select rid, a, b from today_content')
  const [[rows = 0] = [], [records = 0] = []] = await session.columns(
    'select (select count(*) from today_sum), (select count(*) from added)',
  )
  const content = await contentOf(session)
  const all = { added: Number(rows), removed: 0, kept: 0, inPlace: false }
  return { ...all, rows: Number(rows), records: { added: Number(records), gone: 0 }, content }
}

async function contentOf(session: Session): Promise<string> {
  const [[content = ''] = []] = await session.columns(`select ${contentSumSql()} from today_content`)
  return String(content)
}

/** Puts the rows of `added` together as a side of their own: tables `added_number` (rid, today, a, b) and `added_row`. */
export async function numberAdded(session: Session, { rows, records }: Changes): Promise<void> {
  if (records.added === rows) {
    await session.run(`create or replace table added_number as select rid, rid as today, a, b from today_sum;
      drop table if exists added_row; alter table today_row rename to added_row`)
    return
  }
  await session.run(`create or replace table added_number as
      select cast(row_number() over (order by rid) as integer) as rid, rid as today, a, b from added;
    create or replace table added_row as select number.rid, ${RECORD_COLUMNS.map((column) => `today.${column}`).join(', ')}
      from today_row as today join added_number as number on number.today = today.rid`)
}
