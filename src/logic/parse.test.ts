import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import type { Formula, Term } from './formula.ts'
import { parseFormula } from './parse.ts'

function parsed(text: string): Formula {
  const result = parseFormula(text, FACTS)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.formula
}

/** A tree with every bracket written, so that precedence can be seen. */
function tree(formula: Formula): string {
  switch (formula.kind) {
    case 'literal':
      return `${formula.value}`
    case 'fact':
      return formula.fact
    case 'member':
      return `[${side(formula.state)} in ${formula.fact}]`
    case 'compare':
      return `[${side(formula.left)} ${formula.operator} ${side(formula.right)}]`
    case 'not':
      return `not(${tree(formula.of)})`
    case 'and':
    case 'or':
      return `${formula.kind}(${formula.of.map(tree).join(', ')})`
  }
}

function side(term: Term): string {
  switch (term.kind) {
    case 'transfer':
      return `to/from:${term.side}`
    case 'state':
      return `state:${term.code}`
    case 'value':
      return `${term.type}:${term.fact}`
    case 'on':
      return 'on'
    case 'date':
      return `day:${term.day}`
    case 'number':
      return `number:${term.value}`
    case 'choice':
      return `choice:${term.value}/${term.index}`
    case 'days':
    case 'months':
      return `${term.kind}(${side(term.from)}, ${side(term.to)})`
  }
}

/** Each problem as `code <marked piece>@start message | mend`. */
function problems(text: string): readonly string[] {
  const result = parseFormula(text, FACTS)
  if (result.ok) return []
  return result.problems.map(
    ({ code, at, message, mend }) => `${code} <${text.slice(at.start, at.end)}>@${at.start} ${message} | ${mend}`,
  )
}

/** The problems of several texts, each text on a line of its own. */
function told(texts: readonly string[]): string {
  return texts.flatMap((text) => [`"${text}"`, ...problems(text).map((line) => `    ${line}`)]).join('\n')
}

