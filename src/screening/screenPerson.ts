import {
  type Case,
  type CompiledLaw,
  type Determination,
  type DetermineOptions,
  determine,
  type Outcome,
  worse,
} from '../determination/index.ts'
import type { CaseRecord } from '../evidence/index.ts'
import { formatDay } from '../logic/index.ts'
import type { Harm, HarmFinder } from './asymmetry.ts'
import type { Claims, ClaimsReader } from './claims.ts'
import { personCase, textsFor } from './personCase.ts'
import { type Candidate, type Gathered, matchedRecord } from './personRecords.ts'
import type { LawTextShape } from './recordsShape.ts'
import { type Hold, type ScreenedPerson, transferText } from './screening.ts'

/** What screening one person needs besides the person. */
export interface Bench {
  readonly law: CompiledLaw
  readonly texts: readonly LawTextShape[]
  readonly options: DetermineOptions
  readonly claimsOf: ClaimsReader
  readonly harmsOf: HarmFinder
  readonly shared: ReadonlySet<string>
}

/** The case that a person is determined on: the texts of law that reach the hand-over, and the records that count. */
export function caseOf({ person, candidates }: Gathered, texts: readonly LawTextShape[]): Case {
  const counting = candidates.filter(({ standing }) => standing === 'certain' || standing === 'confirmed')
  return personCase(person, [...textsFor(texts, person.transfer), ...counting.map(({ record }) => record.record)])
}

/** Determines one person of the list on the records that count, and holds the answer back where a person must look. */
export function screenPerson(gathered: Gathered, bench: Bench): ScreenedPerson {
  const { person, candidates, rulings } = gathered
  const texts = textsFor(bench.texts, person.transfer)
  const given = caseOf(gathered, bench.texts)
  const determination = determine(bench.law, given, bench.options)
  const bases = determination.bases.map(({ basis }) => basis)

  const holds = [
    ...sharedHolds(candidates, bench.shared),
    ...ruledHolds(gathered, determination, bench),
    ...possibleHolds(gathered, texts, bases, bench),
  ]

  const answer = heldBack(determination, holds)
  const held = new Set(holds.map(({ record }) => record))
  return {
    row: person.row,
    id: person.id,
    name: person.name,
    transfer: transferText(person.transfer, formatDay(person.transfer.on)),
    outcome: answer.outcome,
    held: answer.held,
    withoutHolds: determination.outcome,
    determination: answered(determination, answer, () =>
      determine(bench.law, given, { ...bench.options, basis: answer.basis ?? undefined }),
    ),
    records: candidates.map((candidate) => matchedRecord(person, candidate, countedOf(candidate, held))),
    holds,
    rulings,
    content: person.content,
  }
}

function countedOf(
  { record, standing }: Candidate,
  held: ReadonlySet<string>,
): ScreenedPerson['records'][number]['counted'] {
  if (standing === 'certain') return 'as-it-is'
  if (standing !== 'possible') return standing
  return held.has(record.id) ? 'must-be-ruled-out' : 'not-counted'
}

const SAYS = {
  bar: 'A record that may concern this person would bar the hand-over: it must be ruled out by a person.',
  'open-a-question': 'A record that may concern this person would open a question: it must be ruled out by a person.',
  ruled:
    'Only a ruling ties this record to the person, and the hand-over would not be shown without it: a ruling alone shows nobody.',
  shared: 'This record was matched with several people of the list: a person must say whom it concerns.',
} as const

/** The holds of records that may concern the person and would do harm. */
function possibleHolds(
  { person, candidates }: Gathered,
  texts: readonly CaseRecord[],
  bases: readonly string[],
  { claimsOf, harmsOf }: Bench,
): readonly Hold[] {
  const isPossible = ({ standing }: Candidate): boolean => standing === 'possible'
  if (!candidates.some(isPossible)) return []
  const read = (record: CaseRecord): Claims => claimsOf(record, person.transfer)
  const heard = candidates.filter(({ standing }) => standing !== 'ruled-out')
  const counting = heard.filter((one) => !isPossible(one)).map(({ record }) => read(record.record))
  const possible = heard.filter(isPossible).map((one) => [one, read(one.record.record)] as const)
  const others = [...texts.map(read), ...counting]
  return possible.flatMap(([candidate, own]) => {
    const rest = possible.filter(([one]) => one !== candidate).map(([, claims]) => claims)
    const harms = harmsOf(own, { counting: others, possible: rest }, person.transfer, bases)
    return harms.length === 0 ? [] : [possibleHold(candidate, harms)]
  })
}

