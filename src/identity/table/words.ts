import type { Session } from '../../sql/index.ts'
import { rarityOf } from '../comparison/level.ts'
import { CODE } from '../comparison/names.ts'
import type { FixedRarities } from '../model/model.ts'
import { asName, letterSet, readWord } from '../names/index.ts'
import { hashOf } from './hash.ts'
import type { SoundedWord } from './nearSounds.ts'
import { readCutWord } from './oddNames.ts'
import { writtenWordsSql } from './people.ts'

/** A word or sound is seldom that is heard this often at most in all names. */
const SELDOM = 75

interface Entry {
  readonly text: string
  readonly kind: string
  readonly sound: string
  readonly variant: string
  count: number
  readonly raws: { readonly raw: string; readonly kept: boolean }[]
}

/** A word that has a code, and how often it stands in the names that were read. */
export interface CodedWord extends SoundedWord {
  readonly count: number
}

/** Words that have codes already, and the number from which on new codes are free. */
export interface Coded {
  readonly codes: ReadonlyMap<string, number>
  readonly next: number
}

/**
 * Reads every written word of the sides once and stores what it is: table `word` (raw, code, spare) and table
 * `word_code` (code, text, sound, variant, letters, seldom, often). Particles and the like have a spare code, which
 * stands in only for a name that has nothing else. How rare a word is, whether it is seldom, and whether its sound is
 * heard often comes from the list of fixed rarities, or is counted on these sides. A word that `coded` finds among
 * those known keeps its code. Answers with the words that are no initials.
 */
export async function readWords(
  session: Session,
  sides: readonly string[],
  fixed: FixedRarities | undefined,
  coded: (texts: readonly string[]) => Promise<Coded> = async () => NONE_CODED,
): Promise<readonly CodedWord[]> {
  const entries = await readEntries(session, sides)
  const total = entries.reduce((sum, { count }) => sum + count, 0)
  const list = fixed === undefined ? undefined : listOf(fixed)
  const rarity = ({ text, count }: Entry): number =>
    list === undefined ? rarityOf(count / total) : (list.rarities.get(text) ?? list.others)
  const known = await coded(entries.flatMap(({ text, kind }) => (kind === 'initial' ? [] : [text])))
  let next = known.next
  const all = entries.map((entry) => {
    if (entry.kind === 'initial') return { entry, code: letterOf(entry) }
    return { entry, code: known.codes.get(entry.text) ?? codeOf(entry, next++, rarity(entry)) }
  })
  const written = all.flatMap(({ entry, code }) => entry.raws.map(({ raw, kept }) => ({ raw, code, kept })))
  await session.store('word', [
    { name: 'raw', kind: 'text', values: written.map(({ raw }) => raw) },
    { name: 'code', kind: 'integer', values: written.map(({ code, kept }) => (kept ? code : null)) },
    { name: 'spare', kind: 'integer', values: written.map(({ code, kept }) => (kept ? null : code)) },
  ])
  const named = all.filter(({ entry }) => entry.kind !== 'initial')
  const often = list === undefined ? heardOften(named) : list.sounds
  const seldom = ({ text, count }: Entry): boolean => (list === undefined ? count <= SELDOM : !list.rarities.has(text))
  const words = named.map(({ entry, code }) => {
    const sound = soundOf(entry)
    const rare = { seldom: seldom(entry) ? 1 : 0, often: often.has(sound) ? 1 : 0 }
    const { text, count, variant } = entry
    return { code, text, sound, ...rare, count, variant: shortHash(variant), letters: letterSet(text) }
  })
  await session.store('word_code', [
    { name: 'text', kind: 'text', values: words.map(({ text }) => text) },
    ...(['code', 'sound', 'variant', 'letters', 'seldom', 'often'] as const).map((name) => ({
      name,
      kind: 'integer' as const,
      values: words.map((word) => word[name]),
    })),
  ])
  return words
}

const NONE_CODED: Coded = { codes: new Map(), next: 1 }

/** The words in the cut names of some sides, without initials, and how often each stands there. */
export async function countWordsOf(session: Session, side: string): Promise<ReadonlyMap<string, number>> {
  const entries = await readEntries(session, [side])
  return new Map(entries.flatMap(({ text, kind, count }) => (kind === 'initial' ? [] : [[text, count] as const])))
}

/** The words in the cut names of some sides, the most frequent first. */
async function readEntries(session: Session, sides: readonly string[]): Promise<readonly Entry[]> {
  const [raws = [], counts = []] = await session.columns(writtenWordsSql(sides))
  const entries = new Map<string, Entry>()
  raws.forEach((raw, place) => {
    if (typeof raw !== 'string') return
    const word = readCutWord(raw)
    if (word.text === '' || word.kind === 'placeholder') return
    const count = Number(counts[place] ?? 0)
    // A letter alone is an initial, or the surname O: two words of one text.
    const key = word.kind === 'initial' ? `${word.text}.` : word.text
    const written = { raw, kept: isKept(word.kind) }
    const known = entries.get(key)
    if (known === undefined) {
      const named = word.kind === 'initial' ? word : { ...asName(word), kind: 'name' }
      entries.set(key, { ...named, count, raws: [written] })
    } else {
      known.count += count
      known.raws.push(written)
    }
  })
  return [...entries.values()].sort(
    (a, b) => b.count - a.count || (a.text === b.text ? (a.kind < b.kind ? -1 : 1) : a.text < b.text ? -1 : 1),
  )
}

/** A list of fixed rarities made ready: the rarities of its words, and how these sound. */
interface WordList {
  readonly rarities: ReadonlyMap<string, number>
  readonly others: number
  readonly sounds: ReadonlySet<number>
}

const lists = new WeakMap<FixedRarities, WordList>()

function listOf(fixed: FixedRarities): WordList {
  const before = lists.get(fixed)
  if (before !== undefined) return before
  const rarities = new Map(Object.entries(fixed.listed))
  const list = { rarities, others: fixed.others, sounds: new Set([...rarities.keys()].map(soundOfListed)) }
  lists.set(fixed, list)
  return list
}

/** The sounds that all words with them have more often than a seldom word is heard. */
function heardOften(named: readonly { readonly entry: Entry }[]): ReadonlySet<number> {
  const heard = new Map<number, number>()
  for (const { entry } of named) heard.set(soundOf(entry), (heard.get(soundOf(entry)) ?? 0) + entry.count)
  return new Set([...heard].filter(([, count]) => count > SELDOM).map(([sound]) => sound))
}

function soundOf({ sound, text }: { readonly sound: string; readonly text: string }): number {
  return shortHash(sound === '' ? text : sound)
}

function soundOfListed(text: string): number {
  return soundOf(asName(readWord(text)))
}

function isKept(kind: string): boolean {
  return kind === 'name' || kind === 'initial'
}

/** The code of a word by its number, its rarity and its first letter; that of an initial is its letter alone. */
function codeOf(entry: Entry, number: number, rarity: number): number {
  return firstCode(number) + rarity * CODE.letters + letterOf(entry)
}

/** The least code of a word with this number. */
export function firstCode(number: number): number {
  return number * CODE.rarities * CODE.letters
}

function letterOf({ text }: Entry): number {
  return text.charCodeAt(0) - 64
}

/** A number of 26 bits for a text; two of them fit into one key. */
function shortHash(text: string): number {
  return ((hashOf(text) >>> 0) % 0x3ffffff) + 1
}
