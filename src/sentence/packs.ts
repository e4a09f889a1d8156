import { z } from 'zod'
import { bad, checkShape, type Document, good, type Problem, pathText, type Result } from '../input/index.ts'
import { type Day, parseDay } from '../logic/index.ts'
import type { Duration } from './duration.ts'
import { durationOf, durationSchema } from './durationShape.ts'
import type { ReleaseRule } from './model.ts'
import { shareRange } from './read.ts'
import { parseShare, type ShareRange } from './share.ts'

const text = z.string().min(1, 'text that is not empty')
const day = z.string().refine((value) => parseDay(value) !== null, 'an existing day as YYYY-MM-DD')
const share = z.string().refine((value) => parseShare(value) !== null, 'a share such as 1/2, at most 1')
const shares = z.union([share, z.strictObject({ min: share, max: share })], {
  error: 'a share such as 1/2, or { min, max } where it is not sure',
})

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2}\/[a-z0-9-]+$/, 'an id as se/two-thirds'),
  cite: text,
  says: text,
  kind: z.enum(['automatic', 'discretionary']),
  /** Whether automatic release can still be put off or lost, so that only a range is certain. */
  sure: z.boolean(),
  natures: z.array(z.enum(['custodial', 'life'])).min(1, 'one nature or more'),
  longerThan: durationSchema.optional(),
  upTo: durationSchema.optional(),
  fraction: shares.optional(),
  counting: z.enum(['whole', 'balance', 'unknown']),
  lawThen: shares.optional(),
  after: durationSchema.optional(),
  afterLatest: durationSchema.optional(),
  minimum: durationSchema.optional(),
  atMostAfter: durationSchema.optional(),
  beforeEnd: durationSchema.optional(),
  /** Whether the share is what remission for good conduct leaves. */
  remissionInShare: z.boolean().optional(),
  earlierDays: z.int('a whole number of days').min(0, 'no negative number').optional(),
  decides: text.optional(),
  /** The day that must lie in the dates: of the judgment, or of the hand-over. */
  dated: z.enum(['judgment', 'handover']),
  dates: z.strictObject({ from: day.optional(), until: day.optional() }),
  source: z.strictObject({
    url: z.string().nullable(),
    verified: z.enum(['text', 'reported', 'memory']),
    note: text.optional(),
  }),
})

const packSchema = z.strictObject({
  state: z.string().regex(/^[A-Z]{2}$/, 'the two letters of a State'),
  system: text,
  version: z.string().regex(/^\d{4}\.\d{2}(\.\d+)?$/, 'a version as 2026.11'),
  rules: z.array(ruleSchema).min(1, 'one rule or more'),
})

type RuleShape = z.infer<typeof ruleSchema>

/** The rules of release of one State, with their version. */
export interface ReleasePack {
  readonly state: string
  readonly system: string
  readonly version: string
  readonly rules: readonly PackRule[]
}

/** A rule of a pack: for which terms and days it holds, and what it does to release. */
export interface PackRule {
  readonly id: string
  readonly natures: readonly ('custodial' | 'life')[]
  readonly longerThan: Duration | null
  readonly upTo: Duration | null
  readonly dated: 'judgment' | 'handover'
  readonly from: Day | null
  readonly until: Day | null
  readonly rule: ReleaseRule
  readonly source: RuleShape['source']
}

/** Reads the pack of one State. A rule gives a share or a fixed time, and its dates and ranges run forward. */
export function readPack(document: Document): Result<ReleasePack> {
  const shape = checkShape(document, packSchema)
  if (!shape.ok) return shape
  const problems: Problem[] = []
  const report = (path: readonly (string | number)[], message: string, mend: string): void => {
    problems.push({ code: 'contradiction', place: { ...document.locate(path), path: pathText(path) }, message, mend })
  }
  const seen = new Set<string>()
  for (const [i, rule] of shape.value.rules.entries()) {
    const path = ['rules', i]
    if (seen.has(rule.id)) report([...path, 'id'], `A second rule is called "${rule.id}".`, 'Rename one of them.')
    seen.add(rule.id)
    if (!rule.id.startsWith(`${shape.value.state.toLowerCase()}/`)) {
      report([...path, 'id'], `"${rule.id}" does not begin with the State.`, `Begin it with the letters of the State.`)
    }
    if ((rule.fraction === undefined) === (rule.after === undefined)) {
      report(path, 'A rule gives either a share of the term or a fixed time.', 'Write "fraction" or "after".')
    }
    const { from, until } = rule.dates
    if (from !== undefined && until !== undefined && until <= from) {
      report([...path, 'dates', 'until'], `Until ${until} is not after from ${from}.`, 'Correct one of them.')
    }
    if (rule.kind === 'discretionary' && rule.sure) {
      report([...path, 'sure'], 'Release that somebody decides is never sure.', 'Write sure: false.')
    }
  }
  if (problems.length > 0) return bad(...problems)
  const { state, system, version, rules } = shape.value
  return good({ state, system, version, rules: rules.map(toRule) })
}

function toRule(shape: RuleShape): PackRule {
  const minimum = durationOf(shape.minimum)
  return {
    id: shape.id,
    natures: shape.natures,
    longerThan: durationOf(shape.longerThan),
    upTo: durationOf(shape.upTo),
    dated: shape.dated,
    from: shape.dates.from === undefined ? null : parseDay(shape.dates.from),
    until: shape.dates.until === undefined ? null : parseDay(shape.dates.until),
    source: shape.source,
    rule: {
      kind: shape.kind,
      share: shareRange(shape.fraction),
      counting: shape.counting,
      date: null,
      expected: null,
      after: durationOf(shape.after),
      afterLatest: durationOf(shape.afterLatest),
      minimumDays: minimum === null ? 0 : leastDays(minimum),
      atMostAfter: durationOf(shape.atMostAfter),
      beforeEnd: durationOf(shape.beforeEnd),
      remissionInShare: shape.remissionInShare ?? false,
      earlierDays: shape.earlierDays ?? 0,
      latestShare: shareRange(shape.lawThen),
      procedureMonths: 0,
      certain: shape.sure,
      releasedOn: null,
      shareGiven: null,
      origin: {
        id: shape.id,
        cite: shape.cite,
        says: shape.says,
        decides: shape.decides ?? null,
        verified: shape.source.verified,
      },
    },
  }
}

/** The fewest days of a minimum, so that the first possible day is not set too late. */
function leastDays({ years, months, weeks, days }: Duration): number {
  return 365 * years + 28 * (months % 12) + 365 * Math.floor(months / 12) + 7 * weeks + days
}

/** The wider of two share ranges. */
export function widerShare(a: ShareRange, b: ShareRange): ShareRange {
  const less = (x: ShareRange['min'], y: ShareRange['min']): boolean => x.top * y.bottom < y.top * x.bottom
  return { min: less(b.min, a.min) ? b.min : a.min, max: less(a.max, b.max) ? b.max : a.max }
}
