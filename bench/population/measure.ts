/** Times statements: the best of some rounds, with the processor time of all threads of that round. */
import type { Session } from '../../src/sql/index.ts'

/** What a statement took in its best round, in seconds. */
export interface Timing {
  readonly wall: number
  readonly cpu: number
  readonly cells: readonly (readonly unknown[])[]
}

/** Runs a statement some times and keeps the round that was quickest by the clock. */
export async function timed(session: Session, sql: string, rounds = 3): Promise<Timing> {
  let best: Timing = { wall: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY, cells: [] }
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    const started = performance.now()
    const cells = await session.columns(sql)
    const wall = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(before)
    const cpu = (user + system) / 1e6
    best = { wall: Math.min(best.wall, wall), cpu: Math.min(best.cpu, cpu), cells }
  }
  return best
}

/** Reading every column once, each through one predicate of its own. */
export function scanSql(table: string, columns: readonly { readonly name: string; readonly type: string }[]): string {
  const tests: Record<string, string> = { date: "> date '2024-01-01'", double: '> 5', text: "= 'US'" }
  const counts = columns.map(({ name, type }) => `count(*) filter (where "${name}" ${tests[type] ?? ''})`)
  return `select ${counts.join(', ')} from ${table}`
}

/** Reading every column once without asking anything of it: the least that any query over them takes. */
export function countSql(table: string, columns: readonly { readonly name: string }[]): string {
  return `select ${columns.map(({ name }) => `count("${name}")`).join(', ')} from ${table}`
}

/** Megabytes that the process has held at most. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

/** Seconds with three digits. */
export function seconds(value: number): string {
  return value.toFixed(3)
}

/** Millions of people a second. */
export function millions(people: number, value: number): string {
  return (people / value / 1e6).toFixed(2)
}
