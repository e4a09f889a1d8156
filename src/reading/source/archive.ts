import { createHash } from 'node:crypto'
import { bad, good, type Result } from '../../input/index.ts'
import { type HttpResponse, httpResponse } from './httpResponse.ts'
import { MAX_FILE, problem, tooLarge } from './limits.ts'
import { type Allowance, decoded, gunzip } from './unpack.ts'
import { type ListedPage, openWacz } from './wacz.ts'
import { type WarcRecord, warcRecords } from './warc.ts'

/** A main page of an archive. */
export interface ArchivedPage {
  readonly url: string
  readonly captured: string | null
  /** The payload as it was sent, with its content coding: what the digest is of. */
  readonly payload: Uint8Array
  /** The bytes of the page, without content coding. */
  readonly body: Uint8Array
  readonly charset: string | null
}

const MOST_PAGES = 1000
const MOST_REDIRECTS = 5

/** The main pages of a WACZ: those it lists, else all its pages. */
export function waczPages(bytes: Uint8Array, file: string, allowed: Allowance): Result<readonly ArchivedPage[]> {
  const opened = openWacz(bytes, file, allowed)
  if (!opened.ok) return opened
  const records: WarcRecord[] = []
  for (const { path, bytes: packed } of opened.value.archives) {
    const content = path.endsWith('.gz') ? gunzip(packed, file, allowed, path) : good(packed)
    const read = content.ok ? warcRecords(content.value, file, path) : content
    if (!read.ok) return read
    for (const record of read.value) records.push(record)
  }
  return mainPages(records, opened.value.pages, file, allowed)
}

/** The pages of a WARC that is not packed: every answer with status 200 that is HTML or plain text. */
export function warcPages(bytes: Uint8Array, file: string, allowed: Allowance): Result<readonly ArchivedPage[]> {
  const records = warcRecords(bytes, file)
  return records.ok ? mainPages(records.value, null, file, allowed) : records
}

interface Answer extends HttpResponse {
  readonly url: string
  readonly captured: string | null
}

function mainPages(
  records: readonly WarcRecord[],
  listed: readonly ListedPage[] | null,
  file: string,
  allowed: Allowance,
): Result<readonly ArchivedPage[]> {
  const answers = records.flatMap(answerOf)
  const chosen = listed === null ? answers.filter(isPage) : listedAnswers(answers, listed)
  const once = withoutRepeats(chosen)
  if (once.length === 0) {
    return bad(
      problem('unreadable', file, 'The archive holds no page of text with status 200.', 'Give the page as HTML.'),
    )
  }
  if (once.length > MOST_PAGES) return bad(tooLarge(file, 'The number of pages', MOST_PAGES))
  const pages: ArchivedPage[] = []
  for (const { url, captured, fields, payload } of once) {
    const body = decoded(payload, fields.get('content-encoding') ?? '', file, allowed, url)
    if (!body.ok) return body
    if (body.value.length > MAX_FILE) return bad(tooLarge(file, 'The page', MAX_FILE, url))
    const charset = /;\s*charset\s*=\s*["']?([^\s"';]{1,40})/i.exec(fields.get('content-type') ?? '')?.[1] ?? null
    pages.push({ url, captured, payload, body: body.value, charset })
  }
  return good(pages)
}

function answerOf({ head, block }: WarcRecord): readonly Answer[] {
  if (head.get('warc-type')?.toLowerCase() !== 'response') return []
  // WARC 1.0 allowed brackets around the address.
  const url = (head.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1')
  const response = /^https?:/i.test(url) ? httpResponse(block) : null
  if (response === null) return []
  const date = head.get('warc-date') ?? ''
  return [{ ...response, url, captured: /^\d{4}-\d{2}-\d{2}T[\d:.]{1,30}Z$/.test(date) ? date : null }]
}

function isPage({ status, fields }: Answer): boolean {
  return (
    status === 200 &&
    /^(?:text\/html|text\/plain|application\/xhtml\+xml)\b/i.test(fields.get('content-type')?.trim() ?? '')
  )
}

/** The answers that hold the listed pages; a listed page that is no text, or is not in the archive, is left out. */
function listedAnswers(answers: readonly Answer[], listed: readonly ListedPage[]): readonly Answer[] {
  const byUrl = new Map<string, Answer[]>()
  for (const answer of answers) {
    const same = byUrl.get(answer.url)
    if (same === undefined) byUrl.set(answer.url, [answer])
    else same.push(answer)
  }
  return listed.flatMap(({ url, moment }) => {
    let next: string | null = url
    for (let hops = 0; next !== null && hops <= MOST_REDIRECTS; hops += 1) {
      const there: readonly Answer[] = byUrl.get(next) ?? []
      const pages = there.filter(isPage)
      const page = pages.find(({ captured }) => second(captured) === second(moment)) ?? pages[0]
      if (page !== undefined) return [page]
      const to: string | undefined = there.find(({ status }) => status >= 300 && status < 400)?.fields.get('location')
      next = to === undefined ? null : (URL.parse(to, next)?.href ?? null)
    }
    return []
  })
}

function second(moment: string | null): string | null {
  return moment?.slice(0, 19) ?? null
}

/** A page that was captured twice with the same bytes counts once. */
function withoutRepeats(answers: readonly Answer[]): readonly Answer[] {
  const seen = new Set<string>()
  return answers.filter(({ url, payload }) => {
    const key = `${createHash('sha256').update(payload).digest('hex')} ${url}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
