import { describe, expect, test } from 'vitest'
import { must, readFlight } from '../../test/screening/flight.ts'
import { flightView, hostileFlight } from '../../test/screening/flightView.ts'
import { readDocument } from '../input/index.ts'
import { readRulings, type ScreenedPerson } from '../screening/index.ts'
import { type ScreenView, screenPage } from './index.ts'
import { rulingSnippet } from './screenRecordWords.ts'
import { decidingProvisions } from './view.ts'

const view = await flightView()
const { people } = view.screening
const page = await screenPage(view)
const hostile = await screenPage(await flightView(await hostileFlight()))

/** As the page writes text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;')
}

/** The section of one person. */
function sectionOf({ row }: ScreenedPerson, of = page): string {
  const start = of.indexOf(`<article class="person" id="person-${row}"`)
  return of.slice(start, of.indexOf('</article>', start))
}

describe('one self-contained page', () => {
  test('no script, nothing fetched, a strict policy', () => {
    expect(page).toContain('content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;')
    for (const one of [page, hostile])
      expect(one).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\son\w+=|url\(|@import|href="(?!#)/i)
  })

  test('text of the list and of the records is escaped, and long names are cut', () => {
    expect(hostile).toContain('=1+1\\u{1b}[2J&lt;script&gt;alert(1)&lt;/script&gt;\\u{202e}gnihton')
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
    expect(hostile).not.toMatch(/N{200}/)
  })

  test('the same screening gives the same bytes', async () => {
    expect(await screenPage(await flightView())).toBe(page)
  })

  test('a page of 300 people stays below 15 MB', async () => {
    const many = Array.from({ length: 300 }, (_, at) => people.map((one) => ({ ...one, row: at + 1 }))[at % 40])
    const screening = { ...view.screening, people: many.filter((one) => one !== undefined) }
    const long = await screenPage({ ...view, screening })
    expect(long.length).toBeLessThan(15_000_000)
    expect(long).toContain('id="person-300"')
    expect(long).toContain('the reasons of each provision are in the data of the screening')
  })
})

describe('structure', () => {
  test.each([
    ['the flight', page],
    ['hostile names', hostile],
  ])('%s: one h1, headings in order, captions, scopes, unique ids, and links that lead somewhere', (_name, one) => {
    expect(one).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(one.match(/<h1/g)).toHaveLength(1)
    const levels = [...one.matchAll(/<h([1-6])/g)].map((found) => Number(found[1]))
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(one.match(/<caption>/g)).toHaveLength(one.match(/<table/g)?.length ?? 0)
    expect(one).not.toMatch(/<th>/)
    const ids = [...one.matchAll(/ id="([^"]*)"/g)].map((found) => found[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of one.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
  })

  test('the counts are in the title, and people stand in the order of the screening, each linked from the table', () => {
    expect(page).toContain('<title>Screening of manifest.csv: 40 people: 12 barred, 13 held, 8 not shown, 7 shown.')
    const rows = [...page.matchAll(/<article class="person" id="person-(\d+)"/g)].map((found) => Number(found[1]))
    expect(rows).toEqual(people.map(({ row }) => row))
    const links = [...page.matchAll(/<a href="#person-(\d+)"/g)].map((found) => Number(found[1]))
    expect(links).toEqual(rows)
    const groups = [...page.matchAll(/<h2 id="[\w-]+-title">((?:Barred|Held|Not shown|Shown): \d+ people)/g)]
    expect(groups.map((found) => found[1])).toEqual([
      'Barred: 12 people',
      'Held: 13 people',
      'Not shown: 8 people',
      'Shown: 7 people',
    ])
  })
})

describe('each person', () => {
  test('who is barred has the citation, what the rule says, and the exhibit', () => {
    for (const person of people.filter(({ outcome }) => outcome === 'barred')) {
      const own = sectionOf(person)
      const { shown } = decidingProvisions(person, 8)
      expect(shown.length).toBeGreaterThan(0)
      for (const { cite, provision } of shown) expect(own).toContain(`<cite>${escaped(cite)}</cite> [${provision}]`)
      expect(own).toContain('Exhibit: ')
    }
  })

  test('who is held has the record first, what it could do, and a ruling to copy with its sum', () => {
    const held = people.filter((one) => one.held)
    expect(held.length).toBe(13)
    for (const person of held) {
      const own = sectionOf(person)
      const heads = [...own.matchAll(/<h4>([^<]*)/g)].map((found) => found[1])
      expect(heads[0]).toBe('To be ruled on by a person')
      for (const hold of person.holds) {
        const record = person.records.find((one) => one.record === hold.record)
        expect(own).toContain(`<h5>${hold.record}: probability `)
        expect(own).toContain(`<pre>${escaped(rulingSnippet(person.id, hold.record, record?.seen ?? ''))}</pre>`)
        for (const { cite, provision } of hold.provisions)
          expect(own).toContain(`<cite>${escaped(cite)} [${provision}]</cite>`)
      }
    }
  })

  test('every record is named with its row, its probability and how it counted', () => {
    for (const person of people)
      for (const { record, row } of person.records) expect(sectionOf(person)).toContain(`${record}<br>row ${row}`)
    const m21 = sectionOf(people.find(({ id }) => id === 'm21') ?? fail('m21'))
    expect(m21).toContain('does not count, because a person ruled it out')
    expect(m21).toContain('The file of the Boston court holds fingerprints of another man')
    const m22 = sectionOf(people.find(({ id }) => id === 'm22') ?? fail('m22'))
    expect(m22).toContain(
      'the ruling of 13 March 2026 by Ines Farol, reviewing officer (not the same person) does not count',
    )
    expect(m22).toContain('does not count: a row was changed since, so it must be made again')
  })

  test('what ended is said with its day', () => {
    expect(sectionOf(people.find(({ id }) => id === 'm38') ?? fail('m38'))).toMatch(/until the day before \d+ \w+ 2023/)
  })

  test('reasons down to the records can be opened', () => {
    for (const person of people) expect(sectionOf(person)).toContain('Their reasons, down to the records')
  })

  test('conflicts have both sides', () => {
    expect(sectionOf(people.find(({ id }) => id === 'm33') ?? fail('m33'))).toContain(
      'unproven while these stand against each other',
    )
  })
})

describe('words', () => {
  test('what the answers mean, thresholds, sources with age, texts and versions', () => {
    for (const words of [
      'A person must rule on a record before the answer can become better',
      'From 0.0005 to below 0.99 it may concern the person',
      'recent enough: read 8 minutes before; 15 minutes are the most',
      'no limit is set',
      'Immigration and Nationality Act',
      view.screening.law[0]?.sha256 ?? fail('law'),
      'a lawyer must check it before anyone relies on it',
    ])
      expect(page).toContain(words)
  })

  test('nothing is said that permits, and no record is a fact before a person ruled', () => {
    expect(page).not.toMatch(/cleared|approved|permitted|risk score/i)
    expect(page).toContain('A record that may concern this person proves nothing by being found.')
  })

  test('what a document of its kind cannot prove is an allegation with author and day', async () => {
    const found = people.find(({ id }) => id === 'm04') ?? fail('m04')
    const records = found.records.map((one) => ({ ...one, kind: 'press-report', issuer: 'Evening News' }))
    const alleged: ScreenView = {
      ...view,
      screening: { ...view.screening, people: [{ ...found, records }] },
    }
    const own = sectionOf(found, await screenPage(alleged))
    expect(own).toContain('Alleged by Evening News (press report), 22 November 2016: El Salvador (SV): States to which')
  })

  test('a source that is too old is named before the people', async () => {
    const late = await screenPage(await flightView(undefined, { at: '2026-03-14T14:08:00Z' }))
    const at = late.indexOf('Sources to read again')
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(late.indexOf('id="person-'))
    expect(late).toContain('too old: read 16 minutes before; 15 minutes are the most')
  })

  test('both rows stand side by side where they were compared', async () => {
    const side = { id: 'x', further: false, values: {} }
    const written = { left: { ...side, name: 'QUINTANILLA' }, right: { ...side, name: '<b>RIVAS</b>' } }
    const step = { key: 'name', says: 'alike', mark: 'near', weight: 3, againstRelatives: null } as const
    const steps = [{ ...step, left: written.left.name, right: written.right.name }]
    const relative = { probability: 0, says: '' }
    const explanation = { startsAt: -10, steps, endsAt: 2.7, probability: 0.87, relative }
    const links = new Map([['m04', new Map([['protection.csv:p-301', { written, explanation }]])]])
    const own = sectionOf(people.find(({ id }) => id === 'm04') ?? fail('m04'), await screenPage({ ...view, links }))
    expect(own).toContain('Both records side by side')
    expect(own).toContain('m04 in manifest.csv')
    expect(own).not.toContain('<b>')
  })
})

describe('the ruling to copy', () => {
  const found = people.find(({ id }) => id === 'm04') ?? fail('m04')
  const record = found.records.find(({ counted }) => counted === 'must-be-ruled-out') ?? fail('p-301')
  const snippet = rulingSnippet(found.id, record.record, record.seen)

  async function read(text: string) {
    const { manifest, records } = await readFlight()
    const bytes = new TextEncoder().encode(`writ: 1\nrulings:\n${text}\n`)
    const document = must(await readDocument(bytes, 'rulings.yaml', 'yaml'))
    return readRulings(document, manifest, records)
  }

  test('is refused as it is, because a person must fill it in', async () => {
    const refused = await read(snippet)
    expect(refused.ok).toBe(false)
  })

  test('filled in it is a ruling on this very pair', async () => {
    const filled = snippet
      .replace(/ruling:.*/, 'ruling: not-the-same-person')
      .replace(/because:.*/, 'because: Another day of birth.')
      .replace(/ by:.*/, ' by: A. Example')
      .replace(/ on:.*/, ' on: "2026-03-14"')
    expect(must(await read(filled))).toMatchObject([
      { person: 'm04', record: 'protection.csv:p-301', seen: record.seen, ruling: 'not-the-same-person' },
    ])
  })

  test('an id that reads like a number or holds signs that cannot be seen comes back as it was', async () => {
    const ids = ['007', 'a"b', 'x: y # z', 'p\u202e\u{e0041}\n1']
    for (const id of ids) {
      const bytes = new TextEncoder().encode(rulingSnippet(id, 'r', '0'.repeat(64)))
      const document = must(await readDocument(bytes, 'rulings.yaml', 'yaml'))
      expect(document.data).toMatchObject([{ person: id, record: 'r', seen: '0'.repeat(64) }])
      expect(rulingSnippet(id, 'r', '0')).not.toMatch(/\p{Cf}/u)
    }
  })
})

function fail(what: string): never {
  throw new Error(`There is no ${what}.`)
}
