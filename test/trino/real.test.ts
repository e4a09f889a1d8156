/** The session on a real Trino: types, storing, freeing what is cancelled, errors, and both nodes at work. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cell, type Column, openTrino, type Session, type TrinoOptions } from '../../src/sql/index.ts'
import { realTrino } from './engines.ts'

describe.skipIf(realTrino === '')('a real Trino', () => {
  let engine: Session

  beforeAll(async () => {
    engine = await openTrino(realTrino)
  })
  afterAll(() => engine?.close())

  async function other<T>(options: TrinoOptions, work: (session: Session) => Promise<T>): Promise<T> {
    const session = await openTrino(realTrino, options)
    try {
      return await work(session)
    } finally {
      session.close()
    }
  }

  /** Tells how fast something was; said, not tested. */
  async function timed<T>(what: string, rows: number, work: () => Promise<T>): Promise<T> {
    const from = performance.now()
    const value = await work()
    const perSecond = Math.round((rows / (performance.now() - from)) * 1000)
    process.stderr.write(`${what}: ${rows} rows, ${perSecond} rows a second\n`)
    return value
  }

  test('has two nodes that take work', async () => {
    const [ids, roles] = await engine.columns(
      "select node_id, coordinator from system.runtime.nodes where state = 'active' order by node_id",
    )
    expect([ids?.length, roles?.filter((isCoordinator) => isCoordinator === true).length]).toEqual([2, 1])
    await engine.run('drop table if exists spread; create table spread as select orderkey from tpch.tiny.orders')
    const [nodes] = await engine.columns(
      "select count(distinct t.node_id) from system.runtime.tasks t join system.runtime.queries q on t.query_id = q.query_id where q.query like 'create table spread%'",
    )
    expect(nodes).toEqual([2])
  })

  test('gives every type as what it is', async () => {
    const asked: readonly (readonly [string, Cell])[] = [
      ['true', true],
      ['cast(1 as tinyint)', 1],
      ['cast(-32768 as smallint)', -32768],
      ['2147483647', 2147483647],
      ['9007199254740991', 9007199254740991],
      ['-9007199254740991', -9007199254740991],
      ['1.10', '1.10'],
      ['cast(0.1 as real)', 0.1],
      ['0.1e0', 0.1],
      ['5e-324', 5e-324],
      ['nan()', Number.NaN],
      ['infinity()', Infinity],
      ['-infinity()', -Infinity],
      ["decimal '12345678901234567890123456789012345678'", '12345678901234567890123456789012345678'],
      ["'é😀'", 'é😀'],
      ["''", ''],
      ["date '2024-02-29'", '2024-02-29'],
      ["date '0001-01-01'", '0001-01-01'],
      ["timestamp '2024-02-29 12:00:00.123456789'", '2024-02-29 12:00:00.123456789'],
      ["time '12:00:00'", '12:00:00'],
      ["interval '2' day", '2 00:00:00.000'],
      ["x'00ff'", 'AP8='],
      ["json '[1]'", '[1]'],
      ["uuid '12151fd2-7586-11e9-8f9e-2a86e4085a59'", '12151fd2-7586-11e9-8f9e-2a86e4085a59'],
      ['null', null],
    ]
    const columns = await engine.columns(`select ${asked.map(([sql]) => sql).join(', ')}`)
    expect(columns.map(([value]) => value)).toEqual(asked.map(([, value]) => value))
  })

  test.each([
    ['a whole number of 54 bits', 'select 9007199254740993', 'more than 53 bits'],
    ['a list', 'select array[1]', 'cannot be read'],
    ['a row', 'select row(1)', 'cannot be read'],
  ])('refuses %s', async (_name, sql, message) => {
    await expect(engine.columns(sql)).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining(message),
    })
  })

  test('stores 100,000 rows and gives them back equal', async () => {
    const count = 100_000
    const n = Array.from({ length: count }, (_, each) => each)
    const odd = [Number.NaN, Infinity, -Infinity, -0, 5e-324, 1.7976931348623157e308, 0.1, -1 / 3]
    const columns: readonly Column[] = [
      { name: 'n', kind: 'integer', values: n },
      { name: 'big', kind: 'bigint', values: n.map((each) => (each % 7 === 0 ? null : (each - 5e4) * 90071992547)) },
      { name: 'p', kind: 'double', values: n.map((each) => odd[each] ?? Math.sin(each) * 10 ** ((each % 600) - 300)) },
      {
        name: 'the "text"',
        kind: 'text',
        values: n.map((each) => (each % 5 === 0 ? null : `Ñ'"\\ \n\u0000😀;--${each}`)),
      },
    ]
    await timed('stored', count, () => engine.store('kept', columns))
    const found = await timed('read', count, () => engine.columns('select * from kept order by n'))
    for (const [place, { values }] of columns.entries()) {
      const differs = values.findIndex((value, row) => !Object.is(value, found[place]?.[row]))
      expect([place, found[place]?.length, differs]).toEqual([place, count, -1])
    }
    await engine.store('kept', [{ name: 'n', kind: 'integer', values: [] }])
    expect(await engine.columns('select * from kept')).toEqual([[]])
    await engine.run('drop table kept')
  })

  test('reads a million rows in pages', async () => {
    const rows = 1_500_000
    const [keys, comments] = await timed('read', rows, () =>
      engine.columns('select orderkey, comment from tpch.sf1.orders'),
    )
    expect([keys?.length, new Set(keys).size, comments?.every((each) => typeof each === 'string')]).toEqual([
      rows,
      rows,
      true,
    ])
  })

  const long =
    "select count(*) from tpch.sf100.lineitem a cross join tpch.sf1.lineitem b where a.comment || b.comment = 'x'"

  /** The state of the newest query with a mark in its text, and why it ended. */
  async function fate(mark: string): Promise<readonly (Cell | undefined)[]> {
    const columns = await engine.columns(
      `select state, error_code from system.runtime.queries where query like '%${mark}%' and query not like '%system.runtime%' order by created desc limit 1`,
    )
    return columns.map(([value]) => value)
  }

  async function until(mark: string, state: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const [found] = await fate(mark)
      if (found === state) return
      await pause(100)
    }
    throw new Error(`The query is not ${state}: ${await fate(mark)}`)
  }

  test.each(['signal', 'close'] as const)(
    'frees a query that is cancelled by %s, and says how far it was',
    async (how) => {
      const stop = new AbortController()
      const mark = `mark_${how}_${process.pid}`
      await other({ signal: stop.signal }, async (session) => {
        const work = expect(session.columns(`${long} -- ${mark}`)).rejects.toMatchObject({ code: 'cancelled' })
        await until(mark, 'RUNNING')
        expect(session.progress()).toBeGreaterThanOrEqual(0)
        if (how === 'signal') stop.abort()
        else session.close()
        await work
        await until(mark, 'FAILED')
        expect(await fate(mark)).toEqual(['FAILED', 'USER_CANCELED'])
      })
    },
  )

  test('ends a query at its limit of time', async () => {
    const mark = `mark_time_${process.pid}`
    await other({ seconds: 2 }, async (session) => {
      await expect(session.columns(`${long} -- ${mark}`)).rejects.toMatchObject({ code: 'time' })
      await until(mark, 'FAILED')
    })
  })

  test.each([
    ['memory', 'select count(*) from (select distinct comment, orderkey, partkey from tpch.sf1.lineitem)'],
    ['failed', 'select * from nothing_here'],
    ['failed', 'selec 1'],
    ['failed', 'select 1 / (select count(*) from tpch.tiny.orders where orderkey < 0)'],
    ['not-here', 'select no_such_function(1)'],
    ['not-here', 'use memory.default'],
  ])('tells why: %s, %s', async (code, sql) => {
    await expect(engine.columns(sql)).rejects.toMatchObject({ name: 'SqlError', code, statement: sql })
    expect(await engine.columns('select 7')).toEqual([[7]])
  })

  test('compares names in SQL', async () => {
    const { jaroWinkler, edits } = engine.dialect
    const rows = 25_000
    const names = `select upper(a.name) as a, upper(b.name) as b from tpch.tiny.nation as n cross join tpch.tiny.nation as a cross join (select name from tpch.tiny.part limit ${rows / 625}) as b`
    for (const [what, sql] of [
      ['Jaro-Winkler', jaroWinkler('a', "regexp_replace(b, '[^A-Z]', '')")],
      ['edits', edits('a', 'a')],
    ] as const)
      await timed(what, rows, () => engine.columns(`select sum(${sql}) from (${names}) as pairs`))
  })
})
