import { type Outcome, worse } from '../determination/index.ts'
import { type Moment, parseMoment } from '../evidence/index.ts'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import type { PreviousScreening } from './previous.ts'
import { groupOf, type ScreenedPerson, type Screening, sameTransfer } from './screening.ts'
import { type Age, ageOf, isStale } from './sources.ts'

/** What is different for one person since the earlier screening. */
export interface Change {
  readonly what:
    | 'not-screened-before'
    | 'row-changed'
    | 'transfer-changed'
    | 'record-new'
    | 'record-changed'
    | 'record-gone'
    | 'record-counts-otherwise'
    | 'outcome-changed'
    | 'hold-changed'
  readonly record: string | null
  readonly says: string
}

/** A source that must be read again before anyone relies on an answer; one of before that was not read is missing. */
export interface StaleSource {
  readonly file: string
  readonly refreshed: string | null
  readonly staleAfter: number | null
  readonly age: Age | 'missing'
  readonly says: string
}

/** One person at the gate. */
export interface PersonAtGate {
  readonly row: number
  readonly id: string
  readonly name: string
  /** The answer at this moment: of the new screening, and at best `not-shown` while a source is stale. */
  readonly outcome: Outcome
  readonly held: boolean
  /** The answer of the earlier screening; null for a person who was not on its list. */
  readonly before: Outcome | null
  /** Whether the earlier screening held this person; null if it does not say, or did not know the person. */
  readonly heldBefore: boolean | null
  readonly changes: readonly Change[]
  /** Why the answer is not that of the new screening, if it is not. */
  readonly reasons: readonly string[]
}

/** The answers at the moment of the hand-over, and what has changed since they were first given. */
export interface Gate {
  readonly writ: 1
  readonly at: string
  readonly counts: Screening['counts']
  readonly people: readonly PersonAtGate[]
  /** People of the earlier screening who are no longer on the list. */
  readonly gone: readonly { readonly id: string; readonly name: string }[]
  readonly stale: readonly StaleSource[]
  /** Files of records whose rows are not those of the earlier screening. */
  readonly sources: readonly {
    readonly file: string
    readonly rowsBefore: number | null
    readonly rowsNow: number | null
  }[]
  /** What else was different: thresholds, the moment of knowledge, the model of linkage, versions of the law. */
  readonly differences: readonly string[]
}

/** An earlier screening, a new one on the records as they are now, and the moment of the gate. */
export interface GateInput {
  readonly previous: PreviousScreening
  readonly current: Screening
  /** The moment of the gate (RFC 3339). */
  readonly at: string
}

/**
 * Compares a new screening with an earlier one at the moment of the hand-over. The new screening gives the answer; a
 * source that was not read recently enough could hide a record about anybody, so it makes every answer `not-shown` that
 * would otherwise be `shown`.
 */
export function gate({ previous, current, at }: GateInput): Result<Gate> {
  const moment = parseMoment(at)
  if (moment === null) return bad(noMoment(at))
  const stale = staleSources(previous, current, moment, at)
  const earlier = new Map(previous.people.map((person) => [person.id, person]))
  const people = current.people.map((person) => personAtGate(person, earlier.get(person.id), stale))
  const count = (group: keyof Screening['counts']): number => people.filter((one) => groupOf(one) === group).length
  const now = new Set(current.people.map(({ id }) => id))
  return good({
    writ: 1,
    at,
    counts: { barred: count('barred'), held: count('held'), 'not-shown': count('not-shown'), shown: count('shown') },
    people,
    gone: previous.people.filter(({ id }) => !now.has(id)).map(({ id, name }) => ({ id, name })),
    stale,
    sources: changedSources(previous, current),
    differences: differencesOf(previous, current),
  })
}

function noMoment(at: string): Problem {
  const mend = 'Write it with its offset, as 2026-03-10T18:00:00Z.'
  return { code: 'usage', place: {}, message: `"${at}" is no moment.`, mend }
}

function staleSources(
  previous: PreviousScreening,
  current: Screening,
  moment: Moment,
  at: string,
): readonly StaleSource[] {
  const old = current.sources.flatMap((source): readonly StaleSource[] => {
    const age = ageOf(source, moment)
    if (!isStale(age)) return []
    const { file, refreshed, staleAfter } = source
    return [{ file, refreshed, staleAfter, age, says: staleWords(file, age, refreshed, staleAfter, at) }]
  })
  const now = new Set(current.sources.map(({ file }) => file))
  const missing = previous.sources
    .filter(({ file }) => !now.has(file))
    .map(({ file }): StaleSource => {
      const says = `${file} was read for the earlier screening and is missing now. Read it again.`
      return { file, refreshed: null, staleAfter: null, age: 'missing', says }
    })
  return [...old, ...missing]
}

