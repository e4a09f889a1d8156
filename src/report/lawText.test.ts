import { describe, expect, test } from 'vitest'
import { testLaw } from '../../test/law.ts'
import { factsData, factsText, lawItemData, lawItemText, lawListData, lawListText } from './index.ts'
import { columns } from './words.ts'

const { law } = await testLaw()
const ids = [
  ...law.provisions.map(({ id }) => id),
  ...law.bases.map(({ id }) => id),
  ...law.treaties.map(({ instrument }) => instrument),
  ...law.facts.map(({ id }) => id),
  ...law.packs.map(({ pack }) => pack),
]
const LISTS = ['packs', 'provisions', 'bases', 'treaties'] as const

/** Lines that are too wide; links are never broken, so that they can be followed. */
const tooWide = (text: string): readonly string[] =>
  text.split('\n').filter((line) => columns(line) > 100 && !/^ +(\[\d+\] )?https?:\S+$/.test(line))

describe('everything held fits 100 columns and is plain data', () => {
  test('items', () => {
    for (const id of ids) {
      const text = lawItemText(law, id) ?? ''
      expect(tooWide(text), id).toEqual([])
      expect(text, id).not.toMatch(/undefined|\[object|NaN/)
      const data: unknown = lawItemData(law, id)
      expect(JSON.parse(JSON.stringify(data)), id).toMatchObject({ kind: expect.any(String) })
    }
  })

  test('lists', () => {
    for (const what of LISTS) {
      expect(tooWide(lawListText(law, what))).toEqual([])
      expect(lawListData(law, what)).toHaveLength(law[what].length)
    }
    expect(tooWide(factsText(law))).toEqual([])
    expect(factsData(law)).toHaveLength(law.facts.length)
  })
})

test('what is not held is null', () => {
  expect([lawItemText(law, 'us/no-such'), lawItemData(law, 'us/no-such')]).toEqual([null, null])
})

describe('what comes from memory says so', () => {
  const memory = law.provisions.filter(({ source }) => source.verified === 'memory')

  test('on the provision and in the list', () => {
    const list = lawListText(law, 'provisions').split('\n')
    expect(memory.length).toBeGreaterThan(0)
    for (const { id } of memory) {
      expect(lawItemText(law, id)).toContain('from memory: not checked against the text')
      expect(list.find((line) => line.startsWith(`${id} `))).toMatch(/^\S+ +\* /)
    }
    expect(list.filter((line) => /^\S+ +\* /.test(line))).toHaveLength(memory.length)
  })

  test('on each row of a treaty table and in the counts', () => {
    const table = law.treaties.find(({ instrument }) => instrument === 'ETS112')
    const rows = table?.rows.filter(({ verified }) => verified === 'memory') ?? []
    const text = lawItemText(law, 'ETS112') ?? ''
    expect(text.match(/\(from memory\)/g)).toHaveLength(rows.length)
    expect(lawListText(law, 'treaties')).toMatch(new RegExp(`ETS112 .*${rows.length} from memory`))
  })
})

test('a provision shows citation, roles, dates, formula, positions, source and the lawyer', () => {
  const text = lawItemText(law, 'us/withholding-grant') ?? ''
  expect(text).toContain('Citation      8 U.S.C. 1231(b)(3)(A)')
  expect(text).toContain('bar of us/removal')
  expect(text).toContain('Dates         from 1 April 1980')
  expect(text).toContain('It applies when:\n  transfer.to in protection.withholding\n')
  expect(text).toContain('Contested: ')
  expect(text).toMatch(/\nSource {8}http/)
  expect(text).toContain('a lawyer must check it')
})

test('a long formula is laid out with its parts on lines, brackets closed', () => {
  const text = lawItemText(law, 'us/1231a4-serving') ?? ''
  const formula = text.slice(text.indexOf('It applies when:'), text.indexOf('Source'))
  expect(formula).toMatch(/\n {2}and not \(\n(.*\n)* {4}and .*\n/)
  expect(formula.split('(')).toHaveLength(formula.split(')').length)
})

test('a fact names what proves it and who uses it; a basis its provisions by role', () => {
  expect(lawItemText(law, 'protection.withholding')).toMatch(
    /Proven by {5}court decision.*\nUsed by {7}.*us\/withholding-grant/,
  )
  expect(lawItemText(law, 'us/removal')).toMatch(/\n {2}bar {7}us\/withholding-grant: /)
  expect(lawItemData(law, 'us/removal')).toMatchObject({ provisions: { 'us/withholding-grant': 'bar' } })
})
