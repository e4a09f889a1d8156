/**
 * The peer comparison: every engine answers the same cases under the same rules, all answers are compared with
 * the reference, and the times stand in one table.
 */
import { makeCases } from './cases.ts'
import type { Engine } from './engine.ts'
import { type Measurement, measureEngines } from './measure.ts'
import { oursFilled, oursFromFacts, oursFromPlain } from './ours.ts'
import { cedarEngine } from './peers/cedar.ts'
import { cqlEngine } from './peers/cql.ts'
import { jsonLogicEngine } from './peers/json-logic.ts'
import { jsonRulesEngine } from './peers/json-rules-engine.ts'
import { publicodesEngines } from './peers/publicodes.ts'
import { zenEngines } from './peers/zen.ts'
import { monthsBetween, referenceOutcome } from './reference.ts'
import { type Outcome, rules } from './rules.ts'
import type { RunOptions, SectionReport } from './section.ts'
import { figure, markdownTable, plainTable, type Table, wrap } from './table.ts'
import { allLeaves } from './tree.ts'

const seed = 20250315

const engines: readonly Engine[] = [
  oursFilled,
  oursFromPlain,
  oursFromFacts,
  jsonLogicEngine,
  ...zenEngines,
  cqlEngine,
  cedarEngine,
  jsonRulesEngine,
  ...publicodesEngines,
]

/** The examples of the notation, which the reference evaluator itself must get right. */
const monthExamples: readonly (readonly [string, string, number, number])[] = [
  ['2024-11-10', '2025-05-10', 6, 6],
  ['2024-11-10', '2025-05-09', 5, 6],
  ['2024-08-31', '2025-02-28', 5, 6],
  ['2024-08-31', '2025-02-26', 5, 5],
]

function wrongMonths(): string[] {
  return monthExamples.flatMap(([from, to, low, high]) => {
    const found = monthsBetween(from, to)
    if (found.low === low && found.high === high) return []
    return [`The reference counts ${found.low} to ${found.high} months from ${from} to ${to}, not ${low} to ${high}.`]
  })
}

/** An engine in its fastest mode, with the times of its other modes. */
interface Row {
  readonly best: Measurement
  readonly others: readonly Measurement[]
}

function fastest(measurements: readonly Measurement[]): Row[] {
  const groups = Object.values(Object.groupBy(measurements, ({ engine }) => engine.name))
  const rows = groups.flatMap((group = []) => {
    const [best, ...others] = group.toSorted((a, b) => a.wall - b.wall)
    return best === undefined ? [] : [{ best, others }]
  })
  return rows.toSorted((a, b) => a.best.wall - b.best.wall)
}

function wallOf(measurements: readonly Measurement[], engine: Engine): number {
  return measurements.find((measurement) => measurement.engine === engine)?.wall ?? Number.NaN
}

/** The figures of a row; the last three are its time in multiples of the three ways to call Writ. */
function figures({ best }: Row, measurements: readonly Measurement[]): string[] {
  const { engine, cases, wall, cpu } = best
  const ratios = [oursFilled, oursFromPlain, oursFromFacts].map((own) => figure(wall / wallOf(measurements, own)))
  return [
    engine.name,
    engine.version,
    cases.toLocaleString('en'),
    figure(wall),
    figure(cpu),
    figure(1e6 / wall),
    ...ratios,
  ]
}

const columns = [
  { heading: 'engine', figure: false },
  { heading: 'version', figure: false },
  { heading: 'cases', figure: true },
  { heading: 'µs a case', figure: true },
  { heading: 'CPU µs', figure: true },
  { heading: 'cases/s', figure: true },
  { heading: '÷ closures', figure: true },
  { heading: '÷ same object', figure: true },
  { heading: '÷ raw case', figure: true },
]

function modeNote({ best, others }: Row): string {
  if (best.engine.mode === '') return ''
  const slower = others.map(({ engine, wall }) => `${engine.mode}: ${figure(wall)} µs`)
  return slower.length === 0 ? best.engine.mode : `${best.engine.mode} (${slower.join('; ')})`
}

function fullTable(rows: readonly Row[], measurements: readonly Measurement[]): Table {
  const words = ['three-valued', 'computed beforehand', 'how called (slower ways)']
  return {
    columns: [...columns, ...words.map((heading) => ({ heading, figure: false }))],
    rows: rows.map((row) => {
      const { threeValued, precomputed } = row.best.engine
      return [...figures(row, measurements), threeValued, precomputed, modeNote(row)]
    }),
  }
}

/** What a reader has to know to judge the figures. */
function remarks(expected: readonly Outcome[], rounds: number): string[] {
  const share = (outcome: Outcome): string => {
    const percent = (100 * expected.filter((found) => found === outcome).length) / expected.length
    return `${percent.toFixed(1)} % ${outcome}`
  }
  const shares = (['barred', 'not-shown', 'shown'] as const).map(share).join(', ')
  return [
    `${rules.length} rules, ${allLeaves.length} leaf conditions; seed ${seed}; ${shares}.`,
    `Medians of ${rounds} rounds in one process, engines taking turns. CPU is the time of all threads.`,
    '"÷ closures" compares with the compiled formulas alone, on answers that are in their array as findings leave them, as each peer has the case in its own form. "÷ same object" compares with Writ when it first fills that array from the flat object that json-logic-js gets. In both, Writ still counts the calendar months; the peers get them counted. "÷ raw case" compares with Writ from the raw case, which also reads ISO dates and looks up sets, all of it computed beforehand for every peer.',
    '"Two rails": a two-valued engine asks of every leaf whether it is proven or disproven, and so comes to the same outcomes.',
  ]
}

/** Runs the comparison. */
export async function peersSection({ quick, progress }: RunOptions): Promise<SectionReport> {
  const count = (engine: Engine): number => (quick ? Math.max(50, engine.cases / 10) : engine.cases)
  const pace = quick ? { warmUps: 2, rounds: 3, leastMs: 20 } : { warmUps: 3, rounds: 9, leastMs: 150 }
  const size = Math.max(...engines.map(count))
  progress(`Making ${size.toLocaleString('en')} cases and their reference outcomes.`)
  const cases = makeCases(size, seed)
  const expected = cases.map(referenceOutcome)
  progress(`Checking and measuring ${engines.length} ways to call the engines.`)
  const { measurements, failures } = await measureEngines(engines, cases, expected, count, pace)
  const rows = fastest(measurements)
  const wrong = [...wrongMonths(), ...failures]
  const agreed = 'Every engine gave the reference outcome for every case measured.'
  const notes = [...(wrong.length === 0 ? [agreed] : []), ...remarks(expected, pace.rounds)]
  const full = fullTable(rows, measurements)
  const details = rows.map((row) => {
    const { name, threeValued, precomputed } = row.best.engine
    const mode = modeNote(row)
    return `${name}: three-valued ${threeValued}; beforehand: ${precomputed}${mode === '' ? '' : `; called: ${mode}`}.`
  })
  const plain = plainTable({ columns, rows: rows.map((row) => figures(row, measurements)) })
  return {
    title: 'Peers',
    text: [...plain, '', ...[...details, ...notes].flatMap((line) => wrap(line))],
    markdown: [...markdownTable(full), '', ...notes.map((note) => `- ${note}`)],
    failures: wrong,
  }
}