const AGE_WORDS: Readonly<Record<Age, string>> = {
  'too-old': 'is too old',
  'read-later': 'was read after this moment, so one of the clocks is wrong',
  unknown: 'does not say when it was read',
  fresh: 'is fresh',
  'no-limit': 'has no limit',
}

function staleWords(file: string, age: Age, refreshed: string | null, staleAfter: number | null, at: string): string {
  const read = refreshed === null ? '' : `: read ${refreshed}, and it is ${at}; ${staleAfter} minutes are the most`
  return `${file} ${AGE_WORDS[age]}${read}. Read it again.`
}

type Earlier = PreviousScreening['people'][number]

function personAtGate(
  person: ScreenedPerson,
  before: Earlier | undefined,
  stale: readonly StaleSource[],
): PersonAtGate {
  const { row, id, name, held } = person
  const outcome = stale.length > 0 ? worse(person.outcome, 'not-shown') : person.outcome
  const reasons = outcome === person.outcome ? [] : stale.map(({ says }) => says)
  const changes = before === undefined ? [firstTime()] : changesOf(person, before, outcome)
  const then = { before: before?.outcome ?? null, heldBefore: before?.held ?? null }
  return { row, id, name, outcome, held, ...then, changes, reasons }
}

function firstTime(): Change {
  return {
    what: 'not-screened-before',
    record: null,
    says: 'This person was not on the list of the earlier screening.',
  }
}

function changesOf(person: ScreenedPerson, before: Earlier, outcome: Outcome): readonly Change[] {
  const changes: Change[] = []
  const note = (what: Change['what'], record: string | null, says: string): void => {
    changes.push({ what, record, says })
  }
  if (person.content !== before.content) note('row-changed', null, 'The row of this person was changed.')
  if (!sameTransfer(person.transfer, before.transfer)) {
    note('transfer-changed', null, 'Another hand-over is meant for this person than before.')
  }
  const then = new Map(before.records.map((record) => [record.record, record]))
  for (const { record, content, counted } of person.records) {
    const old = then.get(record)
    then.delete(record)
    if (old === undefined) note('record-new', record, `${record} was not found for this person before.`)
    else {
      if (old.content !== content) note('record-changed', record, `${record} was changed.`)
      if (old.counted !== counted) {
        note('record-counts-otherwise', record, `${record} counts otherwise: ${counted}, before ${old.counted}.`)
      }
    }
  }
  for (const record of then.keys()) {
    note('record-gone', record, `${record} was found for this person before and is no longer found.`)
  }
  if (before.outcome !== outcome) note('outcome-changed', null, `The answer was ${before.outcome} and is ${outcome}.`)
  if (before.held !== undefined && before.held !== person.held) {
    const says = person.held ? 'This person is held and was not before.' : 'This person was held before and is not now.'
    note('hold-changed', null, says)
  }
  return changes
}

function changedSources(previous: PreviousScreening, current: Screening): Gate['sources'] {
  const then = new Map(previous.sources.map((source) => [source.file, source]))
  const now = new Map(current.sources.map((source) => [source.file, source]))
  return [...new Set([...now.keys(), ...then.keys()])]
    .filter((file) => now.get(file)?.content !== then.get(file)?.content)
    .map((file) => ({ file, rowsBefore: then.get(file)?.rows ?? null, rowsNow: now.get(file)?.rows ?? null }))
}

function differencesOf(previous: PreviousScreening, current: Screening): readonly string[] {
  const differences: string[] = []
  const note = (what: string, before: string | null, now: string | null): void => {
    if (before !== now) differences.push(`${what}: before ${before ?? 'none'}, now ${now ?? 'none'}.`)
  }
  note('Lower threshold', String(previous.thresholds.lower), String(current.thresholds.lower))
  note('Upper threshold', String(previous.thresholds.upper), String(current.thresholds.upper))
  note('Records known at', previous.knownAt, current.knownAt)
  const [modelThen, modelNow] = [previous.matching ?? null, current.matching]
  if (modelThen?.model !== modelNow?.model || modelThen?.sha256 !== modelNow?.sha256) {
    differences.push(`Model of linkage: before ${modelWords(modelThen)}, now ${modelWords(modelNow)}.`)
  }
  const then = new Map(previous.law.map((pack) => [pack.pack, pack]))
  const now = new Map(current.law.map((pack) => [pack.pack, pack]))
  for (const pack of [...new Set([...now.keys(), ...then.keys()])].sort()) {
    if (now.get(pack)?.sha256 === then.get(pack)?.sha256) continue
    differences.push(
      `Law of the pack ${pack}: before ${then.get(pack)?.version ?? 'none'}, now ${now.get(pack)?.version ?? 'none'}; the text differs.`,
    )
  }
  return differences
}

function modelWords(matching: Screening['matching']): string {
  return matching === null ? 'not named' : `${matching.model} (SHA-256 ${matching.sha256})`
}
