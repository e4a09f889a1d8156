import { z } from 'zod'
import { bad, checkShape, type Document, good, type Problem, pathText, type Result } from '../input/index.ts'
import { nearest, parseDay } from '../logic/index.ts'
import type { ListedPerson, Manifest } from './manifest.ts'
import type { RecordRow, Records } from './records.ts'
import { sumOf } from './table.ts'

/** What a person decided on one record and one person of the list, on the contents that both had then. */
export interface Ruling {
  readonly person: string
  readonly record: string
  readonly ruling: 'not-the-same-person' | 'same-person'
  readonly because: string
  readonly by: string
  readonly on: string
  /** The sum of both rows' contents, as a screening gives it. */
  readonly seen: string
}

/** How a ruling stands: it counts, was made on another content, or was replaced by one on the content of today. */
export type RulingStanding = 'counts' | 'made-on-another-content' | 'replaced'

/** A ruling with its standing on the rows as they are now. */
export interface StandingRuling extends Ruling {
  readonly standing: RulingStanding
}

const text = z.string().min(1, 'text that is not empty')

/** The shape of `rulings.yaml`. */
const rulingsShape = z.strictObject({
  writ: z.literal(1),
  rulings: z.array(
    z.strictObject({
      person: text,
      record: text,
      ruling: z.enum(['not-the-same-person', 'same-person']),
      because: text,
      by: text,
      on: z.string().refine((value) => parseDay(value) !== null, 'an existing day as YYYY-MM-DD'),
      seen: z.string().regex(/^[0-9a-f]{64}$/, 'the sum that a screening gives for this pair: 64 digits 0-9 and a-f'),
    }),
  ),
})

/** The sum of the contents of both rows that a ruling on them must carry. */
export function seenOf(person: Pick<ListedPerson, 'content'>, record: Pick<RecordRow, 'content'>): string {
  return sumOf(`${person.content}\n${record.content}`)
}

/** Reads `rulings.yaml` against the people and records that it speaks of, or lists everything that is wrong with it. */
export function readRulings(document: Document, manifest: Manifest, records: Records): Result<readonly Ruling[]> {
  const shape = checkShape(document, rulingsShape)
  if (!shape.ok) return shape
  const problems: Problem[] = []
  const report = (at: number, key: string, code: Problem['code'], message: string, mend: string): void => {
    const path = ['rulings', at, key]
    problems.push({ code, place: { ...document.locate(path), path: pathText(path) }, message, mend })
  }
  const people = new Map(manifest.people.map((person) => [person.id, person]))
  const made = new Map<string, Ruling>()
  for (const [at, ruling] of shape.value.rulings.entries()) {
    if (!people.has(ruling.person)) {
      const near = nearest(ruling.person, [...people.keys()])
      const mend = near === null ? 'Remove the ruling, or name a person of the list.' : `Did you mean "${near}"?`
      report(at, 'person', 'unknown-id', `Nobody on the list is called "${ruling.person}".`, mend)
    }
    if (recordOf(records, ruling.record) === null) {
      const mend = 'Write the file and the id of the row, as protection.csv:212, or remove the ruling.'
      report(at, 'record', 'unknown-id', `There is no record "${ruling.record}".`, mend)
    }
    const key = JSON.stringify([ruling.person, ruling.record, ruling.seen])
    if (made.has(key)) {
      const message = 'The same contents were ruled on twice.'
      report(at, 'seen', 'contradiction', message, 'Keep the ruling that holds.')
    }
    made.set(key, ruling)
  }
  return problems.length > 0 ? bad(...problems) : good(shape.value.rulings)
}

/** The record that an id names: file, colon, id of the row. */
export function recordOf(records: Records, id: string): RecordRow | null {
  const file = records.files.find((one) => id.startsWith(`${one.file}:`))
  return file?.find(id) ?? null
}

/** The rulings on one person with their standing on the rows as they are now. */
export function rulingsOn(
  person: ListedPerson,
  records: Records,
  rulings: readonly Ruling[],
): readonly StandingRuling[] {
  const own = rulings.filter((ruling) => ruling.person === person.id)
  const counting = (ruling: Ruling): boolean => {
    const record = recordOf(records, ruling.record)
    return record !== null && ruling.seen === seenOf(person, record)
  }
  const settled = new Set(own.filter(counting).map(({ record }) => record))
  return own.map((ruling) => {
    const standing = counting(ruling) ? 'counts' : settled.has(ruling.record) ? 'replaced' : 'made-on-another-content'
    return { ...ruling, standing }
  })
}
