/**
 * The rule set of `bench/check` over a whole population in DuckDB, beside OpenFisca on the same people:
 * `node bench/population/rules.ts [--people N] [--rounds N]`. OpenFisca is skipped, and it is said so, unless
 * `WRIT_PEERS` names the folder into which `openfisca/install.ts` has put it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { lawSql, lawSteps, listSql, type PopulationPlan, planPopulation } from '../../src/determination/index.ts'
import { sqlText } from '../../src/logic/index.ts'
import { leaveMemoryToEngine, openDuckdb, type Session } from '../../src/sql/index.ts'
import { machineLine } from '../check/machine.ts'
import { type Rail, rail } from '../check/rails.ts'
import { markdownTable } from '../check/table.ts'
import { allLeaves, ruleTrees } from '../check/tree.ts'
import { millions, peakMegabytes, scanSql, seconds, timed } from './measure.ts'
import { openfiscaPython } from './openfisca/install.ts'
import { ruleSet, ruleTransfer } from './ruleSet.ts'
import { makeRulePeople } from './ruleTable.ts'

const peerShape = z.object({
  wall: z.number(),
  cpu: z.number(),
  outcomes: z.record(z.string(), z.number()),
  people: z.number(),
  peakMegabytes: z.number(),
})

interface Row {
  readonly what: string
  readonly wall: number
  readonly cpu: number
}

async function main(words: readonly string[]): Promise<void> {
  leaveMemoryToEngine()
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...words], options: { people: text, rounds: text } })
  const people = Number(values.people ?? '1200000')
  const rounds = Number(values.rounds ?? '5')
  const folder = mkdtempSync(join(tmpdir(), 'writ-bench-population-'))
  const session = await openDuckdb({
    spillFolder: join(folder, 'spill'),
    memory: 3000,
    spill: 4000,
    threads: Math.min(2, availableParallelism()),
  })
  try {
    const columns = await makeRulePeople(session, people)
    const planned = planPopulation(ruleSet, ruleTransfer, session.dialect, new Set(columns.map(({ name }) => name)))
    if (!planned.ok) throw new Error(planned.problems[0]?.message)
    const plan = planned.value
    const rows: Row[] = []
    const run = async (what: string, sql: string) => {
      const timing = await timed(session, sql, rounds)
      rows.push({ what, wall: timing.wall, cpu: timing.cpu })
      return timing.cells
    }
    await run(`every column once (${columns.length})`, scanSql('people', columns))
    const alone = lawSql(plan, 'people', 'outcome')
    const cells = await run(
      'outcome of all',
      `select outcome, count(*) from (${alone.sql}) as law group by outcome order by outcome`,
    )
    for (const outcome of ['shown', 'not-shown', 'barred'] as const) {
      await run(
        `list: ${outcome}`,
        `select count(person), sum(person) from (${listSql(plan, 'people', outcome)}) as list`,
      )
    }
    const brief = lawSql(plan, 'people', 'brief')
    await run('outcome, deciding provision, missing', counting(brief.sql, brief.columns))
    const full = lawSql(plan, 'people', 'full')
    await run('everything, with masks', counting(full.sql, full.columns))
    const peer = await openfisca(session, plan, folder, Math.min(rounds, 3))
    const outcomes = Object.fromEntries((cells[0] ?? []).map((number, i) => [String(number), Number(cells[1]?.[i])]))
    if (peer !== null && JSON.stringify(peer.outcomes) !== JSON.stringify(outcomes))
      throw new Error(`OpenFisca says ${JSON.stringify(peer.outcomes)}, SQL ${JSON.stringify(outcomes)}.`)
    if (peer !== null) rows.push({ what: 'OpenFisca: outcome of all', wall: peer.wall, cpu: peer.cpu })
    report(rows, people, outcomes, peer?.peakMegabytes ?? null)
  } finally {
    session.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A query that needs every column of another, so that an engine cannot leave one out. */
function counting(sql: string, columns: readonly string[]): string {
  return `select ${columns.map((name) => `count("${name}")`).join(', ')} from (${sql}) as law`
}

async function openfisca(session: Session, plan: PopulationPlan, folder: string, rounds: number) {
  const python = openfiscaPython()
  if (python === null) {
    process.stderr.write('OpenFisca is skipped: set WRIT_PEERS and run bench/population/openfisca/install.ts.\n')
    return null
  }
  const steps = lawSteps(plan, 'full')
  const truths = new Map(steps.leaves.map(({ key, truth }) => [key, sqlText(truth)]))
  const codes = allLeaves.map(({ id, text }) => {
    const truth = truths.get(text) ?? truths.get(`${text} under ${ruleTransfer.basis}`)
    if (truth === undefined) throw new Error(`The rule set has no leaf "${text}".`)
    return `(case when ${truth} then 1 when not ${truth} then 2 else 0 end)::utinyint as ${id}`
  })
  const leaves = join(folder, 'leaves.parquet')
  await session.run(
    `copy (select ${codes.join(', ')} from (${steps.over('people')}) as law) to '${leaves}' (format parquet)`,
  )
  const rules = join(folder, 'rules.json')
  const trees = ruleTrees.map(({ id, tree, role }) => ({
    id,
    bars: plain(rail(tree, role === 'bar')),
    allows: plain(rail(tree, role !== 'bar')),
  }))
  writeFileSync(rules, JSON.stringify(trees))
  const script = fileURLToPath(new URL('openfisca/run.py', import.meta.url))
  const done = spawnSync(python, [script, rules, leaves, String(rounds)], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`OpenFisca failed. ${done.stderr.trim().split('\n').slice(-5).join('\n')}`)
  return peerShape.parse(JSON.parse(done.stdout))
}

function plain(from: Rail): unknown {
  if (from.kind === 'leaf') return { kind: 'leaf', leaf: from.leaf.id, proven: from.proven }
  return { kind: from.kind, of: from.of.map(plain) }
}

function report(rows: readonly Row[], people: number, outcomes: object, peerMegabytes: number | null): void {
  const scan = rows[0]
  const headings = ['what', 'seconds', 'CPU s', 'M people/s', 'M people/CPU s', '÷ scan (CPU)']
  const table = markdownTable({
    columns: headings.map((heading, i) => ({ heading, figure: i > 0 })),
    rows: rows.map(({ what, wall, cpu }) => [
      what,
      seconds(wall),
      seconds(cpu),
      millions(people, wall),
      millions(people, cpu),
      (cpu / (scan?.cpu ?? 1)).toFixed(2),
    ]),
  })
  const memory = peerMegabytes === null ? '' : `; OpenFisca ${peerMegabytes} MB`
  process.stdout.write(`${machineLine()}\n\n${table.join('\n')}\n\n`)
  process.stdout.write(`${people} people, outcomes ${JSON.stringify(outcomes)}; peak ${peakMegabytes()} MB${memory}.\n`)
}

if (import.meta.main) await main(process.argv.slice(2))
