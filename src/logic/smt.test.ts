import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { parseFormula } from './parse.ts'
import { ONE_COPY, SmtWriter, statesNamed } from './smt.ts'

const STATES = ['MX', 'SV', 'US']

function railsOf(text: string): { readonly proven: string; readonly disproven: string; readonly writer: SmtWriter } {
  const parsed = parseFormula(text, FACTS)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const writer = new SmtWriter(FACTS, STATES, 'bounds')
  return { ...writer.rails(parsed.formula), writer }
}

test.each([
  ['true', 'true', 'false'],
  ['false', 'false', 'true'],
  ['unknown', 'false', 'false'],
  ['consent.given', '(and |consent.given?| |consent.given|)', '(and |consent.given?| (not |consent.given|))'],
  ['not consent.given', '(and |consent.given?| (not |consent.given|))', '(and |consent.given?| |consent.given|)'],
  [
    'US in person.nationalities',
    '(and |person.nationalities US?| |person.nationalities US|)',
    '(and |person.nationalities US?| (not |person.nationalities US|))',
  ],
  ['consent.given and unknown', 'false', '(and |consent.given?| (not |consent.given|))'],
  ['consent.given or unknown', '(and |consent.given?| |consent.given|)', 'false'],
  [
    'person.age >= 18',
    '(and |person.age?| (>= |person.age| 18.0))',
    '(and |person.age?| (not (>= |person.age| 18.0)))',
  ],
  ['person.age < 2.5', '(and |person.age?| (< |person.age| 2.5))', '(and |person.age?| (not (< |person.age| 2.5)))'],
  [
    'consent.by != none',
    '(and |consent.by?| (not (= |consent.by| 2)))',
    '(and |consent.by?| (not (not (= |consent.by| 2))))',
  ],
  ['transfer.to = SV', '(= |transfer.to| 1)', '(not (= |transfer.to| 1))'],
  [
    'person.birthState = transfer.from',
    '(and |person.birthState?| (= |person.birthState| |transfer.from|))',
    '(and |person.birthState?| (not (= |person.birthState| |transfer.from|)))',
  ],
  ['on < 1970-01-02', '(< |on| 1)', '(not (< |on| 1))'],
  [
    'days(sentence.start, on) > 45',
    '(and |sentence.start?| (> (- |on| |sentence.start|) 45))',
    '(and |sentence.start?| (not (> (- |on| |sentence.start|) 45)))',
  ],
  [
    'months(on, sentence.end) >= 6',
    '(and |sentence.end?| (>= |months(on, sentence.end) low| 6) (>= |months(on, sentence.end) high| 6))',
    '(and |sentence.end?| (not (>= |months(on, sentence.end) low| 6)) (not (>= |months(on, sentence.end) high| 6)))',
  ],
])('%s', (text, proven, disproven) => {
  const rails = railsOf(text)
  expect([rails.proven, rails.disproven]).toEqual([proven, disproven])
})

describe('what stands before the formulas', () => {
  test('declares every constant once, with its range', () => {
    const { writer } = railsOf('person.birthState = US and sentence.end > on and consent.by = none and consent.given')
    const lines = writer.preamble()
    expect(lines).toContain('(declare-const |transfer.to| Int)')
    expect(lines).toContain('(assert (<= 0 |transfer.to| 2))')
    expect(lines).toContain('(assert (<= 0 |person.birthState| 2))')
    expect(lines).toContain('(assert (<= 0 |consent.by| 2))')
    expect(lines).toContain('(assert (<= (- 719528) |sentence.end| 2932896))')
    expect(lines).toContain('(declare-const |consent.given| Bool)')
    expect(new Set(lines).size).toBe(lines.length)
  })

  test('ties questions that come to be about one State, and no others', () => {
    const { writer } = railsOf(
      'transfer.to in person.nationalities and US in person.nationalities and SV in person.nationalities',
    )
    const ties = writer.preamble().filter((line) => line.includes('(=>'))
    expect(ties).toEqual([
      '(assert (=> (= |transfer.to| 2) (and (= |person.nationalities to?| |person.nationalities US?|) (= |person.nationalities to| |person.nationalities US|))))',
      '(assert (=> (= |transfer.to| 1) (and (= |person.nationalities to?| |person.nationalities SV?|) (= |person.nationalities to| |person.nationalities SV|))))',
    ])
  })

  test('names a fact that is computed elsewhere as it is told, and declares nothing for it', () => {
    const parsed = parseFormula('not treaty.inForce', FACTS)
    const given = new Map([['treaty.inForce', { proven: 'yes', disproven: 'no' }]])
    const writer = new SmtWriter(FACTS, STATES, 'bounds', given)
    expect(parsed.ok && writer.rails(parsed.formula)).toEqual({ proven: 'no', disproven: 'yes' })
    expect(writer.variables()).toEqual([])
  })
})

test('a second copy of the facts has names of its own', () => {
  const parsed = parseFormula('consent.given', FACTS)
  const writer = new SmtWriter(FACTS, STATES, 'bounds')
  const other = { ...ONE_COPY, known: (name: string) => `${name}?'` }
  expect(parsed.ok && writer.rails(parsed.formula, other).proven).toBe("(and |consent.given?'| |consent.given|)")
})

test('the States that formulas name', () => {
  const formulas = [
    'US in person.nationalities',
    'transfer.to = SV or consent.given',
    'transfer.from in person.nationalities',
  ]
  const parsed = formulas.map((text) => parseFormula(text, FACTS))
  expect(statesNamed(parsed.flatMap((one) => (one.ok ? [one.formula] : [])))).toEqual(['US', 'SV'])
})
