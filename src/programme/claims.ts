import { bad, checkShape, good, type Problem, type Result } from '../input/index.ts'
import { nearest, type Truth } from '../logic/index.ts'
import type { Assessment } from './assessment.ts'
import { type Book, checkKey, readBook, readFormula, type Source } from './book.ts'
import { type ClaimShape, type ClaimsShape, claimsSchema } from './claimsSchema.ts'
import { type Conflict, conflictsOf, type FigureOf, figuresOf, type Reconciliation, reconcile } from './derive.ts'
import { truthOfExpression } from './evaluateExpression.ts'
import { type Expression, isTruth, namesIn } from './expression.ts'
import type { Figure } from './figure.ts'
import { misuse, type Path, type ReportAt } from './place.ts'
import { collector, read } from './read.ts'

/** One reading of a claim, with its formulas read. */
interface ReadTest {
  readonly id: string
  readonly asks: string
  readonly holds: Expression | null
  readonly fails: Expression | null
  readonly text: string | null
  readonly notShown: string | null
}

/** Claims that were read and checked. */
export interface Claims extends Book {
  readonly file: string
  readonly shape: ClaimsShape
  readonly tests: ReadonlyMap<string, readonly ReadTest[]>
}

/** What comes out for a claim or a reading of it. */
export type ClaimFinding = 'holds' | 'does not hold' | 'depends on' | 'not shown' | 'not a factual claim'

/** A reading of a claim with what came out, the rule of the file, and the figures it rests on. */
export interface TestResult {
  readonly id: string
  readonly asks: string
  readonly finding: ClaimFinding
  readonly rule: string | null
  readonly figures: Readonly<Record<string, Figure>>
  readonly because: string | null
}

/** Something said for or against a claim, and where. */
export interface Evidence {
  readonly point: string
  readonly source: Source
}

/** A claim with its finding. `on` says what the finding depends on: each reading that holds, and each that does not. */
export interface ClaimResult {
  readonly id: string
  readonly says: string
  readonly kind: ClaimShape['kind']
  readonly finding: ClaimFinding
  readonly on: readonly string[]
  readonly tests: readonly TestResult[]
  readonly remark: string | null
  readonly for: readonly Evidence[]
  readonly against: readonly Evidence[]
  readonly settle: string
}

/** Counts by year, with every count where sources differ. */
export interface SeriesResult {
  readonly id: string
  readonly says: string
  readonly counts: readonly {
    readonly year: number
    readonly used: readonly Figure[]
    readonly others: readonly Figure[]
  }[]
  readonly events: readonly { readonly on: string; readonly says: string; readonly source: Source }[]
}

/** All claims of a file with findings, the series behind them, and the numbers on which sources differ. */
export interface ClaimsAssessment {
  readonly title: string
  readonly claims: readonly ClaimResult[]
  readonly series: readonly SeriesResult[]
  readonly conflicts: readonly Conflict[]
  readonly reconciliations: readonly Reconciliation[]
}

/** Reads a file of claims, or lists everything that is wrong with it. */
export async function readClaims(text: string, file: string): Promise<Result<Claims>> {
  return read(text, file, (document) => {
    const shape = checkShape(document, claimsSchema)
    if (!shape.ok) return shape
    const { report, problems } = collector(document)
    const { placed: _, ...book } = readBook(shape.value, report)
    const tests = new Map<string, readonly ReadTest[]>()
    for (const [at, claim] of shape.value.claims.entries()) {
      if (tests.has(claim.id)) report('duplicate-id', ['claims', at, 'id'], `"${claim.id}" stands twice.`, 'Keep one.')
      tests.set(claim.id, readTests(claim, ['claims', at], book, report))
    }
    checkSeries(shape.value, book, report)
    return problems.length > 0 ? bad(...problems) : good({ ...book, file, shape: shape.value, tests })
  })
}

function readTests(claim: ClaimShape, path: Path, book: Book, report: ReportAt): readonly ReadTest[] {
  for (const side of ['for', 'against'] as const) {
    for (const [at, { source }] of (claim[side] ?? []).entries()) {
      checkKey(source, [...path, side, at, 'source'], book.sources, report)
    }
  }
  if (claim.kind === 'value' && claim.tests !== undefined) {
    const mend = 'Take the tests out; a judgement of value has no score.'
    report('contradiction', [...path, 'tests'], 'A judgement of value cannot be tested.', mend)
  }
  const names = [...book.quantities.keys(), ...[...book.derived.keys()].map((id) => `derived.${id}`)]
  const unitOf = (name: string): string | null =>
    book.quantities.get(name)?.unit ?? book.derived.get(name.replace(/^derived[.]/, ''))?.unit ?? null
  const condition = (text: string | undefined, at: Path): Expression | null => {
    const tree = text === undefined ? null : readFormula(text, at, names, unitOf, report)
    if (tree === null) return null
    if (!isTruth(tree)) report('formula', at, 'This is a number.', 'Write a comparison, as "result.cost.real < 1000".')
    const results = [...namesIn(tree).keys()].some((name) => name.startsWith('result.'))
    if (results && claim.programme === undefined) {
      report('missing-key', path, 'Results are used of no programme.', 'Say with "programme" which.')
    }
    return tree
  }
  return (claim.tests ?? []).map(({ id, asks, holds, fails, notShown }, at) => ({
    id,
    asks,
    holds: condition(holds, [...path, 'tests', at, 'holds']),
    fails: condition(fails, [...path, 'tests', at, 'fails']),
    text: holds === undefined ? null : fails === undefined ? holds : `${holds}; does not hold if ${fails}`,
    notShown: notShown ?? null,
  }))
}

