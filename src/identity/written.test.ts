import { describe, expect, test } from 'vitest'
import { FULL_PLAN, peopleTable, type WrittenPerson, withSession } from '../../test/link/people.ts'
import { reviewed } from '../../test/link/review.ts'
import { link } from './link.ts'
import { pairsAbove } from './pairs.ts'
import { writtenValues, writtenValuesOf } from './written.ts'

const IRENE = {
  given: 'Irene',
  family: 'Prieto',
  second_family: 'Blanco',
  born: '14/03/1980',
  a_number: 'A 031 112 223',
}

async function firstWritten(left: WrittenPerson, right: WrittenPerson) {
  const { written } = await reviewed([left], [right])
  const [first] = written
  if (first === undefined) throw new Error('the two were not compared')
  return first
}

describe('what is written', () => {
  test('stands there before it was cleaned', async () => {
    const { left, right } = await firstWritten({ person_id: 'x1', ...IRENE }, { ...IRENE, a_number: '031112223' })
    expect(left).toMatchObject({ id: 'x1', name: 'Prieto Blanco, Irene', further: false })
    expect(left.values).toMatchObject({ born: '14/03/1980', a_number: 'A 031 112 223', sex: null, aliases: null })
    expect(right).toMatchObject({ id: null, name: 'Prieto Blanco, Irene' })
  })

  test('a full name stays as it is', async () => {
    const { right } = await firstWritten(IRENE, { full_name: 'Irene Prieto Blanco', a_number: '031112223' })
    expect(right.name).toBe('Irene Prieto Blanco')
  })

  test('no name at all is no name', async () => {
    const { right } = await firstWritten(IRENE, { a_number: '031112223' })
    expect(right).toMatchObject({ name: null, further: false })
  })

  test('of several further names the one that was compared', async () => {
    const renata = {
      given: 'Renata',
      family: 'Koval',
      aliases: 'Kovalenko, Renate; Prieto Blanco, Irene',
      a_number: '031112223',
    }
    const { left, right } = await firstWritten(IRENE, renata)
    expect(left.further).toBe(false)
    expect(right).toMatchObject({ name: 'Prieto Blanco, Irene', further: true })
  })

  test('a name after AKA is a further name', async () => {
    const renata = { given: 'Renata', family: 'Koval AKA Prieto Blanco, Irene', a_number: '031112223' }
    const { right } = await firstWritten(IRENE, renata)
    expect(right).toMatchObject({ name: 'Prieto Blanco, Irene', further: true })
  })
})

test('inside one table the further name stands on its own side, wherever the row is', async () => {
  const renata = {
    person_id: 'renata',
    given: 'Renata',
    family: 'Koval',
    aliases: 'Prieto Blanco, Irene',
    a_number: '031112223',
  }
  const irene = { person_id: 'irene', ...IRENE, a_number: '031112223' }
  for (const table of [
    [renata, irene],
    [irene, renata],
  ]) {
    const { written } = await reviewed(table, null)
    const sides = [written[0]?.left, written[0]?.right]
    expect(sides.find((side) => side?.id === 'renata')).toMatchObject({ name: 'Prieto Blanco, Irene', further: true })
    expect(sides.find((side) => side?.id === 'irene')).toMatchObject({ name: 'Prieto Blanco, Irene', further: false })
  }
})

test('many pairs in their order, one pair alone, none at all, and a row that is not there', async () => {
  await withSession(async (session) => {
    const people = ['1', '2', '3'].map((n) => ({ person_id: `p${n}`, ...IRENE, given: `Irene ${n}` }))
    const source = await peopleTable(session, 'people', people)
    const linkage = await link(session, { plan: FULL_PLAN, left: source, right: source })
    const pairs = (await pairsAbove(session, linkage, 0)).toReversed()
    const written = await writtenValuesOf(session, FULL_PLAN, pairs)
    expect(written.map(({ left, right }) => [left.id, right.id])).toEqual(pairs.map((p) => [p.leftId, p.rightId]))
    const [pair] = pairs
    if (pair === undefined) throw new Error('nothing was linked')
    expect(await writtenValues(session, FULL_PLAN, pair)).toEqual(written[0])
    expect(await writtenValuesOf(session, FULL_PLAN, [])).toEqual([])
    await expect(writtenValues(session, FULL_PLAN, { ...pair, rightRow: 77 })).rejects.toThrow('no row 77')
  })
})
