import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writ } from './run.ts'

const examples = fileURLToPath(new URL('../../examples/reading/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-read-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string): string => join(examples, name)
const out = (name: string): string => join(folder, name)
const three = [at('report.txt'), at('copy.txt'), at('post.txt')]

const answer = z.looseObject({
  texts: z.array(
    z.looseObject({
      name: z.string(),
      sha256: z.string(),
      statements: z.array(z.looseObject({ says: z.string(), speaker: z.string().nullable() })),
    }),
  ),
  origins: z.array(z.looseObject({ texts: z.array(z.string()), root: z.string().nullable() })),
})

describe('writ read', () => {
  test('a text on the terminal: no line is wider than 100 columns, and it says what it is worth', () => {
    const { status, stdout, stderr } = writ(['read', at('report.txt')])
    expect([status, stderr]).toEqual([0, ''])
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(stdout).toContain('Nothing below is a finding.')
    expect(stdout).toContain('Said by Marta Quill, as reported by Tomas Brekke, author of the text: “A tattoo is not a')
  })

  test('three texts that go back to one', () => {
    const { status, stdout } = writ(['read', '--json', '--received', '2025-05-06T00:00:00Z', ...three])
    expect(status).toBe(0)
    const { texts, origins } = answer.parse(JSON.parse(stdout))
    expect(texts.length).toBe(3)
    expect(origins).toMatchObject([{ root: at('report.txt') }])
    expect(origins[0]?.texts.length).toBe(3)
  })

  test('the same call gives the same bytes', () => {
    const call = ['read', '--json', '--received', '2025-05-06T00:00:00Z', ...three]
    expect(writ(call).stdout).toBe(writ(call).stdout)
  })

  test('what the texts say of a person is added to the case, once an origin, and proves nothing', () => {
    const file = out('case.yaml')
    copyFileSync(at('case.yaml'), file)
    const before = writ(['check', '--json', file])
    const { status, stderr } = writ(['read', '--received', '2025-05-06T00:00:00Z', '--case', file, ...three])
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^\d+ allegations with \d+ exhibits were added/)])
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('# An invented case to which')
    expect(text).toMatch(/fact: order\.stay\.inForce/)
    expect(text).toMatch(/title: .*(Said by|Reported by) .*Daniel Orre/)
    const after = writ(['check', '--json', file])
    const outcome = z.looseObject({ outcome: z.string() })
    expect(outcome.parse(JSON.parse(after.stdout)).outcome).toBe(outcome.parse(JSON.parse(before.stdout)).outcome)
    // A second call adds them under ids of their own.
    expect(writ(['read', '--case', file, at('post.txt')]).status).toBe(0)
    expect([0, 3, 4]).toContain(writ(['check', file]).status)
  })

  test('claims of a programme go into a file that writ assess can read', () => {
    const file = out('claims.yaml')
    const { status, stderr } = writ(['read', '--claims', file, at('report.txt')])
    expect([status, stderr]).toEqual([0, expect.stringMatching(/^\d+ claims were added/)])
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/says: .*Ministry of Justice/)
    expect(writ(['read', '--claims', file, at('post.txt')]).status).toBe(0)
    expect(readFileSync(file, 'utf8').length).toBeGreaterThan(text.length)
  })

  test('an archive, a folder and standard input', () => {
    expect(writ(['read', '--json', examples]).status).toBe(0)
    const { status, stdout } = writ(['read', '--json', '-'], 'By Ana Sol\n\n"We signed nothing," said Luis Paz.\n')
    expect(status).toBe(0)
    expect(answer.parse(JSON.parse(stdout)).texts[0]?.statements[0]?.speaker).toBe('Luis Paz')
  })

  test.each([
    [['read'], 'No text is named'],
    [['read', 'nowhere.txt'], 'nowhere.txt'],
    [['read', '--language', 'xx', 'a.txt'], '--language xx is not read'],
    [['read', '--published', '2025-02-30', 'a.txt'], 'is no day'],
    [['read', '--received', 'today', 'a.txt'], 'is no moment'],
    [['read', '--url', 'nowhere', 'a.txt'], 'is no address'],
    [['read', '--person', 'Ana Sol', 'a.txt'], '--person is for --case'],
  ])('%j is refused with a reason', (call, reason) => {
    const { status, stdout, stderr } = writ(call)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(reason)
  })

  test('a case that is none stays as it is', () => {
    const file = out('broken.yaml')
    writeFileSync(file, 'writ: 2\n')
    const { status, stderr } = writ(['read', '--case', file, at('report.txt')])
    expect(status).toBe(2)
    expect(stderr).toContain('broken.yaml')
    expect(readFileSync(file, 'utf8')).toBe('writ: 2\n')
  })

  test('a picture is no text', () => {
    const file = out('picture.txt')
    writeFileSync(file, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]))
    const { status, stderr } = writ(['read', file])
    expect(status).toBe(2)
    expect(stderr).toContain('picture.txt')
  })
})