describe('what is read, with every bracket written', () => {
  test.each([
    ['true', 'true'],
    ['false', 'false'],
    ['unknown', 'null'],
    ['consent.given', 'consent.given'],
    ['( consent.given )', 'consent.given'],
    ['not consent.given', 'not(consent.given)'],
    ['not not consent.given', 'not(not(consent.given))'],
    // "not" binds tightest, then "and", then "or".
    ['not consent.given and order.final', 'and(not(consent.given), order.final)'],
    ['not consent.given or order.final', 'or(not(consent.given), order.final)'],
    ['not (consent.given or order.final)', 'not(or(consent.given, order.final))'],
    [
      'consent.given or order.final and consent.written or true',
      'or(consent.given, and(order.final, consent.written), true)',
    ],
    ['consent.given and order.final and consent.written', 'and(consent.given, order.final, consent.written)'],
    // Brackets that group are kept; those that change nothing are not.
    ['consent.given and (order.final and true)', 'and(consent.given, and(order.final, true))'],
    ['(consent.given or order.final) or true', 'or(or(consent.given, order.final), true)'],
    ['(consent.given or order.final) and true', 'and(or(consent.given, order.final), true)'],
    ['((consent.given)) and (true)', 'and(consent.given, true)'],
    // "not" covers a whole comparison or membership.
    ['not person.age >= 18', 'not([number:person.age >= number:18])'],
    ['not person.age = 18 and true', 'and(not([number:person.age = number:18]), true)'],
    ['not US in person.nationalities or false', 'or(not([state:US in person.nationalities]), false)'],
    ['transfer.to in person.nationalities', '[to/from:to in person.nationalities]'],
    ['transfer.from in person.nationalities', '[to/from:from in person.nationalities]'],
    ['transfer.to != transfer.from', '[to/from:to != to/from:from]'],
    ['person.birthState = US', '[country:person.birthState = state:US]'],
    ['SV != person.birthState', '[state:SV != country:person.birthState]'],
    ['consent.by = person', '[enum:consent.by = choice:person/0]'],
    ['consent.by != none', '[enum:consent.by != choice:none/2]'],
    ['representative = consent.by', '[choice:representative/1 = enum:consent.by]'],
    ['consent.by = waiver.by', '[enum:consent.by = enum:waiver.by]'],
    ['sentence.start < 1970-01-02', '[date:sentence.start < day:1]'],
    ['1970-01-01 <= sentence.end', '[day:0 <= date:sentence.end]'],
    ['sentence.end > on', '[date:sentence.end > on]'],
    ['on >= sentence.end', '[on >= date:sentence.end]'],
    ['person.age < -1.5', '[number:person.age < number:-1.5]'],
    ['6 = sentence.months', '[number:6 = number:sentence.months]'],
    ['days(on, sentence.end) >= 183', '[days(on, date:sentence.end) >= number:183]'],
    ['months(request.received, sentence.end) >= 6', '[months(date:request.received, date:sentence.end) >= number:6]'],
    ['6 <= months(sentence.start, on)', '[number:6 <= months(date:sentence.start, on)]'],
    [
      'days(on, sentence.end) = months(on, sentence.end)',
      '[days(on, date:sentence.end) = months(on, date:sentence.end)]',
    ],
    ['on = on', '[on = on]'],
    ['\n  consent.given\n  and order.final\n', 'and(consent.given, order.final)'],
  ])('%s', (text, expected) => {
    expect(tree(parsed(text))).toBe(expected)
  })

  test('every node knows where it stands', () => {
    const text = ' not (consent.given  or US in person.nationalities) and months(on, sentence.end) >= 6 '
    const places: string[] = []
    const walk = (formula: Formula): void => {
      places.push(text.slice(formula.at.start, formula.at.end))
      if (formula.kind === 'not') walk(formula.of)
      if (formula.kind === 'and' || formula.kind === 'or') formula.of.forEach(walk)
      if (formula.kind === 'member') places.push(text.slice(formula.state.at.start, formula.state.at.end))
      if (formula.kind === 'compare') {
        for (const term of [formula.left, formula.right]) places.push(text.slice(term.at.start, term.at.end))
        if (formula.left.kind === 'months') {
          for (const term of [formula.left.from, formula.left.to]) places.push(text.slice(term.at.start, term.at.end))
        }
      }
    }
    walk(parsed(text))
    expect(places).toEqual([
      'not (consent.given  or US in person.nationalities) and months(on, sentence.end) >= 6',
      'not (consent.given  or US in person.nationalities',
      'consent.given  or US in person.nationalities',
      'consent.given',
      'US in person.nationalities',
      'US',
      'months(on, sentence.end) >= 6',
      'months(on, sentence.end)',
      '6',
      'on',
      'sentence.end',
    ])
  })

  test('the tree is frozen throughout', () => {
    const walk = (data: unknown): void => {
      if (data === null || typeof data !== 'object') return
      if (!('start' in data)) expect(Object.isFrozen(data), JSON.stringify(data)).toBe(true)
      Object.values(data).forEach(walk)
    }
    for (const text of [
      'not consent.given and (transfer.to in person.nationalities or unknown)',
      'days(sentence.start, on) > 5 or consent.by = person or person.birthState != US',
      'sentence.end >= 2025-01-01 and transfer.to = US',
    ]) {
      walk(parsed(text))
    }
  })
})

