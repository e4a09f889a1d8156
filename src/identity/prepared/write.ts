import type { Session } from '../../sql/index.ts'
import { storeDeletions } from '../table/nearSounds.ts'
import { besideSql, keysSql, PERSON_COLUMNS, RECORD_COLUMNS, TABLES } from './tables.ts'
import type { WordChanges } from './words.ts'

/** Stores beside the index what is to become of its words; an index is written to in one go. */
export async function storeWordChanges(session: Session, { fresh, counts }: WordChanges): Promise<void> {
  await session.store('word_use', [
    { name: 'code', kind: 'integer', values: [...counts.keys()] },
    { name: 'n', kind: 'integer', values: [...counts.values()] },
  ])
  await storeDeletions(session, 'fresh_deletion', fresh)
  await session.store('fresh_word', [{ name: 'code', kind: 'integer', values: fresh.map(({ code }) => code) }])
}

/**
 * Writes the records of the side `added` into an index: into tables that are made for it, or behind what they hold.
 * The numbers of people and records begin after `base`.
 */
export async function writeBatch(session: Session, base: number, isNew: boolean): Promise<void> {
  const put = async (table: string, query: string): Promise<void> =>
    await session.run(isNew ? `create table ${table} as ${query}` : `insert into ${table} ${query}`)
  const { dialect } = session
  const record = RECORD_COLUMNS.map((column) => `written.${column}`)
  await put(
    TABLES.record,
    `select cast(number.rid + ${base} as integer) as rec, number.a, number.b, ${record.join(', ')}
      from added_row as written join added_number as number on number.rid = written.rid`,
  )
  await put(
    TABLES.person,
    `select cast(pid + ${base} as integer) as pid, cast(rid + ${base} as integer) as rec, ${PERSON_COLUMNS.join(', ')} from added_person`,
  )
  await put(TABLES.key, `select k, cast(pid + ${base} as integer) as pid from (${keysSql(dialect)}) as kept order by k`)
  const beside = besideSql('word_code')
  await put(
    TABLES.beside,
    `select word, sound, cast(pid + ${base} as integer) as pid from (${beside}) as kept order by word`,
  )
  await put(
    TABLES.word,
    `select word.code, word.text, word.sound, word.variant, word.letters, word.seldom, word.often, word_use.n
      from word_code as word join word_use on word_use.code = word.code where word.code in (select code from fresh_word)`,
  )
  await put(TABLES.deletion, 'select k, sound, code, seldom, often from fresh_deletion')
  // A few records among very many are fetched one by one.
  if (isNew) await session.run(dialect.createIndex(TABLES.record, 'rec'))
}

/** Takes the records of table `gone` out of the index. */
export async function removeGone(session: Session): Promise<void> {
  const people = `select pid from ${TABLES.person} where rec in (select rec from gone)`
  await session.run(`delete from ${TABLES.key} where pid in (${people});
    delete from ${TABLES.beside} where pid in (${people});
    delete from ${TABLES.person} where rec in (select rec from gone);
    delete from ${TABLES.record} where rec in (select rec from gone)`)
}

/** Brings the counts of words up to date; a word that no record has is taken out. */
export async function recountWords(session: Session): Promise<void> {
  const none = 'select code from word_use where n = 0'
  await session.run(`update ${TABLES.word} set n = (select n from word_use where word_use.code = ${TABLES.word}.code)
      where code in (select code from word_use);
    delete from ${TABLES.word} where code in (${none});
    delete from ${TABLES.deletion} where code in (${none})`)
}

/** Says anew where today's rows are. */
export async function writePlaces(session: Session): Promise<void> {
  await session.run(`drop table if exists ${TABLES.place};
    create table ${TABLES.place} as select today.rid, record.rec from today_sum as today
      join ${TABLES.record} as record on record.a = today.a and record.b = today.b`)
}
