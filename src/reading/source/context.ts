import type { BlockKind } from '../model.ts'
import { KINDS, NO_TEXT } from './htmlTags.ts'
import type { Attributes } from './markup.ts'

/** Where text inside an element goes: into the page, into the title, into the structured data, or nowhere. */
type Sink = 'page' | 'title' | 'data' | 'nowhere'

/** What the open elements mean for the text inside them. Most elements change nothing and share it with their parent. */
export interface Context {
  readonly sink: Sink
  readonly kind: BlockKind
  /** The number of the outermost article; 0 outside of articles. */
  readonly article: number
  readonly isMain: boolean
  /** Whether the text is furniture of the page: inside navigation or an aside, or in head or foot of the whole page. */
  readonly furniture: 'none' | 'frame' | 'aside'
  /** The number of the quotation or embedded post; 0 outside of them. */
  readonly group: number
  readonly embedded: boolean
  readonly isByline: boolean
  /** Whether blank lines divide, as in plain text. */
  readonly isPlain: boolean
}

/** Outside of all elements. */
export const PAGE: Context = {
  sink: 'page',
  kind: 'paragraph',
  article: 0,
  isMain: false,
  furniture: 'none',
  group: 0,
  embedded: false,
  isByline: false,
  isPlain: false,
}

const ROLES = new Map([
  ['navigation', 'nav'],
  ['complementary', 'aside'],
  ['search', 'nav'],
  ['banner', 'header'],
  ['contentinfo', 'footer'],
  ['main', 'main'],
  ['article', 'article'],
])

const EMBEDDED =
  /(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-xfbml-parse-ignore|bluesky-embed|mastodon-embed|truthsocial-embed|text-post-media|reddit-embed-bq|reddit-card|telegram-post)(?:\s|$)/i

/** Gives numbers to articles and groups. */
export interface Numbers {
  articles: number
  groups: number
}

/** The context inside an element. */
export function contextInside(outer: Context, name: string, attributes: Attributes, numbers: Numbers): Context {
  if (outer.sink !== 'page') return outer
  if (name === 'title') return { ...outer, sink: 'title' }
  if (name === 'script' && isData(attributes)) return { ...outer, sink: 'data' }
  if (NO_TEXT.has(name) || isHidden(name, attributes)) return { ...outer, sink: 'nowhere' }
  const role = attributes.size === 0 ? name : (ROLES.get(attributes.get('role')?.trim().toLowerCase() ?? '') ?? name)
  const change: { -readonly [K in keyof Context]?: Context[K] } = {}
  const kind = KINDS.get(name)
  if (kind !== undefined && !(outer.kind === 'quote' && kind === 'item')) change.kind = kind
  if (role === 'article' && outer.article === 0 && outer.furniture !== 'aside') {
    numbers.articles += 1
    change.article = numbers.articles
  }
  if (name === 'pre') change.isPlain = true
  if (role === 'main') change.isMain = true
  if (role === 'nav' || role === 'aside') change.furniture = 'aside'
  if ((role === 'header' || role === 'footer') && outer.furniture === 'none' && !isContent(outer))
    change.furniture = 'frame'
  const isPost = attributes.size > 0 && EMBEDDED.test(attributes.get('class') ?? '')
  if ((name === 'blockquote' || isPost) && !outer.embedded) {
    numbers.groups += 1
    change.group = numbers.groups
    change.kind = 'quote'
    if (isPost) change.embedded = true
  }
  if (attributes.size > 0 && isByline(attributes)) change.isByline = true
  return Object.keys(change).length === 0 ? outer : { ...outer, ...change }
}

function isContent({ article, isMain, group }: Context): boolean {
  return article > 0 || isMain || group > 0
}

function isData(attributes: Attributes): boolean {
  return /^\s*application\/ld\+json\b/i.test(attributes.get('type') ?? '')
}

function isHidden(name: string, attributes: Attributes): boolean {
  if (name === 'dialog') return !attributes.has('open')
  if (attributes.size === 0) return false
  if (attributes.has('hidden') || attributes.get('aria-hidden')?.trim().toLowerCase() === 'true') return true
  const style = attributes.get('style')
  return (
    style !== undefined &&
    /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(style.replace(/\/\*.*?\*\//gs, ''))
  )
}

function isByline(attributes: Attributes): boolean {
  return (
    /(?:^|\s)author(?:\s|$)/i.test(attributes.get('rel') ?? '') ||
    /(?:^|\s)author(?:\s|$)/i.test(attributes.get('itemprop') ?? '') ||
    /(?:^|[\s_-])(?:byline|author-name|autor)(?:[\s_-]|$)/i.test(attributes.get('class') ?? '')
  )
}