describe('what is refused', () => {
  test('grammar, with the place and what was expected', () => {
    const texts = [
      '',
      '   ',
      'consent.given and',
      'consent.given or ',
      'not',
      'and consent.given',
      'consent.given order.final',
      'consent.given not order.final',
      '(consent.given',
      'consent.given)',
      '()',
      '(consent.given or order.final and (true)',
      'US',
      'transfer.to',
      'on',
      '2025-01-01',
      '18',
      'months(on, sentence.end)',
      'person.age >=',
      'person.age >= >= 18',
      'person.age = 18 = 18',
      'person.age = not 18',
      'person.age = (18)',
      'true = consent.given',
      'consent.by = unknown',
      'in person.nationalities',
      'days on, sentence.end) > 1',
      'days(on sentence.end) > 1',
      'days(on, sentence.end > 1',
      'days(on, sentence.end',
      'days(on, 2025-01-01) > 1',
      'days((on), sentence.end) > 1',
      'days = 1',
      ', consent.given',
    ]
    expect(told(texts)).toMatchInlineSnapshot(`
      """
          unexpected-end <>@0 Here the formula ends where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "   "
          unexpected-end <>@3 Here the formula ends where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "consent.given and"
          unexpected-end <>@17 Here the formula ends where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "consent.given or "
          unexpected-end <>@17 Here the formula ends where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "not"
          unexpected-end <>@3 Here the formula ends where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "and consent.given"
          unexpected-word <and>@0 Here "and" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "consent.given order.final"
          unexpected-word <order.final>@14 Here "order.final" stands where "and", "or" or the end was expected. | Write "and", "or" or the end.
      "consent.given not order.final"
          unexpected-word <not>@14 Here "not" stands where "and", "or" or the end was expected. | Write "and", "or" or the end.
      "(consent.given"
          unexpected-end <>@14 Here the formula ends where ")" was expected. | Write ")".
      "consent.given)"
          unexpected-word <)>@13 Here ")" stands where "and", "or" or the end was expected. | Write "and", "or" or the end.
      "()"
          unexpected-word <)>@1 Here ")" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "(consent.given or order.final and (true)"
          unexpected-end <>@40 Here the formula ends where ")" was expected. | Write ")".
      "US"
          unexpected-end <>@2 Here the formula ends where a comparison such as = or < was expected. | Write a comparison such as = or <.
      "transfer.to"
          unexpected-end <>@11 Here the formula ends where a comparison such as = or < was expected. | Write a comparison such as = or <.
      "on"
          unexpected-end <>@2 Here the formula ends where a comparison such as = or < was expected. | Write a comparison such as = or <.
      "2025-01-01"
          unexpected-end <>@10 Here the formula ends where a comparison such as = or < was expected. | Write a comparison such as = or <.
      "18"
          unexpected-end <>@2 Here the formula ends where a comparison such as = or < was expected. | Write a comparison such as = or <.
      "months(on, sentence.end)"
          unexpected-end <>@24 Here the formula ends where a comparison such as = or < was expected. | Write a comparison such as = or <.
      "person.age >="
          unexpected-end <>@13 Here the formula ends where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "person.age >= >= 18"
          unexpected-word <>=>@14 Here ">=" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "person.age = 18 = 18"
          unexpected-word <=>@16 Here "=" stands where "and", "or" or the end was expected. | Write "and", "or" or the end.
      "person.age = not 18"
          unexpected-word <not>@13 Here "not" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "person.age = (18)"
          unexpected-word <(>@13 Here "(" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "true = consent.given"
          unexpected-word <true>@0 Here "true" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "consent.by = unknown"
          unexpected-word <unknown>@13 Here "unknown" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "in person.nationalities"
          unexpected-word <in>@0 Here "in" stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number.
      "days on, sentence.end) > 1"
          unexpected-word <on>@5 Here "on" stands where "(" was expected. | Write "(".
      "days(on sentence.end) > 1"
          unexpected-word <sentence.end>@8 Here "sentence.end" stands where "," was expected. | Write ",".
      "days(on, sentence.end > 1"
          unexpected-word <>>@22 Here ">" stands where ")" was expected. | Write ")".
      "days(on, sentence.end"
          unexpected-end <>@21 Here the formula ends where ")" was expected. | Write ")".
      "days(on, 2025-01-01) > 1"
          unexpected-word <2025-01-01>@9 Here "2025-01-01" stands where a fact of type date, or "on" was expected. | Write a fact of type date, or "on".
      "days((on), sentence.end) > 1"
          unexpected-word <(>@5 Here "(" stands where a fact of type date, or "on" was expected. | Write a fact of type date, or "on".
      "days = 1"
          unexpected-word <=>@5 Here "=" stands where "(" was expected. | Write "(".
      ", consent.given"
          unexpected-word <,>@0 Here "," stands where a fact, a State, a date or a number was expected. | Write a fact, a State, a date or a number."
    `)
  })

  test('after "in" a fact must stand', () => {
    const codes = (text: string): readonly string[] => problems(text).map((line) => line.split(' ')[0] ?? '')
    expect(codes('US in')).toEqual(['unexpected-end'])
    expect(codes('US in 2025-01-01')).toEqual(['unexpected-word'])
    expect(codes('(US in ) and order.final')).toEqual(['unexpected-word'])
  })

  test('words outside the vocabulary, with the nearest one', () => {
    const texts = [
      'consent.givn',
      'consent.given and nothing.like.it',
      'person.agee >= 18',
      'person.age >= eighteen',
      'person.birthState = Us',
      'one = two',
      'US in nationalities',
      'US in person.nationality',
      'days(sentence.begin, on) > 1',
      'days(on, sentence.ende) > 1',
      'consent.givn or order.finl and person.agee >= 18',
    ]
    expect(told(texts)).toMatchInlineSnapshot(`
      ""consent.givn"
          unknown-word <consent.givn>@0 "consent.givn" is not in the vocabulary. | Did you mean consent.given? Write a fact.
      "consent.given and nothing.like.it"
          unknown-word <nothing.like.it>@18 "nothing.like.it" is not in the vocabulary. | Write a fact.
      "person.agee >= 18"
          unknown-word <person.agee>@0 "person.agee" is not in the vocabulary. | Did you mean person.age? Write a fact, a State, a date, a number or a value.
      "person.age >= eighteen"
          unknown-word <eighteen>@14 "eighteen" is not in the vocabulary. | Write a fact, a State, a date, a number or a value.
      "person.birthState = Us"
          unknown-word <Us>@20 "Us" is not in the vocabulary. | Write a fact, a State, a date, a number or a value.
      "one = two"
          unknown-word <one>@0 "one" is not in the vocabulary. | Write a fact, a State, a date, a number or a value.
          unknown-word <two>@6 "two" is not in the vocabulary. | Write a fact, a State, a date, a number or a value.
      "US in nationalities"
          unknown-word <nationalities>@6 "nationalities" is not in the vocabulary. | Write a fact that is a set of States.
      "US in person.nationality"
          unknown-word <person.nationality>@6 "person.nationality" is not in the vocabulary. | Did you mean person.nationalities? Write a fact that is a set of States.
      "days(sentence.begin, on) > 1"
          unknown-word <sentence.begin>@5 "sentence.begin" is not in the vocabulary. | Write a fact of type date, or "on".
      "days(on, sentence.ende) > 1"
          unknown-word <sentence.ende>@9 "sentence.ende" is not in the vocabulary. | Did you mean sentence.end? Write a fact of type date, or "on".
      "consent.givn or order.finl and person.agee >= 18"
          unknown-word <consent.givn>@0 "consent.givn" is not in the vocabulary. | Did you mean consent.given? Write a fact.
          unknown-word <order.finl>@16 "order.finl" is not in the vocabulary. | Did you mean order.final? Write a fact.
          unknown-word <person.agee>@31 "person.agee" is not in the vocabulary. | Did you mean person.age? Write a fact, a State, a date, a number or a value."
    `)
  })

  test('types that do not fit', () => {
    const texts = [
      'person.age',
      'sentence.end',
      'consent.by',
      'person.birthState',
      'person.nationalities',
      'not person.age',
      'consent.given = consent.written',
      'person.nationalities = US',
      'US != person.nationalities',
      'person.age = sentence.end',
      'person.age >= 2025-01-01',
      'sentence.end = 18',
      'transfer.to = 18',
      'consent.by = US',
      'consent.by = 1',
      'consent.by = sentence.end',
      'person.birthState = consent.by',
      'consent.by < person',
      'consent.by >= waiver.by',
      'transfer.to < US',
      'person.birthState >= transfer.from',
      'consent.by = request.by',
      'consent.by = sending',
      'days(on, sentence.end) = on',
      'consent.given in person.nationalities',
      '18 in person.nationalities',
      'none in person.nationalities',
      'US in person.birthState',
      'US in consent.given',
      'days(person.age, on) > 1',
      'days(on, consent.by) > 1',
      'months(person.nationalities, person.birthState) > 1',
    ]
    expect(told(texts)).toMatchInlineSnapshot(`
      ""person.age"
          wrong-type <person.age>@0 "person.age" is a number and cannot stand alone. | Compare it with a value, or use "in" for a set of States.
      "sentence.end"
          wrong-type <sentence.end>@0 "sentence.end" is a date and cannot stand alone. | Compare it with a value, or use "in" for a set of States.
      "consent.by"
          wrong-type <consent.by>@0 "consent.by" is an enumeration and cannot stand alone. | Compare it with a value, or use "in" for a set of States.
      "person.birthState"
          wrong-type <person.birthState>@0 "person.birthState" is a State and cannot stand alone. | Compare it with a value, or use "in" for a set of States.
      "person.nationalities"
          wrong-type <person.nationalities>@0 "person.nationalities" is a set of States and cannot stand alone. | Compare it with a value, or use "in" for a set of States.
      "not person.age"
          wrong-type <person.age>@4 "person.age" is a number and cannot stand alone. | Compare it with a value, or use "in" for a set of States.
      "consent.given = consent.written"
          wrong-type <consent.given = consent.written>@0 A boolean cannot be compared. | Write the fact alone, or "not" before it.
      "person.nationalities = US"
          wrong-type <person.nationalities = US>@0 A set of States cannot be compared. | Use "State in fact".
      "US != person.nationalities"
          wrong-type <US != person.nationalities>@0 A set of States cannot be compared. | Use "State in fact".
      "person.age = sentence.end"
          wrong-type <person.age = sentence.end>@0 The two sides have different types: a number and a date. | Compare values of one type.
      "person.age >= 2025-01-01"
          wrong-type <person.age >= 2025-01-01>@0 The two sides have different types: a number and a date. | Compare values of one type.
      "sentence.end = 18"
          wrong-type <sentence.end = 18>@0 The two sides have different types: a date and a number. | Compare values of one type.
      "transfer.to = 18"
          wrong-type <transfer.to = 18>@0 The two sides have different types: a State and a number. | Compare values of one type.
      "consent.by = US"
          wrong-type <consent.by = US>@0 The two sides have different types: an enumeration and a State. | Compare values of one type.
      "consent.by = 1"
          wrong-type <consent.by = 1>@0 The two sides have different types: an enumeration and a number. | Compare values of one type.
      "consent.by = sentence.end"
          wrong-type <consent.by = sentence.end>@0 The two sides have different types: an enumeration and a date. | Compare values of one type.
      "person.birthState = consent.by"
          wrong-type <person.birthState = consent.by>@0 The two sides have different types: a State and an enumeration. | Compare values of one type.
      "consent.by < person"
          wrong-type <consent.by < person>@0 Values of this type (an enumeration) have no order. | Use = or !=.
      "consent.by >= waiver.by"
          wrong-type <consent.by >= waiver.by>@0 Values of this type (an enumeration) have no order. | Use = or !=.
      "transfer.to < US"
          wrong-type <transfer.to < US>@0 Values of this type (a State) have no order. | Use = or !=.
      "person.birthState >= transfer.from"
          wrong-type <person.birthState >= transfer.from>@0 Values of this type (a State) have no order. | Use = or !=.
      "consent.by = request.by"
          wrong-type <consent.by = request.by>@0 The two facts have different enumerations. | Compare facts of the same enumeration.
      "consent.by = sending"
          wrong-type <sending>@13 "sending" is not one of the values of this fact. | Write one of: person, representative, none.
      "days(on, sentence.end) = on"
          wrong-type <days(on, sentence.end) = on>@0 The two sides have different types: a number and a date. | Compare values of one type.
      "consent.given in person.nationalities"
          wrong-type <consent.given>@0 Only a State can be "in" a set of States. | Write transfer.to, transfer.from or a code such as US before "in".
      "18 in person.nationalities"
          wrong-type <18>@0 Only a State can be "in" a set of States. | Write transfer.to, transfer.from or a code such as US before "in".
      "none in person.nationalities"
          wrong-type <none>@0 Only a State can be "in" a set of States. | Write transfer.to, transfer.from or a code such as US before "in".
      "US in person.birthState"
          wrong-type <person.birthState>@6 "person.birthState" is a State, not a set of States. | Write a fact of type countries after "in".
      "US in consent.given"
          wrong-type <consent.given>@6 "consent.given" is a boolean, not a set of States. | Write a fact of type countries after "in".
      "days(person.age, on) > 1"
          wrong-type <person.age>@5 "person.age" is a number, not a date. | Write a fact of type date, or "on".
      "days(on, consent.by) > 1"
          wrong-type <consent.by>@9 "consent.by" is an enumeration, not a date. | Write a fact of type date, or "on".
      "months(person.nationalities, person.birthState) > 1"
          wrong-type <person.nationalities>@7 "person.nationalities" is a set of States, not a date. | Write a fact of type date, or "on".
          wrong-type <person.birthState>@29 "person.birthState" is a State, not a date. | Write a fact of type date, or "on"."
    `)
  })

  test('days that the calendar does not have', () => {
    expect(problems('sentence.end < 2025-02-29 or sentence.start = 2025-13-01')).toEqual([
      'impossible-date <2025-02-29>@15 The calendar has no day 2025-02-29. | Write an existing day as YYYY-MM-DD.',
      'impossible-date <2025-13-01>@46 The calendar has no day 2025-13-01. | Write an existing day as YYYY-MM-DD.',
    ])
  })

  test('problems of words and types are all reported, and a grammatical one closes the list', () => {
    expect(problems('consent.givn and person.age and person.age = (').map((line) => line.split(' ')[0])).toEqual([
      'unknown-word',
      'wrong-type',
      'unexpected-word',
    ])
  })

  test('characters outside the notation', () => {
    expect(problems('consent.given && order.final')).toEqual([
      'unexpected-character <&>@14 "&" is no word, number, date or sign of the notation. | Write facts and values with letters, digits, dots and hyphens, dates as 2025-03-15, and the signs = != < <= > >= ( ) ,.',
    ])
  })
})

