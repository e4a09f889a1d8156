import { z } from 'zod'
import type { Problem } from '../input/index.ts'
import { type FactDeclaration, nearest, parseDay } from '../logic/index.ts'
import { order } from './graph.ts'
import { EXHIBIT_KINDS } from './kinds.ts'
import { parseMoment } from './moment.ts'
import type { Assertion, CaseRecord, Exhibit, FactValue, Vocabulary } from './record.ts'

const text = z.string().min(1, 'text that is not empty')
const day = z.string().refine((value) => parseDay(value) !== null, 'an existing day as YYYY-MM-DD')
const moment = z
  .string()
  .refine((value) => parseMoment(value) !== null, 'a moment with its offset as 2026-03-10T18:00:00Z (RFC 3339)')

const exhibitSchema = z.strictObject({
  id: text,
  kind: z.enum(EXHIBIT_KINDS),
  title: z.string().optional(),
  issuer: z.string().optional(),
  issued: day.optional(),
  source: z.string().optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'a SHA-256 sum: 64 digits 0-9 and a-f')
    .optional(),
  derivedFrom: z.array(text).optional(),
  supersedes: z.array(text).optional(),
  recorded: moment.optional(),
})

const assertionSchema = z.strictObject({
  fact: text,
  value: z.union([z.boolean(), z.number(), z.string(), z.array(z.string())], {
    error: 'true, false, a number, a text or a list of States, as the type of the fact asks',
  }),
  exhibits: z.array(text),
  from: day.optional(),
  until: day.optional(),
  complete: z.boolean().optional(),
  not: z.array(z.string()).optional(),
})

/** The shape of the part of a case file that puts things on record: its exhibits and assertions. */
export const recordSchema = z.strictObject({
  exhibits: z.array(exhibitSchema),
  assertions: z.array(assertionSchema),
})

type RecordShape = z.infer<typeof recordSchema>
type AssertionShape = z.infer<typeof assertionSchema>

/** What a record is checked against: the facts, and the codes of all States with their names. */
export interface Terms {
  readonly vocabulary: Vocabulary
  readonly states: ReadonlyMap<string, string>
}

/** Reports a problem at a path of keys in the file. */
export type ReportAt = (
  code: Problem['code'],
  path: readonly (string | number)[],
  message: string,
  mend: string,
) => void

/** The record that a checked shape puts together. */
export function recordOf(shape: RecordShape): CaseRecord {
  return { exhibits: shape.exhibits.map(toExhibit), assertions: shape.assertions.map(toAssertion) }
}

/** The entries of a record with their places; entries of the wrong shape are left out, but their ids are known. */
export interface RecordEntries {
  readonly exhibits: readonly (readonly [number, RecordShape['exhibits'][number]])[]
  readonly assertions: readonly (readonly [number, AssertionShape])[]
  readonly ids: ReadonlySet<string>
}

/** All entries of a record whose shape was checked. */
export function entriesOf(shape: RecordShape): RecordEntries {
  return {
    exhibits: [...shape.exhibits.entries()],
    assertions: [...shape.assertions.entries()],
    ids: new Set(shape.exhibits.map(({ id }) => id)),
  }
}

/** The well-shaped entries of data that is malformed somewhere, so that one mistake does not hide the others. */
export function salvagedEntries(data: { readonly exhibits: unknown; readonly assertions: unknown }): RecordEntries {
  return {
    exhibits: wellShaped(data.exhibits, exhibitSchema),
    assertions: wellShaped(data.assertions, assertionSchema),
    ids: idsIn(data.exhibits),
  }
}

/** Reports everything about the entries of a record that their shape cannot tell: ids, circles, facts, types, States. */
export function checkRecord(entries: RecordEntries, terms: Terms, report: ReportAt): void {
  const { ids } = entries
  const exhibits = entries.exhibits.map(([i, shape]) => [i, toExhibit(shape)] as const)
  const seen = new Set<string>()
  for (const [i, { id }] of exhibits) {
    if (seen.has(id))
      report(
        'duplicate-id',
        ['exhibits', i, 'id'],
        `A second exhibit is called "${id}".`,
        'Give each exhibit an id of its own.',
      )
    seen.add(id)
  }
  for (const [i, exhibit] of exhibits) {
    checkIds(exhibit.derivedFrom, ids, ['exhibits', i, 'derivedFrom'], report)
    checkIds(exhibit.supersedes, ids, ['exhibits', i, 'supersedes'], report)
  }
  checkCircle(exhibits, 'derivedFrom', report)
  checkCircle(exhibits, 'supersedes', report)
  for (const [i, assertion] of entries.assertions) checkAssertion(assertion, i, ids, terms, report)
}

function wellShaped<T>(list: unknown, schema: z.ZodType<T>): readonly (readonly [number, T])[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry, i): readonly (readonly [number, T])[] => {
    const parsed = schema.safeParse(entry)
    return parsed.success ? [[i, parsed.data]] : []
  })
}

/** The ids of all exhibits, also of those that are malformed otherwise. */
function idsIn(list: unknown): ReadonlySet<string> {
  const ids = z.array(z.looseObject({ id: z.unknown() }).catch({ id: null })).safeParse(list)
  return new Set(ids.success ? ids.data.map(({ id }) => id).filter((id) => typeof id === 'string') : [])
}

type Path = readonly (string | number)[]

function toExhibit(shape: RecordShape['exhibits'][number]): Exhibit {
  return {
    ...shape,
    issued: shape.issued === undefined ? undefined : (parseDay(shape.issued) ?? undefined),
    derivedFrom: shape.derivedFrom ?? [],
    supersedes: shape.supersedes ?? [],
    recorded: shape.recorded === undefined ? undefined : (parseMoment(shape.recorded) ?? undefined),
  }
}

