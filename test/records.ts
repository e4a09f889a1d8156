import type { Assertion, CaseRecord, Exhibit, FactValue, Moment } from '../src/evidence/index.ts'
import { parseMoment } from '../src/evidence/index.ts'
import { type Day, parseDay } from '../src/logic/index.ts'

/** A day that the calendar has; anything else is a mistake in the test. */
export function day(text: string): Day {
  const found = parseDay(text)
  if (found === null) throw new Error(`The calendar has no day ${text}.`)
  return found
}

/** A moment as RFC 3339; anything else is a mistake in the test. */
export function moment(text: string): Moment {
  const found = parseMoment(text)
  if (found === null) throw new Error(`${text} is no moment.`)
  return found
}

/** What an exhibit of a test says besides its id, with days and moments as text. */
interface ExhibitText {
  readonly kind?: Exhibit['kind']
  readonly issuer?: string
  readonly issued?: string
  readonly recorded?: string
  readonly derivedFrom?: readonly string[]
  readonly supersedes?: readonly string[]
}

/** An exhibit, a court decision unless another kind is given. */
export function exhibit(id: string, { issued, recorded, ...more }: ExhibitText = {}): Exhibit {
  return {
    id,
    kind: 'court-decision',
    derivedFrom: [],
    supersedes: [],
    issued: issued === undefined ? undefined : day(issued),
    recorded: recorded === undefined ? undefined : moment(recorded),
    ...more,
  }
}

/** What an assertion of a test says besides fact, value and exhibits, with days as text. */
interface AssertionText {
  readonly from?: string
  readonly until?: string
  readonly complete?: boolean
  readonly not?: readonly string[]
}

/** An assertion; its place in the record is set by `record`. */
export function assertion(
  fact: string,
  value: FactValue,
  exhibits: readonly string[] = ['e1'],
  { from, until, ...more }: AssertionText = {},
): Assertion {
  return {
    index: 0,
    fact,
    value,
    exhibits,
    complete: false,
    not: [],
    from: from === undefined ? undefined : day(from),
    until: until === undefined ? undefined : day(until),
    ...more,
  }
}

/** A record of exhibits and assertions, the assertions numbered in their order. */
export function record(exhibits: readonly Exhibit[], assertions: readonly Assertion[]): CaseRecord {
  return { exhibits, assertions: assertions.map((one, index) => ({ ...one, index })) }
}
