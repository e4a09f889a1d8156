import type { BlockKind } from '../model.ts'
import { bylineName } from './byline.ts'
import { dateAlone, dayOfMoment } from './dates.ts'
import { frontMatterOf } from './frontMatter.ts'
import { inlineText, referenceName } from './inline.ts'
import { collapsed, type Piece } from './piece.ts'
import { signatureOfAll } from './postPieces.ts'
import { accountName, isItem, type Signature, signatureOf } from './posts.ts'
import type { Reading } from './reading.ts'
import { topLines } from './topLines.ts'

/** Reads Markdown: front matter, headings, paragraphs, lists and quotations. Tags in it are dropped, not interpreted. */
export function readMarkdown(text: string): Reading {
  const { values, rest } = frontMatterOf(withoutComments(text.replace(/\r\n?|[\u2028\u2029]/g, '\n')))
  const raw = linesOf(rest)
  const { author: byline, publisher, published: dateline, pieces } = topLines(new Pieces(raw.lines, raw.targets).read())
  const account = values.get('account')
  const author = values.get('author') ?? values.get('authors') ?? values.get('by') ?? null
  const date = values.get('date') ?? values.get('published') ?? null
  const whole = account === undefined ? signatureOfAll(pieces, true) : accountSignature(account, author, date)
  return {
    mediaType: 'text/markdown',
    pieces,
    whole,
    title: values.get('title') ?? pieces.find(({ kind }) => kind === 'heading')?.text ?? null,
    author: whole === null ? (author ?? byline) : accountName(whole),
    publisher: values.get('publisher') ?? values.get('outlet') ?? publisher,
    published: (date === null ? null : dayOfMoment(date)) ?? dateline ?? whole?.on ?? null,
    url: [values.get('url'), values.get('source')].find((url) => url !== undefined && /^https?:\/\//.test(url)) ?? null,
    language: values.get('lang') ?? values.get('language'),
  }
}

function accountSignature(account: string, author: string | null, date: string | null): Signature {
  return {
    author,
    account: account.startsWith('@') ? account : `@${account}`,
    written: date,
    on: date === null ? null : dayOfMoment(date),
  }
}

function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', start + 4)
    if (end < 0) break
    kept += text.slice(at, start)
    at = end + 3
  }
  return kept + text.slice(at)
}

/** The lines without the definitions of references, and the addresses that these give. */
function linesOf(text: string): { readonly lines: readonly string[]; readonly targets: ReadonlyMap<string, string> } {
  const targets = new Map<string, string>()
  const lines = text.split('\n').filter((line) => {
    const definition = /^ {0,3}\[([^\]^]{1,200})\]:\s*<?(\S{1,4096}?)>?(?:\s+["'(].*)?\s*$/.exec(line)
    if (definition === null) return true
    const name = referenceName(definition[1] ?? '')
    if (!targets.has(name)) targets.set(name, definition[2] ?? '')
    return false
  })
  return { lines, targets }
}

const ITEM = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])\s+(?=\S)/
const HEADING = /^ {0,3}#{1,6}(?:\s+|$)/
const RULE = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/
const FENCE = /^ {0,3}(```+|~~~+)/
const QUOTE = /^ {0,3}>\s?/
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/

/** How far down a line may be a byline or a date although it stands inside a paragraph. */
const HEAD_LINES = 12

/** Divides the lines of a Markdown text into pieces. */
class Pieces {
  readonly #lines: readonly string[]
  readonly #targets: ReadonlyMap<string, string>
  readonly #pieces: Piece[] = []
  #open: { kind: BlockKind; lines: string[] } | null = null
  #groups = 0
  #isQuoted = false

  constructor(lines: readonly string[], targets: ReadonlyMap<string, string>) {
    this.#lines = lines
    this.#targets = targets
  }

  read(): readonly Piece[] {
    let fence: string | null = null
    for (const [index, line] of this.#lines.entries()) {
      const mark = FENCE.exec(line)?.[1]
      if (fence !== null) {
        if (mark?.startsWith(fence) && line.trim() === mark) fence = null
        else this.#verbatim(line)
      } else if (mark !== undefined) {
        this.#end()
        fence = mark
      } else this.#line(line, index)
    }
    this.#end()
    return this.#pieces
  }

  #line(full: string, index: number): void {
    const line = this.#withoutQuote(full)
    const text = line.trim()
    if (text === '') {
      this.#end()
      return
    }
    if (/^ {0,3}=+\s*$/.test(line) && this.#open?.kind === 'paragraph') {
      this.#underlined()
      return
    }
    if (/^ {0,3}-{2,}\s*$/.test(line) && this.#open?.kind === 'paragraph' && this.#open.lines.length === 1) {
      this.#underlined()
      return
    }
    if (RULE.test(line) || TABLE_RULE.test(line)) {
      this.#end()
      return
    }
    if (HEADING.test(line)) {
      this.#alone('heading', collapsed(text).replace(HEADING, '').replace(/ #+$/, ''))
      return
    }
    if (signatureOf(text) !== null) {
      this.#alone('paragraph', text)
      return
    }
    if (ITEM.test(line)) {
      this.#begin('item', line.replace(ITEM, ''))
      return
    }
    if (isItem(text)) {
      this.#begin('item', text)
      return
    }
    if (/^\|.*\|$/.test(text)) {
      this.#alone('item', text.slice(1, -1).split('|').map(collapsed).join(' '))
      return
    }
    if (index < HEAD_LINES && (bylineName(text) !== null || dateAlone(text) !== null)) {
      this.#alone('paragraph', text)
      return
    }
    if (this.#open === null) this.#begin('paragraph', text)
    else this.#open.lines.push(text)
  }

  /** Takes the marks of a quotation off a line; the quotation ends with the first line without, as it is written. */
  #withoutQuote(full: string): string {
    let line = full
    let isQuoted = false
    for (let level = 0; level < 10 && QUOTE.test(line); level += 1) {
      line = line.replace(QUOTE, '')
      isQuoted = true
    }
    if (isQuoted !== this.#isQuoted) {
      this.#end()
      if (isQuoted) this.#groups += 1
      this.#isQuoted = isQuoted
    }
    return line
  }

  #underlined(): void {
    if (this.#open !== null) this.#open.kind = 'heading'
    this.#end()
  }

  #begin(kind: BlockKind, line: string): void {
    this.#end()
    this.#open = { kind, lines: [line] }
  }

  #alone(kind: BlockKind, line: string): void {
    this.#begin(kind, line)
    this.#end()
  }

  #verbatim(line: string): void {
    const text = collapsed(line)
    if (text !== '') this.#pieces.push({ kind: 'paragraph', text, links: [], ...this.#group() })
  }

  #end(): void {
    if (this.#open === null) return
    const { kind, lines } = this.#open
    this.#open = null
    const { text, links } = inlineText(lines.join(' '), this.#targets)
    if (text !== '') this.#pieces.push({ kind: this.#isQuoted ? 'quote' : kind, text, links, ...this.#group() })
  }

  #group(): { readonly group?: number } {
    return this.#isQuoted ? { group: this.#groups } : {}
  }
}
