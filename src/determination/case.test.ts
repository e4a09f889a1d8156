import { describe, expect, test } from 'vitest'
import { FACTS, STATES } from '../../test/facts.ts'
import { day } from '../../test/records.ts'
import { type Problem, type Result, readDocument } from '../input/index.ts'
import { basisMend, type Case, readCase } from './case.ts'

const TERMS = { vocabulary: FACTS, states: STATES, bases: ['us/removal', 'eu/fd909', 'coe/ets112'] }

const GOOD = {
  writ: 1,
  case: 'example-1',
  transfer: { from: 'US', to: 'SV', on: '2025-03-15' },
  exhibits: [{ id: 'e1', kind: 'court-decision' }],
  assertions: [{ fact: 'order.final', value: true, exhibits: ['e1'] }],
}

async function read(data: unknown): Promise<Result<Case>> {
  const document = await readDocument(new TextEncoder().encode(JSON.stringify(data, null, 1)), 'case.json', 'json')
  if (!document.ok) throw new Error('not JSON')
  return readCase(document.value, TERMS)
}

async function problems(data: unknown): Promise<readonly string[]> {
  const result = await read(data)
  const line = ({ code, place, message, mend }: Problem): string => `${code} ${place.path}: ${message} ${mend}`
  return result.ok ? [] : result.problems.map(line)
}

describe('a case that is read', () => {
  test('with everything that may be left out', async () => {
    expect(await read(GOOD)).toEqual({
      ok: true,
      value: {
        id: 'example-1',
        title: undefined,
        transfer: { from: 'US', to: 'SV', on: day('2025-03-15') },
        person: { names: [], born: undefined },
        record: {
          exhibits: [{ id: 'e1', kind: 'court-decision', derivedFrom: [], supersedes: [] }],
          assertions: [{ index: 0, fact: 'order.final', value: true, exhibits: ['e1'], complete: false, not: [] }],
        },
      },
    })
  })

  test('with title, basis, names and birth', async () => {
    const data = {
      ...GOOD,
      title: 'A case',
      transfer: { ...GOOD.transfer, basis: 'us/removal' },
      person: { names: ['A. Person', 'Ah Person'], born: '1990-07-26' },
    }
    const result = await read(data)
    expect(result).toMatchObject({
      ok: true,
      value: {
        title: 'A case',
        transfer: { basis: 'us/removal' },
        person: { names: ['A. Person', 'Ah Person'], born: '1990-07-26' },
      },
    })
  })

  test('with a person of whom nothing is said', async () => {
    expect(await problems({ ...GOOD, person: {} })).toEqual([])
  })
})

