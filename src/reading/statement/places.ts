import type { Selector, Source, Statement, Voice } from '../model.ts'
import { lastBegun } from './search.ts'

/** Whether a stretch lies in one of many spans: they are looked through by halves. */
export function joinedSpans(
  some: readonly { readonly start: number; readonly end: number }[],
): (start: number, end: number) => boolean {
  const sorted = some.toSorted((a, b) => a.start - b.start)
  // The furthest end among all spans that begin no later.
  const ends: number[] = []
  for (const { end } of sorted) ends.push(Math.max(end, ends.at(-1) ?? 0))
  return (start, end) => {
    const last = lastBegun(sorted, start)
    return last >= 0 && (ends[last] ?? 0) >= end
  }
}

/** Whether a stretch shares a place with one of sorted stretches that lie apart. */
export function overlapping(
  sorted: readonly { readonly start: number; readonly end: number }[],
): (one: { readonly start: number; readonly end: number }) => boolean {
  const before = [...sorted]
  return ({ start, end }) => {
    const next = lastBegun(before, end - 1)
    return (before[next]?.end ?? -1) > start
  }
}

/** Finds for each place the innermost statement that holds it; the text's own sentence where nobody else says it. */
export function placeAll(
  source: Source,
  statements: readonly Statement[],
  sentences: readonly { start: number; end: number }[],
  places: readonly Selector[],
  select: (start: number, end: number) => Selector,
): { readonly statements: readonly Statement[]; readonly of: (words: Selector) => string } {
  const own = new Map<string, Statement>()
  const author: Voice = { name: source.author ?? source.publisher, kind: 'author', words: null, mode: 'states' }
  // Statements lie inside each other or apart, so the innermost one is the last to begin that has not ended.
  const sorted = statements.toSorted((x, y) => x.selector.start - y.selector.start || y.selector.end - x.selector.end)
  const starts = sorted.map(({ selector }) => selector)
  const byId = new Map(statements.map((statement) => [statement.id, statement] as const))
  const innermost = ({ start, end }: Selector): Statement | undefined => {
    let low = lastBegun(starts, start)
    for (let tries = 0; low >= 0 && tries < 64; low -= 1, tries += 1) {
      let one = sorted[low]
      while (one !== undefined && one.selector.end < end) one = one.inside === null ? undefined : byId.get(one.inside)
      if (one !== undefined) return one
    }
    return undefined
  }
  const keyOf = (words: Selector): string => {
    const holder = innermost(words)
    if (holder !== undefined) return holder.id
    const near = sentences[lastBegun(sentences, words.start)]
    const sentence = near !== undefined && words.start < near.end ? near : words
    const key = `own ${sentence.start}`
    if (!own.has(key))
      own.set(key, {
        id: key,
        form: 'own',
        selector: select(sentence.start, sentence.end),
        chain: [author],
        mode: 'states',
        inside: null,
      })
    return key
  }
  for (const words of places) keyOf(words)
  const all = [...statements, ...own.values()].sort(
    (a, b) => a.selector.start - b.selector.start || b.selector.end - a.selector.end,
  )
  const numbers = new Map(all.map(({ id }, place) => [id, `s${place + 1}`] as const))
  const numbered = all.map((one) => ({
    ...one,
    id: numbers.get(one.id) ?? one.id,
    inside: one.inside === null ? null : (numbers.get(one.inside) ?? null),
  }))
  return { statements: numbered, of: (words) => numbers.get(keyOf(words)) ?? '' }
}
