import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { determine } from '../../src/determination/index.ts'
import { groupOf, type ScreenedPerson, type Screening } from '../../src/screening/index.ts'
import { caseFrom, testLaw } from '../law.ts'
import { withCell } from './csv.ts'
import { readFlight, screenFlight } from './flight.ts'

const AT = { at: '2026-03-14T14:00:00Z' }

let screening: Screening

beforeAll(async () => {
  screening = await screenFlight(await readFlight(), AT)
})

function person(id: string, of: Screening = screening): ScreenedPerson {
  const found = of.people.find((one) => one.id === id)
  if (found === undefined) throw new Error(`Nobody is called ${id}.`)
  return found
}

/** The provisions that bar a person under the basis of the answer. */
function barring({ determination }: ScreenedPerson): readonly string[] {
  return determination.bases
    .filter(({ basis }) => basis === determination.basis)
    .flatMap(({ provisions }) => provisions)
    .filter(
      ({ role, state }) => (role === 'bar' && state === 'applies') || (role === 'condition' && state === 'failed'),
    )
    .map(({ provision }) => provision)
}

describe('barred, on records that are certain', () => {
  test.each([
    ['m05', 'us/withholding-grant', 'protected from El Salvador; the second surname is missing in the decision'],
    ['m10', 'us/citizen-bar', 'a citizen, whose order stands under her married name'],
    ['m11', 'floor/stay', 'a stay that was entered twelve minutes before departure'],
    ['m15', 'us/1231a4-serving', 'serving a sentence; the names stand in another order'],
    ['m18', 'floor/claim-pending', 'a claim that is pending; the hyphen is missing'],
    ['m23', 'us/order-exists', 'the proceedings were terminated'],
    ['m25', 'us/withholding-grant', 'protected under the name before marriage'],
    ['m29', 'us/farra2242', 'a risk was found in the very State of destination'],
    ['m30', 'us/wong-wing', 'to be held there for the United States, without a sentence'],
    ['m33', 'us/order-final', 'an appeal is pending'],
    ['m37', 'us/counsel-notice', 'counsel was not told'],
    ['m39', 'us/identity', 'the fingerprints are those of somebody else'],
  ])('%s by %s: %s', (id, provision) => {
    const found = person(id)
    expect([found.outcome, found.held, found.determination.outcome]).toEqual(['barred', false, 'barred'])
    expect(barring(found)).toContain(provision)
  })
})

describe('held, until a person rules', () => {
  test.each([
    ['m04', 'shown', 'protection.csv:p-301', 'us/withholding-grant', 'surnames swapped, no A-number'],
    ['m06', 'shown', 'protection.csv:p-303', 'us/cat-grant', 'day and month of birth swapped'],
    ['m09', 'shown', 'citizenship.csv:c-529', 'us/citizen-bar', 'a citizen under another spelling'],
    ['m12', 'shown', 'stays.csv:d-925', 'floor/stay', 'two digits of the A-number swapped'],
    ['m13', 'not-shown', 'protection.csv:p-304', 'us/withholding-grant', 'FNU and LNU, born on 1 January'],
    ['m16', 'not-shown', 'convictions.csv:k-728', 'us/1231a4-serving', 'a frequent name, born on 1 January'],
    ['m17', 'not-shown', 'protection.csv:p-305', 'us/claim-pending', 'initials and one digit of the A-number'],
    ['m19', 'not-shown', 'protection.csv:p-307', 'us/asylee', 'another transliteration'],
    ['m22', 'shown', 'protection.csv:p-309', 'us/cat-grant', 'ruled on, and changed since'],
    ['m36', 'shown', 'convictions.csv:k-729', 'us/1231a4-serving', 'the father has the same name'],
  ])('%s (without it %s) because of %s: %s', (id, without, record, provision) => {
    const found = person(id)
    expect([found.outcome, found.held, found.withoutHolds]).toEqual(['not-shown', true, without])
    expect(found.determination.outcome).toBe('not-shown')
    const [hold, ...others] = found.holds
    expect(others).toEqual([])
    expect([hold?.record, hold?.would, hold?.says]).toEqual([
      record,
      'bar',
      'A record that may concern this person would bar the hand-over: it must be ruled out by a person.',
    ])
    expect(hold?.provisions.map((harm) => harm.provision)).toContain(provision)
    expect(found.records.find((one) => one.record === record)?.counted).toBe('must-be-ruled-out')
  })

  test('m24: a namesake with another citizenship would open a question', () => {
    const found = person('m24')
    expect([found.outcome, found.held, found.withoutHolds]).toEqual(['not-shown', true, 'not-shown'])
    expect(found.holds.map(({ record, would }) => [record, would])).toEqual([
      ['citizenship.csv:c-516', 'open-a-question'],
    ])
  })

  test('m34 and m35: one person stands on the list twice', () => {
    for (const found of [person('m34'), person('m35')]) {
      expect([found.outcome, found.held, found.withoutHolds]).toEqual(['not-shown', true, 'shown'])
      expect(new Set(found.holds.map(({ why }) => why))).toEqual(new Set(['matched-with-several-people']))
      expect(found.holds.length).toBe(6)
    }
  })
})

