import { expect, test } from 'vitest'
import { factsOf, leaves, printFormula } from '../../src/logic/index.ts'
import { testLaw } from '../law.ts'
import { type GivenCase, secondAnswer } from '../second/determine.ts'
import { firstAnswer } from '../second/firstAnswer.ts'
import { sourceOf } from '../second/source.ts'
import { storedPairs } from './pairs.ts'

const law = await testLaw()
const pairs = storedPairs()
const { rules } = sourceOf()

/** The one condition that no pair turns: nothing is ever shown under that basis, so it has no outcome to turn. */
const WITHOUT_PAIR = ['informal/acceptance acceptance.receiving']

test('there is a pair for every condition of every provision', () => {
  const wanted = law.law.provisions.flatMap(({ id, holds }) =>
    leaves(holds).flatMap((leaf) => (factsOf(leaf).length > 0 ? [`${id} ${printFormula(leaf)}`] : [])),
  )
  const have = new Set(pairs.map(({ provision, of }) => `${provision} ${of}`))
  expect(wanted.filter((one) => !have.has(one))).toEqual(WITHOUT_PAIR)
  expect([...have].filter((one) => !wanted.includes(one))).toEqual([])
})

test('between the cases of a pair only the facts of the condition differ', () => {
  for (const { provision, part, first, second } of pairs) {
    const holds = law.law.provisions.find(({ id }) => id === provision)?.holds
    const leaf = holds === undefined ? undefined : leaves(holds)[part]
    const facts = new Set(leaf === undefined ? [] : factsOf(leaf))
    const others = (given: GivenCase): unknown => ({
      ...given,
      treaty: facts.has('treaty.inForce') ? '' : (given.treaty ?? ''),
      values: Object.fromEntries(Object.entries(given.values).filter(([fact]) => !facts.has(fact))),
      sets: Object.fromEntries(Object.entries(given.sets).filter(([fact]) => !facts.has(fact))),
    })
    expect(others(second)).toEqual(others(first))
  }
})

test('the condition turns the outcome, or the state where its provision cannot, for both evaluators', () => {
  for (const { provision, of, turns, first, second } of pairs) {
    const [a, b] = [firstAnswer(law, first), firstAnswer(law, second)]
    expect([secondAnswer(rules, first), secondAnswer(rules, second)]).toEqual([a, b])
    const states = [a, b].map(({ bases }) => bases[0]?.provisions[provision])
    const good = ['met', 'excluded'].includes(states[0] ?? '') && ['failed', 'applies'].includes(states[1] ?? '')
    expect([provision, of, good]).toEqual([provision, of, true])
    if (turns) expect([provision, of, a.outcome, b.outcome]).toEqual([provision, of, 'shown', 'barred'])
  }
})

test('pairs that turn the state only are of duties, of warnings, or of what others cover', () => {
  const covered = new Set(law.law.obligations.flatMap(({ covered }) => covered.map(({ provision }) => provision)))
  const quiet = new Set(pairs.filter(({ turns }) => !turns).map(({ provision }) => provision))
  const decisive = law.law.provisions.filter(
    ({ id, roles }) => quiet.has(id) && [...roles.values()].some((role) => role === 'condition' || role === 'bar'),
  )
  expect(decisive.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([])
})
