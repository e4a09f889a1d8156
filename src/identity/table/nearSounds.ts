import type { Session } from '../../sql/index.ts'
import { WORDS } from '../comparison/names.ts'
import { oneDeletions } from '../names/index.ts'
import { hashOf } from './hash.ts'

/** Words shorter than this have too many neighbours. */
const LEAST_LETTERS = 4

/**
 * Finds for every sound in the names of the left table the sounds of words one slip away, and of nicknames and other
 * forms of the name: table `near_sound` (sound, near). Two words are one slip apart when they share a key with one
 * letter left out; the keys are made once for each different word. A slip makes a seldom word, which may sound like
 * common ones: the sounds near such a word, it or the near one being of the left table, are in table `near_word`
 * (code, near). Two sounds that are both heard often say too little.
 */
export async function findNearSounds(session: Session): Promise<void> {
  const [texts = [], sounds = [], codes = []] = await session.columns('select text, sound, code from word_code')
  const keys: number[] = []
  const soundOfKey: number[] = []
  const codeOfKey: number[] = []
  for (const [place, text] of texts.entries()) {
    if (typeof text !== 'string' || text.length < LEAST_LETTERS) continue
    for (const key of oneDeletions(text)) {
      keys.push(hashOf(key))
      soundOfKey.push(Number(sounds[place]))
      codeOfKey.push(Number(codes[place]))
    }
  }
  await session.store('word_deletion', [
    { name: 'k', kind: 'integer', values: keys },
    { name: 'sound', kind: 'integer', values: soundOfKey },
    { name: 'code', kind: 'integer', values: codeOfKey },
  ])
  const left = WORDS.map((word) => `select s${word} as sound from left_person where s${word} is not null`).join(
    ' union ',
  )
  await session.run(`create or replace table near_sound as
    with asked as (select distinct sound from (${left}) as sounds),
      known as (select sound, max(often) as often from word_code group by sound),
      near as (
        select a.sound, b.sound as near from word_deletion as a join asked on asked.sound = a.sound
          join word_deletion as b on b.k = a.k
        union
        select a.sound, b.sound from word_code as a join asked on asked.sound = a.sound
          join word_code as b on b.variant = a.variant)
    select near.sound, near.near from near join known as a on a.sound = near.sound join known as b on b.sound = near.near
    where near.sound <> near.near and a.often * b.often = 0`)
  const words = WORDS.map((word) => `select ${word} as code from left_person where s${word} is not null`).join(
    ' union ',
  )
  await session.run(`create or replace table near_word as
    with asked as (select distinct code from (${words}) as codes),
      common as (select slip.*, word.seldom from word_deletion as slip join word_code as word on word.code = slip.code
        where word.often = 1),
      seldom as (select * from common where seldom = 1)
    select a.code, b.sound as near from seldom as a join asked on asked.code = a.code join common as b on b.k = a.k
      where a.sound <> b.sound
    union
    select a.code, b.sound from seldom as a join common as b on b.k = a.k join asked on asked.code = b.code
      where a.sound <> b.sound`)
  await session.run('drop table word_deletion')
}
