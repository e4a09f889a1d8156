import { lexiconOf } from './language/index.ts'
import type { DateMention, Figure, Mention, Selector, Source, Statement } from './model.ts'
import { CLAIM_PATTERNS, type ClaimKind, PEOPLE } from './question/claims.ts'
import { type About, FACT_PATTERNS } from './question/facts.ts'
import { selectorAt } from './source/index.ts'
import { datesIn } from './statement/dates.ts'
import { figuresIn } from './statement/figures.ts'
import { bodiesIn, mentionsBy, mentionsOf, withAuthors } from './statement/mentionList.ts'
import { namesIn } from './statement/mentions.ts'
import type { Known } from './statement/nameRuns.ts'
import { joinedSpans, overlapping, placeAll } from './statement/places.ts'
import { statementsOf } from './statement/statements.ts'
import { subjectOf } from './statement/subject.ts'
import { tokenList } from './statement/tokens.ts'

/** A figure, a fact or a claim that a text touches, and the statement in which it does. */
interface Touch<T> {
  readonly statement: string
  readonly words: Selector
  readonly of: T
}

/** A fact of the vocabulary that words touch. */
interface TouchedFact {
  readonly fact: string
  readonly about: About
  readonly denied: boolean
  /** Of whom it is said by name; nobody where the words are about a group, or where that is not plain. */
  readonly people: readonly string[]
}

/** A text taken apart. Nothing in it is a finding: it says what the text says, and on whose word. */
export interface ReadText {
  readonly source: Source
  readonly statements: readonly Statement[]
  readonly terms: readonly Selector[]
  readonly figures: readonly Touch<Figure>[]
  readonly dates: readonly DateMention[]
  readonly mentions: readonly Mention[]
  readonly facts: readonly Touch<TouchedFact>[]
  readonly claims: readonly Touch<ClaimKind>[]
}

interface Hit<T> {
  readonly words: Selector
  readonly of: T
}

/** Takes a text apart. */
export function readText(source: Source, known: Known): ReadText {
  const lexicon = lexiconOf(source.language)
  const { text } = source
  const select = (start: number, end: number): Selector => selectorAt(text, start, end)
  const prose = source.blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'caption')
  const tokens = tokenList(text, source.blocks)
  const names = namesIn(
    source.blocks.filter(({ kind }) => kind !== 'heading').map(({ start, end }) => tokens(start, end)),
    lexicon,
    known,
    text,
  )
  const { statements, terms, sentences } = statementsOf(source, names, lexicon, tokens, select)
  const postAt = source.posts.map(({ start, end, on }) => ({ start, end, on }))
  const captions = source.blocks.filter(({ kind }) => kind === 'caption' || kind === 'heading')
  const dates = [...sentences, ...captions]
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end }) => {
      // What a post calls today is the day of the post.
      const post = postAt.find((one) => one.start <= start && end <= one.end)
      const on = post === undefined ? source.published : post.on
      return datesIn(text.slice(start, end), source.language, on, (from, to) => select(start + from, start + to))
    })
  const statutes = mentionsBy(text, lexicon.statutes, 'statute', select)
  const cases = mentionsBy(text, lexicon.cases, 'case', select)
  const laws = [...statutes, ...cases].flatMap(({ places }) => places)
  const inLaw = joinedSpans(laws)
  const spans = joinedSpans([...dates.map(({ words }) => words), ...laws, ...names.all])
  const taken = (start: number, end: number): boolean =>
    spans(start, end) || /^(19|20)\d{2}$/.test(text.slice(start, end))
  const figures = prose
    .flatMap(({ start, end }) => figuresIn(text, tokens(start, end), lexicon, taken, select))
    .map((figure) => ({ words: figure.words, of: figure }))
  const facts = hitsOf(
    prose,
    FACT_PATTERNS.map((pattern) => ({ words: pattern.words[source.language], of: pattern })),
    text,
    select,
  )
  const patterned = hitsOf(
    prose,
    CLAIM_PATTERNS.map((pattern) => ({ words: pattern.words[source.language], of: pattern.kind })),
    text,
    select,
  )
  const counts = figures.flatMap(({ words, of }): readonly Hit<ClaimKind>[] =>
    of.unit === 'count' && PEOPLE[source.language].test(of.counts) ? [{ words, of: 'count' }] : [],
  )
  const claims = [...patterned, ...counts].sort((a, b) => a.words.start - b.words.start)
  const placed = placeAll(
    source,
    statements,
    sentences,
    [...figures, ...facts, ...claims].map(({ words }) => words),
    select,
  )
  const voices = new Map(placed.statements.map(({ id, chain }) => [id, chain.map(({ name }) => name)] as const))
  const modes = new Map(placed.statements.map(({ id, mode }) => [id, mode] as const))
  const touch = <T>(hits: readonly Hit<T>[]): readonly Touch<T>[] =>
    hits.map((hit) => ({ ...hit, statement: placed.of(hit.words) }))
  const negated = (words: Selector): boolean => isDenied(text, words, lexicon.negations)
  return {
    source,
    statements: placed.statements,
    terms,
    figures: touch(figures),
    dates,
    mentions: withAuthors(source, [
      ...mentionsOf(
        names.all.filter((name) => !inLaw(name.start, name.start + 1)),
        select,
      ),
      ...bodiesIn(text, names.all, select),
      ...statutes,
      ...cases,
    ]),
    facts: touch(facts).map((hit) => {
      const mode = modes.get(hit.statement)
      return {
        ...hit,
        of: {
          fact: hit.of.fact,
          about: hit.of.about,
          denied: (mode === 'denies') !== negated(hit.words),
          people: hit.of.ofStates === true ? [] : subjectOf(text, names, hit.words, voices.get(hit.statement) ?? []),
        },
      }
    }),
    claims: touch(claims),
  }
}

/** Whether a negation stands shortly before, or inside, these words in their clause. */
function isDenied(text: string, { start, end }: Selector, negations: ReadonlySet<string>): boolean {
  const before =
    text
      .slice(Math.max(0, start - 64), start)
      .split(/[.;:,!?\n—–]| (?:and|but|y|pero) /)
      .at(-1) ?? ''
  return [...`${before} ${text.slice(start, end)}`.matchAll(/\p{L}+(?:n['’]t)?/gu)].some(
    ([word]) => negations.has(word.toLowerCase()) || /n['’]t$/.test(word),
  )
}

/** The places at which patterns fit, each stretch by the first pattern alone. */
function hitsOf<T>(
  blocks: Source['blocks'],
  patterns: readonly { readonly words: RegExp; readonly of: T }[],
  text: string,
  select: (start: number, end: number) => Selector,
): readonly Hit<T>[] {
  const inProse = joinedSpans(blocks)
  const all: Hit<T>[] = []
  const taken: { readonly start: number; readonly end: number }[] = []
  for (const { words, of } of patterns) {
    const own: { readonly start: number; readonly end: number }[] = []
    const isTaken = overlapping(taken)
    for (const { 0: found, index } of text.matchAll(words)) {
      const stretch = { start: index, end: index + found.trimEnd().length }
      if (stretch.end === stretch.start || !inProse(stretch.start, stretch.end) || isTaken(stretch)) continue
      own.push(stretch)
      all.push({ words: select(stretch.start, stretch.end), of })
    }
    taken.push(...own)
    taken.sort((a, b) => a.start - b.start)
  }
  return all.sort((a, b) => a.words.start - b.words.start)
}
