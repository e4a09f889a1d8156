import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { writ } from '../cli/run.ts'

const folder = fileURLToPath(new URL('../../examples/', import.meta.url))
const table = readFileSync(`${folder}README.md`, 'utf8')
const names = readdirSync(folder)
  .filter((name) => /[.](ya?ml|json)$/.test(name))
  .sort()

const run = writ(['check', '--json', folder])
const determinations = z
  .array(z.looseObject({ outcome: z.string(), basis: z.string().nullable() }))
  .parse(JSON.parse(run.stdout))

test('every example is judged', () => {
  expect([run.status, determinations.length]).toEqual([4, names.length])
  expect(names.length).toBeGreaterThanOrEqual(8)
})

test.each(names)('%s has a line in the README with the outcome that it comes to', (name) => {
  const line = table.split('\n').find((row) => row.includes(name)) ?? ''
  const outcome = determinations[names.indexOf(name)]?.outcome ?? 'not judged'
  expect(line).toMatch(new RegExp(`\\b${outcome.replace('-', '[- ]')}\\b`))
})

test('together they show every outcome and seven families of bases', () => {
  expect(new Set(determinations.map(({ outcome }) => outcome))).toEqual(new Set(['barred', 'not-shown', 'shown']))
  const families = new Set(determinations.map(({ basis }) => basis?.split('/')[0]))
  for (const family of ['us', 'coe', 'eu', 'oas', 'commonwealth', 'lease']) expect(families).toContain(family)
})
