import { setTimeout as pause } from 'node:timers/promises'
import { SqlError } from './session.ts'
import { onlyReads } from './statements.ts'
import { trinoFailure } from './trinoFailure.ts'
import { type HttpAnswer, type HttpLimits, request } from './trinoHttp.ts'
import { readAnswer, type TrinoAnswer, type TrinoColumn } from './trinoProtocol.ts'

/** How a Trino is spoken to: where it is, what every request says of itself, and within which limits. */
export interface TrinoLine {
  readonly origin: string
  readonly headers: Readonly<Record<string, string>>
  readonly limits: HttpLimits
}

/** Some rows of an answer, perhaps none, with its columns. */
export interface TrinoPage {
  readonly columns: readonly TrinoColumn[]
  readonly rows: readonly unknown[]
}

/** How long a cancelled statement waits for the answer that says how to free it, in milliseconds. */
const GRACE = 2000

/** Answers without rows that come back at once are asked for again after a pause, in milliseconds. */
const IDLE = 20

/** What a server says when a statement changed the state of a session, which statements here do not share. */
const CHANGES = /^x-trino-(set-|clear-|added-prepare|deallocated-prepare|started-transaction-id|reset-)/

/**
 * Runs one statement and gives its rows page by page; at the end, on a failure and when the reader stops, the server
 * is told to free the statement. What has no columns gives no page.
 * @throws SqlError with the statement; whatever the signal throws when it is aborted.
 */
export async function* pagesOf(
  line: TrinoLine,
  statement: string,
  signal: AbortSignal,
  tell: (done: number | null) => void,
): AsyncGenerator<TrinoPage> {
  let columns: readonly TrinoColumn[] | undefined
  let next: string | undefined
  const take = (answer: HttpAnswer): TrinoAnswer => {
    const read = answerOf(line, answer)
    next = read.nextUri
    return read
  }
  try {
    let answer = take(await handIn(line, statement, signal))
    for (let idle = 0; ; ) {
      const { error, data, stats } = answer
      if (error !== undefined) throw trinoFailure(error, statement)
      tell(typeof stats.progressPercentage === 'number' ? stats.progressPercentage / 100 : null)
      const isFirst = columns === undefined
      columns ??= answer.columns
      if (columns === undefined && data !== undefined) throw malformed('it has rows without columns')
      if (columns !== undefined && (isFirst || data !== undefined)) yield { columns, rows: data ?? [] }
      signal.throwIfAborted()
      if (next === undefined) break
      const asked = performance.now()
      answer = take(await request({ ...line, method: 'GET', url: next, isRepeatable: true, signal }, line.limits))
      idle = answer.data === undefined && performance.now() - asked < IDLE ? idle + 1 : 0
      if (idle > 2) await pause(IDLE, undefined, { signal })
    }
    if (answer.stats.state !== 'FINISHED') throw malformed(`it ends in the state ${answer.stats.state}`)
  } finally {
    if (next !== undefined) await free(line, next)
  }
}

/**
 * Hands a statement in. A statement that changes something is not handed in twice when it is unknown whether the server
 * took it. On an abort the answer is awaited for a moment: only it says how to free the statement.
 */
async function handIn(line: TrinoLine, statement: string, signal: AbortSignal): Promise<HttpAnswer> {
  signal.throwIfAborted()
  const late = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const onAbort = (): void => {
    timer = setTimeout(() => late.abort(signal.reason), GRACE)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const url = `${line.origin}/v1/statement`
    const isRepeatable = onlyReads(statement)
    return await request(
      { ...line, method: 'POST', url, body: statement, isRepeatable, signal: late.signal },
      line.limits,
    )
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}

function answerOf(line: TrinoLine, { headers, text }: HttpAnswer): TrinoAnswer {
  const read = readAnswer(text)
  if (typeof read === 'string') throw malformed(read)
  const { nextUri } = read
  // A way that leads elsewhere would carry the user's name and secret there.
  if (nextUri !== undefined && !nextUri.startsWith(`${line.origin}/v1/statement/`))
    throw malformed('it leads to another server; use the address under which the server knows itself')
  for (const name of headers.keys())
    if (CHANGES.test(name))
      throw new SqlError(
        'not-here',
        'Statements that change the session (USE, SET, PREPARE, START) have no effect.',
        '',
      )
  return read
}

function malformed(what: string): SqlError {
  return new SqlError('failed', `An answer is not what Trino's protocol says: ${what}.`, '')
}

/** Tells the server to free a statement; it does so by itself after some minutes when it is not told. */
async function free(line: TrinoLine, url: string): Promise<void> {
  const signal = AbortSignal.timeout(GRACE)
  try {
    await request({ ...line, method: 'DELETE', url, isRepeatable: true, signal }, line.limits)
  } catch {
    // The statement failed already, and that failure is the one to tell.
  }
}
