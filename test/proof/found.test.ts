import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Replay } from '../../src/proof/index.ts'
import { writ } from '../cli/run.ts'
import { testLaw } from '../law.ts'

const { law } = await testLaw()
const folder = fileURLToPath(new URL('../../docs/found/', import.meta.url))
const page = readFileSync(new URL('../../docs/proof-findings.md', import.meta.url), 'utf8')
const files = readdirSync(folder)
const schema = z.object({ outcome: z.string(), basis: z.string() })
const caseSchema = z.looseObject({ transfer: z.object({ basis: z.string(), from: z.string(), to: z.string() }) })

test('the page on what the proofs found names every record that is kept with it, and no other', () => {
  const named = [...page.matchAll(/\(found\/([a-z-]+[.]json)\)/g)].map(([, file]) => file)
  expect([...new Set(named)].sort()).toEqual(files.toSorted())
})

test.each(files)('%s is still shown', (file) => {
  const { outcome, basis } = schema.parse(JSON.parse(writ(['check', folder + file, '--json']).stdout))
  const { transfer } = caseSchema.parse(JSON.parse(readFileSync(folder + file, 'utf8')))
  expect([outcome, basis]).toEqual(['shown', transfer.basis])
})

test.each([
  ['unverified-consent.json', 'own-national-verified'],
  ['withdrawn-consent.json', 'withdrawn-consent'],
])('%s is what %s would forbid', async (file, id) => {
  const obligation = law.obligations.find((one) => one.id === id)
  const made = JSON.parse(readFileSync(folder + file, 'utf8'))
  const formulas = [obligation?.given, obligation?.without].flatMap((formula) => formula ?? [])
  const { truths } = await new Replay(law).of(made, [], formulas)
  expect(truths[0]).toBe(true)
  expect(truths.slice(1)).not.toContain(true)
})

test('the State of the record of that name is one', () => {
  const { transfer } = caseSchema.parse(JSON.parse(readFileSync(`${folder}same-state.json`, 'utf8')))
  expect(transfer.from).toBe(transfer.to)
})
