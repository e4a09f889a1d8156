import { expect, test } from 'vitest'
import { answerData, computeSentence } from '../../src/sentence/index.ts'
import { fileOf, problemsOf } from './inputs.ts'

const days = (value: number) => ({ value, unit: 'days' })

test.each([
  ['end before start', { custodyStart: '2025-01-02', lastDay: '2025-01-01' }, 'wrong-order input.lastDay'],
  ['30 February', { custodyStart: '2025-02-30' }, 'impossible-date input.custodyStart'],
  ['a negative length', { total: days(-5) }, 'wrong-type input.total'],
  ['nothing', { total: days(0) }, 'wrong-type input.total'],
  ['negative credit', { credit: { served: -1 } }, 'wrong-type input.credit.served'],
  ['a life sentence with a last day', { nature: 'life', lastDay: '2040-01-01' }, 'contradiction input.lastDay'],
  ['a life sentence with a length', { nature: 'life', total: days(500) }, 'contradiction input.total'],
  [
    'a share above the whole',
    { releaseSending: { kind: 'automatic', fraction: '3/2' } },
    'wrong-type input.releaseSending.fraction',
  ],
  ['an unknown key', { totl: days(5) }, 'unknown-key input.totl'],
  [
    'ends exchanged',
    { credit: { served: 9, remission: { min: 5, max: 2 } } },
    'wrong-order input.credit.remission.max',
  ],
  [
    'custody backwards',
    { custodyPeriods: [{ kind: 'served', start: '2025-02-01', lastDay: '2025-01-01' }] },
    'wrong-order input.custodyPeriods[0].lastDay',
  ],
  [
    'credit after the transfer',
    { transferOn: '2025-01-10', custodyPeriods: [{ kind: 'served', start: '2025-01-01', lastDay: '2025-01-11' }] },
    'wrong-order input.custodyPeriods[0].lastDay',
  ],
  ['transfer before custody', { custodyStart: '2025-01-02', transferOn: '2025-01-01' }, 'wrong-order input.transferOn'],
  [
    'consecutive to nothing',
    { custodyStart: '2025-01-01', sentences: [{ id: 'a', total: days(5), consecutiveTo: 'b' }] },
    'unknown-id input.sentences[0].consecutiveTo',
  ],
  ['conversion in another mode', { mode: 'continued', converted: days(5) }, 'contradiction input.converted'],
  ['one State only', { from: 'SE', to: 'SE' }, 'contradiction input.to'],
  [
    'a version that supersedes itself',
    { certificates: [{ version: 1, supersedes: 1 }] },
    'wrong-order input.certificates[0].supersedes',
  ],
])('%s', async (_name, input, problem) => {
  expect(await problemsOf(input)).toEqual([problem])
})

test('remission without days served says what is missing', async () => {
  expect(await problemsOf({ credit: { remission: 10 } })).toEqual(['missing-key input.credit.served'])
  const { input } = await fileOf({
    total: days(1000),
    custodyStart: '2024-01-01',
    transferOn: '2024-02-01',
    credit: { remission: 10 },
  })
  expect(answerData(computeSentence(input))).toMatchObject({ creditDays: 41 })
})

test('sentences in a circle', async () => {
  const circle = [
    { id: 'a', total: days(5), consecutiveTo: 'b' },
    { id: 'b', total: days(5), consecutiveTo: 'a' },
  ]
  expect(await problemsOf({ sentences: circle })).toEqual([
    'cycle input.sentences[0].consecutiveTo',
    'cycle input.sentences[1].consecutiveTo',
  ])
})

test.each([
  [
    'enforced is longer',
    { mode: 'continued', total: { value: 10, unit: 'years' }, enforced: { value: 121, unit: 'months' } },
    'term-longer',
  ],
  ['converted is longer', { mode: 'conversion', total: days(100), converted: days(101) }, 'term-longer'],
  [
    'cut below the maximum',
    { mode: 'recognition', total: days(100), receivingMaximum: days(80), enforced: days(79) },
    'below-maximum',
  ],
  [
    'cut though not above the maximum',
    { mode: 'recognition', total: days(70), receivingMaximum: days(80), enforced: days(69) },
    'below-maximum',
  ],
  [
    'not cut to the maximum',
    { mode: 'recognition', total: days(100), receivingMaximum: days(80), enforced: days(81) },
    'above-maximum',
  ],
  [
    'boxes that contradict',
    { certificate: { totalDays: 1000, servedDays: 100, otherDays: 0, asOf: '2025-01-01', lastDay: '2027-06-22' } },
    'certificate-arithmetic',
  ],
])('%s: an error and no date', async (_name, input, code) => {
  const data = answerData(computeSentence((await fileOf(input)).input))
  expect(data['error']).toBe(code)
  expect(JSON.stringify(data)).not.toMatch(/\d{4}-\d{2}-\d{2}/)
})

test('boxes that agree to a day', async () => {
  const certificate = { totalDays: 1000, servedDays: 100, otherDays: 0, asOf: '2025-01-01', lastDay: '2027-06-20' }
  expect(computeSentence((await fileOf({ certificate })).input).ok).toBe(true)
})

test('time at large is not served', async () => {
  const custodyPeriods = [
    { kind: 'served', start: '2024-01-01', lastDay: '2024-12-31' },
    { kind: 'at-large', start: '2024-03-01', lastDay: '2024-03-10' },
  ]
  const { input } = await fileOf({ total: days(1000), transferOn: '2025-01-01', custodyPeriods })
  expect(answerData(computeSentence(input))).toMatchObject({ creditDays: 356, balanceDays: 644 })
})
