import { z } from 'zod'
import { checkShape, type Document, good, type Result } from '../../input/index.ts'

/** One year of a projection, always beside the number if nothing changed. */
export interface ProjectedYear {
  readonly year: number
  readonly projected: number
  readonly noChange: number
}

/** What a stock of prisoners is projected from. */
export interface StockFlow {
  readonly year: number
  readonly stock: number
  /** People admitted in a year. */
  readonly admissions: number
  /** The mean stay in years, above 1: of those held, 1 less 1/stay are still held a year later. */
  readonly stay: number
}

/**
 * Projects a stock year by year as n(t) = n(t-1) p + a with p = 1 - 1/stay, the stock-flow model of the Urban Institute's
 * Prison Population Forecaster (2018) without its trends. In the long run the stock becomes admissions times stay
 * (Little 1961). Each year stands beside "no change", because projections of this kind have not done better than it.
 */
export function projectStock({ year, stock, admissions, stay }: StockFlow, years: number): readonly ProjectedYear[] {
  const kept = 1 - 1 / Math.max(1, stay)
  const rows: ProjectedYear[] = []
  let projected = stock
  for (let ahead = 1; ahead <= years; ahead += 1) {
    projected = projected * kept + admissions
    rows.push({ year: year + ahead, projected, noChange: stock })
  }
  return rows
}

const counts = z.record(z.string().regex(/^\d{4}$/, 'a year'), z.number().positive('a number above 0'))
const source = z.strictObject({
  title: z.string(),
  url: z.url('an address'),
  verified: z.enum(['text', 'reported', 'memory']),
})

const backtestShape = z.strictObject({
  writ: z.literal(1),
  kind: z.literal('projection-backtest'),
  title: z.string(),
  about: z.string(),
  sources: z.strictObject({ counted: source, projected: source }),
  start: z.int('a year'),
  years: z.array(z.int('a year')).min(1, 'a list of years'),
  states: z.record(z.string(), z.strictObject({ counted: counts, projected: counts })),
})

/** What was projected for some States from a year, and what was counted later. */
export type ProjectionBacktest = z.infer<typeof backtestShape>

/** Reads a file of projections and counts; a State without one of the years is a problem. */
export function readBacktest(document: Document): Result<ProjectionBacktest> {
  const shape = checkShape(document, backtestShape)
  if (!shape.ok) return shape
  const { start, years, states } = shape.value
  const problems = Object.entries(states).flatMap(([state, row]) =>
    [start, ...years].flatMap((year) =>
      (['counted', 'projected'] as const).flatMap((kind) => {
        if (row[kind][String(year)] !== undefined) return []
        const place = { ...document.locate(['states', state, kind]), path: `states.${state}.${kind}` }
        return [{ code: 'missing-key' as const, place, message: `The year ${year} is missing.`, mend: 'Add it.' }]
      }),
    ),
  )
  return problems.length > 0 ? { ok: false, problems } : good(shape.value)
}

/** How far a projection was from what came, over all States, with the same of "no change" beside it. In percent. */
export interface ProjectionError {
  readonly year: number
  /** Whether projections were first scaled to what was counted in the first year. */
  readonly rebased: boolean
  readonly states: number
  readonly projection: ErrorMeasures
  readonly noChange: ErrorMeasures
}

/** Mean and median of the absolute errors, error of the sum of all, and how many States were within 5 and 10 percent. */
export interface ErrorMeasures {
  readonly meanError: number
  readonly medianError: number
  readonly bias: number
  readonly within5: number
  readonly within10: number
}

/** Measures projections of one year against what was counted. */
export function projectionError(
  { start, states }: ProjectionBacktest,
  year: number,
  { rebased }: { readonly rebased: boolean },
): ProjectionError {
  const rows = Object.values(states).map(({ counted, projected }) => {
    const began = counted[String(start)] ?? 0
    const scale = rebased ? began / (projected[String(start)] ?? began) : 1
    return { came: counted[String(year)] ?? 0, projected: (projected[String(year)] ?? 0) * scale, noChange: began }
  })
  const measure = (guess: (row: (typeof rows)[number]) => number): ErrorMeasures =>
    errors(rows.map((row) => ({ came: row.came, guess: guess(row) })))
  return {
    year,
    rebased,
    states: rows.length,
    projection: measure(({ projected }) => projected),
    noChange: measure(({ noChange }) => noChange),
  }
}

function errors(rows: readonly { readonly came: number; readonly guess: number }[]): ErrorMeasures {
  const parts = rows.map(({ came, guess }) => (100 * Math.abs(guess - came)) / came).sort((a, b) => a - b)
  const middle = parts.length / 2
  const sum = (of: 'came' | 'guess'): number => rows.reduce((all, row) => all + row[of], 0)
  return {
    meanError: parts.reduce((all, each) => all + each, 0) / parts.length,
    medianError: ((parts[Math.ceil(middle) - 1] ?? 0) + (parts[Math.floor(middle)] ?? 0)) / 2,
    bias: (100 * (sum('guess') - sum('came'))) / sum('came'),
    within5: parts.filter((part) => part <= 5).length,
    within10: parts.filter((part) => part <= 10).length,
  }
}
