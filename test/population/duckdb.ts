import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuckdb, type Session } from '../../src/sql/index.ts'

/** A session of DuckDB for a test, with a spill folder that is gone when it is closed. */
export async function testSession(memory = 1000): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), 'writ-population-'))
  const session = await openDuckdb({ spillFolder: join(folder, 'spill'), memory, spill: 1000, threads: 2 })
  return {
    dialect: session.dialect,
    run: (sql) => session.run(sql),
    columns: (sql) => session.columns(sql),
    store: (table, columns) => session.store(table, columns),
    progress: () => session.progress(),
    close: () => {
      session.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
