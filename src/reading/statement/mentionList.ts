import type { Mention, Selector, Source } from '../model.ts'
import { selectorAt } from '../source/index.ts'

/** `the Biden administration` is a body, though the name is that of a person. */
export function bodiesIn(
  text: string,
  all: readonly { readonly name: string; readonly start: number; readonly end: number }[],
  select: (start: number, end: number) => Selector,
): readonly Mention[] {
  return all.flatMap(({ start, end }): readonly Mention[] => {
    const body = /^ (?:administration|government|campaign)\b/.exec(text.slice(end, end + 16))?.[0]
    return body === undefined
      ? []
      : [{ name: text.slice(start, end) + body, kind: 'organisation', places: [select(start, end + body.length)] }]
  })
}

/** The mentions with those who wrote the text and its posts, where they are not named otherwise. */
export function withAuthors(
  { author, publisher, posts, text }: Source,
  mentions: readonly Mention[],
): readonly Mention[] {
  const all = [...mentions]
  const put = (name: string | null, kind: Mention['kind']): void => {
    if (name === null || all.some((mention) => mention.name === name)) return
    const start = text.indexOf(name)
    all.push({ name, kind, places: start < 0 ? [] : [selectorAt(text, start, start + name.length)] })
  }
  if (author !== null && !author.includes('@')) put(author, 'person')
  put(publisher, 'organisation')
  for (const post of posts) put(post.author, 'person')
  return all
}

/** What a pattern finds in a text, each name once with its places. */
export function mentionsBy(
  text: string,
  pattern: RegExp,
  kind: 'statute' | 'case',
  select: (start: number, end: number) => Selector,
): readonly Mention[] {
  const found = new Map<string, Selector[]>()
  for (const { 0: words, index } of text.matchAll(pattern)) {
    const name = words.trim().replace(/[.,;]$/, '')
    const place = select(index, index + name.length)
    found.set(name, [...(found.get(name) ?? []), place])
  }
  return [...found].map(([name, places]) => ({ name, kind, places }))
}

/** The names of a text, each once with its places. */
export function mentionsOf(
  all: readonly {
    readonly name: string
    readonly kind: Mention['kind']
    readonly start: number
    readonly end: number
  }[],
  select: (start: number, end: number) => Selector,
): readonly Mention[] {
  const found = new Map<string, Mention & { places: Selector[] }>()
  for (const { name, kind, start, end } of all) {
    const before = found.get(name)
    if (before === undefined) found.set(name, { name, kind, places: [select(start, end)] })
    else before.places.push(select(start, end))
  }
  return [...found.values()]
}