/** The holds of records that count for several rows of the list. */
function sharedHolds(candidates: readonly Candidate[], shared: ReadonlySet<string>): readonly Hold[] {
  return candidates.filter(({ record, standing }) => standing === 'certain' && shared.has(record.id)).map(sharedHold)
}

/**
 * The holds of records that a ruling alone ties to the person, where nobody would be shown without them: what helps
 * counts only above the upper threshold (contract, section 7), and no ruling takes its place.
 */
function ruledHolds(gathered: Gathered, { bases }: Determination, bench: Bench): readonly Hold[] {
  const ruled = gathered.candidates.filter(({ tiedByRuling }) => tiedByRuling)
  const shown = bases.filter(({ outcome }) => outcome === 'shown')
  if (ruled.length === 0 || shown.length === 0) return []
  const rest = { ...gathered, candidates: gathered.candidates.filter(({ tiedByRuling }) => !tiedByRuling) }
  const without = determine(bench.law, caseOf(rest, bench.texts), bench.options).bases
  const holds = shown.every(({ basis }) => without.some((one) => one.basis === basis && one.outcome === 'shown'))
  return holds
    ? []
    : ruled.map(({ record, likeness }) => ({
        record: record.id,
        why: 'tied-by-a-ruling-alone',
        probability: likeness?.probability ?? null,
        would: 'open-a-question',
        says: SAYS.ruled,
        provisions: [],
      }))
}

function possibleHold({ record, likeness }: Candidate, harms: readonly Harm[]): Hold {
  const would = harms.some(({ state }) => state !== 'unproven') ? 'bar' : 'open-a-question'
  return {
    record: record.id,
    why: 'may-concern-this-person',
    probability: likeness?.probability ?? null,
    would,
    says: SAYS[would],
    provisions: harms,
  }
}

function sharedHold({ record, likeness }: Candidate): Hold {
  return {
    record: record.id,
    why: 'matched-with-several-people',
    probability: likeness?.probability ?? null,
    would: 'open-a-question',
    says: SAYS.shared,
    provisions: [],
  }
}

/** The answer after holds: under which basis, and whether a hold stands between it and a better one. */
interface Answer {
  readonly outcome: Outcome
  readonly basis: string | null
  readonly held: boolean
}

/**
 * Under every basis that a hold touches the outcome is at best `not-shown`; the answer is the best that is left. The
 * person is held if that took something away, or if every basis that leads to the answer is touched.
 */
function heldBack(determination: Determination, holds: readonly Hold[]): Answer {
  const touched = (basis: string): boolean =>
    holds.some(({ provisions }) => provisions.length === 0 || provisions.some(({ bases }) => bases.includes(basis)))
  const left = determination.bases.map(({ basis, outcome }) => {
    const holding = touched(basis)
    return { basis, outcome: holding ? worse(outcome, 'not-shown') : outcome, holding }
  })
  const best = left.reduce<Outcome>(
    (before, { outcome }) => (worse(before, outcome) === before ? outcome : before),
    'barred',
  )
  const leading = left.filter(({ outcome }) => outcome === best)
  const held = holds.length > 0 && (best !== determination.outcome || leading.every(({ holding }) => holding))
  const own = leading.find(({ basis }) => basis === determination.basis)
  const [first] = leading
  return { outcome: best, basis: (own ?? first)?.basis ?? null, held }
}

/** The determination with the answer as its outcome; what is missing is that of the basis that leads to the answer. */
function answered(
  determination: Determination,
  { outcome, basis }: Answer,
  underBasis: () => Determination,
): Determination {
  if (basis === determination.basis) return { ...determination, outcome }
  const { missing, contested } = underBasis()
  return { ...determination, outcome, basis, missing, contested }
}
