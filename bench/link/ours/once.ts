/**
 * Links one data set in this process and reports what it took, as JSON on standard output:
 * `node bench/link/ours/once.ts DATASET RULES PAIRS.csv TABLE.csv [TABLE.csv]`. The process does nothing else.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { link, pairsSql } from '../../../src/identity/index.ts'
import { leaveMemoryToEngine, openDuckdb, threadsFor } from '../../../src/sql/index.ts'
import { datasetDescriptions } from '../datasets.ts'
import { ruleSets } from '../rules.ts'
import { linkPlan, planOf } from './plans.ts'

/** The files are written by this benchmark: no name of a column has a comma or a quotation mark. */
function headerOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n', 1)[0]?.split(',') ?? []
}

const [name, set, pairs, left, right] = process.argv.slice(2)
const dataset = datasetDescriptions.find((each) => each.name === name)?.name
const rules = ruleSets.find((each) => each === set)
if (dataset === undefined || rules === undefined || pairs === undefined || left === undefined)
  throw new Error('Usage: once.ts DATASET RULES PAIRS.csv TABLE.csv [TABLE.csv]')

// As `writ link` does it; nor are the pairs sorted, which Splink's are not either.
leaveMemoryToEngine()
const bytes = [left, ...(right === undefined ? [] : [right])].reduce((sum, path) => sum + statSync(path).size, 0)
const begun = performance.now()
const spillFolder = mkdtempSync(join(tmpdir(), 'writ-bench-'))
const session = await openDuckdb({ spillFolder, memory: 1000, spill: 2000, threads: threadsFor(bytes, 2) })
const { columns, dates } = planOf(dataset)
const source = (path: string) => ({ relation: session.dialect.readCsv(path, headerOf(path), ','), columns, dates })
const linkage = await link(session, {
  plan: linkPlan(dataset, rules),
  left: source(left),
  right: right === undefined ? null : source(right),
})
await session.run(`copy (select left_id, right_id, probability, weight from (${pairsSql(0)}))
  to ${session.dialect.literal(pairs)} (header)`)
session.close()
rmSync(spillFolder, { recursive: true, force: true })
const { user, system } = process.cpuUsage()
const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
const report = {
  pairs: linkage.pairs,
  expectedMatches: linkage.expectedMatches,
  cpuSeconds: (user + system) / 1e6,
  wallSeconds: (performance.now() - begun) / 1000,
  peakMegabytes: peak === undefined ? process.resourceUsage().maxRSS / 1000 : Number(peak) / 1000,
}
process.stdout.write(`${JSON.stringify(report)}\n`)
