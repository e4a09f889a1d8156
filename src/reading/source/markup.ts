import { Tokenizer } from 'htmlparser2'
import { visible } from './characters.ts'
import { BLOCKS, CLOSES, NO_TEXT, SCOPES, TABLE_PARTS, VOID } from './htmlTags.ts'

/** Attributes of an element; the first of each name counts. */
export type Attributes = ReadonlyMap<string, string>

/** What hears of the parts of a page. Every opened element is closed, in order; elements without content are not. */
export interface Listener {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

const NO_ATTRIBUTES: Attributes = new Map()

/** How many open inline elements an end tag is looked for in; it bounds the work on hostile pages. */
const REACH = 64

/**
 * Reads HTML from its first to its last character, without a tree and without recursion, and in time linear in its
 * length. We use the tokenizer of htmlparser2 and keep the open elements ourselves: its own parser moves the whole list
 * of them for every tag, which takes minutes on a page of 200,000 open tags. Mends the usual errors as browsers do.
 */
export function readMarkup(source: string, listener: Listener): void {
  // Outside of drawings HTML knows no CDATA: browsers take it for a comment that ends with the next bracket, and show the
  // rest. Read as CDATA it could hide what a reader sees.
  const html = source.replaceAll('<![CDATA[', '<! CDATA[')
  const elements = new Elements(listener)
  let name = ''
  let attributes: Map<string, string> | null = null
  let attribute = ''
  let value = ''
  const opened = (): void => {
    elements.open(name, attributes ?? NO_ATTRIBUTES)
    attributes = null
  }
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => listener.text(html.slice(start, end)),
      ontextentity: (codepoint) => listener.text(visible(String.fromCodePoint(codepoint))),
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase()
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, end).toLowerCase()
      },
      onattribdata: (start, end) => {
        value += html.slice(start, end)
      },
      onattribentity: (codepoint) => {
        value += visible(String.fromCodePoint(codepoint))
      },
      onattribend: () => {
        attributes ??= new Map()
        if (!attributes.has(attribute)) attributes.set(attribute, value)
        value = ''
      },
      onopentagend: opened,
      // In HTML the slash means nothing, but for drawings and formulas: `<script/>` opens a script.
      onselfclosingtag: () => {
        const own = name
        opened()
        if (own === 'svg' || own === 'math') elements.close(own)
      },
      onclosetag: (start, end) => elements.close(html.slice(start, end).toLowerCase()),
      oncomment: () => {},
      oncdata: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => elements.closeAll(),
    },
  )
  tokenizer.write(html)
  tokenizer.end()
}

/** The elements that are open, the innermost last. */
class Elements {
  readonly #listener: Listener
  readonly #names: string[] = []
  readonly #open = new Map<string, number>()

  constructor(listener: Listener) {
    this.#listener = listener
  }

  open(name: string, attributes: Attributes): void {
    if (BLOCKS.has(name)) this.#closeParagraph()
    const implied = CLOSES.get(name)
    if (implied !== undefined) this.#closeImplied(implied.closes, implied.within)
    this.#listener.open(name, attributes)
    if (VOID.has(name)) return
    this.#names.push(name)
    this.#open.set(name, (this.#open.get(name) ?? 0) + 1)
  }

  close(name: string): void {
    if (name === 'p' && (this.#open.get('p') ?? 0) === 0) {
      // As in browsers, an end of a paragraph that was not opened is an empty paragraph: it divides.
      this.open('p', NO_ATTRIBUTES)
    }
    if (name === 'br') this.#listener.open('br', NO_ATTRIBUTES)
    if (name === 'html' || name === 'body') return
    const at = this.#matching(name)
    if (at >= 0) this.#closeTo(at)
  }

  closeAll(): void {
    this.#closeTo(0)
  }

  /** The open element that an end tag closes; -1 where it closes none. */
  #matching(name: string): number {
    if ((this.#open.get(name) ?? 0) === 0) return -1
    const isBlock = BLOCKS.has(name)
    for (let i = this.#names.length - 1, looked = 0; i >= 0 && looked < REACH; i -= 1, looked += 1) {
      const open = this.#names[i] ?? ''
      if (open === name) return i
      const stops = isBlock
        ? SCOPES.has(open) && (!TABLE_PARTS.has(name) || open === 'table')
        : BLOCKS.has(open) && !NOT_INLINE.has(name)
      if (stops) return -1
    }
    // Far down: the search costs no more than the closing of everything above.
    return isBlock || NOT_INLINE.has(name) ? this.#names.lastIndexOf(name) : -1
  }

  #closeTo(depth: number): void {
    for (let i = this.#names.length - 1; i >= depth; i -= 1) {
      const name = this.#names.pop() ?? ''
      this.#open.set(name, (this.#open.get(name) ?? 1) - 1)
      this.#listener.close(name)
    }
  }

  #closeParagraph(): void {
    if ((this.#open.get('p') ?? 0) === 0) return
    for (let i = this.#names.length - 1, looked = 0; i >= 0 && looked < REACH; i -= 1, looked += 1) {
      const open = this.#names[i] ?? ''
      if (open === 'p') {
        this.#closeTo(i)
        return
      }
      if (BLOCKS.has(open) || SCOPES.has(open)) return
    }
  }

  #closeImplied(closes: ReadonlySet<string>, within: ReadonlySet<string>): void {
    let any = false
    for (const name of closes) any ||= (this.#open.get(name) ?? 0) > 0
    if (!any) return
    for (let i = this.#names.length - 1, looked = 0; i >= 0 && looked < REACH; i -= 1, looked += 1) {
      const open = this.#names[i] ?? ''
      if (closes.has(open)) {
        this.#closeTo(i)
        return
      }
      if (within.has(open)) return
    }
  }
}

/** Elements that are neither blocks nor inline: their end tag closes whatever was left open inside them. */
const NOT_INLINE: ReadonlySet<string> = new Set([...NO_TEXT, 'head'])
