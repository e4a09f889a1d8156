import type { Lexicon } from '../language/index.ts'
import type { Block, EmbeddedPost, Selector, Source, Statement, Voice } from '../model.ts'
import { attribute, type Before, type Said, SPEAKING } from './attribute.ts'
import type { Names } from './mentions.ts'
import { type Quote, quotesIn } from './quotes.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { type Context, newContext, type Speaker } from './speakers.ts'
import type { TokensIn } from './tokens.ts'

/** What is said in a text and where its sentences are. */
export interface Told {
  /** In reading order, those that hold others before those inside. */
  readonly statements: readonly Statement[]
  /** Words in quotation marks that nobody says: names of works, terms. */
  readonly terms: readonly Selector[]
  readonly sentences: readonly Stretch[]
}

interface Stretch {
  readonly start: number
  readonly end: number
}

type Select = (start: number, end: number) => Selector

/** Finds who says what in a text. */
export function statementsOf(source: Source, names: Names, lexicon: Lexicon, tokens: TokensIn, select: Select): Told {
  const found: Said[] = []
  const sentences: Stretch[] = []
  // In a text's own words `we` is who publishes it.
  const context = newContext({ name: source.publisher ?? source.author, kind: 'author', start: 0, end: 0 })
  let open: Speaker | null = null
  let isOpen = false
  let announced: Speaker | null = null
  let post = -1
  let outer: Context = context
  let lastQuoted: Speaker | null = null
  let chained: readonly Said[] = []
  for (const block of source.blocks) {
    if (block.kind === 'caption') continue
    // What a post says has its own speakers; the text goes on with its own after it.
    const inPost = block.post ?? -1
    if (inPost !== post) {
      post = inPost
      outer = inPost < 0 ? context : newContext(posterOf(source.posts[inPost]))
      if (inPost >= 0) open = null
    }
    const read = quotesIn(source.text, block, isOpen)
    const before: Before = { open, announced }
    const told = tellOf({ source, names, lexicon, tokens }, block, read.quotes, outer, before, sentences)
    // A headline tells the text in short; what it reports is said below it.
    const said = block.kind === 'heading' ? told.filter(({ form }) => form === 'quotation') : told
    found.push(...said)
    const quoted = said.filter(({ form }) => form === 'quotation')
    backTo(found, quoted, read.quotes, chained)
    chained = read.open ? [...(isOpen ? chained : []), ...quoted.filter(({ end }) => end === block.end)] : []
    const whole = wholeQuote(block, read.quotes, { ...before, open: lastQuoted })
    if (whole !== null) found.push(whole)
    lastQuoted = whole?.speaker ?? null
    isOpen = read.open
    open = read.open ? (quoted.findLast(({ end }) => end === block.end)?.speaker ?? open) : null
    const ends = /[:：]$/.test(source.text.slice(block.start, block.end).trimEnd())
    const last = sentences.at(-1)
    const speaks =
      last !== undefined &&
      last.start >= block.start &&
      [...source.text.slice(last.start, last.end).matchAll(/\p{L}+/gu)].some(([word]) =>
        SPEAKING.test(word.toLowerCase()),
      )
    announced = ends || speaks ? announcerIn(names, sentences.at(-1)?.start ?? block.start, block.end, outer) : null
  }
  const posts = source.posts.map((entry, place): Said => {
    const [name, kind] =
      entry.account !== null ? [accountOf(entry), 'account' as const] : [entry.author, 'person' as const]
    return {
      form: 'reported',
      start: entry.start,
      end: entry.end,
      speaker: { name, kind, start: place, end: -1 },
      mode: 'states',
    }
  })
  return { ...nested(source, found, posts, select), sentences }
}

/** Who writes a post. */
function posterOf(post: EmbeddedPost | undefined): Speaker | null {
  return post === undefined ? null : { name: accountOf(post), kind: 'account', start: 0, end: -1 }
}

/** A piece that is set off as a quotation has no marks: its words are those of the one who was announced. */
function wholeQuote(block: Block, quotes: readonly Quote[], { open, announced }: Before): Said | null {
  if (block.kind !== 'quote' || quotes.some(({ depth }) => depth === 0)) return null
  return { form: 'quotation', start: block.start, end: block.end, speaker: announced ?? open, mode: 'states' }
}

function accountOf({ author, account }: EmbeddedPost): string {
  return author === null ? (account ?? '') : `${author} (${account})`
}

interface Text {
  readonly source: Source
  readonly names: Names
  readonly lexicon: Lexicon
  readonly tokens: TokensIn
}

