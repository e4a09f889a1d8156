import type { Case, CompiledLaw } from '../determination/index.ts'
import { parseMoment } from '../evidence/index.ts'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import type { Extent } from '../logic/index.ts'
import { harmFinder } from './asymmetry.ts'
import { claimsReader } from './claims.ts'
import type { Manifest } from './manifest.ts'
import { type FileMatches, sortMatches } from './matches.ts'
import { gather, sharedRecords } from './personRecords.ts'
import type { Records } from './records.ts'
import type { Ruling } from './rulings.ts'
import { GROUPS, groupOf, type Matching, type Screening, type TextUsed } from './screening.ts'
import { caseOf, screenPerson } from './screenPerson.ts'
import { sourcesOf } from './sources.ts'
import { checkThresholds, THRESHOLDS, type Thresholds } from './thresholds.ts'

/** A list of people, the records, who may be whom, what people ruled, and the law. */
export interface ScreenInput {
  readonly manifest: Manifest
  readonly records: Records
  /** The matches of every file of records with the list; a file in which nobody was found has an empty list. */
  readonly matches: readonly FileMatches[]
  readonly rulings: readonly Ruling[]
  readonly law: CompiledLaw
}

/** How the list is to be screened, where a call says so. */
export interface ScreenOptions {
  readonly thresholds?: Thresholds | undefined
  /** The moment up to which the records are known (RFC 3339). */
  readonly knownAt?: string | undefined
  /** The moment of the screening (RFC 3339), on which the age of sources is judged. */
  readonly at?: string | undefined
  readonly extent?: Extent | undefined
  /** The model of linkage that weighed the matches. */
  readonly matching?: Matching | undefined
}

/** A screening, and the case of each person by the person's id, for reports that show a whole determination. */
export interface Screened {
  readonly screening: Screening
  readonly cases: ReadonlyMap<string, Case>
}

/**
 * Screens a list: every person is determined on the records that count for this person, and held where a record that
 * may concern this person would bar or open a question. The same input gives the same answer, to the byte.
 */
export function screen(input: ScreenInput, options: ScreenOptions = {}): Result<Screened> {
  const { manifest, records, rulings, law } = input
  const thresholds = checkThresholds(options.thresholds ?? THRESHOLDS)
  const matches = sortMatches(manifest, records, input.matches)
  const [knownAt, at] = [readMoment(options.knownAt), readMoment(options.at)]
  const problems = [thresholds, matches, knownAt, at].flatMap((one) => (one.ok ? [] : one.problems))
  if (!thresholds.ok || !matches.ok || !knownAt.ok || !at.ok) return bad(...problems)

  const gathered = gather(manifest, records, matches.value, rulings, thresholds.value)
  const bench = {
    law,
    texts: records.texts,
    options: { knownAt: knownAt.value ?? undefined, knownAtText: options.knownAt, extent: options.extent },
    claimsOf: claimsReader(law, knownAt.value ?? undefined),
    harmsOf: harmFinder(law),
    shared: sharedRecords(gathered),
  }
  const people = gathered.map((one) => screenPerson(one, bench))
  const place = (person: (typeof people)[number]): number => GROUPS.indexOf(groupOf(person))
  people.sort((a, b) => place(a) - place(b) || a.row - b.row)
  const count = (group: (typeof GROUPS)[number]): number => people.filter((one) => groupOf(one) === group).length
  const screening: Screening = {
    writ: 1,
    manifest: { file: manifest.table.file, people: people.length, unread: manifest.unread },
    thresholds: thresholds.value,
    knownAt: options.knownAt ?? null,
    at: options.at ?? null,
    counts: { barred: count('barred'), held: count('held'), 'not-shown': count('not-shown'), shown: count('shown') },
    people,
    sources: sourcesOf(records.files, at.value),
    texts: textsUsed(records),
    matching: options.matching ?? null,
    law: law.law.packs.map(({ pack, version, sha256 }) => ({ pack, version, sha256 })),
  }
  return good({ screening, cases: new Map(gathered.map((one) => [one.person.id, caseOf(one, records.texts)])) })
}

function textsUsed({ texts }: Records): readonly TextUsed[] {
  return texts.map(({ id, kind, title, issuer, issued }) => ({
    id,
    kind,
    title,
    issuer: issuer ?? null,
    issued: issued ?? null,
  }))
}

function readMoment(text: string | undefined): Result<ReturnType<typeof parseMoment>> {
  const moment = text === undefined ? null : parseMoment(text)
  if (text === undefined || moment !== null) return good(moment)
  const problem: Problem = {
    code: 'usage',
    place: {},
    message: `"${text}" is no moment.`,
    mend: 'Write it with its offset, as 2026-03-10T18:00:00Z.',
  }
  return bad(problem)
}