describe('not shown', () => {
  test.each([
    ['m03', ['court-orders.csv:o-1002', 'court-orders.csv:o-1003', 'citizenship.csv:c-502'], 'orders for namesakes'],
    ['m08', ['court-orders.csv:o-1007', 'convictions.csv:k-730'], "the order for the twin, a namesake's judgment"],
    ['m14', [], 'no order and no extract on citizenship'],
    ['m20', [], 'the departure file is incomplete'],
    ['m28', [], 'the order names another State'],
    ['m31', [], 'no basis and no record'],
    ['m32', [], 'no basis, and a petition that is pending'],
    ['m40', ['court-orders.csv:o-1027'], 'the order is probably his, and not certainly'],
  ])('%s; not counted: %j; %s', (id, notCounted) => {
    const found = person(id)
    expect([found.outcome, found.held, found.withoutHolds]).toEqual(['not-shown', false, 'not-shown'])
    expect(found.records.filter(({ counted }) => counted === 'not-counted').map(({ record }) => record)).toEqual(
      notCounted,
    )
  })

  test('m28: only the choice of the State is open', () => {
    const [basis] = person('m28').determination.bases
    const open = basis?.provisions.filter(
      ({ role, state }) => ['condition', 'bar'].includes(role) && state === 'unproven',
    )
    expect(open?.map(({ provision }) => provision)).toEqual(['us/third-country-notice'])
  })
})

describe('shown, on complete records', () => {
  test.each([
    ['m01', 6],
    ['m02', 6],
    ['m07', 6],
    ['m21', 6],
    ['m26', 6],
    ['m27', 6],
    ['m38', 7],
  ])('%s, on %i records', (id, records) => {
    const found = person(id)
    expect([found.outcome, found.held, found.holds]).toEqual(['shown', false, []])
    expect(found.records.filter(({ counted }) => counted === 'as-it-is').length).toBe(records)
  })

  test('m21 is shown because a person ruled a record out', () => {
    expect(person('m21').records.find(({ record }) => record === 'protection.csv:p-308')?.counted).toBe('ruled-out')
    expect(person('m21').rulings.map(({ standing }) => standing)).toEqual(['counts'])
  })
})

describe('the list as a whole', () => {
  test('every person is counted once, barred and held first', () => {
    expect(screening.counts).toEqual({ barred: 12, held: 13, 'not-shown': 8, shown: 7 })
    const groups = screening.people.map(({ outcome, held }) =>
      outcome === 'barred' ? 0 : held ? 1 : outcome === 'shown' ? 3 : 2,
    )
    expect(groups).toEqual([...groups].sort())
    expect(new Set(screening.people.map(({ row }) => row)).size).toBe(40)
  })

  test('the ruling on a row that was changed is reported and does not count', () => {
    expect(person('m22').rulings.map(({ standing }) => standing)).toEqual(['made-on-another-content'])
  })

  test('at departure every source is fresh', () => {
    expect(screening.sources.map(({ file, age }) => [file, age])).toEqual([
      ['court-orders.csv', 'fresh'],
      ['protection.csv', 'fresh'],
      ['citizenship.csv', 'fresh'],
      ['convictions.csv', 'fresh'],
      ['stays.csv', 'fresh'],
      ['departure.csv', 'no-limit'],
    ])
  })

  test('the stay was not there before it was entered', async () => {
    const before = await screenFlight(await readFlight(), { knownAt: '2026-03-14T13:47:59Z' })
    const now = await screenFlight(await readFlight(), { knownAt: '2026-03-14T13:48:00Z' })
    expect([person('m11', before).outcome, person('m11', now).outcome]).toEqual(['not-shown', 'barred'])
  })

  test('a stay that a person confirms contradicts the search of that day: not shown, and no longer held', async () => {
    const flight = await readFlight()
    const seen = person('m12').records.find(({ record }) => record === 'stays.csv:d-925')?.seen ?? ''
    const ruling = {
      person: 'm12',
      record: 'stays.csv:d-925',
      ruling: 'same-person',
      because: 'b',
      by: 'c',
      on: 'd',
      seen,
    } as const
    const after = person('m12', await screenFlight({ ...flight, rulings: [...flight.rulings, ruling] }))
    expect([after.outcome, after.held, after.determination.conflicts[0]?.fact]).toEqual([
      'not-shown',
      false,
      'order.stay.inForce',
    ])
  })

  test('a changed row of the list lets a ruling lapse', async () => {
    const flight = await readFlight((table) =>
      table.file === 'manifest.csv' ? withCell(table, 21, 'sex', 'F') : table,
    )
    const found = person('m21', await screenFlight(flight))
    expect([found.outcome, found.held, found.rulings[0]?.standing]).toEqual([
      'not-shown',
      true,
      'made-on-another-content',
    ])
  })

  test('without the second row of one person the first is shown', async () => {
    const flight = await readFlight((table) =>
      table.file === 'manifest.csv' ? { ...table, rows: table.rows.filter(([id]) => id !== 'm35') } : table,
    )
    expect(person('m34', await screenFlight(flight)).outcome).toBe('shown')
  })

  test('the table of the README says what comes out', () => {
    const page = readFileSync(new URL('../../examples/flight/README.md', import.meta.url), 'utf8')
    const said = [...page.matchAll(/^\| (m\d\d) \| ([^|]+) \|.* \| ([a-z ]+) \|$/gm)].map(([, id, _name, answer]) => [
      id,
      answer,
    ])
    const words = { barred: 'barred', held: 'held', 'not-shown': 'not shown', shown: 'shown' }
    const found = [...screening.people].sort((a, b) => a.row - b.row)
    expect(said).toEqual(found.map((one) => [one.id, words[groupOf(one)]]))
  })

  test('the same input gives the same bytes', async () => {
    expect(JSON.stringify(await screenFlight(await readFlight(), AT))).toBe(JSON.stringify(screening))
  })
})