function checkSeries({ series = [], sources }: ClaimsShape, book: Book, report: ReportAt): void {
  for (const [s, { counts, events = [] }] of series.entries()) {
    for (const [c, { figures }] of counts.entries()) {
      for (const [f, name] of figures.entries()) {
        if (book.quantities.has(name)) continue
        const near = nearest(name, [...book.quantities.keys()])
        const mend = near === null ? 'Describe it under "figures".' : `Did you mean "${near}"?`
        report('unknown-id', ['series', s, 'counts', c, 'figures', f], `There is no number "${name}".`, mend)
      }
    }
    for (const [e, { source }] of events.entries())
      checkKey(source, ['series', s, 'events', e, 'source'], sources, report)
  }
}

/**
 * Finds for each claim what its tests come to on the results of the programmes. The rules stand in the file; a claim
 * about values is not scored. A programme or a result that is missing is a problem.
 */
export function assessClaims(claims: Claims, programmes: readonly Assessment[]): Result<ClaimsAssessment> {
  const problems: Problem[] = []
  const found = claims.shape.claims.map((claim): ClaimResult => {
    const programme = programmes.find((one) => one.programme === claim.programme)
    if (claim.programme !== undefined && programme === undefined) {
      problems.push(misuse(`The claim "${claim.id}" needs "${claim.programme}".`, 'Assess that programme first.'))
    }
    const figure = figuresOf(claims, new Map(Object.entries(programme?.results ?? {})))
    const tests = (claims.tests.get(claim.id) ?? []).map((test) => {
      if (programme !== undefined) problems.push(...unknownResults(test, programme))
      return resultOf(test, figure)
    })
    const { id, says, kind, remark = null, settle } = claim
    return { id, says, kind, ...findingOf(claim, tests), tests, remark, ...evidenceOf(claim, claims), settle }
  })
  if (problems.length > 0) return bad(...problems)
  const figure = figuresOf(claims, new Map())
  return good({
    title: claims.shape.title,
    claims: found,
    series: (claims.shape.series ?? []).map((one) => seriesOf(one, claims, figure)),
    conflicts: conflictsOf(claims),
    reconciliations: reconcile(claims, figure),
  })
}

function unknownResults({ id, holds, fails }: ReadTest, { programme, results }: Assessment): readonly Problem[] {
  const names = [holds, fails].flatMap((tree) => (tree === null ? [] : [...namesIn(tree).keys()]))
  return names.flatMap((name) => {
    const own = name.replace(/^result[.]/, '')
    // Without draws there is no uncertainty; then the test is not shown, which is an answer.
    if (!name.startsWith('result.') || own in results || own.startsWith('uncertainty.')) return []
    const near = nearest(own, Object.keys(results))
    const mend = near === null ? 'Use a named result.' : `Did you mean result.${near}?`
    return [misuse(`The test "${id}" uses ${name}, which "${programme}" does not have.`, mend)]
  })
}

function resultOf({ id, asks, holds, fails, text, notShown }: ReadTest, figure: FigureOf): TestResult {
  const value = (name: string): number | null => figure(name)?.value ?? null
  const yes: Truth = holds === null ? null : truthOfExpression(holds, value)
  const no: Truth = fails === null ? (yes === null ? null : !yes) : truthOfExpression(fails, value)
  const names = [holds, fails].flatMap((tree) => (tree === null ? [] : [...namesIn(tree).keys()]))
  const used = names.flatMap((name): readonly [string, Figure][] => {
    const one = figure(name)
    return one === null ? [] : [[name, one]]
  })
  const finding: ClaimFinding = yes === true ? 'holds' : no === true ? 'does not hold' : 'not shown'
  return { id, asks, finding, rule: text, figures: Object.fromEntries(used), because: notShown }
}

function findingOf({ kind, needs }: ClaimShape, tests: readonly TestResult[]): Pick<ClaimResult, 'finding' | 'on'> {
  if (kind === 'value') return { finding: 'not a factual claim', on: [] }
  const having = (finding: ClaimFinding): readonly TestResult[] => tests.filter((test) => test.finding === finding)
  const [holds, fails, open] = [having('holds'), having('does not hold'), having('not shown')]
  if (fails.length > 0 && (needs === 'all' || holds.length === 0)) return { finding: 'does not hold', on: [] }
  if (fails.length > 0 && holds.length > 0) {
    return {
      finding: 'depends on',
      on: tests.map(({ asks, finding }) => `${asks} ${finding[0]?.toUpperCase()}${finding.slice(1)}.`),
    }
  }
  return { finding: open.length > 0 || holds.length === 0 ? 'not shown' : 'holds', on: [] }
}

function evidenceOf(claim: ClaimShape, { sources }: Claims): Pick<ClaimResult, 'for' | 'against'> {
  const of = (list: ClaimShape['for']): readonly Evidence[] =>
    (list ?? []).flatMap(({ point, source }) => {
      const found = sources[source]
      return found === undefined ? [] : [{ point, source: found }]
    })
  return { for: of(claim.for), against: of(claim.against) }
}

function seriesOf(
  { id, says, counts, events = [] }: NonNullable<ClaimsShape['series']>[number],
  claims: Claims,
  figure: FigureOf,
): SeriesResult {
  const conflicts = conflictsOf(claims)
  return {
    id,
    says,
    counts: counts.map(({ year, figures }) => ({
      year,
      used: figures.flatMap((name) => figure(name) ?? []),
      others: figures.flatMap((name) => conflicts.find((one) => one.id === name)?.others ?? []),
    })),
    events: events.flatMap(({ on, says: what, source }) => {
      const found = claims.sources[source]
      return found === undefined ? [] : [{ on, says: what, source: found }]
    }),
  }
}
