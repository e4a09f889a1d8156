import { expect, test } from 'vitest'
import { readReleaseFiles } from '../../src/cli/lawFolder.ts'
import { readDocument } from '../../src/input/index.ts'
import { answerData, computeSentence, type ReleasePack, readPack, withRules } from '../../src/sentence/index.ts'
import { fileOf } from './inputs.ts'

const files = await readReleaseFiles()
const packs: ReleasePack[] = []
for (const { path, bytes } of files) {
  const document = await readDocument(bytes, path, 'yaml')
  const pack = document.ok ? readPack(document.value) : document
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems, null, 1))
  packs.push(pack.value)
}

test('there is a pack for each of the systems', () => {
  const wanted = ['BE', 'CA', 'DE', 'DK', 'ES', 'FR', 'GB', 'IE', 'IT', 'MX', 'NL', 'NO', 'PL', 'SE', 'SV', 'US']
  expect(packs.map(({ state }) => state)).toEqual(wanted)
})

test('what comes from memory is marked, and what does not has a source', () => {
  const rules = packs.flatMap((pack) => pack.rules)
  for (const { id, source } of rules) {
    expect([id, source.verified === 'memory' || source.url !== null]).toEqual([id, true])
  }
  expect(rules.filter(({ source }) => source.verified === 'memory').length).toBeGreaterThan(0)
})

async function between(from: string, to: string, more: Readonly<Record<string, unknown>> = {}) {
  const { input } = await fileOf({
    mode: 'recognition',
    from,
    to,
    total: { value: 6, unit: 'years' },
    custodyStart: '2022-01-10',
    sentencedOn: '2022-06-01',
    transferOn: '2023-05-02',
    ...more,
  })
  return answerData(computeSentence(withRules(input, packs).input))
}

test('the Netherlands hold back all but two years since July 2021', async () => {
  expect(await between('BE', 'NL')).toMatchObject({
    releaseReceiving: { earliest: '2026-01-10', latest: '2028-01-10' },
  })
  expect(await between('BE', 'NL', { total: { value: 9, unit: 'years' } })).toMatchObject({
    releaseReceiving: { earliest: '2029-01-10', latest: '2031-01-10' },
  })
})

test('Canada: seven years at the most, and by law after two thirds', async () => {
  expect(await between('CA', 'GB', { mode: 'continued', total: { value: 24, unit: 'years' } })).toMatchObject({
    releaseSending: { earliest: '2029-01-10', latest: '2038-01-10', expected: '2038-01-10' },
  })
})

test('a term that may fall under two rules gets the range of both', async () => {
  const sure = await between('DE', 'SE', { transferOn: '2025-12-31' })
  const later = await between('DE', 'SE', { transferOn: '2026-01-01' })
  expect(sure).toMatchObject({ releaseReceiving: { earliest: '2026-01-09' } })
  expect(later).toMatchObject({ releaseReceiving: { earliest: '2026-01-09' } })
  const open = (await fileOf({ mode: 'continued', from: 'DE', to: 'SE', total: { value: 6, unit: 'years' } })).input
  expect(withRules(open, packs).receiving?.from.map(({ id }) => id)).toEqual([
    'se/two-thirds',
    'se/three-quarters-by-steps',
  ])
})

test('a State without a pack gives no rule, and a stated rule is kept', async () => {
  const { input } = await fileOf({ mode: 'continued', from: 'TH', to: 'GB', releaseReceiving: { kind: 'none' } })
  const { sending, receiving } = withRules(input, packs)
  expect([sending, receiving]).toEqual([null, null])
})

test.each([
  ['a share and a time', { fraction: '1/2', after: { years: 1 } }, 'rules[0]'],
  ['neither', {}, 'rules[0]'],
  ['days backwards', { fraction: '1/2', dates: { from: '2020-01-01', until: '2019-01-01' } }, 'rules[0].dates.until'],
  ['a decision that is sure', { fraction: '1/2', kind: 'discretionary', sure: true }, 'rules[0].sure'],
  ['an id of another State', { fraction: '1/2', id: 'no/x' }, 'rules[0].id'],
  ['a share above the whole', { fraction: '5/4' }, 'rules[0].fraction'],
])('a pack with %s is refused with its place', async (_name, more, path) => {
  const rule = {
    id: 'se/x',
    cite: 'x',
    says: 'x',
    kind: 'automatic',
    sure: false,
    natures: ['custodial'],
    counting: 'whole',
    dated: 'handover',
    dates: {},
    source: { url: null, verified: 'memory' },
    ...more,
  }
  const text = JSON.stringify({ state: 'SE', system: 'Sweden', version: '2026.11', rules: [rule] })
  const document = await readDocument(new TextEncoder().encode(text), 'se.yaml', 'json')
  const pack = document.ok ? readPack(document.value) : document
  expect(pack.ok ? [] : pack.problems.map(({ place }) => place.path)).toEqual([path])
})