function toAssertion(shape: AssertionShape, index: number): Assertion {
  return {
    index,
    fact: shape.fact,
    value: shape.value,
    exhibits: shape.exhibits,
    from: shape.from === undefined ? undefined : (parseDay(shape.from) ?? undefined),
    until: shape.until === undefined ? undefined : (parseDay(shape.until) ?? undefined),
    complete: shape.complete ?? false,
    not: shape.not ?? [],
  }
}

function checkIds(used: readonly string[], ids: ReadonlySet<string>, path: Path, report: ReportAt): void {
  for (const [i, id] of used.entries()) {
    if (ids.has(id)) continue
    // Comparing with very many ids would take longer than reading the file.
    const near = ids.size > 2000 ? null : nearest(id, [...ids])
    const mend = near === null ? 'Write the id of an exhibit of this file.' : `Did you mean "${near}"?`
    report('unknown-id', [...path, i], `No exhibit is called "${id}".`, mend)
  }
}

function checkCircle(
  exhibits: readonly (readonly [number, Exhibit])[],
  key: 'derivedFrom' | 'supersedes',
  report: ReportAt,
): void {
  if (exhibits.every(([, exhibit]) => exhibit[key].length === 0)) return
  const sorted = order(new Map(exhibits.map(([, exhibit]) => [exhibit.id, exhibit[key]])))
  if (sorted.ok) return
  const first = exhibits.find(([, exhibit]) => exhibit.id === sorted.circle[0])?.[0] ?? 0
  const shown = sorted.circle.length > 8 ? [...sorted.circle.slice(0, 8), '...'] : [...sorted.circle, sorted.circle[0]]
  report(
    'cycle',
    ['exhibits', first, key],
    `The exhibits run in a circle: ${shown.join(' > ')}.`,
    `Remove one "${key}" of the circle.`,
  )
}

function checkAssertion(
  shape: AssertionShape,
  index: number,
  ids: ReadonlySet<string>,
  terms: Terms,
  report: ReportAt,
): void {
  const path = ['assertions', index]
  checkIds(shape.exhibits, ids, [...path, 'exhibits'], report)
  if (shape.from !== undefined && shape.until !== undefined && shape.until <= shape.from) {
    report(
      'wrong-order',
      [...path, 'until'],
      `Until ${shape.until} is not after from ${shape.from}.`,
      'Write a later day, or remove one of them.',
    )
  }
  const fact = terms.vocabulary.get(shape.fact)
  if (fact === undefined) {
    const near = nearest(shape.fact, [...terms.vocabulary.keys()])
    const mend =
      near === null
        ? 'See "writ law facts" for all facts.'
        : `Did you mean "${near}"? See "writ law facts" for all facts.`
    report('unknown-id', [...path, 'fact'], `The vocabulary has no fact "${shape.fact}".`, mend)
    return
  }
  checkValue(shape.value, fact, [...path, 'value'], terms.states, report)
  if (fact.type === 'countries') checkSet(shape, path, terms.states, report)
  else {
    for (const key of ['complete', 'not'] as const) {
      if (shape[key] === undefined) continue
      report(
        'contradiction',
        [...path, key],
        `"${key}" is only for sets of States; "${fact.id}" is of type ${fact.type}.`,
        'Remove it.',
      )
    }
  }
}

function checkSet(shape: AssertionShape, path: Path, states: ReadonlyMap<string, string>, report: ReportAt): void {
  for (const [i, code] of (shape.not ?? []).entries()) {
    checkState(code, [...path, 'not', i], states, report)
    if (Array.isArray(shape.value) && shape.value.includes(code)) {
      report(
        'contradiction',
        [...path, 'not', i],
        `"${code}" is both in the set and excluded from it.`,
        'Keep it in one of the two lists.',
      )
    }
  }
}

function checkValue(
  value: FactValue,
  fact: FactDeclaration,
  path: Path,
  states: ReadonlyMap<string, string>,
  report: ReportAt,
): void {
  const wrong = (expected: string): void => {
    report('wrong-type', path, `Found ${JSON.stringify(value)} for "${fact.id}".`, `Expected ${expected}.`)
  }
  switch (fact.type) {
    case 'boolean':
      if (typeof value !== 'boolean') wrong('true or false')
      return
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) wrong('a number')
      return
    case 'date':
      if (typeof value !== 'string') wrong('a day as YYYY-MM-DD')
      else if (parseDay(value) === null) {
        report('impossible-date', path, `Found "${value}" for "${fact.id}".`, 'Expected an existing day as YYYY-MM-DD.')
      }
      return
    case 'enum':
      if (typeof value !== 'string' || !fact.values?.includes(value)) wrong(`one of: ${(fact.values ?? []).join(', ')}`)
      return
    case 'country':
      if (typeof value === 'string') checkState(value, path, states, report)
      else wrong('the code of one State')
      return
    case 'countries':
      if (!Array.isArray(value)) wrong('a list of codes of States')
      else for (const [i, code] of value.entries()) checkState(code, [...path, i], states, report)
  }
}

/** Reports a code that is no State of ISO 3166-1 alpha-2 (nor XK). */
export function checkState(code: string, path: Path, states: ReadonlyMap<string, string>, report: ReportAt): void {
  if (states.has(code)) return
  const upper = code.toUpperCase()
  const name = states.get(upper)
  const hint =
    name !== undefined
      ? ` Did you mean ${upper} (${name})?`
      : upper === 'UK'
        ? ' Did you mean GB (United Kingdom)?'
        : ''
  report(
    'unknown-id',
    path,
    `"${code}" is not the code of a State.`,
    `Expected two letters of ISO 3166-1, or XK for Kosovo.${hint}`,
  )
}
