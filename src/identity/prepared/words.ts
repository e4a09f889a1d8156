import type { Session } from '../../sql/index.ts'
import { cutNames } from '../table/people.ts'
import { type Coded, type CodedWord, countWordsOf } from '../table/words.ts'
import { RECORD_COLUMNS, TABLES } from './tables.ts'

/** A word of an index: its code, and how often it stands in different records. */
interface KnownWord {
  readonly code: number
  readonly count: number
}

/** Looks texts up among the words of the index that is open. */
async function lookUp(session: Session, texts: readonly string[]): Promise<ReadonlyMap<string, KnownWord>> {
  await session.store('asked_word', [{ name: 'text', kind: 'text', values: texts }])
  const [found = [], codes = [], counts = []] = await session.columns(
    `select word.text, word.code, word.n from ${TABLES.word} as word join asked_word as asked on asked.text = word.text`,
  )
  await session.run('drop table asked_word')
  return new Map(
    found.map((text, at) => [String(text), { code: Number(codes[at]), count: Number(counts[at]) }] as const),
  )
}

/** Gives the words of the index that is open their codes, and tells from which number on codes are free. */
export function codesIn(session: Session, next: number): (texts: readonly string[]) => Promise<Coded> {
  return async (texts) => {
    const known = await lookUp(session, texts)
    return { codes: new Map([...known].map(([text, { code }]) => [text, code] as const)), next }
  }
}

/** What becomes of the words of an index: those that are new, and how often each word stands from now on. */
export interface WordChanges {
  readonly fresh: readonly CodedWord[]
  /** By code; 0 for a word that no record has any more. */
  readonly counts: ReadonlyMap<number, number>
}

/** The words of a new index. */
export function allFresh(words: readonly CodedWord[]): WordChanges {
  return { fresh: words, counts: new Map(words.map(({ code, count }) => [code, count] as const)) }
}

/** What the words of added records, and those of the records in table `gone`, change in the index that is open. */
export async function wordChanges(session: Session, added: readonly CodedWord[]): Promise<WordChanges> {
  await session.run(`create or replace table gone_row as select rec as rid, ${RECORD_COLUMNS.join(', ')}
    from ${TABLES.record} where rec in (select rec from gone)`)
  await cutNames(session, 'gone')
  const gone = await countWordsOf(session, 'gone')
  await session.run('drop table gone_row; drop table gone_cut')
  const known = await lookUp(session, [...new Set([...added.map(({ text }) => text), ...gone.keys()])])
  const counts = new Map<number, number>()
  for (const { code, count } of known.values()) counts.set(code, count)
  for (const { code, count } of added) counts.set(code, (counts.get(code) ?? 0) + count)
  for (const [text, count] of gone) {
    const before = known.get(text)
    if (before === undefined) throw new RangeError('A record of the index has a word that the index does not know.')
    counts.set(before.code, (counts.get(before.code) ?? 0) - count)
  }
  return { fresh: added.filter(({ text }) => !known.has(text)), counts }
}
