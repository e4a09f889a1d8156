import { beforeAll, describe, expect, test } from 'vitest'
import { reviewed, tellingView } from '../../test/link/review.ts'
import { type LinkView, linkText } from './index.ts'
import { columns } from './words.ts'

let view: LinkView
let text: string
beforeAll(async () => {
  view = await tellingView()
  text = linkText(view)
})

describe('the summary for the terminal', () => {
  test('fits 100 columns and ends with one line break', () => {
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(100)
    expect(text).toMatch(/[^\n]\n$/)
  })

  test('says what was linked by what, and how many matches are expected', () => {
    expect(text).toMatch(
      /^Records that may concern the same person: arrivals[.]csv \(\d+ different records\) with register[.]csv/,
    )
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /Compared by name, day of birth, A-number, .* [\d,]+ pairs, [\d.]+ of them expected to be one person/,
    )
  })

  test('says how many pairs a person must rule out and how many are linked', () => {
    expect(text).toMatch(/\d+ pairs? to be ruled out by a person \(probability from 0[.]001 to below 0[.]9\)/)
    expect(text).toMatch(/\d+ pairs linked \(probability 0[.]9 or more\)/)
  })

  test('has ten bins, each threshold, what was missed and who cannot be found', () => {
    expect(text.match(/^ {2}0[.]\d to [01][.]\d /gm)).toHaveLength(10)
    for (const threshold of ['0.99', '0.9', '0.5', '0.1', '0.01', '0.001'])
      expect(text).toMatch(new RegExp(`^  ${threshold.replace('.', '[.]')} `, 'm'))
    expect(text).toContain('Matches that were never compared:')
    expect(text).toContain('arrivals.csv: every record has something to be found by.')
    expect(text.replace(/\s+/g, ' ')).toContain(
      'register.csv: 1 record with too little to be found by, without a usable name, a day of birth or any number; whether it concerns the same person as any other is not known. Records: nobody.',
    )
  })

  test('explains the first open pairs and ends with who decides', () => {
    expect(text).toContain('May be the same person: probability')
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /people decide whether two records are of one person, and no pair is cleared by itself[.] $/,
    )
  })

  test('neutral words: nobody is scored, suspected or hit', () => {
    expect(text).not.toMatch(/scor|suspect|\bhits?\b|criminal|alien/i)
  })
})

test('cautions, pairs that are not in the list, and what cannot be estimated are said', () => {
  const doubtful: LinkView = {
    ...view,
    pairs: view.pairs.slice(0, -3),
    reliability: {
      ...view.reliability,
      cautions: ['Something is odd.'],
      missed: { estimate: null, unknown: 12, groups: [], says: 'Cannot be estimated: reasons.' },
    },
  }
  const said = linkText(doubtful)
  expect(said).toContain('Caution: Something is odd.')
  expect(said).toMatch(/^(and [0-9]+ more|[0-9]+, none of them shown here)$/m)
  expect(said).toContain('Matches that were never compared: Cannot be estimated: reasons.')
})

test('one table with itself, and no pair at all', async () => {
  const { linkage, reliability } = await reviewed([{ person_id: 'alone', given: 'IRENE', family: 'PRIETO' }], null)
  const said = linkText({ left: 'people.csv', right: null, linkage, reliability, lower: 0.01, upper: 0.9, pairs: [] })
  expect(said.replace(/\s+/g, ' ')).toContain('the records of people.csv (1 record) among each other')
  expect(said).toContain('0 pairs to be ruled out by a person')
  expect(said).not.toContain('what a mistake would cost most first')
})
