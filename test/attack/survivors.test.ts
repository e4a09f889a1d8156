import { expect, test } from 'vitest'
import { testLaw } from '../law.ts'
import { mutantsOf, nameOf } from './mutants.ts'
import { storedFills } from './pairs.ts'
import { knownSurvivors } from './survivors.ts'
import { caseWitnesses, dayAnswer, dayWitnesses, killer, pairWitnesses, storedDays } from './witnesses.ts'

const { law } = await testLaw()
const mutants = new Map(mutantsOf(law).map((mutant) => [nameOf(mutant), mutant]))
const witnesses = [...(await caseWitnesses()), ...(await pairWitnesses()), ...dayWitnesses()]
const survivors = knownSurvivors()

test('the stored days are as the law has them', () => {
  for (const { answer, ...question } of storedDays())
    expect([question, dayAnswer(law, question)]).toEqual([question, answer])
})

test('every change that is said to survive can be made, and not one in twenty survives', () => {
  expect(survivors.map(({ change }) => change).filter((change) => !mutants.has(change))).toEqual([])
  expect(survivors.length).toBeLessThan(mutants.size / 20)
})

test('what is said to survive does', { timeout: 600_000 }, () => {
  const killed = survivors.flatMap(({ change }) => {
    const mutant = mutants.get(change)
    const by = mutant === undefined ? null : killer(mutant, witnesses)
    return by === null ? [] : [`${change}: ${by}`]
  })
  expect(killed).toEqual([])
})

test('each case against a change notices it', { timeout: 600_000 }, () => {
  const unnoticed = storedFills().filter(({ notices }) => {
    const mutant = mutants.get(notices)
    const own = witnesses.filter(({ name }) => name === `case against ${notices}`)
    return mutant === undefined || killer(mutant, own) === null
  })
  expect(unnoticed.map(({ notices }) => notices)).toEqual([])
})

test('of all other changes every thirtieth is noticed ("npm run attack" makes all of them)', {
  timeout: 600_000,
}, () => {
  const known = new Set(survivors.map(({ change }) => change))
  const others = [...mutants].filter(([name], i) => i % 30 === 0 && !known.has(name))
  expect(others.flatMap(([name, mutant]) => (killer(mutant, witnesses) === null ? [name] : []))).toEqual([])
})
