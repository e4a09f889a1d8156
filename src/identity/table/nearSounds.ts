import type { Session } from '../../sql/index.ts'
import { WORDS } from '../comparison/names.ts'
import { oneDeletions } from '../names/index.ts'
import { hashOf } from './hash.ts'

/** Words shorter than this have too many neighbours. */
const LEAST_LETTERS = 4

/** A word that may be near others. */
export interface SoundedWord {
  readonly text: string
  readonly sound: number
  readonly code: number
  /** Whether the word is seldom, and whether its sound is heard often: 1 or 0. */
  readonly seldom: number
  readonly often: number
}

/** Relations of all words of both tables (as `word_code`) and of their keys with one letter left out. */
export interface KnownWords {
  readonly codes: string
  readonly deletions: string
}

/** Finds the near sounds of the words of table `word_code`; see `findNearIn`. */
export async function findNearSounds(session: Session): Promise<void> {
  const [texts = [], ...numbers] = await session.columns('select text, sound, code, seldom, often from word_code')
  const words = texts.map((text, at) => {
    const [sound = 0, code = 0, seldom = 0, often = 0] = numbers.map((column) => Number(column[at]))
    return { text: String(text), sound, code, seldom, often }
  })
  await storeDeletions(session, 'word_deletion', words)
  await findNearIn(session, { codes: 'word_code', deletions: 'word_deletion' })
  await session.run('drop table word_deletion')
}

/** Stores the keys of words with one letter left out (k, sound, code, seldom, often), once for each different word. */
export async function storeDeletions(session: Session, table: string, words: readonly SoundedWord[]): Promise<void> {
  const keys: number[] = []
  const wordOfKey: SoundedWord[] = []
  for (const word of words) {
    if (word.text.length < LEAST_LETTERS) continue
    for (const key of oneDeletions(word.text)) {
      keys.push(hashOf(key))
      wordOfKey.push(word)
    }
  }
  await session.store(table, [
    { name: 'k', kind: 'integer', values: keys },
    ...(['sound', 'code', 'seldom', 'often'] as const).map((name) => ({
      name,
      kind: 'integer' as const,
      values: wordOfKey.map((word) => word[name]),
    })),
  ])
}

/**
 * Finds for every sound in the names of the left table the sounds of words one slip away, and of nicknames and other
 * forms of the name: table `near_sound` (sound, near). Two words are one slip apart when they share a key with one
 * letter left out; the keys are made once for each different word. A slip makes a seldom word, which may sound like
 * common ones: the sounds near such a word, it or the near one being of the left table, are in table `near_word`
 * (code, near). Two sounds that are both heard often say too little.
 */
export async function findNearIn(session: Session, { codes, deletions }: KnownWords): Promise<void> {
  const left = WORDS.map((word) => `select s${word} as sound from left_person where s${word} is not null`).join(
    ' union ',
  )
  await session.run(`create or replace table near_sound as
    with asked as (select distinct sound from (${left}) as sounds)
    select a.sound, b.sound as near from ${deletions} as a join asked on asked.sound = a.sound
      join ${deletions} as b on b.k = a.k where a.sound <> b.sound and a.often * b.often = 0
    union
    select a.sound, b.sound from ${codes} as a join asked on asked.sound = a.sound
      join ${codes} as b on b.variant = a.variant where a.sound <> b.sound and a.often * b.often = 0`)
  const words = WORDS.map((word) => `select ${word} as code from left_person where s${word} is not null`).join(
    ' union ',
  )
  await session.run(`create or replace table near_word as
    with asked as (select distinct code from (${words}) as codes),
      slip as (select a.code, a.sound, a.seldom, b.code as other, b.sound as near, b.seldom as other_seldom
        from ${deletions} as a join asked on asked.code = a.code join ${deletions} as b on b.k = a.k
        where a.often = 1 and b.often = 1 and a.sound <> b.sound)
    select code, near from slip where seldom = 1
    union
    select other, sound from slip where other_seldom = 1`)
}
