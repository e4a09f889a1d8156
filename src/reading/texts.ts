import type { ExhibitKind, Vocabulary } from '../evidence/index.ts'
import type { Source } from './model.ts'
import { type Contradiction, contradictionsOf } from './question/contradictions.ts'
import {
  gradeInformation,
  gradeSource,
  type InformationGrade,
  kindOf,
  type SourceGrade,
  type Suggestion,
} from './question/grade.ts'
import { claimsOf, type Proposal, type ProposedClaim, proposalsOf } from './question/propose.ts'
import { type Roots, rootsOf } from './question/roots.ts'
import { type ReadText, readText } from './read.ts'

/** What reading needs to know of the law: its facts, and the States with their names. */
export interface ReadingTerms {
  readonly vocabulary: Vocabulary
  readonly states: ReadonlyMap<string, string>
}

/** A text with all that was found in it, and what is suggested of it. */
export interface GradedText extends ReadText {
  readonly kind: Suggestion<ExhibitKind>
  readonly grade: Suggestion<SourceGrade>
  /** By the number of the statement. */
  readonly information: ReadonlyMap<string, Suggestion<InformationGrade>>
  readonly proposals: readonly Proposal[]
  readonly proposedClaims: readonly ProposedClaim[]
}

/** Several texts, which of them rest on which, and where they contradict each other. */
export interface ReadTexts {
  readonly texts: readonly GradedText[]
  readonly roots: Roots
  readonly contradictions: readonly Contradiction[]
}

/** Takes texts apart, one by one and then side by side. It believes none of them: what comes out are allegations. */
export function readTexts(sources: readonly Source[], terms: ReadingTerms): ReadTexts {
  const states = namesOfStates(terms.states)
  const read = sources.map((source) => readText(source, { states }))
  const roots = rootsOf(read)
  const contradictions = contradictionsOf(read)
  const origins = supportOf(read, roots)
  const texts = read.map((text, at): GradedText => {
    const contradicted = new Set(
      contradictions
        .flatMap(({ a, b }) => [a, b])
        .filter((place) => place.text === at)
        .map(({ statement }) => statement),
    )
    return {
      ...text,
      kind: kindOf(text.source),
      grade: gradeSource(text.source),
      information: new Map(
        text.statements.map((statement) => [
          statement.id,
          gradeInformation(statement, {
            origins: origins(text, statement.id),
            contradicted: contradicted.has(statement.id),
          }),
        ]),
      ),
      proposals: proposalsOf(text, terms.vocabulary, states),
      proposedClaims: claimsOf(text),
    }
  })
  return { texts, roots, contradictions }
}

/** How many origins say what a statement says: by the same fact of the same people, or the same figure. */
function supportOf(read: readonly ReadText[], { origins }: Roots): (text: ReadText, statement: string) => number {
  const originAt = new Map(origins.flatMap(({ texts }, number) => texts.map((text) => [text, number] as const)))
  const saying = new Map<string, Set<number>>()
  const keysOf = read.map((text, at) => {
    const keys = new Map<string, string[]>()
    const put = (statement: string, key: string): void => {
      const origin = originAt.get(at) ?? -1
      saying.set(key, (saying.get(key) ?? new Set()).add(origin))
      keys.set(statement, [...(keys.get(statement) ?? []), key])
    }
    for (const { statement, of } of text.facts)
      for (const name of of.people) put(statement, `${of.fact} ${of.denied} ${name}`)
    for (const { statement, of } of text.figures)
      if (of.value !== null && of.counts.includes(' ')) put(statement, `${of.value} ${of.counts.toLowerCase()}`)
    return keys
  })
  const keysIn = new Map(read.map((text, at) => [text, keysOf[at]] as const))
  return (text, statement) => {
    const keys = keysIn.get(text)?.get(statement) ?? []
    return Math.max(1, new Set(keys.flatMap((key) => [...(saying.get(key) ?? [])])).size)
  }
}

/** The names of States in English and Spanish, in small letters, with their codes. */
function namesOfStates(states: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const language of ['en', 'es']) {
    const display = new Intl.DisplayNames(language, { type: 'region' })
    for (const code of states.keys()) names.set((display.of(code) ?? code).toLowerCase(), code)
  }
  for (const [code, name] of states) names.set(name.toLowerCase(), code)
  for (const name of ['u.s.', 'u.s.a.', 'usa', 'us', 'united states of america', 'america', 'ee. uu.', 'eeuu'])
    names.set(name, 'US')
  for (const name of ['uk', 'u.k.', 'britain', 'great britain']) names.set(name, 'GB')
  return names
}