/** What is said in a stretch, and inside each quotation of it. */
function tellOf(
  text: Text,
  stretch: Stretch,
  quotes: readonly Quote[],
  context: Context,
  before: Before,
  sentences: Stretch[] | null,
): readonly Said[] {
  const { source, names, lexicon, tokens } = text
  const least = Math.min(...quotes.map(({ depth }) => depth))
  const direct = quotes.filter(({ depth }) => depth === least)
  const parts: readonly Sentence[] = sentencesOf(
    source.text,
    stretch.start,
    stretch.end,
    direct,
    lexicon.speech,
    tokens,
  )
  sentences?.push(...parts.map(({ start, end }) => ({ start, end })))
  const said = [...attribute({ text: source.text, names, lexicon }, parts, context, before)]
  const quoted = new Map(said.flatMap((one) => (one.form === 'quotation' ? [[one.start, one] as const] : [])))
  for (const quote of direct) {
    const inside = quotes.filter(({ depth, start, end }) => depth > least && start >= quote.start && end <= quote.end)
    const own = quoted.get(quote.start)
    if (own === undefined) continue
    // Inside a quotation `I` is who speaks, and nobody announced anything.
    const inner = tellOf(
      text,
      quote,
      inside,
      { ...newContext(own.speaker), roles: context.roles, lastPerson: namedBefore(names, quote.start, own.speaker) },
      { open: null, announced: null },
      null,
    )
    said.push(...inner.filter(({ form, speaker }) => form === 'quotation' || speaker !== null))
  }
  return said
}

/** `"One.` and in the next piece `"Two," she said`: the earlier pieces of a quotation have the speaker of the last. */
function backTo(found: Said[], quoted: readonly Said[], quotes: readonly Quote[], chained: readonly Said[]): void {
  const on = quoted.find(({ start }) => quotes.some((quote) => quote.goesOn && quote.start === start))
  if (on === undefined || on.speaker === null) return
  for (const one of chained) {
    const at = found.indexOf(one)
    if (at >= 0 && one.speaker === null) found[at] = { ...one, speaker: on.speaker, mode: on.mode }
  }
}

/** Whom a sentence that ends in a colon lets speak: the first person it names, or the one before. */
function announcerIn(names: Names, from: number, to: number, context: Context): Speaker | null {
  const name = names.within(from, to).find(({ kind }) => kind === 'person')
  return name === undefined ? context.lastPerson : { name: name.name, kind: 'person', start: name.start, end: name.end }
}

/** Whom `he` means in somebody's words: the last person named before who is not that somebody. */
function namedBefore(names: Names, at: number, speaker: Speaker | null): Speaker | null {
  const name = names.before(at, ({ name: other, kind }) => kind === 'person' && other !== speaker?.name)
  return name === undefined ? null : { name: name.name, kind: 'person', start: name.start, end: name.end }
}

/** Puts what is said under those who report it: from the author of the text to the speaker. */
function nested(
  source: Source,
  found: readonly Said[],
  posts: readonly Said[],
  select: Select,
): Pick<Told, 'statements' | 'terms'> {
  const terms = found.filter(({ form }) => form === 'term').map(({ start, end }) => select(start, end))
  const all = [
    ...posts.map((one) => ({ ...one, post: true })),
    ...found.filter(({ form }) => form !== 'term').map((one) => ({ ...one, post: false })),
  ]
    .map((one) => ({ ...one, start: one.start, end: one.end }))
    .sort((a, b) => a.start - b.start || b.end - a.end || Number(b.post) - Number(a.post))
  const author: Voice = { name: source.author ?? source.publisher, kind: 'author', words: null, mode: 'reports' }
  const statements: Statement[] = []
  const stack: { readonly end: number; readonly statement: Statement }[] = []
  const seen = new Set<string>()
  for (const one of all) {
    const key = `${one.start}-${one.end}-${one.form}`
    if (seen.has(key)) continue
    seen.add(key)
    while (stack.length > 0 && (stack.at(-1)?.end ?? 0) <= one.start) stack.pop()
    // A statement that only overlaps another stands beside it.
    const holder = stack.findLast(({ end }) => end >= one.end)?.statement ?? null
    const words =
      one.speaker === null || one.speaker.end <= one.speaker.start ? null : select(one.speaker.start, one.speaker.end)
    const voice: Voice = {
      name: one.speaker?.name ?? null,
      kind: one.speaker === null || one.speaker.name === null ? 'unknown' : one.speaker.kind,
      words,
      mode: one.mode,
    }
    const above = holder?.chain ?? [author]
    const statement: Statement = {
      id: `s${statements.length + 1}`,
      form: one.post ? 'post' : one.form === 'quotation' ? 'quotation' : 'reported',
      selector: select(one.start, one.end),
      chain: [
        ...above.slice(0, -1),
        ...above
          .slice(-1)
          .map((last) => (last.kind === 'author' || one.post ? { ...last, mode: 'reports' as const } : last)),
        voice,
      ],
      mode: one.mode,
      inside: holder?.id ?? null,
    }
    statements.push(statement)
    stack.push({ end: one.end, statement })
  }
  return { statements, terms }
}
