import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { writ } from './run.ts'

const LAW = fileURLToPath(new URL('../../law', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-prove-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const outputSchema = z.object({
  solver: z.string(),
  obligations: z.array(
    z.object({
      obligation: z.string(),
      verdict: z.string(),
      failed: z.array(z.object({ basis: z.string(), answer: z.string(), case: z.unknown() })),
    }),
  ),
})

/** The law with one text of one file replaced. */
function changedLaw(file: string, find: string, replace: string): string {
  const copy = mkdtempSync(join(folder, 'law-'))
  cpSync(LAW, copy, { recursive: true })
  const text = readFileSync(join(copy, file), 'utf8')
  expect(text.includes(find)).toBe(true)
  writeFileSync(join(copy, file), text.replace(find, replace))
  return copy
}

describe('writ law prove', { timeout: 600_000 }, () => {
  test('proves an obligation, and writes the text that the solver was given', () => {
    const smt = join(folder, 'law.smt2')
    const run = writ(['law', 'prove', 'nothing-known', '--pack', 'oas', '--smt', smt])
    expect([run.status, run.stderr]).toEqual([0, ''])
    expect(run.stdout).toContain('PROVED    nothing-known')
    expect(run.stdout).toContain('1 proved, 0 not')
    const text = readFileSync(smt, 'utf8')
    expect(text).toContain('(define-fun |a57/1-final proven| () Bool')
    expect(text).toContain('(check-sat)')
    expect(text).toContain('; expected: unsat')
  })

  test('shows what is not so as a case file, which "writ check" judges alike', () => {
    const law = changedLaw(
      'floor/procedure-and-remedy.yaml',
      '    roles: {floor: bar}\n    holds: order.stay',
      '    roles: {floor: warning}\n    holds: order.stay',
    )
    const cases = join(folder, 'cases')
    const run = writ(['law', 'prove', 'stay', '--pack', 'oas', '--law', law, '--cases', cases, '--json'])
    expect(run.status).toBe(4)
    const { obligations } = outputSchema.parse(JSON.parse(run.stdout))
    expect(obligations.map(({ obligation, verdict }) => [obligation, verdict])).toEqual([['stay', 'fails']])
    const [file = ''] = readdirSync(cases)
    const check = writ(['check', join(cases, file), '--law', law, '--json'])
    expect([check.status, JSON.parse(check.stdout).outcome]).toEqual([0, 'shown'])
    expect(JSON.parse(writ(['check', join(cases, file), '--json']).stdout).outcome).toBe('barred')
  })

  test('a solver that gives no verdict proves nothing', () => {
    const mute = join(folder, 'mute.mjs')
    writeFileSync(
      mute,
      `#!${process.execPath}\nimport { createInterface } from 'node:readline'\nfor await (const line of createInterface({ input: process.stdin })) {\n  if (line === '(check-sat)') console.log('unknown')\n  if (line.startsWith('(echo ')) console.log(line.slice(7, -2))\n}\n`,
      { mode: 0o755 },
    )
    const run = writ(['law', 'prove', 'nothing-known', '--pack', 'oas', '--solver', mute])
    expect([run.status, run.stderr]).toEqual([3, ''])
    expect(run.stdout).toContain('UNKNOWN   nothing-known')
  })

  test('a solver that dies proves nothing', () => {
    const dying = join(folder, 'dying.mjs')
    writeFileSync(dying, `#!${process.execPath}\nprocess.exit(9)\n`, { mode: 0o755 })
    const run = writ(['law', 'prove', 'nothing-known', '--pack', 'oas', '--solver', dying])
    expect(run.status).toBe(3)
    expect(run.stdout).toContain('ended with status 9')
  })

  test.each([
    [['law', 'prove', 'stays'], 'Did you mean "stay"?'],
    [['law', 'prove', '--pack', 'ou'], 'There is no pack "ou" with provisions.'],
    [['law', 'prove', '--solver', '/nowhere/z3'], '--solver /nowhere/z3 is no program.'],
    [['law', 'prove', 'stay', 'more'], '"more" is one word too many.'],
    [['law', 'list', '--smt', 'x'], '--smt belongs to "writ law prove".'],
  ])('%j is refused', (args, said) => {
    const run = writ(args)
    expect([run.status, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain(said)
  })
})
