import { describeProblem, type Result } from '../input/index.ts'
import type { Cell, Column, Session } from './session.ts'
import { SqlError } from './session.ts'
import { statementsOf } from './statements.ts'
import { trinoAddress, trinoSecret } from './trinoAddress.ts'
import { trinoDialect } from './trinoDialect.ts'
import { pagesOf, type TrinoLine } from './trinoQuery.ts'
import { insertsOf, TRINO_TYPES } from './trinoRows.ts'
import { cellReader } from './trinoValues.ts'

/** How a Trino is used; everything may be left out. */
export interface TrinoOptions {
  readonly signal?: AbortSignal
  /** Seconds that one statement may take; without a limit only the server's own. */
  readonly seconds?: number
  /** How often a request is tried before the server counts as unreachable. */
  readonly attempts?: number
  /** Milliseconds before a request is tried again, doubled each time. */
  readonly pause?: number
  /** Milliseconds that the server may be silent. */
  readonly patience?: number
  /** Bytes that one page of an answer may have. */
  readonly pageSize?: number
  /** Characters that one statement may have; servers take a million unless set otherwise. */
  readonly statementSize?: number
  /** Where the password or token is looked for; the environment of the process unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/**
 * Opens a Trino at `trino://[user@]host[:port]/catalog/schema[?tls=true]` and asks it one question, so that a wrong
 * address, user or secret is told at once. The schema should belong to this session alone: tables are made in it.
 * @throws SqlError when the address is wrong or the server does not answer.
 */
export async function openTrino(url: string, options: TrinoOptions = {}): Promise<Session> {
  const address = taken(trinoAddress(url))
  const secret = taken(trinoSecret(address, options.environment ?? process.env))
  const { seconds } = options
  const session = new TrinoSession(
    {
      origin: address.origin,
      headers: {
        'x-trino-user': address.user,
        'x-trino-source': 'writ',
        'x-trino-catalog': address.catalog,
        'x-trino-schema': address.schema,
        'x-trino-time-zone': 'UTC',
        // Without it the server rounds moments to milliseconds.
        'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
        // The server's own limit frees the statement even when nobody is left to say so.
        ...(seconds === undefined ? {} : { 'x-trino-session': `query_max_run_time=${Math.ceil(seconds) + 1}s` }),
        ...(secret === null ? {} : { authorization: secret.authorization }),
      },
      limits: {
        attempts: options.attempts ?? 8,
        pause: options.pause ?? 100,
        patience: options.patience ?? 60_000,
        pageSize: options.pageSize ?? 128 * 2 ** 20,
      },
    },
    options,
  )
  try {
    await session.columns('select 1')
  } catch (error) {
    session.close()
    throw error
  }
  return session
}

class TrinoSession implements Session {
  readonly dialect = trinoDialect
  readonly #line: TrinoLine
  readonly #options: TrinoOptions
  readonly #closed = new AbortController()
  #done: number | null = null

  constructor(line: TrinoLine, options: TrinoOptions) {
    this.#line = line
    this.#options = options
  }

  async run(sql: string): Promise<void> {
    for (const statement of statementsOf(sql)) await this.#guard(statement, (signal) => this.#drain(statement, signal))
  }

  async columns(sql: string): Promise<readonly (readonly Cell[])[]> {
    return await this.#guard(sql, async (signal) => {
      const [query, more] = statementsOf(sql)
      if (query === undefined || more !== undefined) throw new Error('Columns come from exactly one query.')
      let readers: readonly ((value: unknown) => Cell)[] = []
      let columns: Cell[][] | undefined
      for await (const page of pagesOf(this.#line, query, signal, this.#tell)) {
        if (columns === undefined) {
          readers = page.columns.map(cellReader)
          columns = readers.map(() => [])
        }
        addRows(columns, readers, page.rows)
      }
      return columns ?? []
    })
  }

  async store(table: string, columns: readonly Column[]): Promise<void> {
    const { identifier } = this.dialect
    const types = columns.map(({ name, kind }) => `${identifier(name)} ${TRINO_TYPES[kind]}`)
    const name = identifier(table)
    const length = columns[0]?.values.length ?? 0
    await this.run(`drop table if exists ${name}; create table ${name} (${types.join(', ')})`)
    let stored = 0
    try {
      await this.#guard(`store ${table}`, async (signal) => {
        for (const { statement, rows } of insertsOf(name, columns, this.#options.statementSize ?? 900_000)) {
          await this.#drain(statement, signal)
          stored += rows
          this.#done = stored / length
        }
      })
    } catch (error) {
      // A table that is there but lacks rows would give wrong answers later.
      await this.#dropped(name)
      throw error
    }
  }

  progress(): number | null {
    return this.#done
  }

  close(): void {
    this.#closed.abort()
  }

  readonly #tell = (done: number | null): void => {
    this.#done = done
  }

  async #drain(statement: string, signal: AbortSignal): Promise<void> {
    for await (const _page of pagesOf(this.#line, statement, signal, this.#tell));
  }

  async #dropped(name: string): Promise<void> {
    try {
      await this.#drain(`drop table if exists ${name}`, AbortSignal.timeout(5000))
    } catch {
      // The failure before this one is the one to tell.
    }
  }

  async #guard<T>(statement: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal, seconds } = this.#options
    const limit = seconds === undefined ? [] : [AbortSignal.timeout(Math.ceil(seconds * 1000))]
    const stops = [this.#closed.signal, ...(signal === undefined ? [] : [signal])]
    this.#done = null
    try {
      return await work(AbortSignal.any([...stops, ...limit]))
    } catch (error) {
      if (stops.some(({ aborted }) => aborted)) throw new SqlError('cancelled', 'The work was cancelled.', statement)
      if (limit.some(({ aborted }) => aborted))
        throw new SqlError('time', `The statement took longer than ${seconds} seconds.`, statement)
      const text = error instanceof Error ? error.message : String(error)
      throw new SqlError(error instanceof SqlError ? error.code : 'failed', text, statement, error)
    } finally {
      this.#done = null
    }
  }
}

/** Adds rows to columns, each value read by the type of its column. */
function addRows(
  columns: readonly Cell[][],
  readers: readonly ((value: unknown) => Cell)[],
  rows: readonly unknown[],
): void {
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== columns.length)
      throw new Error("An answer is not what Trino's protocol says: a row has not one value for each column.")
    const values: readonly unknown[] = row
    for (const [place, column] of columns.entries()) column.push(readers[place]?.(values[place]) ?? null)
  }
}

function taken<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new SqlError('failed', result.problems.map(describeProblem).join('\n'), '')
}
