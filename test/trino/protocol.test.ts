import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTrino, type Session, type TrinoOptions } from '../../src/sql/index.ts'
import { done, int, more, type Reply, type Stub, startStub } from './stub.ts'

let stub: Stub
let open: Session[]

beforeEach(async () => {
  stub = await startStub()
  open = []
})

afterEach(async () => {
  for (const session of open) session.close()
  await stub.close()
})

async function session(options: TrinoOptions = {}): Promise<Session> {
  const opened = await openTrino(stub.url, { pause: 1, environment: {}, ...options })
  open.push(opened)
  return opened
}

const columns = [int('n')]

describe('pages', () => {
  test('are put together in order, and nothing is freed that ended by itself', async () => {
    const engine = await session()
    const seen: (number | null)[] = []
    const page = (rest: object, progress: number) => (): Reply => {
      seen.push(engine.progress())
      return { json: more(stub, rest, progress) }
    }
    stub.script(
      page({}, 0),
      page({ columns }, 25),
      page({ columns, data: [[1], [2]] }, 50),
      page({ columns, data: [[3]] }, 75),
      { json: done({ columns }) },
    )
    expect(await engine.columns('select n from t;')).toEqual([[1, 2, 3]])
    expect(seen).toEqual([null, 0, 0.25, 0.5])
    expect(engine.progress()).toBeNull()
    expect(stub.asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET', 'GET'])
  })

  test('a query without rows has its columns, each empty', async () => {
    const engine = await session()
    stub.script({ json: done({ columns: [int('a'), int('b')] }) })
    expect(await engine.columns('select a, b from t')).toEqual([[], []])
  })

  test('every request says who asks, for which schema, and in which time zone', async () => {
    const engine = await session({ seconds: 30 })
    stub.script({ json: done() })
    await engine.run('select 2')
    expect(stub.asked[0]).toMatchObject({
      path: '/v1/statement',
      body: 'select 2',
      headers: {
        'x-trino-user': 'writ',
        'x-trino-catalog': 'memory',
        'x-trino-schema': 'own',
        'x-trino-time-zone': 'UTC',
        'x-trino-session': 'query_max_run_time=31s',
      },
    })
  })

  test('a page of 200,000 rows is read; one beyond the limit is an error, and the statement is freed', async () => {
    const data = Array.from({ length: 200_000 }, (_, n) => [n])
    const engine = await session()
    stub.script({ json: done({ columns, data }) })
    expect((await engine.columns('select n from t'))[0]).toHaveLength(200_000)
    const narrow = await session({ pageSize: 100_000 })
    stub.script(() => ({ json: more(stub) }), { json: done({ columns, data }) })
    await expect(narrow.columns('select n from t')).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('100000 bytes'),
    })
    expect(stub.of('DELETE')).toHaveLength(1)
  })
})

describe('a request that fails', () => {
  const busy = [502, 503, 504, 429].map((status) => [String(status), { status }] as const)

  test.each<readonly [string, Reply]>([...busy, ['connection that breaks', 'hang up']])(
    '%s: an answer is asked for again',
    async (_name, reply) => {
      const engine = await session()
      stub.script(() => ({ json: more(stub) }), reply, reply, { json: done({ columns, data: [[1]] }) })
      expect(await engine.columns('select n from t')).toEqual([[1]])
      expect(new Set(stub.of('GET').map(({ path }) => path)).size).toBe(1)
      expect(stub.of('GET')).toHaveLength(3)
    },
  )

  test.each<readonly [string, Reply]>([...busy, ['connection that breaks', 'hang up']])(
    '%s: a query is handed in again',
    async (_name, reply) => {
      const engine = await session()
      stub.script(reply, { json: done({ columns, data: [[1]] }) })
      expect(await engine.columns('with a as (select 1) select n from t')).toEqual([[1]])
      expect(stub.of('POST')).toHaveLength(2)
    },
  )

  test.each<readonly [string, Reply]>([...busy.slice(0, 3), ['connection that breaks', 'hang up']])(
    '%s: a statement that writes is not handed in again',
    async (_name, reply) => {
      const engine = await session()
      stub.script(reply, { json: done() })
      await expect(engine.run('insert into t select 1')).rejects.toMatchObject({
        code: 'unreachable',
        message: expect.stringContaining('not handed in again'),
        statement: 'insert into t select 1',
      })
      expect(stub.of('POST')).toHaveLength(1)
    },
  )

  test('a statement that writes is handed in again when the server said it did not take it', async () => {
    const engine = await session()
    stub.script({ status: 429, headers: { 'retry-after': '0' } }, { json: done() })
    await engine.run('insert into t select 1')
    expect(stub.of('POST')).toHaveLength(2)
  })

  test('is given up after so many tries', async () => {
    const engine = await session({ attempts: 3 })
    stub.script({ status: 503 }, { status: 503 }, { status: 503 }, { json: done() })
    await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'unreachable', message: /status 503/ })
    expect(stub.of('POST')).toHaveLength(3)
  })

  test('nobody listens: unreachable', async () => {
    const other = await startStub()
    await other.close()
    await expect(openTrino(other.url, { pause: 1, attempts: 2 })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test.each([
    [401, 'The server refuses this user (status 401).'],
    [404, 'The server answers with status 404.'],
    [400, 'The server answers with status 400: User must be set.'],
    [500, 'The server answers with status 500.'],
  ])('status %d is told and not tried again', async (status, message) => {
    const engine = await session()
    const text = status === 400 ? 'User must be set\nat somewhere' : '<html>'
    stub.script({ status, text, headers: { 'content-type': status === 400 ? 'text/plain' : 'text/html' } })
    await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'failed', message })
    expect(stub.asked).toHaveLength(1)
  })

  test.each([301, 302, 307, 308])('a redirect (%d) is not followed', async (status) => {
    const elsewhere = await startStub()
    try {
      const engine = await session()
      stub.script({ status, headers: { location: `${elsewhere.origin}/v1/statement` } })
      await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'failed', message: /redirects/ })
      expect(elsewhere.asked).toEqual([])
    } finally {
      await elsewhere.close()
    }
  })
})

