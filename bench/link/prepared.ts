/**
 * Prepared records of a million generated people: preparing, bringing up to date, matching lists of 300 people and of
 * one, with the raw limits of the engine beside each: `node bench/link/prepared.ts [--seed N] [--memory MB]
 * [--rounds N]`. `WRIT_DATA` and `WRIT_PEERS` as for `generated.ts`. Each figure is the best of the rounds.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import {
  type Model,
  matchPeople,
  matchPrepared,
  openPrepared,
  type PeopleSource,
  prepareRecords,
} from '../../src/identity/index.ts'
import { bad, type Result } from '../../src/input/index.ts'
import { leaveMemoryToEngine, openDuckdb, type Session } from '../../src/sql/index.ts'
import { machineLine } from '../check/machine.ts'
import { generate, generatedColumns, generatedHeader as header } from './people.ts'

const columns = { ...generatedColumns, person_id: 'rid' }
const model: Model = JSON.parse(readFileSync(new URL('../../models/people.json', import.meta.url), 'utf8'))
const LEAST = 0.0005

/** Wall and processor milliseconds. */
interface Cost {
  readonly wall: number
  readonly cpu: number
}

async function timed(work: () => Promise<unknown>): Promise<Cost> {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { wall: performance.now() - begun, cpu: (user + system) / 1000 }
}

async function bestOf(rounds: number, work: () => Promise<unknown>): Promise<Cost> {
  const costs: Cost[] = []
  for (let round = 0; round < rounds; round++) costs.push(await timed(work))
  return { wall: Math.min(...costs.map(({ wall }) => wall)), cpu: Math.min(...costs.map(({ cpu }) => cpu)) }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}

function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.value
}

const said = ({ wall, cpu }: Cost): string => `${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms of processor time`

const print = (line: string): boolean => process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<void> {
  leaveMemoryToEngine()
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...words], options: { seed: text, memory: text, rounds: text } })
  const rounds = Number(values.rounds ?? '3')
  const data = generate({ seed: Number(values.seed ?? '4711'), errors: 1 })
  const folder = mkdtempSync(join(tmpdir(), 'writ-bench-'))
  const limits = {
    spillFolder: join(folder, 'spill'),
    memory: Number(values.memory ?? '4000'),
    spill: 4000,
    threads: 2,
  }
  const session = await openDuckdb(limits)
  const index = join(folder, 'million.index')
  const table = (file: string): string => session.dialect.readCsv(join(data, file), header, ',')
  const source = (relation: string): PeopleSource => ({ relation, columns, dates: 'iso' })
  try {
    print(machineLine())
    const records = source(table('ref_1m.csv'))
    const prepare = await bestOf(rounds, async () => {
      rmSync(index, { force: true })
      answerOf(await prepareRecords(session, { records, model, index }))
    })
    print(`prepare 1,000,000 records: ${said(prepare)}; ${(statSync(index).size / 1e6).toFixed(0)} MB`)
    const read = await bestOf(rounds, () =>
      session.run(`create or replace table raw as select * from ${records.relation}`),
    )
    print(`  limit, the same file read into a table: ${said(read)}`)
    await session.run('drop table raw')

    const change = (from: number): string =>
      `(select * replace (case when mod(cast(rid as integer), 1000) = ${from} then surname || ' NUEVO' else surname end as surname) from ${records.relation})`
    let round = 0
    // From the second round on as many rows change back.
    const update = await bestOf(rounds, async () => {
      const changed = source(change(++round))
      answerOf(await prepareRecords(session, { records: changed, model, index }))
    })
    print(`bring up to date, 1,000 to 2,000 rows changed: ${said(update)}`)
    answerOf(await prepareRecords(session, { records, model, index }))
    await session.run(
      `create table list as select * from ${table('manifest_6000.csv')} where cast(substr(rid, 2) as integer) <= 300`,
    )
    const list = source('list')
    let pairs = 0
    const many = await bestOf(rounds, async () => {
      pairs = answerOf(await matchPrepared(session, { left: list, index, model, least: LEAST })).length
    })
    const [[compared = 0] = []] = await session.columns('select count(*) from compared')
    print(`300 people against 1,000,000, opening included: ${said(many)}; ${compared} pairs compared, ${pairs} shown`)
    await limitsOf(session, index, rounds, Number(compared))
    await onePerson(session, index)
    await sameAnswers(session, { list, records, index })
    print(`peak memory of the process: ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`)
  } finally {
    session.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the engine takes for looking through the keys, and for one comparison of numbers of as many pairs. */
async function limitsOf(session: Session, index: string, rounds: number, compared: number): Promise<void> {
  await session.run(session.dialect.attach(index, 'prepared', 'read'))
  const scan = await bestOf(rounds, () => session.columns('select sum(k), sum(pid) from prepared.person_key'))
  print(`  limit, all keys summed: ${said(scan)}`)
  const people = await bestOf(rounds, () =>
    session.columns(`select sum(g1), sum(f1), sum(f2), sum(born), count(v0), max(rec) from prepared.person`),
  )
  print(`  limit, six columns of all people summed: ${said(people)}`)
  await session.run(session.dialect.detach('prepared'))
  const raw = await bestOf(rounds, () => session.columns('select sum(mod(l * 31 + r, 97)) from compared'))
  const rate = (compared / raw.cpu / 1000).toFixed(0)
  print(`  limit, one number made of each of ${compared} pairs: ${said(raw)} (${rate} million a second)`)
}

/** Twenty people one after the other with the index open, and one with opening and closing it. */
async function onePerson(session: Session, index: string): Promise<void> {
  const records = answerOf(await openPrepared(session, { index, model }))
  const person = (n: number): PeopleSource => ({
    relation: `(select * from list where rid = 'm${n}')`,
    columns,
    dates: 'iso',
  })
  const costs: Cost[] = []
  for (let n = 1; n <= 22; n++) {
    const cost = await timed(async () => answerOf(await records.match({ left: person(n), least: LEAST })))
    if (n > 2) costs.push(cost)
  }
  await records.close()
  const [wall, cpu] = [costs.map((cost) => cost.wall), costs.map((cost) => cost.cpu)]
  const line = (values: readonly number[]): string =>
    `median ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms`
  print(`one person, index open, 20 people: ${line(wall)}; processor time ${line(cpu)}`)
  const once = await bestOf(3, async () => matchPrepared(session, { left: person(7), index, model, least: LEAST }))
  print(`one person, opening included: ${said(once)}`)
  const nothing = await bestOf(5, () => session.columns('select 1'))
  print(`  limit, a query of nothing: ${said(nothing)}`)
}

/** The index answers as the table itself does. */
async function sameAnswers(
  session: Session,
  { list, records, index }: { readonly list: PeopleSource; readonly records: PeopleSource; readonly index: string },
): Promise<void> {
  const prepared = await matchPrepared(session, { left: list, index, model, least: LEAST })
  let plain: unknown = bad()
  const cost = await timed(async () => {
    plain = await matchPeople(session, { left: list, right: records, model, least: LEAST })
  })
  print(`the same without an index: ${said(cost)}; same answers: ${isDeepStrictEqual(answerOf(prepared), plain)}`)
}

await main(process.argv.slice(2))
