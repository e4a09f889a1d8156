import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from '@duckdb/node-api'
import { duckdbDialect } from './duckdbDialect.ts'
import { type Cell, type Column, type ColumnKind, type Session, SqlError, type SqlErrorCode } from './session.ts'

/** Where the engine keeps its data and how much of the machine it may take. */
export interface DuckdbOptions {
  /** The database file; without it the data live in memory and are gone at the end. */
  readonly file?: string
  /** A folder for what does not fit into memory; the engine clears it. */
  readonly spillFolder: string
  /** Largest memory, in megabytes. */
  readonly memory: number
  /** Largest size of the spill folder, in megabytes. */
  readonly spill: number
  readonly threads: number
  readonly signal?: AbortSignal
}

/**
 * Opens DuckDB with its limits set and its downloads of extensions off.
 * @throws SqlError when the package is missing, the file is in use, or a limit cannot be set.
 */
export async function openDuckdb(options: DuckdbOptions): Promise<Session> {
  const duckdb = await load()
  const settings = {
    memory_limit: `${options.memory}MB`,
    temp_directory: options.spillFolder,
    max_temp_directory_size: `${options.spill}MB`,
    threads: String(options.threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    // What a statement needed is given back at its end, and not kept for the next.
    allocator_bulk_deallocation_flush_threshold: '1MB',
    // Comparisons are long: looking in them for what is said twice takes as long as all other planning and gains nothing.
    disabled_optimizers: 'common_subexpressions',
  }
  let instance: DuckDBInstance
  try {
    instance = await duckdb.DuckDBInstance.create(options.file ?? ':memory:', settings)
  } catch (error) {
    throw failure(error, `open ${options.file ?? 'memory'}`, options.signal)
  }
  return new DuckdbSession(instance, await instance.connect(), duckdb, options.signal)
}

type Duckdb = typeof import('@duckdb/node-api')

async function load(): Promise<Duckdb> {
  try {
    return await import('@duckdb/node-api')
  } catch (error) {
    throw new SqlError('missing-engine', 'The package @duckdb/node-api cannot be loaded: run npm install.', '', error)
  }
}

const CHUNK = 2048

class DuckdbSession implements Session {
  readonly dialect = duckdbDialect
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  readonly #duckdb: Duckdb
  readonly #signal: AbortSignal | undefined
  readonly #stop: () => void

  constructor(instance: DuckDBInstance, connection: DuckDBConnection, duckdb: Duckdb, signal: AbortSignal | undefined) {
    this.#instance = instance
    this.#connection = connection
    this.#duckdb = duckdb
    this.#signal = signal
    this.#stop = () => connection.interrupt()
    signal?.addEventListener('abort', this.#stop)
  }

  async run(sql: string): Promise<void> {
    await this.#guard(sql, () => this.#connection.run(sql))
  }

  async columns(sql: string): Promise<readonly (readonly Cell[])[]> {
    return await this.#guard(sql, async () => {
      const result = await this.#connection.stream(sql)
      const columns = Array.from({ length: result.columnCount }, (): Cell[] => [])
      for await (const chunk of result)
        for (const [place, cells] of columns.entries())
          chunk.visitColumnValues(place, (value) => cells.push(cellOf(value)))
      return columns
    })
  }

  async store(table: string, columns: readonly Column[]): Promise<void> {
    const { identifier } = this.dialect
    const types = columns.map(({ name, kind }) => `${identifier(name)} ${TYPES[kind]}`)
    await this.run(`create or replace table ${table} (${types.join(', ')})`)
    await this.#guard(`store ${table}`, async () => {
      const appender = await this.#connection.createAppender(table)
      const length = columns[0]?.values.length ?? 0
      for (let from = 0; from < length; from += CHUNK) {
        const count = Math.min(CHUNK, length - from)
        const chunk = this.#duckdb.DuckDBDataChunk.create(
          columns.map(({ kind }) => this.#typeOf(kind)),
          count,
        )
        columns.forEach(({ kind, values }, index) => {
          const part: readonly DuckDBValue[] = values.slice(from, from + count)
          chunk.setColumnValues(index, kind === 'bigint' ? part.map(bigintOf) : part)
        })
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    })
  }

  progress(): number | null {
    const { percentage } = this.#connection.progress
    return percentage < 0 ? null : percentage / 100
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#stop)
    this.#connection.closeSync()
    this.#instance.closeSync()
  }

  #typeOf(kind: ColumnKind): DuckDBType {
    const { INTEGER, BIGINT, DOUBLE, VARCHAR } = this.#duckdb
    return { integer: INTEGER, bigint: BIGINT, double: DOUBLE, text: VARCHAR }[kind]
  }

  async #guard<T>(sql: string, work: () => Promise<T>): Promise<T> {
    if (this.#signal?.aborted === true) throw new SqlError('cancelled', 'The work was cancelled.', sql)
    try {
      return await work()
    } catch (error) {
      throw failure(error, sql, this.#signal)
    }
  }
}

const TYPES: Record<ColumnKind, string> = { integer: 'integer', bigint: 'bigint', double: 'double', text: 'varchar' }

function bigintOf(value: DuckDBValue): DuckDBValue {
  return typeof value === 'number' ? BigInt(value) : value
}

function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return typeof value === 'bigint' ? Number(value) : String(value)
}

function failure(error: unknown, statement: string, signal: AbortSignal | undefined): SqlError {
  const text = error instanceof Error ? error.message : String(error)
  return new SqlError(codeOf(text, signal), text.split('\n')[0] ?? text, statement, error)
}

function codeOf(text: string, signal: AbortSignal | undefined): SqlErrorCode {
  if (signal?.aborted === true || /^INTERRUPT/i.test(text)) return 'cancelled'
  if (/temp_directory|temp directory|No space left/i.test(text)) return 'disk'
  if (/Out of Memory/i.test(text)) return 'memory'
  return /Could not set lock|conflicting lock/i.test(text) ? 'locked' : 'failed'
}
