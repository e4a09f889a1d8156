import { Tokenizer } from 'htmlparser2'
import { visible } from './characters.ts'
import type { PieceLink } from './piece.ts'

/** The words of a Markdown line or paragraph without its marks, and the links in it. */
export interface InlineText {
  readonly text: string
  readonly links: readonly PieceLink[]
}

interface Span {
  readonly from: number
  readonly to: number
  readonly url: string
}

const PLAIN = /[^\\`[\]!<&*_~]+/y
const RUN = /`+|\*+|_+|~~+/y
const TARGET =
  /\(\s*(?:<([^<>\n]{0,4096})>|([^\s()]{0,4096}(?:\([^\s()]{0,1024}\)[^\s()]{0,1024})?))(?:\s+(?:"[^"]{0,1024}"|'[^']{0,1024}'))?\s*\)/y
const REFERENCE = /\[([^[\]]{0,200})\]/y
const ADDRESS = /<(https?:\/\/[^\s<>]{1,4096})>/y
const TAG = /<(?:\/?[a-zA-Z][^<>]{0,1000}|![^<>]{0,1000})>/y
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y

/**
 * Takes the marks off a Markdown text: `[says](url)` becomes its words and a link, emphasis marks and tags are dropped,
 * pictures are left out, entities are decoded once. What is not closed stands as it is written. `targets` gives the
 * addresses of links by reference. The time is linear in the length.
 */
export function inlineText(source: string, targets: ReadonlyMap<string, string>): InlineText {
  const parts = new Parts(source, targets)
  parts.read()
  return parts.joined()
}

class Parts {
  readonly #source: string
  readonly #targets: ReadonlyMap<string, string>
  readonly #parts: string[] = []
  readonly #links: Span[] = []
  /** The brackets that are open, by their part. */
  readonly #brackets: { readonly part: number; readonly isPicture: boolean }[] = []
  /** The emphasis marks that are open, by the mark. */
  readonly #marks = new Map<string, number[]>()
  /** Where runs of backticks begin, by their length, the first one last; counted once, at the first of them. */
  #ticks: Map<number, number[]> | null = null
  #at = 0

  constructor(source: string, targets: ReadonlyMap<string, string>) {
    // With single spaces no pattern has to try how many of them it takes.
    this.#source = source.replace(/\s+/g, ' ')
    this.#targets = targets
  }

  read(): void {
    while (this.#at < this.#source.length) {
      const words = this.#match(PLAIN)
      if (words !== null) this.#parts.push(words[0])
      else this.#mark()
    }
  }

  /** The parts as one text with single spaces, and the places of the links in it. */
  joined(): InlineText {
    // To look at the end of a text that is being put together would copy it each time.
    const kept: string[] = []
    let length = 0
    let afterSpace = true
    const starts = this.#parts.map((part) => {
      const words = part.replace(/\s+/g, ' ')
      const added = afterSpace ? words.trimStart() : words
      const start = length
      kept.push(added)
      length += added.length
      if (added !== '') afterSpace = added.endsWith(' ')
      return start
    })
    const text = kept.join('')
    const end = text.trimEnd().length
    const links = this.#links.flatMap(({ from, to, url }): readonly PieceLink[] => {
      const words = text.slice(starts[from] ?? end, starts[to] ?? end)
      const says = words.trim()
      return says === '' ? [] : [{ says, url, at: (starts[from] ?? 0) + words.length - words.trimStart().length }]
    })
    return { text: text.slice(0, end), links: links.sort((a, b) => a.at - b.at) }
  }

  #mark(): void {
    const c = this.#source[this.#at] ?? ''
    if (c === '\\') this.#escape()
    else if (c === '`') this.#code()
    else if (c === '!' && this.#source[this.#at + 1] === '[') this.#openBracket('![')
    else if (c === '[') this.#openBracket('[')
    else if (c === ']') this.#closeBracket()
    else if (c === '<') this.#tag()
    else if (c === '&') this.#entity()
    else if (c === '!') this.#plain(c)
    else this.#emphasis()
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#source)
    if (match !== null) this.#at = pattern.lastIndex
    return match
  }

  #plain(text: string): void {
    this.#parts.push(text)
    this.#at += text.length
  }

  #escape(): void {
    const next = this.#source[this.#at + 1] ?? ''
    if (!/[!-/:-@[-`{-~]/.test(next)) {
      this.#plain('\\')
      return
    }
    this.#parts.push(next)
    this.#at += 2
  }

  #code(): void {
    const ticks = this.#match(RUN)?.[0] ?? ''
    this.#ticks ??= runsOfTicks(this.#source)
    const starts = this.#ticks.get(ticks.length) ?? []
    while ((starts.at(-1) ?? this.#at) < this.#at) starts.pop()
    const end = starts.pop()
    if (end === undefined) {
      this.#parts.push(ticks)
      return
    }
    this.#parts.push(this.#source.slice(this.#at, end))
    this.#at = end + ticks.length
  }

  #openBracket(mark: '[' | '!['): void {
    this.#brackets.push({ part: this.#parts.length, isPicture: mark === '![' })
    this.#plain(mark)
  }

  #closeBracket(): void {
    const open = this.#brackets.pop()
    this.#at += 1
    const url = open === undefined ? null : this.#target(open.part)
    if (open === undefined || url === null) {
      this.#parts.push(']')
      return
    }
    if (open.isPicture) {
      this.#parts.length = open.part
      while ((this.#links.at(-1)?.from ?? -1) >= open.part) this.#links.pop()
      for (const marks of this.#marks.values()) while ((marks.at(-1) ?? -1) >= open.part) marks.pop()
      return
    }
    this.#parts[open.part] = ''
    if (url !== '') this.#links.push({ from: open.part, to: this.#parts.length, url })
  }

  /** Where the bracket that was just closed points; null if it is no link. */
  #target(part: number): string | null {
    const inline = this.#match(TARGET)
    if (inline !== null) return webAddress(inline[1] ?? inline[2] ?? '')
    if (this.#targets.size === 0) return null
    const before = this.#at
    const name = this.#match(REFERENCE)?.[1]
    // Names of references are short; only the last parts can hold one.
    const own = this.#parts.length - part > 20 ? '' : this.#parts.slice(part).join('').replace(/^!?\[/, '')
    const url = this.#targets.get(referenceName(name === undefined || name === '' ? own : name))
    if (url === undefined) this.#at = before
    return url === undefined ? null : webAddress(url)
  }

  #tag(): void {
    const address = this.#match(ADDRESS)
    if (address !== null) {
      this.#links.push({ from: this.#parts.length, to: this.#parts.length + 1, url: address[1] ?? '' })
      this.#parts.push(address[1] ?? '')
    } else if (this.#match(TAG) === null) this.#plain('<')
  }

  #entity(): void {
    const entity = this.#match(ENTITY)
    if (entity === null) this.#plain('&')
    else this.#parts.push(entityText(entity[0]))
  }

  /** Drops marks in pairs. An underscore inside a word and a star between spaces are characters. */
  #emphasis(): void {
    const from = this.#at
    const mark = this.#match(RUN)?.[0]
    if (mark === undefined) {
      this.#plain(this.#source[from] ?? '')
      return
    }
    const before = this.#source[from - 1] ?? ' '
    const after = this.#source[this.#at] ?? ' '
    const inWord = mark.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
    const open = this.#marks.get(mark) ?? []
    const opener = inWord || /\s/.test(before) ? undefined : open.pop()
    if (opener !== undefined) {
      this.#parts[opener] = ''
      this.#parts.push('')
      return
    }
    if (!inWord && !/\s/.test(after)) {
      open.push(this.#parts.length)
      this.#marks.set(mark, open)
    }
    this.#parts.push(mark)
  }
}

function runsOfTicks(source: string): Map<number, number[]> {
  const runs = new Map<number, number[]>()
  for (const { 0: run, index } of [...source.matchAll(/`+/g)].reverse()) {
    const starts = runs.get(run.length)
    if (starts === undefined) runs.set(run.length, [index])
    else starts.push(index)
  }
  return runs
}

/** The name of a reference as it is compared. */
export function referenceName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** An address of the web; empty for any other, such as `javascript:`, whose words are kept all the same. */
function webAddress(url: string): string {
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : ''
}

const KNOWN = new Map<string, string>()
const MOST_KNOWN = 3000

/** The characters that an entity such as `&eacute;` stands for; itself where it stands for none. */
function entityText(entity: string): string {
  const known = KNOWN.get(entity)
  if (known !== undefined) return known
  let text = ''
  const nothing = (): void => {}
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => {
        text += entity.slice(start, end)
      },
      ontextentity: (codepoint) => {
        text += visible(String.fromCodePoint(codepoint))
      },
      onopentagname: nothing,
      onattribname: nothing,
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onopentagend: nothing,
      onselfclosingtag: nothing,
      onclosetag: nothing,
      oncomment: nothing,
      oncdata: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  )
  tokenizer.write(entity)
  tokenizer.end()
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(entity, text)
  return text
}
