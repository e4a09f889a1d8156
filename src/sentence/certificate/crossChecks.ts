import { dayOf, monthsBetween } from '../../logic/index.ts'
import type { Look } from './look.ts'
import { is, not } from './required.ts'

/** A cross-check: true if the boxes agree, false if they contradict each other, `null` where people must look. */
export type CrossCheck = (look: Look) => boolean | null

const PEOPLE: CrossCheck = () => null
const ALWAYS: CrossCheck = () => true

/** First day of the framework decision, which decides on judgments under older law. */
const SINCE = dayOf(2011, 12, 5)
/** Until then Poland could ask for consent also from its own nationals who live there (art 6(5)). */
const POLAND_UNTIL = dayOf(2016, 12, 5)

function before(first: string, last: string): CrossCheck {
  return (look) => {
    const [a, b] = [look.day(first), look.day(last)]
    return a === null || b === null ? null : a <= b
  }
}

/** Only if a box holds one of these texts must the check hold. */
function where(id: string, values: readonly string[], check: CrossCheck): CrossCheck {
  return (look) => {
    const here = is(look, id, ...values)
    return here === null ? null : here ? check(look) : true
  }
}

function all(...checks: readonly CrossCheck[]): CrossCheck {
  return (look) => {
    const found = checks.map((check) => check(look))
    return found.includes(false) ? false : found.includes(null) ? null : true
  }
}

function isNational(look: Look): boolean | null {
  const [nationalities, state] = [look.list('d.nationality'), look.text('a.executingState')]
  return nationalities === null || state === null ? null : nationalities.includes(state)
}

/** An empty box contradicts a statement that needs it, but only once the statement is made. */
const filled =
  (id: string): CrossCheck =>
  (look) =>
    look.filled(id)

const expulsion: CrossCheck = (look) =>
  look.filled('g.expulsionDate') && look.filled('g.expulsionAuthority') ? true : null

/** Without consent only some grounds are left; deportation, flight and return are not in the boxes. */
const refusal: CrossCheck = where('k.result', ['did not consent'], (look) => {
  const ground = look.text('g.ground')
  if (ground === '4-1-b') return true
  if (ground !== '4-1-a') return null
  const judged = look.day('b.judgmentDate')
  const poland = look.text('a.executingState') === 'PL' && (judged === null || judged < POLAND_UNTIL)
  return poland ? null : true
})

const arithmetic: CrossCheck = (look) => {
  const [total, served, other] = [
    look.number('i2.1.totalDays'),
    look.number('i2.2.servedDays'),
    look.number('i2.3.otherDays'),
  ]
  const [asOf, end] = [look.day('i2.2.asOf'), look.day('i2.4.expiry')]
  if (total === null || served === null || other === null || asOf === null || end === null) return null
  return Math.abs(total - served - other - (end - asOf)) <= 1
}

const sixMonths: CrossCheck = (look) => {
  const end = look.day('i2.4.expiry')
  if (look.receivedOn === null || end === null) return null
  const { low, high } = monthsBetween(look.receivedOn, end)
  return low >= 6 ? true : high < 6 ? false : null
}

const asked =
  (id: string): CrossCheck =>
  (look) =>
    look.flag(id) === false ? true : null
const unlisted: CrossCheck = (look) => ((look.list('h.listed') ?? []).length === 0 ? true : null)

