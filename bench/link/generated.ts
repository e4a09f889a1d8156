/**
 * Writ on generated people, where the truth is known: a list of 6,000 against 1,000,000 records, or the people of one
 * table with each other: `node bench/link/generated.ts [--seed N] [--errors F] [--dedupe] [--memory MB] [--model FILE]`. `WRIT_DATA`
 * names the folder of the data (with linkage/generate.mjs), `WRIT_PEERS` a folder for what is generated and for the
 * generator's one package. `--errors 1.3` makes all errors of the reference so much likelier, of the list by a half.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readModel } from '../../src/cli/linkModel.ts'
import { comparisonsOf, type Linkage, link } from '../../src/identity/index.ts'
import { leaveMemoryToEngine, openDuckdb, type Session } from '../../src/sql/index.ts'
import { machineLine } from '../check/machine.ts'
import { generatedColumns as columns, generate, generatedHeader as header, generatedPlan as plan } from './people.ts'

/** Candidates that a person looks at for each row of the list. */
const CANDIDATES = 3

interface Request {
  readonly seed: number
  readonly errors: number
  readonly dedupe: boolean
  readonly memory: number
  /** A file with the model that weighs, instead of one trained on these records. */
  readonly model: string | undefined
}

async function main(words: readonly string[]): Promise<void> {
  leaveMemoryToEngine()
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...words],
    options: { seed: text, errors: text, memory: text, model: text, dedupe: { type: 'boolean' } },
  })
  const request: Request = {
    seed: Number(values.seed ?? '20261'),
    errors: Number(values.errors ?? '1'),
    dedupe: values.dedupe === true,
    memory: Number(values.memory ?? '1000'),
    model: values.model,
  }
  const folder = generate(request)
  const spillFolder = mkdtempSync(join(tmpdir(), 'writ-bench-'))
  const session = await openDuckdb({ spillFolder, memory: request.memory, spill: 4000, threads: 2 })
  try {
    const left = join(folder, request.dedupe ? 'dedupe_1m.csv' : 'manifest_6000.csv')
    const right = request.dedupe ? null : join(folder, 'ref_1m.csv')
    const source = (path: string) => ({
      relation: session.dialect.readCsv(path, header, ','),
      columns,
      dates: 'iso' as const,
    })
    const begun = performance.now()
    const model =
      request.model === undefined ? null : await readModel(request.model, comparisonsOf(plan, session.dialect))
    if (model?.ok === false) throw new Error(model.problems.map(({ message }) => message).join(' '))
    const input = { plan, left: source(left), right: right === null ? null : source(right) }
    const linkage = await link(session, input, model === null ? {} : { model: model.value })
    const wall = (performance.now() - begun) / 1000
    // What is measured after this is no part of the linkage.
    const peak = peakMegabytes()
    await storeTruth(session, left, right)
    const lines = [...(await figures(session, linkage)), `wall ${wall.toFixed(1)} s, peak ${peak.toFixed(0)} MB`]
    process.stdout.write(`${[machineLine(), titleOf(request), ...lines].join('\n')}\n`)
  } finally {
    session.close()
    rmSync(spillFolder, { recursive: true, force: true })
  }
}

function titleOf({ seed, errors, dedupe, memory, model }: Request): string {
  const what = dedupe ? 'one table of a million with itself' : '6,000 against 1,000,000'
  return `${what}, seed ${seed}, errors times ${errors}, engine memory ${memory} MB${model === undefined ? '' : `, model ${model}`}`
}

async function storeTruth(session: Session, left: string, right: string | null): Promise<void> {
  const truth = (path: string): string =>
    `select row_number() over () as row, pid from ${session.dialect.readCsv(path, header, ',')}`
  await session.run(`create table left_truth as ${truth(left)}; create table right_truth as ${truth(right ?? left)}`)
  await session.run(`create table judged as select probability as p, weight, case when a.pid = b.pid then 1 else 0 end as y
    from scored join left_truth as a on a.row = scored.l join right_truth as b on b.row = scored.r`)
}

async function figures(session: Session, linkage: Linkage): Promise<string[]> {
  const one = async (sql: string): Promise<number> => Number((await session.columns(sql))[0]?.[0] ?? 0)
  const truth = await one(
    linkage.task === 'dedupe'
      ? 'select sum(n * (n - 1) / 2) from (select count(*) as n from left_truth group by pid)'
      : 'select count(*) from left_truth join right_truth using (pid)',
  )
  const rows = await one('select count(*) from left_truth')
  const found = await one('select sum(y) from judged')
  const [above, right] = [
    await one('select count(*) from judged where p >= 0.5'),
    await one('select sum(y) from judged where p >= 0.5'),
  ]
  // Pairs of one weight are looked at together or not at all.
  const looked = await one(`select max(y) from (select sum(sum(y)) over (order by weight desc) as y,
    sum(count(*)) over (order by weight desc) as n from judged group by weight) where n <= ${CANDIDATES * rows}`)
  const error = await one(`select sum(abs(p - y) * n) / sum(n) from (select avg(p) as p, avg(y) as y, count(*) as n
    from judged where p >= 0.001 group by least(9, floor(p * 10)))`)
  const share = (value: number): string => value.toFixed(4)
  return [
    `true pairs ${truth}; compared ${linkage.pairs}; reached by blocking ${share(found / truth)}`,
    `p >= 0.5: precision ${share(right / above)}, recall ${share(right / truth)}`,
    ...(linkage.task === 'link'
      ? [`recall with at most ${CANDIDATES} candidates a row: ${share(looked / truth)}`]
      : []),
    await thresholdLine(one, 0.0005, truth, rows),
    await thresholdLine(one, 0.99, truth, rows),
    `expected matches ${linkage.expectedMatches.toFixed(0)} (${((linkage.expectedMatches / truth - 1) * 100).toFixed(1)} % from the truth)`,
    `calibration error (ten bins, p >= 0.001): ${share(error)}`,
  ]
}

/** What stands at or above a threshold: how much of the truth, how much of it is true, how many pairs a row of the list. */
async function thresholdLine(
  one: (sql: string) => Promise<number>,
  least: number,
  truth: number,
  rows: number,
): Promise<string> {
  const found = await one(`select sum(y) from judged where p >= ${least}`)
  const pairs = await one(`select count(*) from judged where p >= ${least}`)
  return `p >= ${least}: recall ${(found / truth).toFixed(4)}, precision ${(found / pairs).toFixed(4)}, ${(pairs / rows).toFixed(2)} pairs a row`
}

/** The largest memory of this process so far, as Linux counts it, else as Node does. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return peak === undefined ? process.resourceUsage().maxRSS / 1000 : Number(peak) / 1000
}

await main(process.argv.slice(2))
