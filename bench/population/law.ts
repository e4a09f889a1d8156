/**
 * The law of the United States with the human-rights floor over a whole population in DuckDB, its growth with the number
 * of people and of provisions: `node bench/population/law.ts [--people N] [--large N] [--rounds N]
 * [--part law|provisions|people]`. The large
 * population lies in a file in the folder for temporary files, which is gone at the end.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type CompiledLaw,
  lawSql,
  listSql,
  type PopulationForm,
  planPopulation,
} from '../../src/determination/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import { leaveMemoryToEngine, openDuckdb, type Session } from '../../src/sql/index.ts'
import { testLaw } from '../../test/law.ts'
import { machineLine } from '../check/machine.ts'
import { markdownTable } from '../check/table.ts'
import { benchBasis, provisionsOf } from './allProvisions.ts'
import { countSql, millions, peakMegabytes, scanSql, seconds, type Timing, timed } from './measure.ts'
import { makePeople, type OneTransfer } from './people.ts'

const on = parseDay('2026-03-01') ?? 0
const removal: OneTransfer = { from: 'US', to: 'MX', on, basis: 'us/removal' }
const transfers: readonly OneTransfer[] = [removal, { ...removal, basis: 'us/treaty-transfer' }]
const spread = { unproven: 1, favourable: 98 }
const memory = 3000

interface Measured {
  readonly scan: Timing
  readonly forms: readonly (readonly [string, Timing])[]
  readonly columns: number
  readonly provisions: number
}

async function main(words: readonly string[]): Promise<void> {
  leaveMemoryToEngine()
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...words], options: { people: text, large: text, rounds: text, part: text } })
  const people = Number(values.people ?? '1200000')
  const large = Number(values.large ?? '10000000')
  const rounds = Number(values.rounds ?? '3')
  const asked = (part: string): boolean => values.part === undefined || values.part === part
  const folder = mkdtempSync(join(tmpdir(), 'writ-bench-population-'))
  const { law } = await testLaw()
  process.stdout.write(`${machineLine()}\n`)
  try {
    for (const transfer of asked('law') ? transfers : []) {
      const found = await inMemory(folder, await testLaw(), transfer, people, rounds)
      const said = `${transfer.basis}: ${found.provisions} provisions, ${found.columns} columns, ${people} people in memory`
      write(said, formTable(found, people), `Peak so far ${peakMegabytes()} MB; ${outcomesOf(found)}.`)
    }
    if (asked('provisions')) write('Growth with provisions', await growth(folder, law, people, rounds))
    if (asked('people'))
      write('Growth with people, in a file', await growthWithPeople(folder, [people, 3_000_000, large], rounds))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function write(title: string, table: readonly string[], more = ''): void {
  process.stdout.write(`\n## ${title}\n\n${table.join('\n')}\n${more === '' ? '' : `\n${more}\n`}`)
}

async function open(folder: string, file?: string): Promise<Session> {
  const threads = Math.min(2, availableParallelism())
  const limits = { spillFolder: join(folder, 'spill'), memory, spill: 8000, threads }
  return await openDuckdb(file === undefined ? limits : { ...limits, file })
}

async function inMemory(
  folder: string,
  compiled: CompiledLaw,
  transfer: OneTransfer,
  people: number,
  rounds: number,
): Promise<Measured> {
  const session = await open(folder)
  try {
    const columns = await makePeople(session, 'people', compiled, transfer, people, spread)
    return await measure(session, compiled, transfer, columns, rounds, ['outcome', 'brief', 'full'])
  } finally {
    session.close()
  }
}

async function measure(
  session: Session,
  compiled: CompiledLaw,
  transfer: OneTransfer,
  columns: readonly { readonly name: string; readonly type: string }[],
  rounds: number,
  forms: readonly PopulationForm[],
): Promise<Measured> {
  const planned = planPopulation(compiled, transfer, session.dialect, new Set(columns.map(({ name }) => name)))
  if (!planned.ok) throw new Error(planned.problems[0]?.message)
  const plan = planned.value
  const found: (readonly [string, Timing])[] = []
  const needed = new Set(plan.columns.map(({ name }) => name))
  const read = columns.filter(({ name }) => needed.has(name))
  const scan = await timed(session, scanSql('people', read), rounds)
  for (const form of forms) {
    const query = lawSql(plan, 'people', form)
    const all = query.columns.map((name) => `count("${name}")`).join(', ')
    const sql =
      form === 'outcome'
        ? `select outcome, count(*) from (${query.sql}) as law group by outcome order by outcome`
        : `select ${all} from (${query.sql}) as law`
    found.push([SAYS[form], await timed(session, sql, rounds)])
  }
  found.push(['every column counted, no predicate', await timed(session, countSql('people', read), rounds)])
  const list = `select count(person), sum(person) from (${listSql(plan, 'people', 'shown')}) as list`
  found.push(['list: shown', await timed(session, list, rounds)])
  return { scan, forms: found, columns: read.length, provisions: plan.bases[0]?.provisions.length ?? 0 }
}

const SAYS: Record<PopulationForm, string> = {
  outcome: 'outcome of all',
  brief: 'outcome, deciding provision, missing',
  full: 'everything, with masks',
}

function outcomesOf({ forms }: Measured): string {
  const cells = forms[0]?.[1].cells ?? []
  const names = ['barred', 'not shown', 'shown']
  return (cells[0] ?? []).map((number, i) => `${names[Number(number)]} ${String(cells[1]?.[i])}`).join(', ')
}

function formTable({ scan, forms }: Measured, people: number): readonly string[] {
  const rows: readonly (readonly [string, Timing])[] = [['every column once, one predicate each', scan], ...forms]
  return markdownTable({
    columns: ['what', 'seconds', 'CPU s', 'M people/s', 'M people/CPU s', '÷ scan', '÷ scan (CPU)'].map(
      (heading, i) => ({
        heading,
        figure: i > 0,
      }),
    ),
    rows: rows.map(([what, { wall, cpu }]) => [
      what,
      seconds(wall),
      seconds(cpu),
      millions(people, wall),
      millions(people, cpu),
      (wall / scan.wall).toFixed(2),
      (cpu / scan.cpu).toFixed(2),
    ]),
  })
}

async function growth(folder: string, law: CompiledLaw['law'], people: number, rounds: number) {
  const transfer = { ...removal, basis: benchBasis }
  const all = provisionsOf(law, law.provisions.length)
  const session = await open(folder)
  const rows: string[][] = []
  try {
    const columns = await makePeople(session, 'people', all, transfer, people, spread)
    for (const count of [10, 20, 40, 80, 160, all.law.provisions.length]) {
      const compiled = provisionsOf(law, count)
      const found = await measure(session, compiled, transfer, columns, rounds, ['outcome', 'brief'])
      const [outcome, brief] = [found.forms[0]?.[1], found.forms[1]?.[1]]
      const each = ((brief?.cpu ?? 0) * 1e9) / people / found.provisions
      rows.push([
        String(found.provisions),
        String(found.columns),
        seconds(found.scan.cpu),
        seconds(outcome?.cpu ?? 0),
        seconds(brief?.cpu ?? 0),
        each.toFixed(0),
      ])
    }
  } finally {
    session.close()
  }
  const headings = ['provisions', 'columns', 'scan, CPU s', 'outcome, CPU s', 'with deciding and missing, CPU s']
  return markdownTable({
    columns: [...headings, 'ns a person and provision'].map((heading) => ({ heading, figure: true })),
    rows,
  })
}

async function growthWithPeople(folder: string, counts: readonly number[], rounds: number) {
  const rows: string[][] = []
  for (const people of counts) {
    const file = join(folder, `people-${people}.db`)
    const session = await open(folder, file)
    try {
      const columns = await makePeople(session, 'people', await testLaw(), removal, people, spread)
      await session.run('checkpoint')
      const { scan, forms } = await measure(session, await testLaw(), removal, columns, rounds, ['outcome', 'brief'])
      const cells = [scan, ...forms.map(([, timing]) => timing)].flatMap(({ wall, cpu }) => [
        seconds(wall),
        seconds(cpu),
      ])
      const each = ((forms[1]?.[1].cpu ?? 0) * 1e9) / people
      const size = Math.round(statSync(file).size / 2 ** 20)
      rows.push([String(people), String(size), ...cells, each.toFixed(0), String(peakMegabytes())])
    } finally {
      session.close()
      rmSync(file, { force: true })
    }
  }
  const forms = ['scan', 'outcome', 'brief', 'counted', 'list: shown'].flatMap((name) => [`${name}, s`, `CPU s`])
  return markdownTable({
    columns: ['people', 'file, MB', ...forms, 'brief, CPU ns a person', 'peak MB so far'].map((heading) => ({
      heading,
      figure: true,
    })),
    rows,
  })
}

if (import.meta.main) await main(process.argv.slice(2))
