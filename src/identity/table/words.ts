import type { Session } from '../../sql/index.ts'
import { rarityOf } from '../comparison/level.ts'
import { CODE } from '../comparison/names.ts'
import type { FixedRarities } from '../model/model.ts'
import { asName, letterSet, readWord } from '../names/index.ts'
import { hashOf } from './hash.ts'
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

/**
 * Reads every written word of the sides once and stores what it is: table `word` (raw, code, spare) and table
 * `word_code` (code, text, sound, variant, letters, seldom, often). Particles and the like have a spare code, which
 * stands in only for a name that has nothing else. How rare a word is, whether it is seldom, and whether its sound is
 * heard often comes from the list of fixed rarities, or is counted on these sides.
 */
export async function readWords(
  session: Session,
  sides: readonly string[],
  fixed: FixedRarities | undefined,
): Promise<void> {
  const [raws = [], counts = []] = await session.columns(writtenWordsSql(sides))
  const entries = new Map<string, Entry>()
  let total = 0
  raws.forEach((raw, place) => {
    if (typeof raw !== 'string') return
    const word = readCutWord(raw)
    if (word.text === '' || word.kind === 'placeholder') return
    const count = Number(counts[place] ?? 0)
    total += count
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
  const ordered = [...entries.values()].sort(
    (a, b) => b.count - a.count || (a.text === b.text ? (a.kind < b.kind ? -1 : 1) : a.text < b.text ? -1 : 1),
  )
  const listed = new Map(Object.entries(fixed?.listed ?? {}))
  const rarity = ({ text, count }: Entry): number =>
    fixed === undefined ? rarityOf(count / total) : (listed.get(text) ?? fixed.others)
  const coded = ordered.map((entry, place) => ({ entry, code: codeOf(entry, place, rarity(entry)) }))
  const written = coded.flatMap(({ entry, code }) => entry.raws.map(({ raw, kept }) => ({ raw, code, kept })))
  await session.store('word', [
    { name: 'raw', kind: 'text', values: written.map(({ raw }) => raw) },
    { name: 'code', kind: 'integer', values: written.map(({ code, kept }) => (kept ? code : null)) },
    { name: 'spare', kind: 'integer', values: written.map(({ code, kept }) => (kept ? null : code)) },
  ])
  const named = coded.filter(({ entry }) => entry.kind !== 'initial')
  const often = fixed === undefined ? heardOften(named) : new Set([...listed.keys()].map(soundOfListed))
  const seldom = ({ text, count }: Entry): boolean => (fixed === undefined ? count <= SELDOM : !listed.has(text))
  await session.store('word_code', [
    { name: 'code', kind: 'integer', values: named.map(({ code }) => code) },
    { name: 'text', kind: 'text', values: named.map(({ entry }) => entry.text) },
    { name: 'sound', kind: 'integer', values: named.map(({ entry }) => soundOf(entry)) },
    { name: 'variant', kind: 'integer', values: named.map(({ entry }) => shortHash(entry.variant)) },
    { name: 'letters', kind: 'integer', values: named.map(({ entry }) => letterSet(entry.text)) },
    { name: 'seldom', kind: 'integer', values: named.map(({ entry }) => (seldom(entry) ? 1 : 0)) },
    { name: 'often', kind: 'integer', values: named.map(({ entry }) => (often.has(soundOf(entry)) ? 1 : 0)) },
  ])
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

function codeOf(entry: Entry, place: number, rarity: number): number {
  const letter = entry.text.charCodeAt(0) - 64
  return entry.kind === 'initial' ? letter : ((place + 1) * CODE.rarities + rarity) * CODE.letters + letter
}

/** A number of 26 bits for a text; two of them fit into one key. */
function shortHash(text: string): number {
  return ((hashOf(text) >>> 0) % 0x3ffffff) + 1
}
