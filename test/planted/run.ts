// Plants each fault of allBugs.ts in turn and demands that the tests notice:
// node test/planted/run.ts [--sample N] [--sql | --record]
// With --sql only those in the law as SQL, with --record only those in the record and its verifier.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ALL_BUGS } from './allBugs.ts'
import type { Bug } from './bugs.ts'
import { RECORD_BUGS } from './recordBugs.ts'
import { SQL_BUGS } from './sqlBugs.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const CONFIG = 'test/planted/vitest.config.ts'
const VITEST = 'node_modules/vitest/vitest.mjs'
const folder = mkdtempSync(join(tmpdir(), 'writ-planted-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const reportSchema = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
})

/** What a run of the tests came to: how many passed, the first that failed, and whether the fault was in place. */
interface Run {
  readonly planted: boolean
  readonly passed: number
  readonly failed: string | null
  /** An engine refused the SQL; such a fault is noticed by accident, not by its answers. */
  readonly refused: boolean
  readonly seconds: number
}

/** The tests that must notice a fault: those of its room first, then those across rooms, unless it names its own. */
function suitesOf({ file, suites }: Bug): readonly string[] {
  const room = file.split('/').slice(0, 2).join('/')
  return suites ?? [`${room}/`, room === 'src/record' ? 'test/record/' : 'test/conformance/']
}

/** Runs the tests of a fault: those of its room, and only if none of them notices it, those across rooms. */
async function runBug(bug: Bug): Promise<Run> {
  const [room, ...across] = suitesOf(bug)
  if (bug.suites !== undefined || room === undefined) return await runTests(bug, suitesOf(bug))
  const own = await runTests(bug, [room])
  if (own.failed !== null) return own
  const wider = await runTests(bug, across)
  return { ...wider, seconds: own.seconds + wider.seconds }
}

/** Runs tests with a fault planted, or none; all tests if none are named. */
async function runTests(bug: Bug | null, suites: readonly string[]): Promise<Run> {
  const mark = join(folder, 'mark')
  rmSync(mark, { force: true })
  const file = join(folder, 'report.json')
  const args = [VITEST, 'run', '--config', CONFIG, '--bail=1', '--reporter=json', `--outputFile=${file}`, ...suites]
  const env = { ...process.env, WRIT_PLANTED: bug?.name ?? '', WRIT_PLANTED_MARK: mark }
  const started = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
  const errors: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const seconds = (performance.now() - started) / 1000
  const report = reportSchema.parse(JSON.parse(readReport(file, Buffer.concat(errors).toString())))
  const all = report.testResults.flatMap((file) => file.assertionResults)
  const first = all.find((one) => one.status === 'failed')
  const failed = first?.fullName.trim() ?? null
  const refused = first?.failureMessages.some((message) => message.includes('SqlError')) ?? false
  if (status !== 0 && failed === null) {
    throw new Error(
      `With "${bug?.name ?? 'no fault'}" no test failed, but vitest did: ${Buffer.concat(errors).toString()}`,
    )
  }
  return { planted: existsSync(mark), passed: report.numPassedTests, failed, refused, seconds }
}

function readReport(file: string, errors: string): string {
  try {
    const text = readFileSync(file, 'utf8')
    rmSync(file)
    return text
  } catch (error) {
    throw new Error(`vitest gave no report: ${errors}`, { cause: error })
  }
}

/** Every fault, or as many as asked for, spread evenly over the list. */
function chosen(words: readonly string[]): readonly Bug[] {
  const all = words.includes('--sql') ? SQL_BUGS : words.includes('--record') ? RECORD_BUGS : ALL_BUGS
  const [flag, count] = words.filter((word) => word !== '--sql' && word !== '--record')
  if (flag === undefined) return all
  const n = Number(count)
  if (flag !== '--sample' || !Number.isInteger(n) || n < 1)
    throw new Error('Usage: node test/planted/run.ts [--sample N] [--sql | --record]')
  const step = Math.max(1, all.length / n)
  return all.filter((_, i) => Math.floor(i / step) > Math.floor((i - 1) / step) || i === 0)
}

/** How often the text of a fault stands in the source. */
function occurrences({ file, find }: Bug): number {
  return readFileSync(`${root}${file}`, 'utf8').split(find).length - 1
}

let passed = 0
let failed = 0
const bugs = chosen(process.argv.slice(2))
const wide = Math.max(...bugs.map(({ name }) => name.length))

function row(ok: boolean, name: string, seconds: number, text: string): void {
  if (ok) passed += 1
  else failed += 1
  const time = `${seconds.toFixed(1)} s`.padStart(7)
  process.stdout.write(`${ok ? 'caught  ' : 'MISSED  '} ${name.padEnd(wide)} ${time}  ${text.slice(0, 90)}\n`)
}

const clean = await runTests(null, [...new Set(bugs.flatMap(suitesOf))])
process.stdout.write(`without a fault: ${clean.passed} tests passed in ${clean.seconds.toFixed(1)} s\n\n`)
if (clean.failed !== null) {
  process.stdout.write(`The tests fail without a fault: ${clean.failed}\n\n0 passed, 1 failed\n`)
  process.exit(1)
}
for (const bug of bugs) {
  const count = occurrences(bug)
  if (count !== 1) {
    row(false, bug.name, 0, `its text stands ${count} times in ${bug.file}`)
    continue
  }
  const { planted, failed: test, refused, seconds } = await runBug(bug)
  const said = planted ? (test ?? 'no test fails') : 'no test read the fault'
  row(planted && test !== null && !refused, bug.name, seconds, refused ? `the engine refuses the SQL: ${said}` : said)
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)
