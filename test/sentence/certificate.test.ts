import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Document, readDocument } from '../../src/input/index.ts'
import {
  type Beside,
  type CertificateAnswer,
  type CertificateForm,
  CROSS_CHECKS,
  checkCertificate,
  REQUIRED,
  readCertificate,
  readForm,
} from '../../src/sentence/index.ts'

const root = new URL('../../', import.meta.url)

async function documentAt(path: string): Promise<Document> {
  const document = await readDocument(readFileSync(new URL(path, root)), path, 'yaml')
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  return document.value
}

const found = readForm(await documentAt('law/certificate.yaml'))
if (!found.ok) throw new Error(JSON.stringify(found.problems))
const form: CertificateForm = found.value
const alone: Beside = { from: null, to: null, totalDays: null, servedDays: null, servedUpTo: null }

async function documentOf(boxes: Readonly<Record<string, unknown>>): Promise<Document> {
  const bytes = new TextEncoder().encode(JSON.stringify({ writ: 1, certificate: 'test', boxes }))
  const document = await readDocument(bytes, 'test.json', 'json')
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  return document.value
}

async function check(boxes: Readonly<Record<string, unknown>>, beside = alone): Promise<CertificateAnswer> {
  const read = readCertificate(await documentOf(boxes), form)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return checkCertificate(form, read.value, beside)
}

const stateOf = ({ findings }: CertificateAnswer, box: string | null, words: string) =>
  findings.find((one) => one.box === box && one.check.includes(words))?.state

test('every box is there, and every cross-check and requirement of the form is computed', () => {
  expect(form.fields.length).toBe(69)
  const checks = [...form.fields.flatMap(({ crossChecks }) => crossChecks), ...form.checks]
  expect(checks.filter((text) => !Object.hasOwn(CROSS_CHECKS, text))).toEqual([])
  expect(Object.keys(CROSS_CHECKS).filter((text) => !checks.includes(text))).toEqual([])
  expect(form.fields.filter(({ required }) => !Object.hasOwn(REQUIRED, required))).toEqual([])
})

test('an empty certificate fails in every required box and in nothing else', async () => {
  const { findings } = await check({})
  const failed = findings.filter(({ state }) => state === 'failed')
  const always = form.fields.filter(({ required }) => required === 'yes').map(({ id }) => id)
  expect(failed.map(({ box }) => box).sort()).toEqual([...always, 'h.unlistedDescription'].sort())
})

test('the days must add up, to a day', async () => {
  const boxes = (served: number) => ({
    'i2.1.totalDays': 1000,
    'i2.2.servedDays': served,
    'i2.2.asOf': '2025-01-01',
    'i2.3.otherDays': 0,
    'i2.4.expiry': '2027-06-20',
  })
  expect(stateOf(await check(boxes(100)), 'i2.4.expiry', 'abs')).toBe('met')
  expect(stateOf(await check(boxes(101)), 'i2.4.expiry', 'abs')).toBe('met')
  expect(stateOf(await check(boxes(103)), 'i2.4.expiry', 'abs')).toBe('failed')
})

test('what follows is filled, and never with a day before the count', async () => {
  const boxes = { 'i2.1.totalDays': 1000, 'i2.2.servedDays': 100, 'i2.2.asOf': '2025-01-01', 'i2.3.otherDays': 0 }
  expect((await check(boxes)).filled).toMatchObject([{ box: 'i2.4.expiry', value: '2027-06-20' }])
  expect((await check({ ...boxes, 'i2.2.servedDays': 1001 })).filled).toEqual([])
  const beside = { ...alone, from: 'BE', to: 'NL', totalDays: 2192 }
  expect((await check({}, beside)).filled.map(({ box, value }) => [box, value])).toEqual([
    ['a.issuingState', 'BE'],
    ['a.executingState', 'NL'],
    ['i2.1.totalDays', 2192],
  ])
})

test.each([
  [
    'a judgment final before it was given',
    { 'b.judgmentDate': '2024-02-01', 'b.finalDate': '2024-01-01' },
    'b.judgmentDate',
    'not after',
  ],
  [
    'signed before it was final',
    { 'b.finalDate': '2024-02-01', 'm.date': '2024-01-01' },
    'm.date',
    'not before b.finalDate',
  ],
  ['another State than the case', { 'a.executingState': 'DE' }, 'a.executingState', 'transfer.to'],
  [
    'nationality of another State',
    { 'a.executingState': 'NL', 'g.ground': '4-1-a', 'd.nationality': ['BE'] },
    'd.nationality',
    'executingState',
  ],
  [
    'not heard where held',
    { 'd.whereabouts': 'issuing', 'k.heard': 'not heard, in executing State' },
    'k.heard',
    'only where',
  ],
  [
    'arrest where not present',
    { 'd.whereabouts': 'issuing', 'e.provisionalArrest': true },
    'e.provisionalArrest',
    'needs',
  ],
  ['absent without a safeguard', { 'i1.presence': 'absent' }, 'i1.presence', 'one safeguard'],
  ['a measure that is not described', { 'i3.type': 'measure' }, 'i3.type', 'description'],
  ['two days of counting', { 'i2.2.asOf': '2024-01-01', 'i2.3.asOf': '2024-01-02' }, 'i2.3.asOf', 'same as'],
  ['not satisfied', { 'g.satisfied': false }, 'g.satisfied', 'must be true'],
  ['a warrant that is not named', { 'f.earlierWarrant': '4-6' }, 'f.earlierWarrant', 'fills'],
])('%s fails at its box', async (_name, boxes, box, words) => {
  expect(stateOf(await check(boxes, { ...alone, to: 'NL' }), box, words)).toBe('failed')
})

test('a refusal is open where only deportation, flight or return could allow it', async () => {
  const boxes = { 'k.result': 'did not consent', 'k.heard': 'heard' }
  expect(stateOf(await check({ ...boxes, 'g.ground': '4-1-b' }), 'k.result', 'did not consent')).toBe('met')
  expect(stateOf(await check({ ...boxes, 'g.ground': '4-1-c' }), 'k.result', 'did not consent')).toBe('open')
  const poland = { ...boxes, 'g.ground': '4-1-a', 'a.executingState': 'PL', 'b.judgmentDate': '2015-01-01' }
  expect(stateOf(await check(poland), 'k.result', 'did not consent')).toBe('open')
})

test.each([
  ['an unknown box', { 'a.issuingstate': 'BE' }, 'unknown-id boxes.a.issuingstate'],
  ['30 February', { 'm.date': '2024-02-30' }, 'impossible-date boxes.m.date'],
  ['a negative number', { 'i2.1.totalDays': -1 }, 'wrong-type boxes.i2.1.totalDays'],
  ['another value', { 'd.sex': 'W' }, 'wrong-type boxes.d.sex'],
  ['a State of three letters', { 'd.nationality': ['NLD'] }, 'wrong-type boxes.d.nationality'],
])('%s is a problem with its place', async (_name, boxes, problem) => {
  const read = readCertificate(await documentOf(boxes), form)
  expect(read.ok ? [] : read.problems.map(({ code, place }) => `${code} ${place.path}`)).toEqual([problem])
})
