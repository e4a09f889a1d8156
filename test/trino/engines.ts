import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuckdb, openTrino, type Session } from '../../src/sql/index.ts'

/** The address of a real Trino for tests, from `WRIT_TRINO`; without it they are skipped. See start.ts. */
export const realTrino = process.env['WRIT_TRINO'] ?? ''

if (realTrino === '') process.stderr.write('WRIT_TRINO is not set: the tests on a real Trino are skipped.\n')

/** An engine for a suite that is the same for each. */
export interface TestEngine {
  readonly name: 'duckdb' | 'trino'
  readonly isHere: boolean
  open(): Promise<Session>
}

/** The engines that the same suites run on. */
export const engines: readonly TestEngine[] = [
  { name: 'duckdb', isHere: true, open: duckdb },
  { name: 'trino', isHere: realTrino !== '', open: () => openTrino(realTrino) },
]

async function duckdb(): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), 'writ-sql-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return await openDuckdb({ spillFolder: join(folder, 'spill'), memory: 400, spill: 100, threads: 1 })
}
