import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { parseDay } from './day.ts'
import { parseFormula } from './parse.ts'
import { sqlOf } from './sql.ts'
import type { FormulaDialect } from './sqlDialect.ts'
import type { SqlRecord } from './sqlSides.ts'
import { sqlAnd, sqlIsUnknown, sqlNot, sqlOr, sqlText } from './sqlTruth.ts'

/** A dialect that is easy to read. */
const plain: FormulaDialect = {
  identifier: (name) => name,
  literal: (text) => `'${text}'`,
  dateLiteral: (day) => `<${day}>`,
  doubleLiteral: String,
  daysBetween: (from, to) => `days(${from}, ${to})`,
  addDays: (date, days) => `add(${date}, ${days})`,
  year: (date) => `year(${date})`,
  month: (date) => `month(${date})`,
  dayOfMonth: (date) => `day(${date})`,
  lengthOfMonth: (date) => `length(${date})`,
}

const record: SqlRecord = {
  dialect: plain,
  proposition: (fact) => (fact === 'order.final' ? { known: null } : { sql: fact }),
  member: (fact, state) => ({ sql: `${fact}:${state.kind === 'transfer' ? state.side : state.code}` }),
  value: (fact) => (fact === 'person.age' ? null : fact),
  state: (side) => (side === 'to' ? 'SV' : 'US'),
  on: { day: parseDay('2025-03-15') ?? 0 },
  onlyTrue: false,
  parts: (sql) => sql,
  spans: (sql) => (sql.includes('length') ? 'high' : 'low'),
}

function written(text: string, wanted = true): string {
  const parsed = parseFormula(text, FACTS)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return sqlText(sqlOf(parsed.formula, record, wanted))
}

describe('a formula as SQL', () => {
  test.each([
    ['true', 'true'],
    ['unknown', 'cast(null as boolean)'],
    ['consent.given', 'consent.given'],
    ['not consent.given', '(not consent.given)'],
    ['not not consent.given', 'consent.given'],
    ['transfer.to in person.nationalities', 'person.nationalities:to'],
    ['consent.given and not consent.written', '(consent.given and (not consent.written))'],
    ['not (consent.given and not consent.written)', '((not consent.given) or consent.written)'],
    ['not (consent.given or consent.written)', '((not consent.given) and (not consent.written))'],
    ['sentence.months <= 6', '(sentence.months <= 6)'],
    ['not sentence.months <= 6', '(sentence.months > 6)'],
    ['sentence.start != on', '(sentence.start <> <2025-03-15>)'],
    ['consent.by = person', "(consent.by = 'person')"],
    ['not consent.by = waiver.by', '(consent.by <> waiver.by)'],
    ['person.birthState = transfer.to', "(person.birthState = 'SV')"],
    ['days(sentence.start, on) < 30', '(days(sentence.start, <2025-03-15>) < 30)'],
    ['months(sentence.start, sentence.end) >= 6', '(case when (low >= 6) then true when (high < 6) then false end)'],
    ['not months(sentence.start, on) < 6', '(case when (low >= 6) then true when (high < 6) then false end)'],
    [
      'months(sentence.start, sentence.end) = 6',
      '(case when ((low = 6) and (high = 6)) then true when ((low <> 6) and (high <> 6)) then false end)',
    ],
  ])('%s', (formula, sql) => {
    expect(written(formula)).toBe(sql)
  })

  test('what is the same for every row is worked out beforehand', () => {
    expect(written('transfer.to = SV and consent.given')).toBe('consent.given')
    expect(written('transfer.to = MX and consent.given')).toBe('false')
    expect(written('not transfer.to = MX or consent.given')).toBe('true')
    expect(written('on >= 2025-03-15')).toBe('true')
  })

  test('a fact that the table lacks is unknown, and never stands for true or false', () => {
    expect(written('order.final')).toBe('cast(null as boolean)')
    expect(written('not order.final')).toBe('cast(null as boolean)')
    expect(written('person.age >= 18')).toBe('cast(null as boolean)')
    expect(written('order.final and consent.given')).toBe('(cast(null as boolean) and consent.given)')
    expect(written('days(sentence.start, sentence.end) < person.age')).toBe('cast(null as boolean)')
  })

  test('the other truth can be asked for', () => {
    expect(written('consent.given and consent.written', false)).toBe('((not consent.given) or (not consent.written))')
  })

  test('where only true matters, months are tested at their less favourable end', () => {
    const parsed = parseFormula('not months(sentence.start, sentence.end) < 6 or order.final', FACTS)
    if (!parsed.ok) throw new Error('The formula cannot be read.')
    const only = { ...record, onlyTrue: true }
    expect(sqlText(sqlOf(parsed.formula, only))).toBe('((low >= 6) or cast(null as boolean))')
    expect(sqlText(sqlOf(parsed.formula, only, false))).toBe('((high < 6) and cast(null as boolean))')
  })

  test('a shared part is taken from its column', () => {
    const parsed = parseFormula('consent.written or not (consent.given and order.final)', FACTS)
    if (!parsed.ok) throw new Error('The formula cannot be read.')
    const sql = sqlOf(parsed.formula, record, true, (part) => (part.kind === 'and' ? 'shared' : null))
    expect(sqlText(sql)).toBe('(consent.written or (not shared))')
  })
})

describe('truths in SQL', () => {
  test('nothing joined is what joins to nothing', () => {
    expect([sqlAnd([]), sqlOr([])]).toEqual([{ known: true }, { known: false }])
  })

  test('the same text is written once', () => {
    expect(sqlAnd([{ sql: 'a' }, { sql: 'a' }])).toEqual({ sql: 'a' })
  })

  test('unknown stays unknown', () => {
    expect(sqlNot({ known: null })).toEqual({ known: null })
    expect(sqlAnd([{ known: null }, { known: true }])).toEqual({ known: null })
    expect(sqlAnd([{ known: null }, { known: false }])).toEqual({ known: false })
    expect(sqlOr([{ known: null }, { known: false }])).toEqual({ known: null })
    expect(sqlIsUnknown({ known: null })).toEqual({ known: true })
    expect(sqlIsUnknown({ sql: 'a' })).toEqual({ sql: '(a is null)' })
  })
})
