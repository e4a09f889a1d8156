import { bylineName, bylineOf, isAddress } from './byline.ts'
import { type Context, contextInside, type Numbers, PAGE } from './context.ts'
import { dayOfMoment } from './dates.ts'
import { BLOCKS, VOID } from './htmlTags.ts'
import { mainTextOf } from './mainText.ts'
import { type Attributes, type Listener, readMarkup } from './markup.ts'
import { collapsed, type Piece } from './piece.ts'
import { type PagePiece, PieceInProgress } from './pieceInProgress.ts'
import { signatureOfAll } from './postPieces.ts'
import { accountName, isItem } from './posts.ts'
import type { Reading } from './reading.ts'
import { type StructuredData, structuredDataOf } from './structuredData.ts'
import { topLines } from './topLines.ts'

/** Reads an HTML page: its main text, and what it says of its title, author, outlet and day. Nothing is run or fetched. */
export function readPageText(html: string, address: string | null): Reading {
  const page = new Page()
  readMarkup(html, page)
  page.end()
  const main = mainTextOf(page.pieces)
  const base = webAddress(page.base ?? '', address) ?? address
  const { author: byline, published: dateline, pieces } = topLines(main.pieces.map((piece) => pieceOf(piece, base)))
  const whole = signatureOfAll(pieces, false)
  const { data, meta } = page
  const heading = pieces.find(({ kind }) => kind === 'heading')?.text ?? null
  const named = [meta('author'), meta('article:author')].find((name) => name !== null && !isAddress(name))
  const time = page.times.find(({ article, isPublished }) => isPublished || article === main.article)
  const moments = [meta('article:published_time'), data?.published ?? null, time?.moment ?? null]
  return {
    mediaType: 'text/html',
    pieces,
    whole,
    title: first([meta('og:title'), data?.title, page.title, heading]),
    author: first([named, data?.author, page.byline, byline, whole === null ? null : accountName(whole)]),
    publisher: first([meta('og:site_name'), data?.publisher]),
    published: firstDay(moments) ?? dateline ?? whole?.on ?? null,
    url:
      [page.canonical, meta('og:url')].map((url) => webAddress(url ?? '', address)).find((url) => url !== null) ?? null,
    language: page.language,
  }
}

function first(values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const text = collapsed(value ?? '')
    if (text !== '') return text.slice(0, LONGEST_NAME).toWellFormed()
  }
  return null
}

function firstDay(moments: readonly (string | null)[]): number | null {
  for (const moment of moments) {
    const day = moment === null ? null : dayOfMoment(moment)
    if (day !== null) return day
  }
  return null
}

const LONGEST_NAME = 1000
const LONGEST_ADDRESS = 4096

/** An address of the web, made whole by the address of the page; null for any other, such as `javascript:`. */
function webAddress(url: string, page: string | null): string | null {
  if (url.length > LONGEST_ADDRESS) return null
  const parsed = URL.parse(url.trim(), page ?? undefined)
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}

function pieceOf({ kind, text, links, context }: PagePiece, page: string | null): Piece {
  return {
    kind: context.isByline && isLabel(kind, text) ? 'caption' : kind,
    text,
    links: links.flatMap((link) => {
      const url = webAddress(link.url, page)
      return url === null ? [] : [{ ...link, url }]
    }),
    ...(context.group === 0 ? {} : { group: context.group }),
    ...(context.embedded ? { embedded: true } : {}),
  }
}

