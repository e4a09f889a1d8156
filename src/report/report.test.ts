import { describe, expect, test } from 'vitest'
import { caseFrom, testLaw } from '../../test/law.ts'
import { determine } from '../determination/index.ts'
import {
  checkPage,
  checkText,
  factsText,
  lawItemData,
  lawItemText,
  lawListText,
  summaryText,
  type View,
} from './index.ts'
import { dayWords, safe, wrap } from './words.ts'

const compiled = await testLaw()
const decisive = { explain: 'decisive', colour: false } as const
const everything = { explain: 'all', colour: false } as const

async function viewOf(data: object, extent: 'decisive' | 'all' = 'decisive'): Promise<View> {
  const given = await caseFrom({ writ: 1, case: 'c', exhibits: [], assertions: [], ...data })
  return { case: given, law: compiled.law, determination: determine(compiled, given, { extent }) }
}

const removal = { from: 'US', to: 'SV', on: '2025-03-15', basis: 'us/removal' }
const hostile = '\u001b[2J<script>alert(1)</script>\u202Egnihton\u0007'

describe('the text of a case', () => {
  test('outcome first, then the bar with citation and exhibit, all in the first 14 lines of 100 columns', async () => {
    const text = checkText(
      await viewOf({
        title: 'A protection order names the destination',
        transfer: removal,
        exhibits: [
          { id: 'grant', kind: 'court-decision', title: 'Grant', issuer: 'Immigration court', issued: '2019-10-10' },
        ],
        assertions: [{ fact: 'protection.withholding', value: ['SV'], exhibits: ['grant'] }],
      }),
      decisive,
    )
    const first = text.split('\n').slice(0, 14).join('\n')
    expect(first.startsWith('BARRED  A protection order names the destination')).toBe(true)
    for (const words of ['8 U.S.C. 1231(b)(3)(A)', '"Grant", court decision, Immigration court', 'El Salvador (SV)']) {
      expect(first).toContain(words)
    }
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test('an allegation is never rendered without author and date, and never as a fact', async () => {
    const text = checkText(
      await viewOf({
        transfer: removal,
        exhibits: [
          { id: 'press', kind: 'press-report', issuer: 'Evening News', issued: '2025-03-01' },
          { id: 'post', kind: 'anonymous' },
        ],
        assertions: [
          { fact: 'affiliation.adjudicated', value: true, exhibits: ['press'] },
          { fact: 'order.removal.exists', value: true, exhibits: ['post'] },
          { fact: 'affiliation.alleged', value: true, exhibits: ['press'] },
        ],
      }),
      everything,
    )
    const flat = text.replace(/\n +/g, ' ')
    expect(flat).toContain('Alleged by Evening News (press report), 1 March 2025, that this is so: A court found')
    expect(flat).toContain('Alleged by an author not stated (anonymous source), date not stated, that this is so')
    expect(flat).toContain('Only alleged so far: by an author not stated (anonymous source), date not stated')
    for (const line of flat.split('\n').filter((one) => one.includes('belongs to a criminal organisation'))) {
      expect(line).toMatch(/Alleged by|Unproven|unproven|by the Evening News|press report/)
    }
  })

  test('text of the file cannot steer the terminal or turn the reading direction', async () => {
    const view = await viewOf({
      title: hostile,
      transfer: removal,
      person: { names: [hostile] },
      exhibits: [{ id: 'e', kind: 'court-decision', title: hostile, issuer: hostile }],
      assertions: [{ fact: 'protection.withholding', value: ['SV'], exhibits: ['e'] }],
    })
    for (const text of [checkText(view, everything), summaryText([view], decisive)])
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    const page = await checkPage([view])
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/[\u0007\u001b\u202e]/)
    expect(page).toContain('&lt;script&gt;')
  })

  test('a rule from memory says so where it decides', async () => {
    const view = await viewOf({ transfer: { ...removal, on: '2020-01-01' } }, 'all')
    const memory = view.determination.bases[0]?.provisions.filter(({ verified }) => verified === 'memory') ?? []
    expect(memory.length).toBeGreaterThan(3)
    const text = checkText(view, everything).replace(/\n +/g, ' ')
    for (const { provision } of memory)
      expect(text).toMatch(new RegExp(`From memory, not checked against the text:.*${provision}`))
  })

  test('no basis that fits, a basis out of its dates, a basis for other States', async () => {
    const none = checkText(await viewOf({ transfer: { from: 'JP', to: 'CN', on: '2025-03-15' } }), decisive)
    expect(none).toContain('No legal basis held here fits these States on this day')
    const early = await viewOf({ transfer: { from: 'US', to: 'MX', on: '1960-01-01', basis: 'us/treaty-transfer' } })
    expect(checkText(early, decisive)).toContain('The legal basis named is not in force on this day.')
    const other = await viewOf({ transfer: { from: 'FR', to: 'MX', on: '2025-01-01', basis: 'us/removal' } })
    expect(checkText(other, decisive)).toContain('The legal basis named does not reach these two States.')
    expect(await checkPage([early])).toContain('is not in force on this day')
  })

  test('shown says that people decide; nothing says permitted', async () => {
    const shown = { ...(await viewOf({ transfer: removal })) }
    const view: View = { ...shown, determination: { ...shown.determination, outcome: 'shown' } }
    for (const text of [checkText(view, decisive), await checkPage([view])]) {
      expect(text).toContain('People decide; this is no permission.')
      expect(text).not.toMatch(/\b(is|was) permitted\b/)
    }
  })

  test('the whole tree is indented by its depth', async () => {
    const text = checkText(await viewOf({ transfer: removal }, 'all'), everything)
    expect(text).toMatch(/\n {2}\[unproven\] all of\n {4}\[unproven\] /)
  })
})

describe('the encoded law as text and data', () => {
  test('every provision, basis, table, fact and pack can be shown within 100 columns', () => {
    const { law } = compiled
    const ids = [
      ...law.provisions.map(({ id }) => id),
      ...law.bases.map(({ id }) => id),
      ...law.treaties.map(({ instrument }) => instrument),
      ...law.facts.map(({ id }) => id),
      ...law.packs.map(({ pack }) => pack),
    ]
    for (const id of ids) {
      const text = lawItemText(law, id) ?? ''
      expect(text.length).toBeGreaterThan(40)
      for (const line of text.split('\n'))
        if (!line.includes('http')) expect(line.length, line).toBeLessThanOrEqual(100)
      expect(lawItemData(law, id)).not.toBeNull()
    }
    expect([lawItemText(law, 'none'), lawItemData(law, 'none')]).toEqual([null, null])
  })

  test('memory is marked in lists and items', () => {
    const { law } = compiled
    expect(lawListText(law, 'provisions')).toMatch(/us\/wong-wing +\* /)
    expect(lawItemText(law, 'us/wong-wing')).toContain('from memory: not checked against the text')
    expect(lawItemText(law, 'US-MX')).toContain('* Mexico (MX)')
    expect(lawListText(law, 'treaties')).toContain('from memory *')
    expect(lawListText(law, 'packs')).toContain('409, 300 from memory *')
    expect(lawListText(law, 'bases')).toContain('us/removal')
    expect(factsText(law)).toContain('consent.verified (boolean)')
  })
})

describe('words', () => {
  test('days, safe text and wrapping', () => {
    expect([dayWords('2027-03-14'), dayWords(null)]).toEqual(['14 March 2027', 'date not stated'])
    expect(safe('a\nb\u0000')).toBe('a b\\u{0}')
    expect(wrap('  one two three', 9, '    ')).toBe('  one two\n    three')
  })
})
