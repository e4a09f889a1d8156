import { describe, expect, test } from 'vitest'
import { csvText, withCell } from '../../test/screening/csv.ts'
import { must, readFlight, screenFlight } from '../../test/screening/flight.ts'
import { HOSTILE, hostileFlight } from '../../test/screening/flightView.ts'
import { weighedView } from '../../test/screening/weighed.ts'
import { readDocument } from '../input/index.ts'
import { type Gate, gate, readPrevious, type Screening } from '../screening/index.ts'
import { gateCsv, gateJson, gatePage, gateText } from './index.ts'

const AT = '2026-03-14T14:00:00Z'
const LATE = '2026-03-14T14:08:00Z'
const plain = { colour: false } as const

/** The flight as it was in the morning: the stay of m11 not yet entered. */
const earlier = await screenFlight(
  await readFlight((table) =>
    table.file === 'stays.csv'
      ? withCell(withCell(table, 24, 'result', 'nothing found'), 24, 'counsel', 'none')
      : table,
  ),
)
const now = await screenFlight(await readFlight())

async function gateOf(at: string, current: Screening = now, previous: unknown = earlier): Promise<Gate> {
  const bytes = new TextEncoder().encode(JSON.stringify(previous))
  const before = must(readPrevious(must(await readDocument(bytes, 'before.json', 'json'))))
  return must(gate({ previous: before, current, at }))
}

const flat = (text: string): string => text.replace(/\s+/g, ' ')
const changed = await gateOf(AT)
const late = await gateOf(LATE)

describe('the text of a gate', () => {
  test('counts first, then who is stopped and why; who is unchanged is only named', () => {
    const text = gateText(changed, plain)
    expect(flat(text)).toMatch(/^At the gate, 2026-03-14 14:00Z\. 40 people: 12 barred, 13 held/)
    expect(text).toContain('Stopped (shown before, and no longer): 1 person')
    expect(text).toContain('m11  Carlos Ernesto Guardado Nieves: was shown, is barred')
    expect(text).toContain('stays.csv:d-924 was changed.')
    expect(text).toContain('Unchanged: 39 people')
    expect(text).toContain('  Shown: m01, m02, m07, m21, m26, m27, m38')
    expect(text).not.toContain('Rosa Elena Campos Ceiba')
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(100)
  })

  test('a source that is too old comes before all people, in minutes against its limit', () => {
    const text = gateText(late, plain)
    expect(text.indexOf('stays.csv: too old: read 16 minutes before; 15 minutes are the most')).toBeGreaterThan(0)
    expect(text.indexOf('too old')).toBeLessThan(text.indexOf('Stopped'))
    expect(text).toContain('Stopped (shown before, and no longer): 8 people')
    expect(text).not.toMatch(/^ {2}Shown:/m)
  })

  test('nothing changed', async () => {
    const text = gateText(await gateOf(AT, now, now), plain)
    expect(text).toContain('Nothing changed for anybody since the earlier screening.')
    expect(text).toContain('Unchanged: 40 people')
  })

  test('people who are new and who are gone, better and worse, other law', async () => {
    const people = now.people.map((one) => (one.id === 'm05' ? { ...one, id: 'm99', name: HOSTILE } : one))
    const before = people.map((one) =>
      one.id === 'm14'
        ? { ...one, outcome: 'barred' as const }
        : one.id === 'm10'
          ? { ...one, outcome: 'not-shown' as const }
          : one,
    )
    const found = await gateOf(AT, now, { ...now, people: before, knownAt: AT })
    const text = gateText(found, plain)
    for (const words of [
      'Not screened before: 1 person',
      'Worse than before, or newly held: 1 person',
      'Better than before: 1 person',
      'No longer on the list: 1 person',
      'is barred; no answer before',
      'Records known at: before',
    ])
      expect(text).toContain(words)
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(text.indexOf('Worse than before')).toBeLessThan(text.indexOf('Better than before'))
  })

  test('who is newly held stands among the worse ones, and who is no longer held among the changed ones', async () => {
    const unheld = (await weighedView({ 'protection.csv:p-304': null })).screening
    const newly = await gateOf(AT, now, unheld)
    const text = gateText(newly, plain)
    expect(flat(text)).toContain('Worse than before, or newly held: 1 person m13')
    expect(text).toContain(': was not shown, is not shown and held\n')
    expect(text).toContain('    This person is held and was not before.')
    expect(await gatePage(newly)).toContain('was not shown, is not shown and held')
    const longer = gateText(await gateOf(AT, unheld, now), plain)
    expect(flat(longer)).toContain('Changed, with the same outcome: 1 person m13')
    expect(longer).toContain(': was not shown and held, is not shown\n')
    const row = csvText('gate.csv', gateCsv(newly)).rows.find(([, id]) => id === 'm13')
    expect(row?.slice(3, 8)).toEqual(['not-shown', 'false', 'not-shown', 'true', 'record-new;hold-changed'])
  })

  test('who is newly held is never reported as better, even where the answer is', async () => {
    const people = now.people.map((one) => (one.id === 'm13' ? { ...one, outcome: 'barred', held: false } : one))
    const text = gateText(await gateOf(AT, now, { ...now, people }), plain)
    expect(flat(text)).toContain('Worse than before, or newly held: 1 person m13')
    expect(text).not.toContain('Better than before')
  })

  test('a screening of before that does not say who was held changes nobody', async () => {
    const people = now.people.map(({ held: _held, ...one }) => one)
    const text = gateText(await gateOf(AT, now, { ...now, people }), plain)
    expect(text).toContain('Nothing changed for anybody since the earlier screening.')
  })

  test('another model of linkage is said', async () => {
    const matching = { model: 'people 1', sha256: 'a'.repeat(64) }
    const found = await gateOf(AT, { ...now, matching }, now)
    expect(flat(gateText(found, plain))).toContain('Model of linkage: before not named, now people 1 (SHA-256 aaaa')
    expect(await gatePage(found)).toContain('Model of linkage: before not named, now people 1')
  })

  test('a missing source, and one of unknown age', async () => {
    const [first, ...rest] = now.sources
    if (first === undefined) throw new Error('There is no source.')
    const text = gateText(await gateOf(AT, { ...now, sources: rest }), plain)
    expect(text).toContain('court-orders.csv: was read for the earlier screening and is missing now')
    const unknown = gateText(await gateOf(AT, { ...now, sources: [{ ...first, refreshed: null }, ...rest] }), plain)
    expect(unknown).toContain('does not say when it was read')
    const later = gateText(await gateOf('2026-03-14T13:50:30Z'), plain)
    expect(flat(later)).toContain('stays.csv: read 2 minutes after this moment, so one of the clocks is wrong')
  })

  test('nothing is said that permits', () => {
    for (const text of [gateText(changed, plain), gateText(late, { colour: true })])
      expect(text).not.toMatch(/cleared|approved|permitted/i)
  })
})

