/**
 * Writ on generated people, where the truth is known: a list of 6,000 against 1,000,000 records, or the people of one
 * table with each other: `node bench/link/generated.ts [--seed N] [--errors F] [--dedupe] [--memory MB]`. `WRIT_DATA`
 * names the folder of the data (with linkage/generate.mjs), `WRIT_PEERS` a folder for what is generated and for the
 * generator's one package. `--errors 1.3` makes all errors of the reference so much likelier, of the list by a half.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Linkage, link, VALUE_COLUMNS } from '../../src/identity/index.ts'
import { openDuckdb, type Session } from '../../src/sql/index.ts'
import { machineLine } from '../check/machine.ts'
import { dataFolder } from './datasets.ts'
import { peersFolder } from './peers/install.ts'

const columns = {
  given: 'given',
  family: 'surname',
  born: 'dob',
  sex: 'sex',
  birth_country: 'ctry',
  a_number: 'an',
  fbi_number: 'fbi',
  register_number: 'bop',
}
const header = ['rid', 'pid', 'src', 'given', 'surname', 'dob', 'sex', 'ctry', 'an', 'fbi', 'bop', 'tags']
const plan = { names: true, born: true, values: VALUE_COLUMNS.filter(({ key }) => key in columns) }

/** Candidates that a person looks at for each row of the list. */
const CANDIDATES = 3

interface Request {
  readonly seed: number
  readonly errors: number
  readonly dedupe: boolean
  readonly memory: number
}

async function main(words: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...words],
    options: { seed: text, errors: text, memory: text, dedupe: { type: 'boolean' } },
  })
  const request: Request = {
    seed: Number(values.seed ?? '20261'),
    errors: Number(values.errors ?? '1'),
    dedupe: values.dedupe === true,
    memory: Number(values.memory ?? '1000'),
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
    const linkage = await link(session, { plan, left: source(left), right: right === null ? null : source(right) })
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

function titleOf({ seed, errors, dedupe, memory }: Request): string {
  const what = dedupe ? 'one table of a million with itself' : '6,000 against 1,000,000'
  return `${what}, seed ${seed}, errors times ${errors}, engine memory ${memory} MB`
}

/** Runs the generator once for a seed and rate of errors; what it made before is taken as it is. */
function generate({ seed, errors }: Request): string {
  const home = join(peersFolder(), 'generator')
  const folder = join(home, `seed-${seed}-errors-${errors}`)
  if (existsSync(join(folder, 'dedupe_1m.csv'))) return folder
  mkdirSync(folder, { recursive: true })
  const linkage = join(dataFolder(), 'linkage')
  cpSync(join(linkage, 'names'), join(home, 'names'), { recursive: true })
  const script = readFileSync(join(linkage, 'generate.mjs'), 'utf8')
    .replace('pick(SRC),1)', `pick(SRC),${errors})`)
    .replaceAll("'manifest',.6)", `'manifest',${errors === 1 ? 0.6 : 0.9})`)
  writeFileSync(join(home, 'generate.mjs'), script)
  if (!existsSync(join(home, 'node_modules', '@faker-js', 'faker')))
    spawnSync('npm', ['install', '--no-save', '--prefix', home, '@faker-js/faker@10'], { stdio: 'ignore' })
  const { status, stderr } = spawnSync(process.execPath, [join(home, 'generate.mjs')], {
    cwd: folder,
    env: { ...process.env, SEED: String(seed) },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The generator failed: ${stderr}`)
  return folder
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
    `expected matches ${linkage.expectedMatches.toFixed(0)} (${((linkage.expectedMatches / truth - 1) * 100).toFixed(1)} % from the truth)`,
    `calibration error (ten bins, p >= 0.001): ${share(error)}`,
  ]
}

/** The largest memory of this process so far, as Linux counts it, else as Node does. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
  return peak === undefined ? process.resourceUsage().maxRSS / 1000 : Number(peak) / 1000
}

await main(process.argv.slice(2))
