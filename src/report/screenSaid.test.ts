import { describe, expect, test } from 'vitest'
import { withCell } from '../../test/screening/csv.ts'
import { readFlight } from '../../test/screening/flight.ts'
import { flightView } from '../../test/screening/flightView.ts'
import { weighedView } from '../../test/screening/weighed.ts'
import { type ScreenView, screenCsv, screenPage, screenText } from './index.ts'
import { statementCell } from './screenRecordWords.ts'

const brief = { explain: 'decisive', colour: false } as const
const flat = (one: string): string => one.replace(/\s+/g, ' ')

/** The section of one person on the page. */
async function sectionOf(view: ScreenView, id: string): Promise<string> {
  const person = view.screening.people.find((one) => one.id === id)
  const page = await screenPage({ ...view, screening: { ...view.screening, people: person ? [person] : [] } })
  return page.slice(page.indexOf('<article'), page.indexOf('</article>'))
}

describe('what a record says that does not count', () => {
  test('a protection that has ended is not read as one that stands', async () => {
    const own = await sectionOf(await weighedView({ 'protection.csv:p-311': 0.5 }), 'm38')
    expect(own).toContain('not certain enough to count')
    expect(own).toMatch(/El Salvador \(SV\): [^<]* \(from 19 September 2017, until the day before 2 November 2023\)/)
  })

  test('a State that is out is named, and an empty set that is closed is not one that is open', async () => {
    const own = await sectionOf(
      await weighedView({ 'departure.csv:f-101': 0.5, 'court-orders.csv:o-1001': 0.5 }),
      'm01',
    )
    expect(own).toMatch(/>not United States \(US\): [^<]*<code>person\.ownCountry</)
    expect(own).toMatch(/>no State: [^<]*<code>fear\.expressed</)
    expect(own).not.toContain('no State named')
  })

  test('a record to rule on has its days in the text and in the table', async () => {
    const flight = await readFlight((table) =>
      table.file === 'protection.csv' ? withCell(table, 1, 'ended', '2026-12-01') : table,
    )
    const view = await flightView(flight)
    expect(flat(screenText(view, brief))).toMatch(
      /It says: El Salvador \(SV\): [^()]* \(from 22 November 2016, until the day before 1 December 2026\)/,
    )
    expect(screenCsv(view.screening)).toContain(
      'protection.csv:p-301: protection.withholding SV (from 2016-11-22, until the day before 2026-12-01)',
    )
  })
})

describe('a statement in a table', () => {
  const open = { from: null, until: null } as const

  test.each([
    [{ fact: 'a', value: true, ...open }, 'a true'],
    [{ fact: 'a', value: false, from: '2026-01-02', until: null }, 'a false (from 2026-01-02)'],
    [{ fact: 'a', value: 12, from: null, until: '2026-01-02' }, 'a 12 (until the day before 2026-01-02)'],
    [{ fact: 'a', value: '2026-01-02', ...open }, 'a 2026-01-02'],
    [{ fact: 'a', value: [], ...open, complete: true, not: [] }, 'a no State'],
    [{ fact: 'a', value: [], ...open, complete: false, not: [] }, 'a no State named'],
    [{ fact: 'a', value: [], ...open, complete: false, not: ['US', 'MX'] }, 'a not US and MX'],
    [{ fact: 'a', value: ['SV'], ...open, complete: true, not: [] }, 'a SV and no other State'],
    [{ fact: 'a', value: ['SV'], ...open, complete: false, not: ['US'] }, 'a SV, not US'],
  ])('%j', (said, words) => {
    expect(statementCell(said)).toBe(words)
  })
})

describe('what the answers rest on', () => {
  const matching = { model: 'people 1', sha256: '0123456789abcdef'.repeat(4) }

  test('the model of linkage stands beside the versions of the law', async () => {
    const view = await flightView(undefined, { matching })
    expect(screenText(view, brief)).toMatch(/\nLaw: [^.]*[\s\S]*\nMatched by model people 1, SHA-256 0123456789ab\.\n/)
    expect(await screenPage(view)).toContain(`Matched by model people 1, SHA-256 ${matching.sha256}.`)
  })

  test('a model that nobody named is not passed over, and its name cannot steer the terminal', async () => {
    const none = 'The model of linkage that weighed the matches is not named.'
    const view = await flightView()
    expect(screenText(view, brief)).toContain(none)
    expect(await screenPage(view)).toContain(none)
    const hostile = await flightView(undefined, { matching: { ...matching, model: '\u001b[2J<b>' } })
    expect(screenText(hostile, brief)).toContain('Matched by model \\u{1b}[2J<b>')
    expect(await screenPage(hostile)).toContain('Matched by model \\u{1b}[2J&lt;b&gt;')
  })
})

describe('other legal bases that fit', () => {
  const leftOut = 'Their outcomes are counted without the records to rule on.'

  test('where records must be ruled on, their outcomes are said to leave them out', async () => {
    const flight = await readFlight((table) =>
      table.file === 'manifest.csv' ? withCell(table, 4, 'basis', null) : table,
    )
    const own = await sectionOf(await flightView(flight), 'm04')
    expect(own).toContain(`these fit the two States as well. ${leftOut}</caption>`)
  })

  test('where none must be, nothing is left out', async () => {
    const own = await sectionOf(await flightView(), 'm31')
    expect(own).toContain('these fit the two States as well</caption>')
    expect(own).not.toContain(leftOut)
  })
})
