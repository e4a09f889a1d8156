import type { Session } from '../../sql/index.ts'
import { rarityOf } from '../comparison/level.ts'
import { CODE } from '../comparison/names.ts'
import type { FixedRarities } from '../model/model.ts'
import { asName, letterSet, readWord } from '../names/index.ts'
import { hashOf } from './hash.ts'
import { readCutWord } from './oddNames.ts'
import { writtenWordsSql } from './people.ts'

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
 * `word_code` (code, text, sound, variant, letters, n, listed). Particles and the like have a spare code, which stands
 * in only for a name that has nothing else. How rare a word is comes from `fixed`, or is counted on these sides;
 * `listed` is 1 for a word that sounds like one of the list.
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
  const sounds = new Set(Object.keys(fixed?.listed ?? {}).map((text) => soundOf(readWord(text))))
  const named = coded.filter(({ entry }) => entry.kind !== 'initial')
  await session.store('word_code', [
    { name: 'code', kind: 'integer', values: named.map(({ code }) => code) },
    { name: 'text', kind: 'text', values: named.map(({ entry }) => entry.text) },
    {
      name: 'sound',
      kind: 'integer',
      values: named.map(({ entry }) => shortHash(soundOf(entry))),
    },
    { name: 'variant', kind: 'integer', values: named.map(({ entry }) => shortHash(entry.variant)) },
    { name: 'letters', kind: 'integer', values: named.map(({ entry }) => letterSet(entry.text)) },
    { name: 'n', kind: 'integer', values: named.map(({ entry }) => entry.count) },
    { name: 'listed', kind: 'integer', values: named.map(({ entry }) => (sounds.has(soundOf(entry)) ? 1 : 0)) },
  ])
}

function soundOf({ sound, text }: { readonly sound: string; readonly text: string }): string {
  return sound === '' ? text : sound
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
