import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testLaw } from '../law.ts'
import { notModelledPage, provedPage } from './pages.ts'
import { lawSum, storedVerdicts } from './verdicts.ts'

const { law } = await testLaw()
const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const MEND = 'Prove the law again and keep the verdicts: see "What is proved" in CONTRIBUTING.md.'

test('the verdicts are those of the law as it is', async () => {
  expect(storedVerdicts().law, MEND).toBe(await lawSum())
})

test('every obligation is proved by every solver that was asked', () => {
  const { solvers } = storedVerdicts()
  expect(solvers.length).toBeGreaterThanOrEqual(2)
  for (const { obligations } of solvers) {
    expect(Object.keys(obligations)).toEqual(law.obligations.map(({ id }) => id))
    expect(Object.entries(obligations).filter(([, { verdict }]) => verdict !== 'proved')).toEqual([])
  }
})

test('the page on what is proved is current', () => {
  expect(page('proved.md'), MEND).toBe(provedPage(law, storedVerdicts()))
})

test('the page on what is not modelled is current', () => {
  expect(page('not-modelled.md'), MEND).toBe(notModelledPage(law))
})
