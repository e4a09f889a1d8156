import type { CaseTerms } from '../determination/index.ts'
import { checkRecord, checkState, entriesOf, type Fact, type FactValue, type ReportAt } from '../evidence/index.ts'
import { nearest } from '../logic/index.ts'
import { type AssertionTemplate, conditionsOf, type LawTextShape, wordsOf } from './recordsShape.ts'

type Path = readonly (string | number)[]

/** Checks what a row asserts against the vocabulary, and its conditions against the words of their columns. */
export function checkTemplate(
  template: AssertionTemplate,
  words: ReadonlyMap<string, readonly string[]>,
  path: Path,
  terms: CaseTerms,
  report: ReportAt,
): void {
  const fact = terms.vocabulary.get(template.fact)
  const { value } = template
  if (fact !== undefined && isFromColumn(value)) checkColumnValue(value, fact, path, terms, report)
  checkConstant(template, value, path, terms, report)
  for (const condition of conditionsOf(template)) {
    if (condition.is === undefined) continue
    const listed = words.get(condition.column)
    if (listed === undefined) {
      const message = `Nothing lists the words that can stand in the column "${condition.column}".`
      const mend = `Write words: { ${condition.column}: [every word of that column] }, so that a new word is noticed.`
      report('missing-key', [...path, 'when'], message, mend)
    } else {
      for (const word of wordsOf(condition).filter((one) => !listed.includes(one))) {
        const near = nearest(word, listed)
        const mend = near === null ? `Expected one of: ${listed.join(', ')}.` : `Did you mean "${near}"?`
        report('unknown-id', [...path, 'when'], `"${word}" is no word of the column "${condition.column}".`, mend)
      }
    }
  }
}

/** Checks a text of law: its States, and what it asserts. */
export function checkLawText(text: LawTextShape, path: Path, terms: CaseTerms, report: ReportAt): void {
  if (text.from === undefined && text.to === undefined) {
    const mend = 'Write from: [States], to: [States], or both.'
    report('missing-key', path, 'Nothing says for which States this text is law.', mend)
  }
  for (const side of ['from', 'to'] as const) {
    for (const [at, state] of (text[side] ?? []).entries()) checkState(state, [...path, side, at], terms.states, report)
  }
  for (const [at, one] of text.asserts.entries()) {
    const fact = terms.vocabulary.get(one.fact)
    checkConstant(one, one.value, [...path, 'asserts', at], terms, report)
    if (fact === undefined || fact.provenBy.includes(text.kind)) continue
    const message = `A text of the kind "${text.kind}" does not prove "${fact.id}".`
    const mend = `Texts of law assert only what they prove; what a person's case needs comes from a record on that person.`
    report('contradiction', [...path, 'asserts', at, 'fact'], message, mend)
  }
}

type ColumnValue = Extract<AssertionTemplate['value'], { column: string }>

function isFromColumn(value: AssertionTemplate['value'] | FactValue): value is ColumnValue {
  return typeof value === 'object' && 'column' in value
}

function checkColumnValue(value: ColumnValue, fact: Fact, path: Path, terms: CaseTerms, report: ReportAt): void {
  if (value.as === 'set' && fact.type !== 'countries') {
    const message = `"as: set" is only for sets of States; "${fact.id}" is of type ${fact.type}.`
    report('contradiction', [...path, 'value', 'as'], message, 'Remove it.')
  }
  if (fact.type === 'countries' && value.as !== 'set' && value.map === undefined) {
    const message = `"${fact.id}" is a set of States.`
    report('missing-key', [...path, 'value'], message, 'Write as: set, and several States with ";" between them.')
  }
  if (fact.type === 'boolean' && value.map === undefined) {
    const message = `"${fact.id}" is true or false, and nothing says which words of the column mean which.`
    report('missing-key', [...path, 'value'], message, `Write map: { WORD: true, WORD: false }.`)
  }
  for (const [word, mapped] of Object.entries(value.map ?? {})) {
    checkConstant({ fact: fact.id }, mapped, [...path, 'value', 'map', word], terms, report)
  }
}

/** Checks a value that stands in the file itself as an assertion of a case would be. */
function checkConstant(
  template: Pick<AssertionTemplate, 'fact'> & Partial<AssertionTemplate>,
  value: FactValue | ColumnValue,
  path: Path,
  terms: CaseTerms,
  report: ReportAt,
): void {
  const inMap = path.at(-2) === 'map'
  const shape = {
    fact: template.fact,
    value: isFromColumn(value) ? exampleOf(terms.vocabulary.get(template.fact)) : plain(value),
    exhibits: ['row'],
    ...(typeof template.from === 'string' ? { from: template.from } : {}),
    ...(typeof template.until === 'string' ? { until: template.until } : {}),
    ...(template.complete === undefined ? {} : { complete: template.complete }),
    ...(template.not === undefined ? {} : { not: [...template.not] }),
  }
  const entries = entriesOf({ exhibits: [{ id: 'row', kind: 'court-decision' }], assertions: [shape] })
  checkRecord(entries, terms, (code, at, message, mend) => {
    report(code, inMap ? path : [...path, ...at.slice(2)], message, mend)
  })
}

function plain(value: FactValue): boolean | number | string | string[] {
  return typeof value === 'object' ? [...value] : value
}

/** A value that fits the type of a fact, to check everything about an assertion whose value only its rows know. */
function exampleOf(fact: Fact | undefined): boolean | number | string | string[] {
  switch (fact?.type) {
    case 'number':
      return 0
    case 'date':
      return '2000-01-01'
    case 'enum':
      return fact.values?.[0] ?? ''
    case 'country':
      return 'US'
    case 'countries':
      return []
    case 'boolean':
    case undefined:
      return true
  }
}