describe('limits', () => {
  test('20,000 characters are read, one more is not', () => {
    const most = `consent.given${' '.repeat(20_000 - 'consent.given'.length)}`
    expect(most.length).toBe(20_000)
    expect(parseFormula(most, FACTS).ok).toBe(true)
    expect(parseFormula(`${most} `, FACTS)).toEqual({
      ok: false,
      problems: [
        {
          code: 'too-long',
          at: { start: 20_000, end: 20_001 },
          message: 'The formula has 20001 characters; 20000 are the most.',
          mend: 'Split it into several provisions.',
        },
      ],
    })
  })

  const deep = (brackets: number): string => `${'('.repeat(brackets)}consent.given${')'.repeat(brackets)}`

  test('200 brackets inside each other are read, 201 are not', () => {
    expect(problems(deep(200))).toEqual([])
    expect(problems(deep(201)).map((line) => line.split(' ')[0])).toEqual(['too-deep'])
  })

  test('200 negations inside each other are read, 201 are not', () => {
    expect(problems(`${'not '.repeat(200)}consent.given`)).toEqual([])
    expect(problems(`${'not '.repeat(201)}consent.given`)).toEqual([
      'too-deep <consent.given>@804 More than 200 brackets or negations inside each other. | Remove the brackets that change nothing.',
    ])
  })

  test('brackets that follow each other are not inside each other', () => {
    expect(problems(Array(300).fill('(not consent.given)').join(' and '))).toEqual([])
    expect(problems(Array(300).fill('(not consent.given or true)').join(' or '))).toEqual([])
  })
})