describe('what is refused', () => {
  test.each([
    ['another version', { writ: 2 }, 'wrong-type writ: Found 2. Expected one of: 1.'],
    ['no name', { case: '' }, 'wrong-type case: Found "". Expected text that is not empty.'],
    [
      'an unknown key',
      { colour: 1 },
      'unknown-key colour: The key "colour" is not part of the format. Remove it, or correct its spelling.',
    ],
    ['a title that is no text', { title: 7 }, 'wrong-type title: Found 7. Expected text.'],
    [
      'a birthday that is none',
      { person: { born: '1990-02-30' } },
      'impossible-date person.born: Found "1990-02-30". Expected an existing day as YYYY-MM-DD.',
    ],
    ['a name that is no list', { person: { names: 'A' } }, 'wrong-type person.names: Found "A". Expected a list.'],
    [
      'an unknown key of the person',
      { person: { sex: 'f' } },
      'unknown-key person.sex: The key "sex" is not part of the format. Remove it, or correct its spelling.',
    ],
    ['no exhibits', { exhibits: undefined }, 'missing-key exhibits: This key is missing. Expected a list.'],
    ['no assertions', { assertions: undefined }, 'missing-key assertions: This key is missing. Expected a list.'],
    ['no transfer', { transfer: undefined }, 'missing-key transfer: This key is missing. Expected a map of keys.'],
    [
      'a day that is none',
      { transfer: { ...GOOD.transfer, on: '2025-02-29' } },
      'impossible-date transfer.on: Found "2025-02-29". Expected an existing day as YYYY-MM-DD.',
    ],
    [
      'a sending State that there is not',
      { transfer: { ...GOOD.transfer, from: 'UK' } },
      'unknown-id transfer.from: "UK" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo. Did you mean GB (United Kingdom)?',
    ],
    [
      'a receiving State that there is not',
      { transfer: { ...GOOD.transfer, to: 'ZZ' } },
      'unknown-id transfer.to: "ZZ" is not the code of a State. Expected two letters of ISO 3166-1, or XK for Kosovo.',
    ],
    [
      'a basis that there is not',
      { transfer: { ...GOOD.transfer, basis: 'us/removel' } },
      'unknown-id transfer.basis: There is no legal basis "us/removel". Did you mean "us/removal"? "writ law list bases" shows all.',
    ],
    [
      'a value of the wrong type',
      { assertions: [{ fact: 'order.final', value: 'yes', exhibits: ['e1'] }] },
      'wrong-type assertions[0].value: Found "yes" for "order.final". Expected true or false.',
    ],
  ])('%s', async (_name, change, expected) => {
    expect(await problems({ ...GOOD, ...change })).toEqual([expected])
  })

  test('one mistake does not hide the others: shape, transfer, exhibits and assertions together', async () => {
    const data = {
      writ: 1,
      case: 7,
      transfer: { from: 'ZZ', to: 'sv', on: 'soon', basis: 'nothing/like-it', by: 'plane' },
      exhibits: [
        { id: 'e1', kind: 'rumour' },
        { id: 'e2', kind: 'court-decision', supersedes: ['gone'] },
      ],
      assertions: [{ fact: 'order.final', value: 1, exhibits: ['e1', 'e2'] }, 'no assertion'],
    }
    expect((await problems(data)).map((line) => line.split(':')[0])).toEqual([
      'wrong-type case',
      'impossible-date transfer.on',
      'unknown-key transfer.by',
      'wrong-type exhibits[0].kind',
      'wrong-type assertions[1]',
      'unknown-id transfer.from',
      'unknown-id transfer.to',
      'unknown-id transfer.basis',
      'unknown-id exhibits[1].supersedes[0]',
      'wrong-type assertions[0].value',
    ])
  })

  test.each([null, 7, 'case', []])('data that is no map: %o', async (data) => {
    expect((await problems(data)).length).toBe(1)
  })

  test('transfer data of the wrong type is a problem of its shape only', async () => {
    for (const transfer of [null, 'US to SV', []]) {
      expect((await problems({ ...GOOD, transfer })).map((line) => line.split(':')[0])).toEqual(['wrong-type transfer'])
    }
    const codes = await problems({ ...GOOD, transfer: { from: 1, to: ['SV'], on: 2, basis: 3 } })
    expect(codes.map((line) => line.split(':')[0])).toEqual([
      'wrong-type transfer.from',
      'wrong-type transfer.to',
      'wrong-type transfer.on',
      'wrong-type transfer.basis',
    ])
  })

  test('each problem has its line and column', async () => {
    const result = await read({ ...GOOD, transfer: { ...GOOD.transfer, to: 'ZZ' } })
    expect(result.ok ? [] : result.problems.map(({ place }) => place)).toEqual([
      { file: 'case.json', line: 6, column: 9, path: 'transfer.to' },
    ])
  })
})

test('what to do about an unknown basis', () => {
  expect(basisMend('us/remova', TERMS.bases)).toBe('Did you mean "us/removal"? "writ law list bases" shows all.')
  expect(basisMend('nothing/like-it', TERMS.bases)).toBe('Expected one of: us/removal, eu/fd909, coe/ets112.')
})
