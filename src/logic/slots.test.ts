import { expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { countNodes, type Formula, factsOf, leaves, parts } from './formula.ts'
import { parseFormula } from './parse.ts'
import { printFormula } from './print.ts'
import { Slots, stateNumber } from './slots.ts'

const TEXT =
  'not (consent.given or transfer.to in person.nationalities and SV in person.nationalities) and person.birthState = transfer.from' +
  ' and months(sentence.start, on) >= 6 and consent.given and (on < sentence.end or sentence.start = 2025-01-01 or unknown)' +
  ' and consent.by = person'

function parsed(text: string): Formula {
  const result = parseFormula(text, FACTS)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.formula
}

test('every question of a formula has one slot, in the order of the text', () => {
  const slots = new Slots(FACTS)
  slots.add(parsed(TEXT))
  expect(slots.questions).toEqual([
    { kind: 'fact', fact: 'consent.given', type: 'boolean' },
    { kind: 'member', fact: 'person.nationalities', state: 'to' },
    { kind: 'member', fact: 'person.nationalities', state: 'SV' },
    { kind: 'fact', fact: 'person.birthState', type: 'country' },
    { kind: 'transfer', side: 'from' },
    { kind: 'fact', fact: 'sentence.start', type: 'date' },
    { kind: 'on' },
    { kind: 'fact', fact: 'sentence.end', type: 'date' },
    { kind: 'fact', fact: 'consent.by', type: 'enum' },
  ])
})

test('a second formula shares the slots of the first and adds its own', () => {
  const slots = new Slots(FACTS)
  slots.add(parsed('consent.given and on > sentence.end'))
  slots.add(parsed('days(on, sentence.end) > 1 and transfer.to = US and order.final and consent.given'))
  expect(slots.questions.map((question) => question.kind)).toEqual(['fact', 'on', 'fact', 'transfer', 'fact'])
  expect([slots.ofFact('consent.given'), slots.ofOn(), slots.ofFact('sentence.end')]).toEqual([0, 1, 2])
  expect([slots.ofTransfer('to'), slots.ofFact('order.final')]).toEqual([3, 4])
})

test('the receiving and the sending State, and States by code, are different questions', () => {
  const slots = new Slots(FACTS)
  const at = { start: 0, end: 0 }
  expect(slots.ofTransfer('to')).not.toBe(slots.ofTransfer('from'))
  const places = [
    slots.ofMember('person.nationalities', { kind: 'transfer', side: 'to', at }),
    slots.ofMember('person.nationalities', { kind: 'transfer', side: 'from', at }),
    slots.ofMember('person.nationalities', { kind: 'state', code: 'US', at }),
    slots.ofMember('person.nationalities', { kind: 'state', code: 'SV', at }),
    slots.ofMember('refuge.states', { kind: 'state', code: 'SV', at }),
    slots.ofFact('person.nationalities'),
  ]
  expect(new Set(places).size).toBe(6)
})

test('a fact outside the vocabulary counts as boolean', () => {
  const slots = new Slots(FACTS)
  slots.ofFact('not.there')
  expect(slots.questions).toEqual([{ kind: 'fact', fact: 'not.there', type: 'boolean' }])
})

test('fresh answers are unknown everywhere', () => {
  const slots = new Slots(FACTS)
  slots.add(parsed(TEXT))
  const answers = slots.unknown()
  expect(answers.length).toBe(9)
  expect([...answers].every(Number.isNaN)).toBe(true)
})

test('every State has a number of its own', () => {
  expect([stateNumber('AA'), stateNumber('AB'), stateNumber('BA'), stateNumber('ZZ')]).toEqual([0, 1, 26, 675])
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap((a) => letters.map((b) => stateNumber(a + b)))
  expect(new Set(all).size).toBe(676)
})

test('a formula knows its parts, nodes, leaves and facts', () => {
  const formula = parsed(TEXT)
  expect(countNodes(formula)).toBe(15)
  expect(parts(formula).map((part) => part.kind)).toEqual(['not', 'compare', 'compare', 'fact', 'or', 'compare'])
  expect(parts(parsed('not consent.given')).map(printFormula)).toEqual(['consent.given'])
  expect(['true', 'consent.given', 'on = on', 'US in person.nationalities'].flatMap((t) => parts(parsed(t)))).toEqual(
    [],
  )
  expect(leaves(formula).map(printFormula)).toEqual([
    'consent.given',
    'transfer.to in person.nationalities',
    'SV in person.nationalities',
    'person.birthState = transfer.from',
    'months(sentence.start, on) >= 6',
    'consent.given',
    'on < sentence.end',
    'sentence.start = 2025-01-01',
    'unknown',
    'consent.by = person',
  ])
  expect(factsOf(formula)).toEqual([
    'consent.given',
    'person.nationalities',
    'person.birthState',
    'sentence.start',
    'sentence.end',
    'consent.by',
  ])
  expect(factsOf(parsed('days(request.received, sentence.end) > 1 or true'))).toEqual([
    'request.received',
    'sentence.end',
  ])
})
