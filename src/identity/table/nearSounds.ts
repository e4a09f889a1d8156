import type { Session } from '../../sql/index.ts'
import { WORDS } from '../comparison/names.ts'
import { oneDeletions } from '../names/index.ts'
import { hashOf } from './hash.ts'

/** Words shorter than this have too many neighbours. */
const LEAST_LETTERS = 4

/** Of two near sounds one is heard this often at most in all names: two common sounds say too little. */
const SELDOM = 75

/**
 * Finds for every sound in the names of the left table the sounds of words one slip away, and of nicknames and other
 * forms of the name: table `near_sound` (sound, near). Two words are one slip apart when they share a key with one
 * letter left out; the keys are made once for each different word. With fixed rarities one of the two must sound
 * like no listed word, so that what is found does not depend on what else the tables hold.
 */
export async function findNearSounds(session: Session, fixed: boolean): Promise<void> {
  const [texts = [], sounds = [], listed = []] = await session.columns('select text, sound, listed from word_code')
  const keys: number[] = []
  const soundOfKey: number[] = []
  const listedOfKey: number[] = []
  for (const [place, text] of texts.entries()) {
    if (typeof text !== 'string' || text.length < LEAST_LETTERS) continue
    for (const key of oneDeletions(text)) {
      keys.push(hashOf(key))
      soundOfKey.push(Number(sounds[place]))
      listedOfKey.push(Number(listed[place]))
    }
  }
  await session.store('word_deletion', [
    { name: 'k', kind: 'integer', values: keys },
    { name: 'sound', kind: 'integer', values: soundOfKey },
    { name: 'listed', kind: 'integer', values: listedOfKey },
  ])
  const left = WORDS.map((word) => `select s${word} as sound from left_person where s${word} is not null`).join(
    ' union ',
  )
  const seldom = fixed ? 'a.listed * b.listed = 0' : 'true'
  const heard = fixed ? '' : `and least(a.heard, b.heard) <= ${SELDOM}`
  await session.run(`create or replace table near_sound as
    with asked as (select distinct sound from (${left}) as sounds),
      known as (select sound, sum(n) as heard from word_code group by sound),
      near as (
        select a.sound, b.sound as near from word_deletion as a join asked on asked.sound = a.sound
          join word_deletion as b on b.k = a.k where ${seldom}
        union
        select a.sound, b.sound from word_code as a join asked on asked.sound = a.sound
          join word_code as b on b.variant = a.variant where ${seldom})
    select near.sound, near.near from near join known as a on a.sound = near.sound join known as b on b.sound = near.near
    where near.sound <> near.near ${heard}`)
  await session.run('drop table word_deletion')
}