describe('an error of the server', () => {
  test.each([
    ['EXCEEDED_LOCAL_MEMORY_LIMIT', 'memory'],
    ['EXCEEDED_GLOBAL_MEMORY_LIMIT', 'memory'],
    ['CLUSTER_OUT_OF_MEMORY', 'memory'],
    ['EXCEEDED_SPILL_LIMIT', 'disk'],
    ['OUT_OF_SPILL_SPACE', 'disk'],
    ['USER_CANCELED', 'cancelled'],
    ['EXCEEDED_TIME_LIMIT', 'time'],
    ['SERVER_STARTING_UP', 'unreachable'],
    ['FUNCTION_NOT_FOUND', 'not-here'],
    ['QUERY_EXCEEDED_COMPILER_LIMIT', 'not-here'],
    ['DIVISION_BY_ZERO', 'failed'],
  ])('%s has the code %s', async (errorName, code) => {
    const engine = await session()
    const stats = { state: 'FAILED' }
    stub.script({ json: { id: 'q', stats, error: { errorName, message: 'what it says\nand where' } } })
    await expect(engine.run('select 2')).rejects.toMatchObject({
      name: 'SqlError',
      code,
      message: `what it says (${errorName})`,
      statement: 'select 2',
    })
    stub.script({ json: done({ columns, data: [[1]] }) })
    expect(await engine.columns('select 3')).toEqual([[1]])
  })
})

describe('an answer that is none', () => {
  const cases: readonly (readonly [string, unknown])[] = [
    ['not JSON', '{"id": '],
    ['a list', []],
    ['without stats', { id: 'q' }],
    ['a state that is none', { id: 'q', stats: { state: 7 } }],
    ['progress beyond the end', { id: 'q', stats: { state: 'RUNNING', progressPercentage: 101 } }],
    ['rows without columns', done({ data: [[1]] })],
    ['rows in another form', done({ columns, data: { encoding: 'json', segments: [] } })],
    ['a row that is no list', done({ columns, data: [1] })],
    ['a row too short', done({ columns, data: [[]] })],
    ['a row too long', done({ columns, data: [[1, 2]] })],
    ['a text for a number', done({ columns, data: [['1']] })],
    ['a fraction for a whole number', done({ columns, data: [[1.5]] })],
    ['an end before the end', { id: 'q', stats: { state: 'RUNNING' } }],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ]

  test.each(cases)('%s: an error, and the statement is freed', async (_name, answer) => {
    const engine = await session()
    const isText = typeof answer === 'string' || Buffer.isBuffer(answer)
    stub.script(() => ({ json: more(stub) }), isText ? { status: 200, text: answer } : { json: answer })
    await expect(engine.columns('select n from t')).rejects.toMatchObject({ name: 'SqlError', code: 'failed' })
    expect(stub.of('GET')).toHaveLength(1)
  })

  test('what is not read to its end is freed', async () => {
    const engine = await session()
    stub.script(() => ({ json: more(stub, { columns, data: [['1']] }) }))
    await expect(engine.columns('select n from t')).rejects.toMatchObject({ code: 'failed' })
    expect(stub.of('DELETE')).toHaveLength(1)
  })

  test('a way to another server is not gone', async () => {
    const elsewhere = await startStub()
    try {
      const engine = await session()
      stub.script({ json: done({ nextUri: `${elsewhere.origin}/v1/statement/executing/q/slug/1` }) })
      await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'failed', message: /another server/ })
      expect(elsewhere.asked).toEqual([])
    } finally {
      await elsewhere.close()
    }
  })

  test('a change of the session is refused, for it would be lost', async () => {
    const engine = await session()
    stub.script({ json: done(), headers: { 'x-trino-set-schema': 'other' } })
    await expect(engine.run('use memory.other')).rejects.toMatchObject({ code: 'not-here' })
  })
})

