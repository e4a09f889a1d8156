import { isUtf8 } from 'node:buffer'
import { setTimeout as pause } from 'node:timers/promises'
import { SqlError } from './session.ts'

/** How requests are made: how often one is tried, how long it may take, and how long an answer may be. */
export interface HttpLimits {
  /** How often a request is tried before the server counts as unreachable. */
  readonly attempts: number
  /** Milliseconds before the second try; doubled before each further one, up to five seconds. */
  readonly pause: number
  /** Milliseconds that one request may take. */
  readonly patience: number
  /** Bytes that one answer may have. */
  readonly pageSize: number
}

/** What is asked for. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether it does no harm if the server takes the request twice. */
  readonly isRepeatable: boolean
  readonly signal: AbortSignal
}

/** An answer of status 200 or 204. */
export interface HttpAnswer {
  readonly headers: Headers
  readonly text: string
}

const LONGEST_PAUSE = 5000

/** The server is for a moment not able to answer; whether it took the request is not known. */
const BUSY = new Set([502, 503, 504])

/** No connection was made, so that nothing was sent. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * Makes one request and tries it again, after pauses that grow, when the server is busy or the connection breaks. What
 * is not repeatable is only tried again when the server cannot have taken it: status 429, or no connection at all.
 * Redirects are not followed.
 * @throws SqlError when there is no answer; whatever the signal throws when it is aborted.
 */
export async function request(asked: HttpRequest, limits: HttpLimits): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(asked, limits)
    if (outcome.kind === 'answer') return outcome.answer
    asked.signal.throwIfAborted()
    const isSafe = asked.isRepeatable || outcome.wasNotTaken
    if (!isSafe || attempt >= limits.attempts) throw unreachable(outcome.what, isSafe)
    const wait = outcome.wait ?? limits.pause * 2 ** (attempt - 1)
    await pause(Math.min(wait, LONGEST_PAUSE), undefined, { signal: asked.signal })
  }
}

type Outcome =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'again'; readonly what: string; readonly wasNotTaken: boolean; readonly wait?: number }

async function once(asked: HttpRequest, limits: HttpLimits): Promise<Outcome> {
  const { method, url, headers, body } = asked
  const signal = AbortSignal.any([asked.signal, AbortSignal.timeout(limits.patience)])
  let response: Response
  let bytes: Buffer | null
  try {
    response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    })
    bytes = await bytesOf(response, limits.pageSize)
  } catch (error) {
    const code = codeOf(error)
    return { kind: 'again', what: `no answer (${code})`, wasNotTaken: UNSENT.has(code) }
  }
  const { status } = response
  if (bytes === null)
    throw new SqlError('failed', `An answer of the server has more than ${limits.pageSize} bytes.`, '')
  if (!isUtf8(bytes)) throw new SqlError('failed', 'An answer of the server is not UTF-8.', '')
  const text = bytes.toString('utf8')
  if (status === 200 || status === 204) return { kind: 'answer', answer: { headers: response.headers, text } }
  if (status === 429 || BUSY.has(status)) {
    const seconds = Number(response.headers.get('retry-after') ?? 'none')
    const wait = Number.isFinite(seconds) && seconds >= 0 ? { wait: seconds * 1000 } : {}
    return { kind: 'again', what: `status ${status}`, wasNotTaken: status === 429, ...wait }
  }
  throw refused(status, response.headers.get('content-type') ?? '', text)
}

/** The bytes of an answer, or null when it has too many; no more than that many are kept. */
async function bytesOf(response: Response, most: number): Promise<Buffer | null> {
  if (response.body === null) return Buffer.alloc(0)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > most) return null
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error.name === 'TimeoutError' ? 'no answer in time' : error.name
}

function unreachable(what: string, isSafe: boolean): SqlError {
  const again = isSafe ? '' : ' It may have taken the statement, which is therefore not handed in again.'
  return new SqlError('unreachable', `The server cannot be reached: ${what}.${again}`, '')
}

function refused(status: number, type: string, text: string): SqlError {
  if (status >= 300 && status < 400)
    return new SqlError('failed', `The server redirects (status ${status}), which is not followed. Name it itself.`, '')
  if (status === 401 || status === 403)
    return new SqlError('failed', `The server refuses this user (status ${status}).`, '')
  const [said = ''] = type.startsWith('text/plain') ? text.slice(0, 200).split('\n') : []
  return new SqlError('failed', `The server answers with status ${status}${said === '' ? '' : `: ${said}`}.`, '')
}