/** Every cross-check of the form by its words. A text of the form without an entry here fails a test. */
export const CROSS_CHECKS: Readonly<Record<string, CrossCheck>> = {
  'equals transfer.from': ({ beside, text }) => same(beside.from, text('a.issuingState')),
  'equals transfer.to': ({ beside, text }) => same(beside.to, text('a.executingState')),
  'only one executing State at a time (art 5(3))': PEOPLE,
  'not after b.finalDate': before('b.judgmentDate', 'b.finalDate'),
  'decides art 28 old law: before 2011-12-05 needs a valid declaration': (look) => {
    const final = look.day('b.finalDate')
    return final !== null && final >= SINCE ? true : null
  },
  'ground g.4-1-a, g.4-1-b and g.4-7-b need executingState among them': where(
    'g.ground',
    ['4-1-a', '4-1-b', '4-7-b'],
    isNational,
  ),
  'ground g.4-1-a needs ties in the executing State': where('g.ground', ['4-1-a'], PEOPLE),
  'Annex II notice is in one of them': PEOPLE,
  'issuing: box k must show an opinion or refusal': where('d.whereabouts', ['issuing'], (look) =>
    is(look, 'k.heard', 'heard'),
  ),
  'executing: no physical hand-over; box e may apply': ALWAYS,
  'supports rehabilitation, art 4(2)': PEOPLE,
  'true needs d.whereabouts = executing': (look) =>
    look.flag('e.provisionalArrest') === true ? is(look, 'd.whereabouts', 'executing') : true,
  'days so held are deducted in i2.2': (look) => (look.flag('e.provisionalArrest') === true ? null : true),
  '4-6 or 5-3 fills the fields below': all(
    where('f.earlierWarrant', ['4-6', '5-3'], filled('f.warrantDate')),
    where('f.earlierWarrant', ['5-3'], filled('f.surrenderDate')),
  ),
  'must be true': (look) => look.flag('g.satisfied'),
  '4-1-a: nationality and residence': where('g.ground', ['4-1-a'], all(isNational, filled('d.lastAddresses'), PEOPLE)),
  '4-1-b: nationality and expulsion order': where('g.ground', ['4-1-b'], all(isNational, expulsion)),
  '4-1-c or 4-7: agreement of the executing State or notification': where(
    'g.ground',
    ['4-1-c', '4-7-a', '4-7-b'],
    PEOPLE,
  ),
  'agrees with box k: no consent is needed only for 4-1-a (not where Poland executes and the judgment is before 2016-12-05, art 6(5)), for expulsion or deportation to that State under an order (art 6(2)(b), nationality not needed), or for flight or return there (art 6(2)(c))':
    refusal,
  'only authority, day and reference are required, not the order itself': ALWAYS,
  'equals the number of described offences': PEOPLE,
  'a tick needs eu.maximumYears >= 3': unlisted,
  'executing State may have opted out (art 7(4))': unlisted,
  'double criminality is open for these': (look) => (look.filled('h.unlistedDescription') ? null : true),
  'absent needs one safeguard': where('i1.presence', ['absent'], filled('i1.safeguard')),
  'none of them: ground of art 9(1)(i)': where('i1.presence', ['absent'], filled('i1.safeguard')),
  'same as the judgment, converted by calendar': ({ beside, number }) => {
    const days = number('i2.1.totalDays')
    return beside.totalDays === null || days === null ? null : days === beside.totalDays
  },
  'includes pre-trial and warrant custody; no day twice': ({ beside, number, day }) => {
    const days = number('i2.2.servedDays')
    if (beside.servedDays === null || days === null || beside.servedUpTo !== day('i2.2.asOf')) return null
    return days === beside.servedDays
  },
  'not before b.judgmentDate unless custody is pre-trial only': (look) =>
    before('b.judgmentDate', 'i2.2.asOf')(look) === true ? true : null,
  '0 if none; remission earned goes here': ALWAYS,
  'same as i2.2.asOf': (look) => {
    const [a, b] = [look.day('i2.2.asOf'), look.day('i2.3.asOf')]
    return a === null || b === null ? null : a === b
  },
  'abs(i2.1 - i2.2 - i2.3 - days from asOf to expiry) <= 1': arithmetic,
  'at least six months after receipt, or ground 9(1)(h)': sixMonths,
  'measure needs a description; ground 9(1)(k) may arise': where('i3.type', ['measure'], filled('i3.measure')),
  'true: answer before hand-over (art 17(3))': asked('j.wantsRules'),
  'true: duty of art 21(g)': asked('j.wantsPeriodDates'),
  'not heard is allowed only where d.whereabouts = executing': where(
    'k.heard',
    ['not heard, in executing State'],
    (look) => is(look, 'd.whereabouts', 'executing'),
  ),
  'did not consent is allowed only with g.ground 4-1-a or 4-1-b, a deportation order to that State, or flight or return there':
    refusal,
  'day and reference equal box b': PEOPLE,
  'not before b.finalDate': before('b.finalDate', 'm.date'),
  'not before i2.2.asOf minus 31 days (stale figures)': (look) => {
    const [date, asOf] = [look.day('m.date'), look.day('i2.2.asOf')]
    return date === null || asOf === null ? null : date >= asOf - 31
  },
  'a new version starts a new comparison and a new notice to the person': (look) =>
    look.number('m.version') === 1 ? true : null,
  'g.ground = 4-1-a implies d.nationality contains a.executingState and d.lastAddresses has one there': where(
    'g.ground',
    ['4-1-a'],
    all(isNational, PEOPLE),
  ),
  'g.ground = 4-1-b implies g.expulsionDate and g.expulsionAuthority, or the order is part of the judgment': where(
    'g.ground',
    ['4-1-b'],
    expulsion,
  ),
  'k.result = did not consent implies g.ground in 4-1-a or 4-1-b, a deportation order to the executing State, or flight or return there':
    refusal,
  'd.whereabouts = issuing implies k.heard = heard': where('d.whereabouts', ['issuing'], (look) =>
    is(look, 'k.heard', 'heard'),
  ),
  'i2.1 - i2.2 - i2.3 = days from i2.2.asOf to i2.4.expiry, tolerance 1 day': arithmetic,
  'h.listed not empty implies maximum of at least 3 years': unlisted,
  'all dates: offence <= b.judgmentDate <= b.finalDate <= m.date': all(
    before('b.judgmentDate', 'b.finalDate'),
    before('b.finalDate', 'm.date'),
  ),
  'document language accepted by a.executingState (art 23)': PEOPLE,
}

function same(a: string | null, b: string | null): boolean | null {
  return a === null || b === null ? null : a === b
}

/** A consent or refusal that box k cannot hold while the person was not heard. */
export const heardBeforeResult: CrossCheck = (look) =>
  look.filled('k.result') ? not(is(look, 'k.heard', 'not heard, in executing State')) : true
