import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DuckdbOptions, openDuckdb } from './duckdb.ts'
import type { Session } from './session.ts'

let folder: string
let open: Session[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'writ-sql-'))
  open = []
})

afterEach(() => {
  for (const session of open) session.close()
  rmSync(folder, { recursive: true, force: true })
})

async function session(options: Partial<DuckdbOptions> = {}): Promise<Session> {
  const opened = await openDuckdb({
    spillFolder: join(folder, 'spill'),
    memory: 200,
    spill: 100,
    threads: 2,
    ...options,
  })
  open.push(opened)
  return opened
}

describe('a session of DuckDB', () => {
  test('sets its limits and downloads nothing', async () => {
    const { columns } = await settings(await session())
    expect(columns).toEqual(['190.7 MiB', '95.3 MiB', '2', 'false', 'false'])
  })

  test('stores columns and gives them back, absent values and long tables included', async () => {
    const engine = await session()
    const numbers = Array.from({ length: 5000 }, (_, n) => (n % 7 === 0 ? null : n))
    await engine.store('kept', [
      { name: 'n', kind: 'integer', values: numbers },
      { name: 'big', kind: 'bigint', values: numbers.map((n) => (n === null ? null : n * 2 ** 40)) },
      { name: 'p', kind: 'double', values: numbers.map((n) => (n === null ? null : n / 3)) },
      { name: 'the text', kind: 'text', values: numbers.map((n) => (n === null ? null : `Ñ'"${n}`)) },
    ])
    const [n, big, p, text] = await engine.columns('select * from kept')
    expect(n).toEqual(numbers)
    expect(big).toEqual(numbers.map((each) => (each === null ? null : each * 2 ** 40)))
    expect(p).toEqual(numbers.map((each) => (each === null ? null : each / 3)))
    expect(text).toEqual(numbers.map((each) => (each === null ? null : `Ñ'"${each}`)))
  })

  test('says that memory ran out, and goes on afterwards', async () => {
    const engine = await session({ memory: 30, spill: 1 })
    const work = engine.run(
      'create table much as select range as n, hash(range) as h, md5(range::varchar) as t from range(5000000) order by h',
    )
    await expect(work).rejects.toMatchObject({ name: 'SqlError', code: expect.stringMatching(/^(memory|disk)$/) })
    expect(await engine.columns('select 1')).toEqual([[1]])
  })

  test('is cancelled, and stays so', async () => {
    const stop = new AbortController()
    const engine = await session({ signal: stop.signal })
    const work = engine.run(
      'select sum(hash(a.range) % 7 + hash(b.range) % 5) from range(2000000) as a, range(100000) as b',
    )
    setTimeout(() => stop.abort(), 200)
    await expect(work).rejects.toMatchObject({ code: 'cancelled' })
    await expect(engine.run('select 1')).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('names the statement that failed', async () => {
    const engine = await session()
    await expect(engine.run('select * from nothing_here')).rejects.toMatchObject({
      code: 'failed',
      statement: 'select * from nothing_here',
      message: expect.stringContaining('nothing_here'),
    })
  })

  test('keeps its data in a file', async () => {
    const file = join(folder, 'kept.duckdb')
    const first = await openDuckdb({ file, spillFolder: join(folder, 'spill'), memory: 100, spill: 100, threads: 1 })
    await first.store('kept', [{ name: 'n', kind: 'integer', values: [1, 2] }])
    first.close()
    const again = await session({ file })
    expect(await again.columns('select n from kept order by n')).toEqual([[1, 2]])
  })
})

describe('the dialect of DuckDB', () => {
  test.each([
    ['MARTHA', 'MARHTA', 0.9611],
    ['DIXON', 'DICKSONX', 0.8133],
    ['DWAYNE', 'DUANE', 0.84],
    ['', '', 0],
  ])('Jaro-Winkler of %s and %s', async (a, b, expected) => {
    const engine = await session()
    const { jaroWinkler, literal } = engine.dialect
    const [[found] = []] = await engine.columns(`select ${jaroWinkler(literal(a), literal(b))}`)
    expect(found).toBeCloseTo(expected, 4)
  })

  test('edits count an exchange of neighbours once; whole division, lists and bits are what they say', async () => {
    const engine = await session()
    const d = engine.dialect
    expect(
      await engine.columns(`select ${d.edits("'CARLOS'", "'CALROS'")}, ${d.quotient('19900726', '10000')},
        ${d.element(d.present(['null', '7', 'null', '9']), 2)}, ${d.differingBits('5', '6')}, ${d.toInteger("'x'")}`),
    ).toEqual([[1], [1990], [9], [2], [null]])
  })
})

async function settings(engine: Session): Promise<{ columns: unknown[] }> {
  const names = [
    'memory_limit',
    'max_temp_directory_size',
    'threads',
    'autoinstall_known_extensions',
    'autoload_known_extensions',
  ]
  const found = await engine.columns(`select ${names.map((name) => `current_setting('${name}')::varchar`).join(', ')}`)
  return { columns: found.map(([value]) => value) }
}