/** Whether a piece that begins with the name of the author holds no more than that: it is nobody's sentence. */
function isLabel(kind: PagePiece['kind'], text: string): boolean {
  return kind !== 'heading' && text.length <= 120 && !/[.!?…]["”»’)]*$/.test(text)
}

/** The most characters of structured data that are kept. */
const MOST_DATA = 1_000_000

/** Listens to the parts of a page and keeps what is read. */
class Page implements Listener {
  readonly pieces: PagePiece[] = []
  readonly times: { readonly moment: string; readonly article: number; readonly isPublished: boolean }[] = []
  title: string | null = null
  byline: string | null = null
  canonical: string | null = null
  base: string | null = null
  language: string | undefined
  readonly #meta = new Map<string, string>()
  readonly #contexts: Context[] = []
  #context = PAGE
  readonly #numbers: Numbers = { articles: 0, groups: 0 }
  readonly #piece = new PieceInProgress()
  #data = ''
  #dataRead: StructuredData | null = null
  #byline = ''
  #breaks = 0

  /** The first value that the page gives for a name. */
  readonly meta = (name: string): string | null => this.#meta.get(name) ?? null

  get data(): StructuredData | null {
    return this.#dataRead
  }

  open(name: string, attributes: Attributes): void {
    const outer = this.#context
    const inner = contextInside(outer, name, attributes, this.#numbers)
    if (BLOCKS.has(name) || inner.kind !== outer.kind || inner.group !== outer.group) this.#endPiece()
    if (name === 'br') this.#break()
    if (name === 'a') this.#piece.openLink(attributes.get('href') ?? '')
    if (attributes.size > 0) this.#readAttributes(name, attributes, inner)
    if (name === 'title' && this.title === null && inner.sink === 'title') this.title = ''
    if (VOID.has(name)) return
    this.#contexts.push(outer)
    this.#context = inner
  }

  close(name: string): void {
    const inner = this.#context
    const outer = this.#contexts.pop() ?? PAGE
    if (BLOCKS.has(name) || inner.kind !== outer.kind || inner.group !== outer.group) this.#endPiece()
    if (name === 'a') this.#piece.closeLink()
    if (inner.sink === 'data' && outer.sink !== 'data') this.#readData()
    if (inner.isByline && !outer.isByline) this.#readByline()
    this.#context = outer
  }

  /** What follows the last tag is a piece, too. */
  end(): void {
    this.#endPiece()
  }

  text(text: string): void {
    const context = this.#context
    if (context.sink === 'page') {
      if (context.isByline && this.#byline.length < LONGEST_NAME) this.#byline += text
      if (this.#breaks > 0) this.#resumeAfterBreak(text)
      for (const [i, part] of (context.isPlain ? text.split(/\n\s*\n/) : [text]).entries()) {
        if (i > 0) this.#endPiece()
        this.#piece.add(part, context)
      }
    } else if (context.sink === 'title') {
      if (this.title !== null && this.title.length < LONGEST_NAME) this.title += text
    } else if (context.sink === 'data' && this.#data.length < MOST_DATA) this.#data += text
  }

  #endPiece(): void {
    this.#breaks = 0
    const piece = this.#piece.take()
    if (piece !== null) this.pieces.push(piece)
  }

  /** A line break divides in a post and in an item; elsewhere two of them do, or one after a sentence or before an item. */
  #break(): void {
    this.#breaks += 1
    this.#piece.addSpace()
    if (this.#breaks >= 2 || this.#context.embedded || this.#context.kind === 'item' || this.#piece.endsSentence)
      this.#endPiece()
  }

  #resumeAfterBreak(text: string): void {
    if (text.trim() === '') return
    if (isItem(text.trimStart())) this.#endPiece()
    this.#breaks = 0
  }

  #readAttributes(name: string, attributes: Attributes, { article, sink }: Context): void {
    if (name === 'html') this.language ??= attributes.get('lang') ?? attributes.get('xml:lang')
    if (sink !== 'page') return
    if (name === 'meta') {
      const key = (attributes.get('property') ?? attributes.get('name') ?? '').trim().toLowerCase()
      const content = attributes.get('content')
      if (key !== '' && content !== undefined && !this.#meta.has(key)) this.#meta.set(key, content)
    }
    if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.get('rel') ?? '')) {
      this.canonical ??= attributes.get('href') ?? null
    }
    if (name === 'base') this.base ??= attributes.get('href') ?? null
    if (name === 'time' && this.times.length < 100) {
      const moment = attributes.get('datetime')
      const isPublished = /datePublished/i.test(attributes.get('itemprop') ?? '') || attributes.has('pubdate')
      if (moment !== undefined && dayOfMoment(moment) !== null) this.times.push({ moment, article, isPublished })
    }
  }

  #readData(): void {
    this.#dataRead ??= structuredDataOf(this.#data)
    this.#data = ''
  }

  #readByline(): void {
    const text = collapsed(this.#byline)
    this.byline ??= bylineName(text) ?? bylineOf(text)
    this.#byline = ''
  }
}