describe('the data of a gate', () => {
  test('the table has one row a person, and those who are gone', async () => {
    const found = await gateOf(AT, now, {
      ...earlier,
      people: [...earlier.people, { ...earlier.people[0], id: 'm99' }],
    })
    const table = csvText('gate.csv', gateCsv(found))
    expect(table.columns.join(',')).toBe('row,id,name,before,held_before,outcome,held,changes,records,reasons')
    expect(table.rows.length).toBe(41)
    expect(table.rows.find(([, id]) => id === 'm11')?.slice(3, 9)).toEqual([
      'shown',
      'false',
      'barred',
      'false',
      'record-changed;outcome-changed',
      'stays.csv:d-924',
    ])
    expect(table.rows.at(-1)?.slice(0, 2)).toEqual([null, 'm99'])
    expect(table.rows.at(-1)?.[7]).toBe('no-longer-on-the-list')
  })

  test('JSON gives the gate back', () => {
    expect(JSON.parse(gateJson(late))).toEqual(late)
    expect(gateJson(late).endsWith('}\n')).toBe(true)
  })
})

describe('the page of a gate', () => {
  test.each([
    ['changed', changed],
    ['late', late],
  ])('%s: one h1, headings in order, captions, links that lead somewhere, no script', async (_name, one) => {
    const page = await gatePage(one)
    expect(page.match(/<h1/g)).toHaveLength(1)
    const levels = [...page.matchAll(/<h([1-6])/g)].map((found) => Number(found[1]))
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(page.match(/<caption>/g)).toHaveLength(page.match(/<table/g)?.length ?? 0)
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((found) => found[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|\son\w+=|url\(|href="(?!#)/i)
    expect(page).not.toMatch(/cleared|approved|permitted/i)
    expect(page).toContain('was shown, is barred')
  })

  test('what must be read again stands before the people; it is small', async () => {
    const page = await gatePage(late)
    expect(page.indexOf('too old: read 16 minutes before')).toBeLessThan(page.indexOf('Stopped ('))
    expect(page.length).toBeLessThan(30_000)
  })

  test('names of the list are escaped', async () => {
    const hostile = await screenFlight(await hostileFlight())
    const page = await gatePage(await gateOf(AT, hostile))
    expect(page).toContain('=1+1\\u{1b}[2J&lt;script&gt;')
    expect(page).not.toMatch(/<script|[\u0000-\u0009\u000b-\u001f\u202e]|N{200}/)
  })
})
