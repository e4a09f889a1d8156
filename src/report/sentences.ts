import type { Because, Determination, FindingDetail, MissingFact, ProvisionResult } from '../determination/index.ts'
import { monthsBetween, parseDay } from '../logic/index.ts'
import { decisive, exhibitWords, findingsOf, leavesOf, type View } from './view.ts'
import { dayWords, gapWords, kindWords, safe, setAsideWords, short, stateName, valueWords } from './words.ts'

/** The author and date of an allegation: "by The Daily Example (press report, 3 May 2024)". */
function authorWords(by: Determination['allegations'][number]['by']): string {
  if (by.length === 0) return 'by an author not stated, date not stated'
  return by
    .map(({ kind, issuer, issued }) => {
      const author = issuer === null ? 'an author not stated' : short(safe(issuer))
      return `by ${author} (${kindWords(kind)}), ${dayWords(issued)}`
    })
    .join('; ')
}

/** What is missing, as a sentence on the fact; who alleges it; and what it would settle. */
export function missingWords(
  view: View,
  missing: MissingFact,
): { readonly says: string; readonly proof: string; readonly alleged: readonly string[]; readonly settles: string } {
  const fact = view.law.vocabulary.get(missing.fact)
  const members = (missing.members ?? []).map((state) => stateName(view.law, state))
  const of = members.length === 0 ? '' : ` Open for: ${members.join(', ')}.`
  const alleged = view.determination.allegations.filter(({ assertion }) => missing.alleged.includes(assertion))
  const count = missing.provisions.length
  const open = `${count} open ${count === 1 ? 'provision' : 'provisions'}`
  return {
    says: `${fact?.says ?? missing.fact}${of}`,
    proof: missing.provenBy.map(kindWords).join(', '),
    alleged: [...new Set(alleged.map(({ by }) => authorWords(by)))],
    settles: missing.settles === 0 ? `bears on ${open}` : `would settle ${missing.settles} of ${open}`,
  }
}

/** An allegation as a sentence that never reads as a fact: author, kind, date, and what is claimed. */
export function allegationWords(view: View, { fact, value, by }: Determination['allegations'][number]): string {
  const says = view.law.vocabulary.get(fact)?.says ?? ''
  const claim =
    value === true ? 'that this is so' : value === false ? 'that this is not so' : `"${safe(valueWords(value))}" for`
  return `Alleged ${authorWords(by)}, ${claim}: ${says} (${fact})`
}

/** Statements on facts that no rule turns on, with author and date. */
export function idleStatements(view: View): readonly string[] {
  const alleged = new Set(view.determination.allegations.map(({ assertion }) => assertion))
  return view.case.record.assertions
    .filter(({ fact, index }) => view.law.vocabulary.get(fact)?.unused !== undefined && !alleged.has(index))
    .map(({ fact, value, exhibits }) => {
      const says = view.law.vocabulary.get(fact)?.says ?? ''
      return `On record, and no rule turns on it: ${says} (${fact}: ${safe(valueWords(value))}) ${exhibits.map((id) => exhibitWords(view, id)).join('; ')}`
    })
}

/** How the case came to its basis when it names none; empty if it names one. */
export function basisChoiceWords(view: View): string {
  const { bases, basis } = view.determination
  if (basis === null || bases.length < 2) return ''
  const count = (outcome: string): number => bases.filter((one) => one.outcome === outcome).length
  const counts = [`${count('shown')} shown`, `${count('not-shown')} not shown`, `${count('barred')} barred`].join(', ')
  return `The case names no legal basis. ${bases.length} fit the two States and were examined: ${counts}. Below is the first of the best.`
}

/** Why the decisive part of a provision stands as it does: findings with their exhibits, counts, and what was set aside. */
export function whyLines(view: View, result: ProvisionResult): readonly string[] {
  const because = decisive(result.because)
  const lines = findingsOf(because).flatMap((detail) => findingLines(view, detail))
  return [...new Set([...lines, ...leavesOf(because).flatMap((leaf) => countLines(view, leaf))])]
}

function findingLines(view: View, detail: FindingDetail): readonly string[] {
  const fact = view.law.vocabulary.get(detail.fact)
  const state = detail.member === undefined ? '' : `${stateName(view.law, detail.member)}: `
  const value = detail.value === undefined || detail.value === true ? '' : ` ${safe(valueWords(detail.value))}.`
  const memory = detail.tables?.some(({ verified }) => verified.includes('memory')) ? ', with rows from memory' : ''
  const gap = detail.finding === 'unproven' || detail.tables !== undefined ? ` (${gapWords(detail.gap)}${memory})` : ''
  const head = `${detail.finding.charAt(0).toUpperCase()}${detail.finding.slice(1)}: ${state}${fact?.says ?? detail.fact}${value}${gap}`
  const aside = (detail.setAside ?? []).map((one) => `Set aside: ${safe(setAsideWords(one))}`)
  return [head, ...detail.exhibits.map((id) => `Exhibit: ${exhibitWords(view, id)}`), ...aside]
}

/** What calendar months or days come to between two known days, where a leaf counts them. */
function countLines(view: View, leaf: Because): readonly string[] {
  const found = /(months|days)\(([\w.]+), ([\w.]+)\)/.exec(leaf.formula)
  const dayOf = (name: string | undefined): number | null => {
    const text = name === 'on' ? view.determination.on : leaf.findings?.find(({ fact }) => fact === name)?.value
    return typeof text === 'string' ? parseDay(text) : null
  }
  const from = dayOf(found?.[2])
  const to = dayOf(found?.[3])
  if (found === null || from === null || to === null) return []
  if (found[1] === 'days') return [`Counted: ${to - from} days (${leaf.formula})`]
  const { low, high } = monthsBetween(from, to)
  const span = low === high ? `${low}` : `${low} to ${high}, as the last day is counted or not`
  return [`Counted in whole calendar months: ${span} (${leaf.formula})`]
}
