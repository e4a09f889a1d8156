import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LinkPlan, PeopleSource } from '../../src/identity/index.ts'
import { VALUE_COLUMNS } from '../../src/identity/index.ts'
import { openDuckdb, type Session } from '../../src/sql/index.ts'

/** A record as tests write it: identity columns and what they hold. */
export type WrittenPerson = Readonly<Record<string, string>>

/** The plan that compares everything that the identity columns hold. */
export const FULL_PLAN: LinkPlan = { names: true, born: true, values: VALUE_COLUMNS }

/** Runs a test with a small engine of its own and clears up after it. */
export async function withSession<T>(work: (session: Session) => Promise<T>, threads = 2): Promise<T> {
  const spillFolder = mkdtempSync(join(tmpdir(), 'writ-test-'))
  const session = await openDuckdb({ spillFolder, memory: 500, spill: 500, threads })
  try {
    return await work(session)
  } finally {
    session.close()
    rmSync(spillFolder, { recursive: true, force: true })
  }
}

/** Stores written people as a table and gives the source to link. */
export async function peopleTable(
  session: Session,
  table: string,
  people: readonly WrittenPerson[],
): Promise<PeopleSource> {
  const columns = [...new Set(people.flatMap((person) => Object.keys(person)))]
  await session.store(
    table,
    columns.map((name) => ({ name, kind: 'text' as const, values: people.map((person) => person[name] ?? null) })),
  )
  return { relation: table, columns: Object.fromEntries(columns.map((name) => [name, name])), dates: 'iso' }
}
