import { formatDay, parseDay } from '../logic/index.ts'
import type { Placed } from './collect.ts'
import type { Path, ReportAt } from './place.ts'
import type { ProgrammeShape } from './schema.ts'
import { parseUnit } from './units.ts'

/** The longest term in years that is computed. */
const LONGEST = 60

/** Checks what spans several keys of a programme: days in order, places, exchange rates, shares, doubled names. */
export function checkProgramme(shape: ProgrammeShape, placed: ReadonlyMap<string, Placed>, report: ReportAt): void {
  checkTerm(shape, report)
  checkPhases(shape, report)
  checkExchange(shape, placed, report)
  checkTransport(shape, report)
  checkPayers(shape, report)
  checkTogether(shape, placed, report)
  checkDoubled(shape.costs ?? [], (one) => one.id, ['costs'], report)
  checkDoubled(shape.exchange ?? [], (one) => one.currency, ['exchange'], report)
  checkDoubled(shape.reconcile ?? [], (one) => one.id, ['reconcile'], report)
  checkDoubled(shape.home.payers ?? [], (one) => one.payer, ['home', 'payers'], report)
  if (shape.parties.sending === shape.parties.receiving) {
    const mend = 'Name two different States.'
    report('contradiction', ['parties', 'receiving'], 'The sending State is the receiving State too.', mend)
  }
}

function checkTerm({ term, earlyEnd, costs }: ProgrammeShape, report: ReportAt): void {
  const [from, until] = [parseDay(term.from), parseDay(term.until)]
  if (from === null || until === null) return
  if (until <= from) {
    const message = `The term ends on ${term.until}, before it starts on ${term.from}.`
    report(
      'wrong-order',
      ['term', 'until'],
      message,
      'Exchange the days; "until" is the first day that no longer counts.',
    )
    return
  }
  if (until - from > LONGEST * 366) {
    report('out-of-range', ['term', 'until'], `The term is longer than ${LONGEST} years.`, 'Shorten it.')
  }
  const after = Math.max(earlyEnd?.after.value ?? 0, earlyEnd?.after.range?.high ?? 0)
  if (after > until - from) {
    const message = `${after} days after the start lie beyond the end of the term (${until - from} days).`
    report('out-of-range', ['earlyEnd', 'after'], message, 'An early end lies inside the term.')
  }
  for (const [at, { on }] of (costs ?? []).entries()) {
    const day = on === undefined ? null : parseDay(on)
    if (day !== null && (day < from || day >= until)) {
      report('wrong-order', ['costs', at, 'on'], `${on} lies outside the term.`, 'Choose a day of the term.')
    }
  }
}

function checkPhases({ phases, term, facility, price }: ProgrammeShape, report: ReportAt): void {
  const most = Math.max(facility.claimed.value, facility.counted.value)
  if (phases[0] !== undefined && phases[0].from !== term.from) {
    const mend = `Write ${term.from}.`
    report('wrong-order', ['phases', 0, 'from'], 'The first phase does not begin with the term.', mend)
  }
  for (const [at, { from, places, people }] of phases.entries()) {
    const path = ['phases', at]
    const before = phases[at - 1]
    if (before !== undefined && from <= before.from) {
      report(
        'wrong-order',
        [...path, 'from'],
        'The phase does not begin after the one before.',
        'Sort the phases by day.',
      )
    }
    if (from >= term.until) {
      const end = parseDay(term.until)
      const mend = end === null ? 'Choose an earlier day.' : `The last day of the term is ${formatDay(end - 1)}.`
      report('wrong-order', [...path, 'from'], 'The phase begins after the end of the term.', mend)
    }
    const greatest = Math.max(people.value, people.range?.high ?? 0)
    if (greatest > places.value) {
      const message = `${greatest} people are more than the ${places.value} places.`
      report('out-of-range', [...path, 'people'], message, 'Raise the places, or lower the people.')
    }
    if (places.value > most) {
      const message = `${places.value} places are more than the ${most} of the facility.`
      report('out-of-range', [...path, 'places'], message, 'Correct the places, or the capacity of the facility.')
    }
  }
  if (price.minimum !== undefined && price.minimum.value > most) {
    const message = `The minimum of ${price.minimum.value} is more than the ${most} places of the facility.`
    report('out-of-range', ['price', 'minimum'], message, 'Correct the minimum.')
  }
}

