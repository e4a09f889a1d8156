import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writ } from './run.ts'

const examples = fileURLToPath(new URL('../../examples/sentence/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-sentence-'))
afterAll(() => rmSync(folder, { recursive: true }))

const at = (name: string): string => join(examples, name)
const answer = z.looseObject({ sentence: z.string() })

describe('writ sentence', () => {
  const names = readdirSync(examples).filter((name) => name.endsWith('.yaml'))

  test.each(names)('%s is computed, and no line is wider than 100 columns', (name) => {
    const { status, stdout, stderr } = writ(['sentence', at(name)])
    expect([status, stderr]).toEqual([0, ''])
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  test('JSON of one file is an object, of a folder an array in the order of names', () => {
    const one = writ(['sentence', '--json', at('two-readings.yaml')])
    expect(answer.parse(JSON.parse(one.stdout))).toMatchObject({
      sentence: 'two-readings',
      releaseReceiving: { earliest: '2025-08-30', latest: '2030-03-01' },
      readings: { whole: '2025-08-30', balance: '2027-10-16' },
      comparison: 'unknown',
    })
    const all = writ(['sentence', '--json', examples])
    expect(
      z
        .array(answer)
        .parse(JSON.parse(all.stdout))
        .map(({ sentence }) => `${sentence}.yaml`),
    ).toEqual(names.sort())
    expect(writ(['sentence', '--json', examples]).stdout).toBe(all.stdout)
  })

  test('standard input', () => {
    const text = readFileSync(at('conversion.yaml'))
    expect(JSON.parse(writ(['sentence', '--json', '-'], text).stdout)).toMatchObject({ monthsReceiving: 40 })
  })

  test('a day counted twice: status 2, the place, and no date', () => {
    const { status, stdout, stderr } = writ(['sentence', '--json', at('wrong/day-counted-twice.yaml')])
    expect(status).toBe(2)
    expect(stderr).toContain('input.custodyPeriods[1]: One day stands in more than one period of custody.')
    expect(JSON.parse(stdout)).toMatchObject({ error: 'overlap', overlapDays: 1, servedDays: 366 })
    expect(stdout).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })

  test('time limits with day of the week and rule', () => {
    const { stdout } = writ(['sentence', '--clocks', at('belgium-netherlands.yaml')])
    expect(stdout).toContain('90 days from 2024-10-01, due Monday 2024-12-30')
    expect(stdout).toContain('FD 2008/909/JHA art 15(1)')
    expect(writ(['sentence', '--clocks', at('life.yaml')]).stdout).toContain('No day is stated')
  })

  test('a certificate: contradictions with their boxes, and against the sentence beside it', () => {
    const bad = writ(['sentence', '--certificate', at('certificate/contradicting-boxes.yaml')])
    expect(bad.status).toBe(0)
    for (const box of ['b.judgmentDate', 'd.nationality', 'i2.4.expiry', 'i3.type', 'k.heard']) {
      expect(bad.stdout).toMatch(new RegExp(`- ${box.replaceAll('.', '[.]')} `))
    }
    const good = writ([
      'sentence',
      '--json',
      '--certificate',
      at('certificate/complete.yaml'),
      at('belgium-netherlands.yaml'),
    ])
    const { findings } = z
      .looseObject({ certificate: z.looseObject({ findings: z.array(z.looseObject({ state: z.string() })) }) })
      .parse(JSON.parse(good.stdout)).certificate
    expect(findings.filter(({ state }) => state === 'failed')).toEqual([])
  })

  test('the page holds the timeline and the same in words', () => {
    const page = join(folder, 'page.html')
    expect(writ(['sentence', '--html', page, at('belgium-netherlands.yaml')]).status).toBe(0)
    const text = readFileSync(page, 'utf8')
    expect(text).toContain('<svg')
    expect(text).toContain('<li>Sending State BE: custody from 2023-01-16 to 2025-01-15</li>')
    expect(text).not.toContain('<script')
  })

  test.each([
    [['sentence'], 'No sentence file is named'],
    [['sentence', '--html', 'x.html', 'a', 'b'], 'one sentence file'],
    [['sentence', '--clocks', '--findings', 'a'], 'two outputs'],
    [['sentence', '--jsno', 'a'], 'Did you mean --json?'],
    [['sentence', 'no-such-file.yaml'], 'There is no such file'],
  ])('%j is a wrong call', (args, words) => {
    const { status, stdout, stderr } = writ(args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })

  test('a page never overwrites the sentence file', () => {
    const file = join(folder, 'own.yaml')
    writeFileSync(file, readFileSync(at('life.yaml')))
    expect(writ(['sentence', '--html', file, file]).status).toBe(2)
    expect(readFileSync(file, 'utf8')).toContain('sentence: life')
  })
})

describe('findings flow into writ check', () => {
  const head =
    'writ: 1\ncase: from-a-sentence\ntransfer: { from: BE, to: NL, on: "2025-03-03", basis: eu/fd909 }\nperson: { names: [Hélène Zeewind] }\n'
  const found = writ(['sentence', '--findings', at('belgium-netherlands.yaml')]).stdout
  const state = (text: string, provision: string): string | undefined => {
    const run = writ(['check', '--json', '--explain', 'all', '-'], head + text)
    const { bases } = z
      .looseObject({
        bases: z.array(
          z.looseObject({ provisions: z.array(z.looseObject({ provision: z.string(), state: z.string() })) }),
        ),
      })
      .parse(JSON.parse(run.stdout))
    return bases.flatMap(({ provisions }) => provisions).find((one) => one.provision === provision)?.state
  }
  const six = 'fd909/9-1-h'

  test('six months left are proven by the documents of the sentence file', () => {
    expect(state(found, six)).toBe('excluded')
  })

  test('without the document of the receipt they are not', () => {
    const without = found
      .split('\n')
      .filter((line) => !line.includes('"request.received"'))
      .join('\n')
    expect(state(without, six)).toBe('unproven')
  })

  test('a figure with an input that rests on no document is withheld', () => {
    expect(found).toContain(
      '# withheld: term.ratio: no exhibit is named under basis for releaseSending, releaseReceiving',
    )
    expect(found).not.toContain('"fact":"term.ratio"')
  })
})