describe('the end before the end', () => {
  test('an abort while an answer is awaited cancels, frees the statement, and stays', async () => {
    const stop = new AbortController()
    const engine = await session({ signal: stop.signal })
    stub.script(
      () => ({ json: more(stub) }),
      () => {
        setTimeout(() => stop.abort(), 20)
        return 'silence'
      },
    )
    await expect(engine.run('insert into t select 1')).rejects.toMatchObject({ code: 'cancelled' })
    expect(stub.of('DELETE').map(({ path }) => path)).toEqual([stub.of('GET')[0]?.path])
    await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'cancelled' })
    expect(stub.of('POST')).toHaveLength(1)
  })

  test('an abort while a statement is handed in waits for the answer that says how to free it', async () => {
    const stop = new AbortController()
    const engine = await session({ signal: stop.signal })
    stub.script(() => {
      stop.abort()
      return { json: more(stub) }
    })
    await expect(engine.run('insert into t select 1')).rejects.toMatchObject({ code: 'cancelled' })
    expect([stub.of('GET').length, stub.of('DELETE').length]).toEqual([0, 1])
  })

  test('an abort between tries ends the waiting', async () => {
    const stop = new AbortController()
    const engine = await session({ signal: stop.signal, pause: 60_000 })
    stub.script(
      () => ({ json: more(stub) }),
      () => {
        setTimeout(() => stop.abort(), 20)
        return { status: 503 }
      },
    )
    await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'cancelled' })
    expect(stub.of('DELETE')).toHaveLength(1)
  })

  test('closing the session cancels what runs', async () => {
    const engine = await session()
    stub.script(
      () => ({ json: more(stub) }),
      () => {
        setTimeout(() => engine.close(), 20)
        return 'silence'
      },
    )
    await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'cancelled' })
    expect(stub.of('DELETE')).toHaveLength(1)
  })

  test('a limit of time is told as such, and frees the statement', async () => {
    const engine = await session({ seconds: 0.1001 })
    stub.script(() => ({ json: more(stub) }), 'silence')
    await expect(engine.run('select 2')).rejects.toMatchObject({ code: 'time', message: /0.1001 seconds/ })
    expect(stub.of('DELETE')).toHaveLength(1)
    stub.script({ json: done() })
    await engine.run('select 3')
  })

  test('a server that is silent is asked again', async () => {
    const engine = await session({ patience: 50 })
    stub.script(() => ({ json: more(stub) }), 'silence', { json: done({ columns, data: [[1]] }) })
    expect(await engine.columns('select n from t')).toEqual([[1]])
  })
})

describe('storing', () => {
  const numbers = Array.from({ length: 1000 }, (_, n) => n)

  test('is done in statements below the size, which together hold every row', async () => {
    const engine = await session({ statementSize: 2000 })
    const finished: Reply = { json: done() }
    stub.script(...Array.from({ length: 20 }, () => finished))
    await engine.store('Kept "x"', [
      { name: 'n', kind: 'integer', values: numbers },
      { name: 'it"s', kind: 'text', values: numbers.map((n) => (n === 0 ? "it's ; -- \\ \u0000" : null)) },
    ])
    const [drop, create, ...inserts] = stub.of('POST').map(({ body }) => body)
    expect([drop, create]).toEqual([
      'drop table if exists "Kept ""x"""',
      'create table "Kept ""x""" ("n" integer, "it""s" varchar)',
    ])
    expect(inserts[0]).toContain(`[0,"it''s ; -- \\\\ \\u0000"],[1,null]`)
    expect(inserts.every((each) => each.length <= 2000)).toBe(true)
    expect(inserts.flatMap((each) => [...each.matchAll(/\[(\d+),/g)].map(([, n]) => Number(n)))).toEqual(numbers)
  })

  test.each([
    ['a fraction as whole number', 'integer', 1.5],
    ['a whole number of 32 bits', 'integer', 2 ** 31],
    ['a whole number of 54 bits', 'bigint', 2 ** 53],
    ['a text as a measure', 'double', '1'],
    ['a number as a text', 'text', 1],
    ['half a character', 'text', '\ud800'],
    ['a text longer than a statement', 'text', 'x'.repeat(1_000_000)],
  ] as const)('%s is refused, and the table is taken away again', async (_name, kind, value) => {
    const engine = await session()
    stub.script({ json: done() }, { json: done() }, { json: done() })
    await expect(engine.store('kept', [{ name: 'n', kind, values: [null, value] }])).rejects.toMatchObject({
      code: 'failed',
      statement: 'store kept',
      message: expect.stringContaining('Row 2'),
    })
    expect(stub.of('POST').map(({ body }) => body.split(' ')[0])).toEqual(['drop', 'create', 'drop'])
  })

  test('several statements run one after the other, and none after one that fails', async () => {
    const engine = await session()
    const error = { errorName: 'TABLE_NOT_FOUND', message: 'no b' }
    stub.script({ json: done() }, { json: { id: 'q', stats: { state: 'FAILED' }, error } })
    await expect(engine.run("select ';' -- a; b\n; select b; /* c; */ select c")).rejects.toMatchObject({
      statement: 'select b',
    })
    expect(stub.of('POST').map(({ body }) => body)).toEqual(["select ';' -- a; b", 'select b'])
  })
})
