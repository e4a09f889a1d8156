import type { Assertion } from '../evidence/index.ts'
import { type Day, formatDay } from '../logic/index.ts'
import type { ListedPerson, Manifest } from './manifest.ts'
import type { Likeness, MatchTable } from './matches.ts'
import type { RecordRow, Records } from './records.ts'
import { type Ruling, recordOf, rulingsOn, type StandingRuling, seenOf } from './rulings.ts'
import type { MatchedRecord, Statement } from './screening.ts'
import type { Thresholds } from './thresholds.ts'

/** A record that a person was matched with, and how it stands before anyone asks what it would do. */
export interface Candidate {
  readonly record: RecordRow
  readonly likeness: Likeness | null
  readonly standing: 'certain' | 'confirmed' | 'possible' | 'ruled-out'
  /** Whether nothing but a ruling ties the record to the person: its likeness is below the upper threshold. */
  readonly tiedByRuling: boolean
}

/** A person of the list with the records that may concern this person, and the rulings on them. */
export interface Gathered {
  readonly person: ListedPerson
  readonly candidates: readonly Candidate[]
  readonly rulings: readonly StandingRuling[]
}

/** Gathers for every person of the list the records above the lower threshold and those that a person confirmed. */
export function gather(
  manifest: Manifest,
  records: Records,
  matches: MatchTable,
  rulings: readonly Ruling[],
  thresholds: Thresholds,
): readonly Gathered[] {
  return manifest.people.map((person) => {
    const standing = rulingsOn(person, records, rulings)
    const ruled = new Map(standing.filter((one) => one.standing === 'counts').map((one) => [one.record, one.ruling]))
    const found: Candidate[] = []
    for (const [id, { file, row, ...likeness }] of matches.get(person.row) ?? []) {
      const record = records.files.find((one) => one.file === file)?.row(row)
      if (record === undefined) continue
      const ruling = ruled.get(id)
      ruled.delete(id)
      if (ruling === undefined && likeness.probability < thresholds.lower) continue
      const standing = standingOf(ruling, likeness, thresholds)
      const tiedByRuling = standing === 'confirmed' && likeness.probability < thresholds.upper
      found.push({ record, likeness, standing, tiedByRuling })
    }
    // A person may know of a record that no comparison of names found.
    for (const [id, ruling] of ruled) {
      const record = recordOf(records, id)
      if (record !== null && ruling === 'same-person')
        found.push({ record, likeness: null, standing: 'confirmed', tiedByRuling: true })
    }
    return { person, candidates: sorted(found, records), rulings: standing }
  })
}

function standingOf(
  ruling: Ruling['ruling'] | undefined,
  { probability }: Likeness,
  { upper }: Thresholds,
): Candidate['standing'] {
  if (ruling !== undefined) return ruling === 'same-person' ? 'confirmed' : 'ruled-out'
  return probability >= upper ? 'certain' : 'possible'
}

/** In the order of the files and rows, which does not depend on how the matches were found. */
function sorted(candidates: readonly Candidate[], records: Records): readonly Candidate[] {
  const place = new Map(records.files.map(({ file }, at) => [file, at]))
  const at = ({ record }: Candidate): number => place.get(record.file) ?? 0
  return [...candidates].sort((a, b) => at(a) - at(b) || a.record.row - b.record.row)
}

/** The records that count as they are for more than one row of the list, and that nobody has confirmed. */
export function sharedRecords(all: readonly Gathered[]): ReadonlySet<string> {
  const count = new Map<string, number>()
  for (const { candidates } of all) {
    for (const { record, standing } of candidates) {
      if (standing === 'certain' || standing === 'confirmed') count.set(record.id, (count.get(record.id) ?? 0) + 1)
    }
  }
  return new Set([...count].filter(([, people]) => people > 1).map(([id]) => id))
}

/** A matched record as a screening reports it. */
export function matchedRecord(
  person: ListedPerson,
  { record, likeness }: Candidate,
  counted: MatchedRecord['counted'],
): MatchedRecord {
  const [exhibit] = record.record.exhibits
  return {
    record: record.id,
    file: record.file,
    row: record.row,
    kind: exhibit?.kind ?? '',
    title: exhibit?.title ?? null,
    issuer: exhibit?.issuer ?? null,
    issued: dayText(exhibit?.issued),
    probability: likeness?.probability ?? null,
    relative: likeness?.relative ?? null,
    weight: likeness?.weight ?? null,
    counted,
    says: record.record.assertions.map(statement),
    content: record.content,
    seen: seenOf(person, record),
  }
}

/** What an assertion of a record says, with its days; what closes a set of States is left out where there is no set. */
function statement({ fact, value, from, until, complete, not }: Assertion): Statement {
  const said = { fact, value, from: dayText(from), until: dayText(until) }
  return typeof value === 'object' ? { ...said, complete, not } : said
}

function dayText(day: Day | undefined): string | null {
  return day === undefined ? null : formatDay(day)
}
