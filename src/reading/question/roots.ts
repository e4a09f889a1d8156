import type { ReadText } from '../read.ts'

/** How one text goes back to another. */
type Derivation = 'links' | 'embeds' | 'quotes' | 'near-copy'

/** A text that goes back to another, as far as the words show it; a person may know better. */
export interface Edge {
  /** Places of the two texts in the list; `from` rests on `to`. */
  readonly from: number
  readonly to: number
  readonly how: Derivation
  readonly shows: string
  /** Whether it is known which of the two came first. */
  readonly directed: boolean
}

/** Texts that go back to one origin: however many they are, they count once. */
export interface Origin {
  readonly texts: readonly number[]
  /** The text that the others go back to; null where they go round in a circle or the first cannot be told. */
  readonly root: number | null
  readonly because: string
}

/** Which texts go back to which, and how many origins are left. */
export interface Roots {
  readonly edges: readonly Edge[]
  readonly origins: readonly Origin[]
}

/** Quotations of fewer words are too common to show where a text comes from. */
const QUOTED_WORDS = 6

/** Texts that share this much of their runs of five words are near copies. */
const NEAR_COPY = 0.3

/** Finds which texts rest on which: by links, embedded posts, the same quotations, and shared runs of five words. */
export function rootsOf(texts: readonly ReadText[]): Roots {
  if (texts.length < 2) return { edges: [], origins: originsOf(texts, []) }
  const words = texts.map(({ source }) => wordsOf(source.text))
  const shingles = words.map(shinglesOf)
  const quotations = texts.map(
    ({ statements }) =>
      new Set(
        statements
          .filter(({ form }) => form === 'quotation')
          .map(({ selector }) => wordsOf(selector.exact))
          .filter((some) => some.length >= QUOTED_WORDS)
          .map((some) => some.join(' ')),
      ),
  )
  const edges: Edge[] = []
  for (let a = 0; a < texts.length; a++) {
    for (let b = a + 1; b < texts.length; b++) {
      const edge = linkBetween(texts, a, b) ?? likeness({ texts, a, b, words, shingles, quotations })
      if (edge !== null) edges.push(...[edge].flat())
    }
  }
  return { edges, origins: originsOf(texts, edges) }
}

function wordsOf(text: string): readonly string[] {
  return [
    ...text
      .toLowerCase()
      .normalize('NFC')
      .matchAll(/[\p{L}\p{N}]+/gu),
  ].map(([word]) => word)
}

function shinglesOf(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at + 5 <= words.length; at++) found.add(words.slice(at, at + 5).join(' '))
  return found
}

function linkBetween(texts: readonly ReadText[], a: number, b: number): readonly Edge[] | null {
  const edges: Edge[] = []
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const [one, other] = [texts[from]?.source, texts[to]?.source]
    if (one === undefined || other === undefined) continue
    const link = one.links.find(({ url }) => other.url !== null && sameAddress(url, other.url))
    if (link !== undefined)
      edges.push({ from, to, how: 'links', shows: `"${link.says}" points at ${link.url}`, directed: true })
    const post = isPost(texts[to])
      ? one.posts.find(
          ({ account, on }) =>
            account !== null && account === other.posts[0]?.account && (on === null || on === other.published),
        )
      : undefined
    if (post !== undefined)
      edges.push({ from, to, how: 'embeds', shows: `the post of ${post.account}`, directed: true })
  }
  return edges.length === 0 ? null : edges
}

function isPost(text: ReadText | undefined): boolean {
  return (
    text?.source.posts.length === 1 && text.source.blocks.every(({ kind }) => kind === 'post' || kind === 'caption')
  )
}

function sameAddress(a: string, b: string): boolean {
  const plain = (url: string): string =>
    url
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/[/#?].*$/, (rest) => rest.replace(/[#?].*$/, '').replace(/\/$/, ''))
  return plain(a) === plain(b)
}

interface Pair {
  readonly texts: readonly ReadText[]
  readonly a: number
  readonly b: number
  readonly words: readonly (readonly string[])[]
  readonly shingles: readonly ReadonlySet<string>[]
  readonly quotations: readonly ReadonlySet<string>[]
}

function likeness({ texts, a, b, words, shingles, quotations }: Pair): Edge | null {
  const [left, right] = [shingles[a] ?? new Set<string>(), shingles[b] ?? new Set<string>()]
  const shared = left.intersection(right).size
  const all = left.size + right.size - shared
  const [from, to, directed] = later(texts, a, b)
  if (all > 0 && shared / all >= NEAR_COPY) {
    return {
      from,
      to,
      how: 'near-copy',
      shows: `${Math.round((100 * shared) / all)} % of the runs of five words are the same`,
      directed,
    }
  }
  const quoted =
    [...(quotations[a] ?? [])].find((quotation) => quotations[b]?.has(quotation) || contains(words[b], quotation)) ??
    [...(quotations[b] ?? [])].find((quotation) => contains(words[a], quotation))
  if (quoted === undefined) return null
  return { from, to, how: 'quotes', shows: `both have "${quoted}"`, directed }
}

function contains(words: readonly string[] | undefined, quotation: string): boolean {
  return words !== undefined && ` ${words.join(' ')} `.includes(` ${quotation} `)
}

/** The later of two texts rests on the earlier one; without days it cannot be told. */
function later(texts: readonly ReadText[], a: number, b: number): readonly [number, number, boolean] {
  const [first, second] = [texts[a]?.source.published ?? null, texts[b]?.source.published ?? null]
  if (first === null || second === null || first === second) return [b, a, false]
  return first < second ? [b, a, true] : [a, b, true]
}

function originsOf(texts: readonly ReadText[], edges: readonly Edge[]): readonly Origin[] {
  const group = texts.map((_, at) => at)
  const find = (at: number): number => {
    let top = at
    while (group[top] !== undefined && group[top] !== top) top = group[top] ?? top
    return top
  }
  for (const { from, to } of edges) group[Math.max(find(from), find(to))] = Math.min(find(from), find(to))
  const groups = new Map<number, number[]>()
  for (const at of texts.keys()) groups.set(find(at), [...(groups.get(find(at)) ?? []), at])
  return [...groups.values()].map((members) => originOf(members, edges))
}

function originOf(members: readonly number[], edges: readonly Edge[]): Origin {
  const [only] = members
  if (members.length === 1 && only !== undefined)
    return { texts: members, root: only, because: 'No other text shows a tie with it.' }
  const known = edges.filter(({ from, directed }) => directed && members.includes(from))
  const roots = members.filter((member) => !known.some(({ from }) => from === member))
  const [root] = roots
  if (root === undefined)
    return {
      texts: members,
      root: null,
      because: 'They go round in a circle: each rests on another, and none on anything else.',
    }
  const reached = new Set([root])
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const { from, to } of known) if (reached.has(to)) reached.add(from)
  }
  if (roots.length === 1 && members.every((member) => reached.has(member)))
    return { texts: members, root, because: 'The others rest on it, directly or through each other.' }
  return {
    texts: members,
    root: null,
    because: 'They are tied to each other, and their days do not tell which came first.',
  }
}
