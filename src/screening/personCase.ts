import type { Case, Transfer } from '../determination/index.ts'
import { type CaseRecord, recordOf } from '../evidence/index.ts'
import type { ListedPerson } from './manifest.ts'
import type { LawTextShape } from './recordsShape.ts'

/** The case of a person on the list: the hand-over that is meant, and what the records given put on record. */
export function personCase(person: ListedPerson, records: readonly CaseRecord[]): Case {
  const assertions = records.flatMap((record) => record.assertions)
  return {
    id: person.id,
    title: person.name,
    transfer: person.transfer,
    person: { names: person.names, ...(person.born === null ? {} : { born: person.born }) },
    record: {
      exhibits: records.flatMap((record) => record.exhibits),
      assertions: assertions.map((assertion, index) => ({ ...assertion, index })),
    },
  }
}

/** The texts of law that hold for a hand-over between these States, each as a record of its own. */
export function textsFor(texts: readonly LawTextShape[], { from, to }: Transfer): readonly CaseRecord[] {
  return texts
    .filter((text) => (text.from?.includes(from) ?? true) && (text.to?.includes(to) ?? true))
    .map((text) => {
      const { id, kind, title, issuer, issued } = text
      const exhibit = {
        id,
        kind,
        title,
        ...(issuer === undefined ? {} : { issuer }),
        ...(issued === undefined ? {} : { issued }),
      }
      return recordOf({ exhibits: [exhibit], assertions: text.asserts.map((one) => ({ ...one, exhibits: [id] })) })
    })
}
