import type { Case } from '../determination/index.ts'
import type { Explanation, WrittenPair } from '../identity/index.ts'
import type { Law } from '../law/index.ts'
import {
  GROUPS,
  groupOf,
  type Hold,
  type MatchedRecord,
  type ScreenedPerson,
  type Screening,
} from '../screening/index.ts'
import type { View } from './view.ts'

/** How a record compares with a person of the list: what is written in both rows, and what speaks for one person. */
export interface RecordLink {
  readonly written: WrittenPair
  readonly explanation: Explanation
}

/** A screening with the cases and the law that it was made from, as reports show it. */
export interface ScreenView {
  readonly screening: Screening
  /** The case of each person, by the person's id. */
  readonly cases: ReadonlyMap<string, Case>
  readonly law: Law
  /** How records compare with people, where that was looked up: by the id of the person, then of the record. */
  readonly links?: ReadonlyMap<string, ReadonlyMap<string, RecordLink>>
}

/** The place of a person in reports. */
export type Group = (typeof GROUPS)[number]

/** A record that a person must rule on, with the hold that says why. */
export interface HeldRecord {
  readonly hold: Hold
  readonly record: MatchedRecord
}

/**
 * The determination of one person of a screening, with the person's case and the law.
 * @throws RangeError when the view holds no case of that person.
 */
export function personView({ cases, law }: Pick<ScreenView, 'cases' | 'law'>, person: ScreenedPerson): View {
  const own = cases.get(person.id)
  if (own === undefined) throw new RangeError(`There is no case of the person "${person.id}".`)
  return { determination: person.determination, case: own, law }
}

/** The people of each group, in the order of reports; a group of nobody is left out. */
export function groupsOf(
  screening: Screening,
): readonly { readonly group: Group; readonly people: readonly ScreenedPerson[] }[] {
  return GROUPS.map((group) => ({ group, people: screening.people.filter((one) => groupOf(one) === group) })).filter(
    ({ people }) => people.length > 0,
  )
}

/** The records to rule on of one person: those that would bar first, then the likelier of those that would do harm. */
export function heldRecords({ holds, records }: ScreenedPerson): readonly HeldRecord[] {
  const weight = ({ hold }: HeldRecord): number => {
    if (hold.provisions.length === 0) return 0
    return (hold.probability ?? 0) + (hold.would === 'bar' ? 2 : 1)
  }
  return holds
    .flatMap((hold) => {
      const record = records.find((one) => one.record === hold.record)
      return record === undefined ? [] : [{ hold, record }]
    })
    .toSorted((a, b) => weight(b) - weight(a))
}

/** The other people of the list for whom a record counts too. */
export function alsoMatched(
  { people }: Screening,
  person: ScreenedPerson,
  record: string,
): readonly Pick<ScreenedPerson, 'id' | 'name'>[] {
  const counts = ({ counted }: MatchedRecord): boolean => counted === 'as-it-is' || counted === 'confirmed'
  return people.filter((one) => one !== person && one.records.some((each) => each.record === record && counts(each)))
}
