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
import { type FindingColumn, lawSql, listSql, planPopulation } from '../../src/determination/index.ts'
import { leaveMemoryToEngine, openDuckdb } from '../../src/sql/index.ts'
import { machineLine } from '../check/machine.ts'
import { type Rail, rail } from '../check/rails.ts'
import { markdownTable } from '../check/table.ts'
import { allLeaves, type Leaf, ruleTrees } from '../check/tree.ts'
import { countSql, millions, peakMegabytes, scanSql, seconds, timed } from './measure.ts'
import { openfiscaPython } from './openfisca/install.ts'
import { ruleSet, ruleTransfer } from './ruleSet.ts'
import { makeRulePeople } from './ruleTable.ts'

const stage = z.object({ wall: z.number(), cpu: z.number() })
const peerShape = z.object({
  inputs: stage,
  rails: stage,
  calculate: stage,
  whole: stage,
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
    await run(`every column once, one predicate each (${columns.length})`, scanSql('people', columns))
    await run('every column counted, no predicate', countSql('people', columns))
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
    const parquet = join(folder, 'people.parquet')
    await session.run(session.dialect.writeFile('select * from people', parquet, 'parquet'))
    const onFile = lawSql(plan, session.dialect.readParquet(parquet), 'outcome')
    await run('outcome of all, from Parquet', `select outcome, count(*) from (${onFile.sql}) as law group by outcome`)
    const peer = openfisca(parquet, columns, folder, Math.min(rounds, 3))
    const outcomes = Object.fromEntries((cells[0] ?? []).map((number, i) => [String(number), Number(cells[1]?.[i])]))
    if (peer !== null && JSON.stringify(peer.outcomes) !== JSON.stringify(outcomes))
      throw new Error(`OpenFisca says ${JSON.stringify(peer.outcomes)}, SQL ${JSON.stringify(outcomes)}.`)
    if (peer !== null) {
      rows.push(
        { what: 'OpenFisca: outcome of all, from Parquet', ...peer.whole },
        { what: 'OpenFisca: its inputs set and the outcome, from arrays', ...together(peer.inputs, peer.calculate) },
        { what: 'OpenFisca: the outcome alone, inputs set', ...peer.calculate },
        { what: 'OpenFisca: the rules alone, leaves known', ...peer.rails },
      )
    }
    report(rows, people, outcomes, peer?.peakMegabytes ?? null)
  } finally {
    session.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function together(a: z.infer<typeof stage>, b: z.infer<typeof stage>): z.infer<typeof stage> {
  return { wall: a.wall + b.wall, cpu: a.cpu + b.cpu }
}

/** A query that needs every column of another, so that an engine cannot leave one out. */
function counting(sql: string, columns: readonly string[]): string {
  return `select ${columns.map((name) => `count("${name}")`).join(', ')} from (${sql}) as law`
}

/** OpenFisca on the table of people as a Parquet file, with rules and leaves as plain data. */
function openfisca(parquet: string, columns: readonly FindingColumn[], folder: string, rounds: number) {
  const python = openfiscaPython()
  if (python === null) {
    process.stderr.write('OpenFisca is skipped: set WRIT_PEERS and run bench/population/openfisca/install.ts.\n')
    return null
  }
  const file = join(folder, 'rules.json')
  const rules = ruleTrees.map(({ id, tree, role }) => ({
    id,
    bars: plain(rail(tree, role === 'bar')),
    allows: plain(rail(tree, role !== 'bar')),
  }))
  const given = { rules, leaves: allLeaves.map((leaf) => plainLeaf(leaf, columns)), columns, on: ruleTransfer.on }
  writeFileSync(file, JSON.stringify(given))
  const script = fileURLToPath(new URL('openfisca/run.py', import.meta.url))
  const done = spawnSync(python, [script, file, parquet, String(rounds)], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`OpenFisca failed. ${done.stderr.trim().split('\n').slice(-5).join('\n')}`)
  return peerShape.parse(JSON.parse(done.stdout))
}

function plain(from: Rail): unknown {
  if (from.kind === 'leaf') return { kind: 'leaf', leaf: from.leaf.id, proven: from.proven }
  return { kind: from.kind, of: from.of.map(plain) }
}

function plainLeaf(leaf: Leaf, columns: readonly FindingColumn[]): object {
  const { id, kind, text } = leaf
  switch (leaf.kind) {
    case 'fact':
      return { id, kind, column: leaf.fact }
    case 'member':
      return { id, kind, column: text.replace(/^transfer[.]to in (.*)$/, `$1:${ruleTransfer.to}`) }
    case 'choice': {
      const values = columns.find(({ name }) => name === leaf.fact)?.values ?? []
      return { id, kind, column: leaf.fact, number: values.indexOf(leaf.value) }
    }
    case 'number':
      return { id, kind, column: leaf.fact, order: leaf.order, value: leaf.value }
    case 'dates':
      return { id, kind, left: leaf.left, order: leaf.order, right: leaf.right }
    case 'state': {
      const code = (side: string): string =>
        side === 'transfer.to' ? ruleTransfer.to : side === 'transfer.from' ? ruleTransfer.from : side
      return { id, kind, holds: (code(leaf.left) === code(leaf.right)) === leaf.equal }
    }
    case 'months': {
      const [, left, right, order, value] = /^months\((\S+), (\S+)\) (<=|>=|<|>) (\d+)$/.exec(text) ?? []
      return { id, kind, left, right, order, value: Number(value) }
    }
  }
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
