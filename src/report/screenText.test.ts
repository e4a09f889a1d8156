import { describe, expect, test } from 'vitest'
import { readFlight } from '../../test/screening/flight.ts'
import { flightView, HOSTILE, hostileFlight } from '../../test/screening/flightView.ts'
import { type ScreenView, screenText } from './index.ts'
import { decidingProvisions } from './view.ts'

const brief = { explain: 'decisive', colour: false } as const
const view = await flightView()
const { people } = view.screening
const text = screenText(view, brief)
/** The text without its line breaks and columns, so that a sentence can be found whatever its width. */
const flat = (one: string): string => one.replace(/\s+/g, ' ')

/** The rows of the table of people, each with its further lines. */
const rows = text.slice(text.indexOf('Answer'), text.indexOf('Records to rule on')).split(/\n(?=[A-Z])/)

describe('the text of a screening', () => {
  test('the counts come first, then the list, the hand-overs and the moment', () => {
    const lines = text.split('\n')
    expect(lines[0]).toBe('40 people: 12 barred, 13 held, 8 not shown, 7 shown. People decide; this is no permission.')
    expect(lines[1]).toBe('List: manifest.csv. Screened at 2026-03-14 14:00Z.')
    expect(flat(text)).toContain('38 people, to El Salvador (SV) 25, Vietnam (VN) 2')
    expect(flat(text)).toContain('no legal basis named: 2 people, to El Salvador (SV) 2')
  })

  test('every line fits 100 columns', () => {
    for (const line of text.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(100)
  })

  test('one row a person, in the order of the screening', () => {
    const ids = rows.map((row) => /^(?:BARRED|HELD|NOT SHOWN|SHOWN) +(m\d\d) /.exec(row)?.[1]).filter((id) => id)
    expect(ids).toEqual(people.map(({ id }) => id))
  })

  test('every barred person has the citation that bars', () => {
    const barred = people.filter(({ outcome }) => outcome === 'barred')
    expect(barred.length).toBe(12)
    for (const person of barred) {
      const row = flat(rows.find((one) => one.includes(` ${person.id} `)) ?? '')
      const [first] = decidingProvisions(person).shown
      // The columns of a row are read one by one: the words of the citation stand in the last of them, in their order.
      for (const word of `${first?.cite} [${first?.provision}]`.split(' ')) expect(row).toContain(word)
    }
    expect(flat(rows.find((row) => row.includes(' m30 ')) ?? '')).toContain('[us/wong-wing] *')
    expect(text).toContain('* from memory: not checked against the text')
  })

  test('every held person has the record, its probability, what it says and could do, and the sum for the ruling', () => {
    const held = people.filter((one) => one.held)
    expect(held.length).toBe(13)
    for (const person of held) {
      const start = text.indexOf(`\n${person.id}  ${person.name}`)
      expect(start).toBeGreaterThan(0)
      const block = flat(text.slice(start, text.indexOf('\n\n', start)))
      for (const hold of person.holds) {
        const record = person.records.find((one) => one.record === hold.record)
        expect(block).toContain(`${hold.record} (row ${record?.row} of ${record?.file})`)
        expect(block).toContain(`seen: ${record?.seen}`)
        for (const { cite, provision } of hold.provisions) expect(block).toContain(`${cite} [${provision}]`)
      }
    }
    expect(flat(text)).toContain('Probability 0.87 (about 87 in 100). It may concern this person, and would bar')
    expect(flat(text)).toContain('Could bar: 8 U.S.C. 1231(b)(3)(A); 8 C.F.R. 208.22, 1208.22 [us/withholding-grant]')
    expect(flat(text)).toContain('6 records, each: It was matched with several people of the list, also with m35')
  })

  test('rulings to make again say who ruled what, and carry the sum of today', () => {
    const seen = people.find(({ id }) => id === 'm22')?.holds[0]
    const record = people.find(({ id }) => id === 'm22')?.records.find((one) => one.record === seen?.record)
    expect(flat(text)).toContain(
      'm22 and protection.csv:p-309: ruled not the same person by Ines Farol, reviewing officer, 13 March 2026',
    )
    expect(text).toContain(`seen now: ${record?.seen}`)
  })

  test('not shown says how much is missing, and whether a record was not certain enough', () => {
    const row = flat(rows.find((one) => one.includes(' m40 ')) ?? '')
    expect(row).toMatch(/30 facts missing: fear\.decided first; 1 record/)
  })

  test('thresholds and answers are explained, and nothing is said that permits', () => {
    expect(flat(text)).toContain('at least 0.99')
    expect(flat(text)).toContain('Below 0.0005 (about 1 in 2,000) it is not looked at')
    expect(text).not.toMatch(/cleared|approved|permitted|risk score/i)
  })
})

describe('other lists', () => {
  test('sources that are too old are named at the top and with their age', async () => {
    const late = screenText(await flightView(undefined, { at: '2026-03-14T14:08:00Z' }), brief)
    expect(late.split('\n').slice(0, 9).join('\n')).toContain('a newer record may be missing: stays.csv.')
    expect(flat(late)).toContain(
      'last read 2026-03-14 13:52Z: too old: read 16 minutes before; 15 minutes are the most',
    )
  })

  test('without a moment the age is not judged; columns that were not read are named', async () => {
    const flight = await readFlight((table) =>
      table.file === 'manifest.csv'
        ? { ...table, columns: [...table.columns, 'seat'], rows: table.rows.map((row) => [...row, '1A']) }
        : table,
    )
    const plain = flat(screenText(await flightView(flight, {}), brief))
    expect(plain).toContain('No moment of the screening is named.')
    expect(plain).toContain('their age was not judged')
    expect(plain).toContain('Columns of the list that were not read: seat.')
  })

  test('names of the list cannot steer the terminal, and long ones do not break the table', async () => {
    const hostile = screenText(await flightView(await hostileFlight()), brief)
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(hostile).toContain('\\u{1b}')
    for (const line of hostile.split('\n')) expect([...line].length).toBeLessThanOrEqual(100)
    expect(hostile.length).toBeLessThan(text.length + 4000)
    expect(HOSTILE).toContain('\u001b')
  })

  test('with colour only the headings are bold, and a name cannot make itself so', async () => {
    const bold = screenText(await flightView(await hostileFlight()), { ...brief, colour: true })
    expect(bold.match(/\u001b\[1m/g)?.length).toBeGreaterThan(4)
    expect(bold).not.toContain('\u001b[2J')
  })

  test('with all reasons the whole text of every person follows', () => {
    const whole = screenText(view, { ...brief, explain: 'all' })
    expect(whole.split(`\n${'='.repeat(100)}\n`).length).toBe(41)
    expect(whole).toContain('Every provision, with its whole reason')
  })

  test('a list of nobody held and of one person', () => {
    const [last] = people.filter(({ outcome }) => outcome === 'shown')
    const one: ScreenView = {
      ...view,
      screening: {
        ...view.screening,
        people: last === undefined ? [] : [last],
        counts: { barred: 0, held: 0, 'not-shown': 0, shown: 1 },
      },
    }
    const short = screenText(one, brief)
    expect(short.startsWith('1 person: 0 barred, 0 held, 0 not shown, 1 shown.')).toBe(true)
    expect(short).not.toContain('Records to rule on')
  })

  test('how a record compares with the person is said where it is known', () => {
    const side = { id: 'x', further: false, values: { born: '1990-01-02' } }
    const written = { left: { ...side, name: 'QUINTANILLA, MARIA' }, right: { ...side, name: 'RIVAS, MA\u202e' } }
    const relative = { probability: 0, says: '' }
    const explanation = { startsAt: -10, steps: [], endsAt: 2.7, probability: 0.87, relative }
    const links = new Map([['m04', new Map([['protection.csv:p-301', { written, explanation }]])]])
    expect(flat(screenText({ ...view, links }, brief))).toContain(
      'The list: QUINTANILLA, MARIA, 1990-01-02. The record: RIVAS, MA\\u{202e}, 1990-01-02.',
    )
  })
})
