import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decidedVectors, syntheticVectors } from '../vectors.ts'
import { type Run, writ } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-'))
const at = (name: string): string => join(folder, name)
const answer = z.looseObject({ case: z.string(), outcome: z.string(), basis: z.string().nullable() })

const vectorOf = (id: string): object => {
  const found = [...syntheticVectors(), ...decidedVectors()].find((one) => one.id === id)
  if (found === undefined) throw new Error(`no case ${id}`)
  return found.data
}

beforeAll(() => {
  writeFileSync(at('shown.json'), JSON.stringify(vectorOf('us-syn-04')))
  writeFileSync(at('stay.json'), JSON.stringify(vectorOf('us-syn-37')))
  writeFileSync(at('open.json'), JSON.stringify(vectorOf('us-syn-22')))
  writeFileSync(
    at('bad.json'),
    '{"writ": 2, "case": "", "transfer": {"from": "UK", "to": "SV", "on": "2025-02-30"}, "exhibits": [], "assertions": [{"fact": "consent.givn", "value": true, "exhibits": ["e1"]}]}',
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

const outcomes = (run: Run): readonly string[] =>
  z
    .array(answer)
    .parse(JSON.parse(run.stdout))
    .map((one) => one.outcome)

describe('exit status and form of the answer', () => {
  test('one file gives one object; shown ends with 0', () => {
    const run = writ(['check', '--json', at('shown.json')])
    expect([run.status, answer.parse(JSON.parse(run.stdout)).outcome, run.stderr]).toEqual([0, 'shown', ''])
  })

  test('several files give an array in their order; one barred ends with 4', () => {
    const run = writ(['check', '--json', at('open.json'), at('shown.json'), at('stay.json')])
    expect([run.status, outcomes(run)]).toEqual([4, ['not-shown', 'shown', 'barred']])
  })

  test('not shown and none barred ends with 3', () => {
    expect(writ(['check', '--json', at('open.json'), at('shown.json')]).status).toBe(3)
  })

  test('the same input gives the same bytes, with and without the stored law', () => {
    const first = writ(['check', '--json', at('shown.json')])
    const second = writ(['check', at('shown.json'), '--json'], '', { WRIT_LAW_CACHE: 'off' })
    expect(second.stdout).toBe(first.stdout)
  })

  test('standard input, as JSON and as YAML', () => {
    const json = readFileSync(at('stay.json'), 'utf8')
    expect(writ(['check', '--json', '-'], json).status).toBe(4)
    const yaml =
      'writ: 1\ncase: nothing known\ntransfer: {from: US, to: MX, on: "2026-01-02", basis: us/removal}\nexhibits: []\nassertions: []\n'
    const run = writ(['check', '--json', '-'], yaml)
    expect([run.status, answer.parse(JSON.parse(run.stdout)).outcome]).toEqual([3, 'not-shown'])
  })

  test('a folder gives an array of its case files', () => {
    const inner = mkdtempSync(join(folder, 'inner-'))
    writeFileSync(join(inner, 'a.json'), JSON.stringify(vectorOf('us-syn-04')))
    expect(outcomes(writ(['check', '--json', inner]))).toEqual(['shown'])
  })
})

describe('options', () => {
  test('--known-at asks what the record held: no stay at noon, a stay in the evening', () => {
    expect(writ(['check', '--json', '--known-at', '2026-03-10T12:00:00Z', at('stay.json')]).status).toBe(0)
    expect(writ(['check', '--json', '--known-at', '2026-03-10T21:00:00+01:00', at('stay.json')]).status).toBe(4)
  })

  test('--on judges on another day, before an assertion begins or the law exists', () => {
    const run = writ(['check', '--json', '--on', '1960-01-01', '--basis', 'us/treaty-transfer', at('open.json')])
    expect([run.status, answer.parse(JSON.parse(run.stdout)).basis]).toEqual([4, 'us/treaty-transfer'])
  })

  test('--basis examines another basis', () => {
    const run = writ(['check', '--json', '--basis', 'informal', at('shown.json')])
    expect([run.status, answer.parse(JSON.parse(run.stdout)).basis]).toEqual([3, 'informal'])
  })

  test('--explain all holds every part of every formula', () => {
    const decisive = writ(['check', '--json', at('open.json')]).stdout
    const all = writ(['check', '--json', '--explain', 'all', at('open.json')]).stdout
    expect(all.length).toBeGreaterThan(decisive.length)
  })
})

describe('what is wrong ends with 2, nothing on standard output and every problem named', () => {
  test('all problems of a file, each with its place', () => {
    const run = writ(['check', '--json', at('bad.json'), at('shown.json')])
    expect([run.status, run.stdout]).toEqual([2, ''])
    for (const place of [
      ' writ:',
      ' case:',
      ' transfer.on:',
      ' transfer.from:',
      ' assertions[0].fact:',
      ' assertions[0].exhibits[0]:',
    ]) {
      expect(run.stderr).toContain(place)
    }
  })

  test.each([
    ['no case', ['check'], 'No case is named'],
    ['an unknown command', ['chek', 'x'], 'Did you mean "writ check"?'],
    ['an unknown option', ['check', '--jsn', 'x'], 'Did you mean --json?'],
    ['an override that does not exist', ['check', '--force', 'x'], 'There is no option --force'],
    ['a file that is not there', ['check', 'nowhere.json'], 'There is no such file'],
    ['an impossible day', ['check', '--on', '2025-02-29', '-'], '--on 2025-02-29 is no day'],
    ['a moment without offset', ['check', '--known-at', '2025-02-28T10:00:00', '-'], 'Write it with its offset'],
    ['an unknown basis', ['check', '--basis', 'us/remval', '-'], 'Did you mean "us/removal"?'],
    ['an option given twice', ['check', '--on', '2025-01-01', '--on', '2025-01-02', '-'], '--on is given twice'],
    ['a law folder that is not there', ['check', '--law', 'nowhere', '-'], 'nowhere'],
  ])('%s', (_name, args, words) => {
    const run = writ(args, '{"writ": 1}')
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain(words)
    expect(run.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m)
  })

  test('the answer key of a test case is not part of the format', () => {
    const run = writ(
      ['check', '--json', '-'],
      JSON.stringify({ ...vectorOf('us-syn-04'), expected: { outcome: 'shown' } }),
    )
    expect([run.status, run.stdout, run.stderr.includes('expected')]).toEqual([2, '', true])
  })

  test('a case file of 10 MB is judged, and 10 MB of rubbish refused', () => {
    const exhibits = Array.from({ length: 60_000 }, (_, i) => ({
      id: `e${i}`,
      kind: 'press-report',
      title: 'x'.repeat(120),
    }))
    const big = {
      writ: 1,
      case: 'big',
      transfer: { from: 'US', to: 'MX', on: '2026-01-02', basis: 'us/removal' },
      exhibits,
      assertions: [],
    }
    const text = JSON.stringify(big)
    expect(text.length).toBeGreaterThan(10_000_000)
    expect(writ(['check', '--json', '-'], text).status).toBe(3)
    expect(writ(['check', '--json', '-'], `{"a": "${'x'.repeat(10_000_000)}`).status).toBe(2)
    expect(writ(['check', '--json', '-'], 'a: [b\n'.repeat(1_700_000)).status).toBe(2)
  })
})