test('screening m01 is the same as a case made by hand and determined', async () => {
  const yes = (fact: string, on: string) => ({ fact, value: true, exhibits: [on] })
  const no = (fact: string, on: string) => ({ fact, value: false, exhibits: [on] })
  const none = (fact: string, on: string) => ({ fact, value: [], complete: true, exhibits: [on] })
  const order = 'court-orders.csv:o-1001'
  const docket = 'stays.csv:d-901'
  const decision = 'departure.csv:f-101'
  const byHand = await caseFrom({
    writ: 1,
    case: 'm01',
    title: 'Rosa Elena Campos Ceiba',
    transfer: { from: 'US', to: 'SV', on: '2026-03-14', basis: 'us/removal' },
    person: { names: ['Rosa Elena Campos Ceiba'], born: '1984-02-19' },
    exhibits: [
      { id: 'ina', kind: 'statute' },
      { id: 'home-law-sv', kind: 'statute' },
      { id: order, kind: 'court-decision', issued: '2024-05-14' },
      { id: 'citizenship.csv:c-501', kind: 'registry-extract' },
      { id: 'convictions.csv:k-701', kind: 'registry-extract' },
      { id: docket, kind: 'registry-extract' },
      { id: decision, kind: 'official-decision' },
      { id: 'departure.csv:f-102', kind: 'biometric-match' },
    ],
    assertions: [
      yes('basis.publishedSending', 'ina'),
      yes('basis.publishedReceiving', 'home-law-sv'),
      yes('order.removal.exists', order),
      { ...yes('order.removal.final', order), from: '2024-06-14' },
      { fact: 'order.removal.countries', value: ['SV'], complete: true, exhibits: [order] },
      { fact: 'us.order.issuedBy', value: 'immigration-judge', exhibits: [order] },
      no('us.order.groundConviction', order),
      yes('us.ladder.designationClosed', order),
      no('us.person.arriving', order),
      yes('person.competent', order),
      none('person.nationalityClaimed', order),
      none('fear.expressed', order),
      none('protection.withholding', order),
      none('protection.cat', order),
      none('us.protection.everGranted', order),
      no('protection.asylum', order),
      no('protection.claimPending', order),
      { fact: 'person.nationalities', value: ['SV'], complete: true, exhibits: ['citizenship.csv:c-501'] },
      ...['conviction.exists', 'sentence.beingServed', 'sentence.unenforceable', 'sentence.appealPending'].map((fact) =>
        no(fact, 'convictions.csv:k-701'),
      ),
      yes('order.stay.checked', docket),
      ...['order.stay.inForce', 'us.stay.automatic', 'habeas.pending', 'us.habeas.onReview', 'interim.inForce'].map(
        (fact) => no(fact, docket),
      ),
      no('us.counsel.ofRecord', docket),
      ...['decision.individual', 'notice.given', 'notice.language', 'notice.recourse', 'remedy.suspensive'].map(
        (fact) => yes(fact, decision),
      ),
      ...['us.order.waitingPeriodKept', 'acceptance.receiving', 'custody.responsible', 'register.entered'].map((fact) =>
        yes(fact, decision),
      ),
      { fact: 'person.ownCountry', value: [], not: ['US'], exhibits: [decision] },
      no('us.tps.active', decision),
      no('us.assurance.reliedOn', decision),
      yes('risk.examined', decision),
      none('risk.torture', decision),
      ...['risk.deathPenalty', 'risk.flagrantDenial', 'risk.disappearance', 'us.abroad.imprisonedForUS'].map((fact) =>
        no(fact, decision),
      ),
      yes('person.identityConfirmed', 'departure.csv:f-102'),
    ],
  })
  expect(person('m01').determination).toEqual(determine(await testLaw(), byHand))
})
