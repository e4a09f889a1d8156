import { describe, expect, test } from 'vitest'
import { matchPrepared, openPrepared } from '../../src/identity/index.ts'
import { testFolder } from './folder.ts'
import { inventedTables } from './invented.ts'
import { peopleTable, type WrittenPerson, withSession } from './people.ts'
import { answerOf, askedOf, matched, PEOPLE_MODEL, prepared } from './prepared.ts'

const { at } = testFolder()

/** What the index of a table answers is what the table itself answers. */
async function expectSame(
  name: string,
  list: readonly WrittenPerson[],
  people: readonly WrittenPerson[],
): Promise<number> {
  return await withSession(async (session) => {
    const index = at(`${name}.index`)
    const report = answerOf(await prepared(session, index, people))
    expect(report).toEqual({ rows: people.length, added: people.length, removed: 0, kept: 0 })
    const answer = answerOf(await askedOf(session, index, list))
    expect(answer).toEqual(await matched(session, list, people))
    return answer.length
  })
}

const without = (people: readonly WrittenPerson[], ...keys: readonly string[]): readonly WrittenPerson[] =>
  people.map((person) => Object.fromEntries(Object.entries(person).filter(([key]) => !keys.includes(key))))

describe('prepared records are matched as the table itself', () => {
  test.each([1, 2, 3])('of invented people, seed %i', async (seed) => {
    const { left, right } = inventedTables(seed, 250)
    expect(await expectSame(`seed-${seed}`, left, right)).toBeGreaterThan(500)
  })

  test.each([
    ['days of birth', ['born'], []],
    ['numbers', ['a_number'], ['a_number']],
    ['ids, sex and country', ['person_id', 'sex'], ['person_id', 'birth_country']],
    ['names in the list', ['given', 'family'], []],
    ['names in the records', [], ['given', 'family']],
    ['all but days', ['given', 'family', 'a_number', 'sex', 'birth_country'], ['a_number']],
  ])('without %s', async (name, left, right) => {
    const tables = inventedTables(7, 120)
    await expectSame(`without ${name}`, without(tables.left, ...left), without(tables.right, ...right))
  })

  test('with further names, further columns and odd names', async () => {
    const { left, right } = inventedTables(11, 60)
    const odd = (person: WrittenPerson, n: number): WrittenPerson => ({
      ...person,
      aliases: ['', 'Ana Lopez', 'Luis Garcia; Jose Garcia Lopez', 'El Flaco'][n % 4] ?? '',
      family: `${person['family']}${n % 9 === 0 ? ' AKA ANA LOPEZ' : n % 7 === 0 ? ' de la O' : ''}`,
      passport: n % 5 === 0 ? `P${1000 + n}` : '',
      nationalities: n % 3 === 0 ? 'MX;GT' : 'SV',
      fbi_number: n % 6 === 0 ? `${92_000 + n}AB1` : '',
    })
    await expectSame('odd', left.map(odd), right.map(odd))
  })

  test('rows that stand several times, and rows without anything', async () => {
    const { left, right } = inventedTables(13, 60)
    const copies = [...right.slice(0, 9), ...right, ...right.slice(0, 3), {}, {}]
    await expectSame('copies', left, copies)
  })

  test('a name of a million letters', async () => {
    const { left, right } = inventedTables(17, 30)
    const long = { person_id: 'long', given: 'ANA', family: 'A'.repeat(1_000_000), born: '1990-01-02' }
    await expectSame('long', [...left, long], [...right, long])
  })

  test('an empty list finds nobody', async () => {
    await withSession(async (session) => {
      const { left, right } = inventedTables(19, 30)
      answerOf(await prepared(session, at('empty.index'), right))
      const table = await peopleTable(session, 'list_table', left)
      const nobody = { ...table, relation: '(select * from list_table where 1 = 0)' }
      const input = { left: nobody, index: at('empty.index'), model: PEOPLE_MODEL, least: 0 }
      expect(await matchPrepared(session, input)).toEqual({ ok: true, value: [] })
    })
  })

  test('one that is open answers list after list, and least leaves out what is below', async () => {
    await withSession(async (session) => {
      const { left, right } = inventedTables(23, 80)
      answerOf(await prepared(session, at('open.index'), right))
      const records = answerOf(await openPrepared(session, { index: at('open.index'), model: PEOPLE_MODEL }))
      for (const person of left.slice(0, 3)) {
        const source = await peopleTable(session, 'list_table', [person])
        const all = answerOf(await records.match({ left: source, least: 0 }))
        const some = answerOf(await records.match({ left: source, least: 0.5 }))
        expect(some).toEqual(all.filter(({ probability }) => probability >= 0.5))
      }
      await records.close()
    })
  })
})