function checkExchange(shape: ProgrammeShape, placed: ReadonlyMap<string, Placed>, report: ReportAt): void {
  const rates = new Set([shape.currency, ...(shape.exchange ?? []).map((one) => one.currency)])
  if (parseUnit(shape.currency)?.kind !== 'money') {
    report('unknown-unit', ['currency'], `"${shape.currency}" is no currency.`, 'Write its ISO 4217 code, as EUR.')
  }
  for (const [at, { currency, rate }] of (shape.exchange ?? []).entries()) {
    const wanted = `${shape.currency}/${currency}`
    if (rate.unit !== wanted) {
      const message = `The rate of ${currency} is given as "${rate.unit}".`
      report(
        'unknown-unit',
        ['exchange', at, 'rate', 'unit'],
        message,
        `Write how many ${shape.currency} one ${currency} costs: "${wanted}".`,
      )
    }
  }
  for (const [id, { quantity, path }] of placed) {
    if (id.startsWith('figures.')) continue
    for (const [at, text] of [quantity.unit, ...quantity.conflict.map(({ unit }) => unit)].entries()) {
      const unit = parseUnit(text)
      if (unit?.kind !== 'money' || rates.has(unit.currency)) continue
      const where: Path = at === 0 ? [...path, 'unit'] : [...path, 'conflict', at - 1]
      const mend = `Add the rate of ${unit.currency} in ${shape.currency} with its day under "exchange".`
      report('missing-rate', where, `There is no exchange rate for ${unit.currency}.`, mend)
    }
  }
}

function checkTransport({ transport }: ProgrammeShape, report: ReportAt): void {
  const ways = [transport.hourPrice, transport.budget, transport.personPrice].filter((way) => way !== undefined)
  if (ways.length > 1) {
    report('contradiction', ['transport'], 'Transport is priced in more than one way.', 'Keep one of the prices.')
  }
  if (transport.hourPrice !== undefined && transport.hours === undefined) {
    report('missing-key', ['transport'], 'A price an hour needs "hours".', 'Add the hours of one rotation.')
  }
  if (transport.escortPrice !== undefined && transport.escorts === undefined) {
    report('missing-key', ['transport'], 'A price of escorts needs "escorts".', 'Add the escorts of one flight.')
  }
}

function checkPayers({ home }: ProgrammeShape, report: ReportAt): void {
  if (home.payers === undefined) return
  const sum = home.payers.reduce((all, { share }) => all + share.value, 0)
  if (Math.abs(sum - 1) > 1e-9) {
    report('out-of-range', ['home', 'payers'], `The shares of the payers come to ${sum}.`, 'They must come to 1.')
  }
  for (const [at, { share }] of home.payers.entries()) {
    if (share.range === undefined) continue
    const mend = 'Give the shares without ranges; they must come to 1.'
    report('contradiction', ['home', 'payers', at, 'share'], 'A share of payers has a range.', mend)
  }
}

function checkTogether({ together }: ProgrammeShape, placed: ReadonlyMap<string, Placed>, report: ReportAt): void {
  const seen = new Set<string>()
  for (const [at, ids] of (together ?? []).entries()) {
    for (const [i, id] of ids.entries()) {
      const path = ['together', at, i]
      const quantity = placed.get(id)?.quantity
      if (quantity === undefined) {
        report('unknown-id', path, `"${id}" is no number of this file.`, 'Name a number by its keys, as price.amount.')
      } else if (quantity.range === null) {
        report('contradiction', path, `"${id}" has no range.`, 'Give it one, or take it out of the list.')
      }
      if (seen.has(id)) report('duplicate-id', path, `"${id}" is named twice.`, 'Keep one of them.')
      seen.add(id)
    }
  }
}

function checkDoubled<T>(all: readonly T[], name: (one: T) => string, path: Path, report: ReportAt): void {
  const seen = new Set<string>()
  for (const [at, one] of all.entries()) {
    const own = name(one)
    if (seen.has(own)) report('duplicate-id', [...path, at], `"${own}" stands twice.`, 'Keep one of them.')
    seen.add(own)
  }
}
