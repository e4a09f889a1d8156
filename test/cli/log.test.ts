import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writ } from './run.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-log-'))
const at = (name: string): string => join(folder, name)
const record = at('record')
let key = ''

beforeAll(() => {
  const run = writ(['log', 'init', record, '--origin', 'log.example/court', '--json'])
  key = z.looseObject({ key: z.string() }).parse(JSON.parse(run.stdout)).key
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('writ check --record', () => {
  test('writes what was read, the law and the answer, and gives the same answer and status', () => {
    const plain = writ(['check', '--json', 'examples/protection-order.yaml', 'examples/only-alleged.yaml'])
    const kept = writ([
      'check',
      '--json',
      '--record',
      record,
      'examples/protection-order.yaml',
      'examples/only-alleged.yaml',
    ])
    expect([kept.status, kept.stdout]).toEqual([4, plain.stdout])
    expect(kept.stderr).toContain('entries 0 to 1')
    const verified = writ(['log', 'verify', record, '--key', key, '--json'])
    expect(JSON.parse(verified.stdout)).toMatchObject({ verified: true, size: 2, leaves: 2 })
  })

  test('gives no answer when it cannot be recorded', () => {
    const run = writ(['check', '--record', at('nowhere'), 'examples/protection-order.yaml'])
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('holds no record')
  })

  test('is made again from the record alone, and told what another law would say', () => {
    expect(writ(['log', 'recheck', record]).status).toBe(0)
    const law = at('law')
    cpSync(join(root, 'law'), law, { recursive: true })
    const file = join(law, 'us/ina.yaml')
    const bar = 'id: us/withholding-grant'
    const text = readFileSync(findFile(law, bar) ?? file, 'utf8')
    writeFileSync(
      findFile(law, bar) ?? file,
      text.replace(/(id: us\/withholding-grant[\s\S]*?roles: \{ us\/removal: )bar/, '$1warning'),
    )
    const run = writ(['log', 'recheck', record, '--law', law, '--json'])
    const told = z
      .object({
        answers: z.array(z.looseObject({ case: z.string(), reproduced: z.boolean(), today: z.array(z.string()) })),
      })
      .parse(JSON.parse(run.stdout))
    expect(told.answers.every(({ reproduced }) => reproduced)).toBe(true)
    expect(run.status).toBe(told.answers.some(({ today }) => today.length > 0) ? 3 : 0)
  })

  test('kept bytes that were changed are noticed', () => {
    const other = at('other')
    cpSync(record, other, { recursive: true })
    const kept = readdirSync(join(other, 'bytes'))
    for (const name of kept) appendFileSync(join(other, 'bytes', name), 'x')
    const run = writ(['log', 'recheck', other])
    expect([run.status, run.stderr.includes('not those that were recorded')]).toEqual([2, true])
  })
})

function findFile(law: string, text: string): string | null {
  const names = readdirSync(law, { recursive: true, encoding: 'utf8' })
  return (
    names
      .map((name) => join(law, name))
      .find((path) => path.endsWith('.yaml') && readFileSync(path, 'utf8').includes(text)) ?? null
  )
}

describe('writ log', () => {
  test('append, prove, bundle and verify with a bundle', () => {
    writeFileSync(at('fields.json'), '{"what": "a stay was received", "hour": 14}')
    const receipt = at('stay.tlog-proof')
    const words = ['log', 'append', record, '--case', 'stay-1', '--type', 'stay.received', at('fields.json')]
    const run = writ([...words, '--receipt', receipt, '--json'])
    const { index } = z.looseObject({ index: z.number() }).parse(JSON.parse(run.stdout))
    expect(readFileSync(receipt, 'utf8')).toBe(writ(['log', 'prove', record, String(index)]).stdout)
    const bundle = writ(['log', 'bundle', record, '--case', 'stay-1'])
    writeFileSync(at('bundle.json'), bundle.stdout)
    const verified = writ(['log', 'verify', record, '--key', key, '--bundle', at('bundle.json')])
    expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('none is left out')])
    writeFileSync(at('bundle.json'), bundle.stdout.replace('a stay', 'no stay'))
    expect(writ(['log', 'verify', record, '--key', key, '--bundle', at('bundle.json')]).status).toBe(2)
    const part = writ(['log', 'bundle', record, '--case', 'stay-1', '--fields', 'hour'])
    expect([part.stdout.includes('stay was'), part.stdout.includes('hour')]).toEqual([false, true])
  })

  test('a changed log is refused, and so is a foreign key', () => {
    const other = at('changed')
    cpSync(join(record, 'log'), other, { recursive: true })
    expect(writ(['log', 'verify', other, '--key', key]).status).toBe(0)
    const file = join(other, 'tile/0/000.p/3')
    const bytes = readFileSync(file)
    bytes[40] = (bytes[40] ?? 0) ^ 1
    writeFileSync(file, bytes)
    const run = writ(['log', 'verify', other, '--key', key])
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('tile/0/000.p/3')])
    const foreign = key.replace(/^[^+]+/, 'log.example/other')
    expect(writ(['log', 'verify', record, '--key', foreign]).status).toBe(2)
  })

  test('a witness cosigns, the policy is met, and the next head needs the witness again', async () => {
    writeFileSync(at('policy'), `log ${key}\nquorum none\n`)
    const bin = join(root, 'bin/writ.js')
    const words = [bin, 'log', 'witness', at('witness'), '--policy', at('policy'), '--name', 'witness.example/bar']
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      const [line] = await once(child.stdout, 'data')
      const [, , vkey, url] = String(line).trim().split(' ')
      writeFileSync(at('policy'), `log ${key}\nwitness bar ${vkey} ${url}\nquorum bar\n`)
      expect(writ(['log', 'verify', record, '--policy', at('policy')]).status).toBe(2)
      expect(writ(['log', 'verify', record, '--key', key, '--fresh', '600']).status).toBe(2)
      expect(writ(['log', 'cosign', record, '--policy', at('policy')]).status).toBe(0)
      const run = writ(['log', 'verify', record, '--key', key, '--policy', at('policy'), '--fresh', '600'])
      expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('Cosigned by witness.example/bar')])
      writ(['log', 'append', record, '--case', 'x', '--type', 'case.event'])
      expect(writ(['log', 'verify', record, '--policy', at('policy')]).status).toBe(2)
      // A hand-over rests on a head that the witnesses cosigned, or is not recorded.
      const handOver = ['log', 'append', record, '--case', 'x', '--type', 'handover.recorded']
      expect(writ(handOver).status).toBe(2)
      expect(writ([...handOver, '--policy', at('policy')]).status).toBe(2)
      expect(writ(['log', 'cosign', record, '--policy', at('policy')]).status).toBe(0)
      expect(writ([...handOver, '--policy', at('policy')]).status).toBe(0)
    } finally {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  })

  test('an erased case is gone, and the log still verifies', () => {
    expect(writ(['log', 'erase', record, '--case', 'stay-1', '--because', 'retention ended']).status).toBe(0)
    expect(writ(['log', 'bundle', record, '--case', 'stay-1']).status).toBe(2)
    expect(writ(['log', 'verify', record, '--key', key]).status).toBe(0)
  })

  test.each([
    [['log'], 2],
    [['log', '--help'], 0],
    [['log', 'verfy'], 2],
    [['log', 'init', record, '--origin', 'x'], 2],
    [['log', 'init', at('new'), '--origin', 'a b'], 2],
    [['log', 'init', at('new')], 2],
    [['log', 'append', record, '--case', 'x', '--type', 'nothing'], 2],
    [['log', 'verify', record], 2],
    [['log', 'verify', record, '--key', 'x'], 2],
    [['log', 'prove', record, '999'], 2],
    [['log', 'prove', record, 'x'], 2],
    [['log', 'bundle', record, '--case', 'nobody'], 2],
  ] as const)('%j ends with %i', (words, status) => expect(writ(words).status).toBe(status))
})

test('writ screen --record writes the whole list and each person, and is made again', () => {
  const flight = 'examples/flight'
  const words = [
    `${flight}/manifest.csv`,
    '--records',
    flight,
    '--rulings',
    `${flight}/rulings.yaml`,
    '--from',
    'US',
    '--on',
    '2026-03-14',
  ]
  const other = at('flight')
  writ(['log', 'init', other, '--origin', 'log.example/flight'])
  const run = writ(['screen', ...words, '--brief', '--record', other])
  expect([run.status, run.stderr]).toEqual([4, expect.stringContaining('entries 0 to 40')])
  const again = writ(['log', 'recheck', other, '--json'])
  expect(again.status).toBe(0)
  expect(JSON.parse(again.stdout)).toMatchObject({
    events: 41,
    answers: [{ command: 'screen', reproduced: true, today: [] }],
  })
}, 120_000)
