/**
 * The whole law at work: every provision of a US removal case with the floor, on one core. Determinations a second with
 * the outcome only, with the reason of every node stored as one byte, and with the reasons rendered; and a whole check
 * from the text of a case file to the text of the answer, with its median and its slowest hundredth.
 */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { openLaw } from '../../src/cli/lawFolder.ts'
import {
  answersOf,
  answerTreaty,
  type Candidate,
  type Case,
  type CompiledLaw,
  compileLaw,
  detailsFor,
  determine,
  judge,
  outcomeOnly,
  provisionsThatCount,
  readCase,
} from '../../src/determination/index.ts'
import { type Findings, find } from '../../src/evidence/index.ts'
import { describeProblem, readDocument } from '../../src/input/index.ts'
import { type Answers, reasonOf } from '../../src/logic/index.ts'
import type { RunOptions, SectionReport } from './section.ts'

const vectors = new URL('../../test/conformance/data/synthetic.json', import.meta.url)
const BASIS = 'us/removal'

const casesSchema = z.array(
  z.looseObject({
    transfer: z.looseObject({ basis: z.string().optional() }),
    expected: z.looseObject({ outcome: z.string() }),
  }),
)

interface Removal {
  readonly text: string
  readonly given: Case
  readonly findings: Findings
  readonly answers: Answers
  readonly candidates: readonly Candidate[]
  readonly expected: string
}

/** Measures determinations with the whole law and checks every outcome against the known answer. */
export async function fullLawSection(options: RunOptions): Promise<SectionReport> {
  const opened = await openLaw()
  if (!opened.ok) throw new Error(opened.problems.map(describeProblem).join('\n'))
  const compiled = compileLaw(opened.value)
  const removals = await readRemovals(compiled)
  const failures = removals
    .filter(({ answers, candidates, expected }) => outcomeOnly(candidates, answers) !== expected)
    .map(({ given, expected }) => `${given.id}: the outcome is not ${expected}`)
  const rounds = options.quick ? 3 : 9
  const size = options.quick ? 2_000 : 40_000
  options.progress(`Measuring ${removals.length} removal cases, ${rounds} rounds.`)
  const whole = await wholeCheck(compiled, removals, options.quick ? 500 : 10_000)
  const floor = machineFloor(whole.runs)
  const rows = [
    row('outcome only, from answers', rounds, size * 5, removals, ({ candidates, answers }) =>
      outcomeOnly(candidates, answers),
    ),
    row('outcome, every provision and position', rounds, size, removals, ({ candidates, answers }) =>
      judge(candidates, answers),
    ),
    row('+ reasons stored, one byte a node', rounds, size, removals, storeReasons),
    row('reasons rendered, decisive trees down to exhibits', rounds, size / 10, removals, (one) =>
      renderReasons(compiled, one),
    ),
    row('from a read case: find, answer, judge', rounds, size / 10, removals, (one) => outcomeFromCase(compiled, one)),
    row('determination as plain data, with all reasons', rounds, size / 20, removals, ({ given }) =>
      determine(compiled, given),
    ),
  ]
  const first = removals[0]
  const nodes = first?.candidates.reduce((sum, { holds }) => sum + holds.nodes, 0) ?? 0
  const table = [
    ['what', 'µs a case', 'cases/s'],
    ...rows.map(({ name, micros }) => [name, micros.toPrecision(3), Math.round(1e6 / micros).toLocaleString('en')]),
  ]
  const notes = [
    `${removals.length} made-up removal cases, ${first?.candidates.length ?? 0} provisions and ${nodes} nodes each under ${BASIS} with the floor; medians of ${rounds} rounds.`,
    `Whole check, warm (text of the case file in, text of the JSON answer out): p50 ${whole.p50.toFixed(3)} ms, p99 ${whole.p99.toFixed(3)} ms of ${whole.runs} runs.`,
    `The machine alone: as many runs of plain arithmetic without memory have p50 ${floor.p50.toFixed(3)} ms, p99 ${floor.p99.toFixed(3)} ms; what is above p50 there is time that the machine took away.`,
  ]
  return {
    title: 'The whole law',
    text: [
      ...table.map(([a = '', b = '', c = '']) => `${a.padEnd(56)}${b.padStart(12)}${c.padStart(14)}`),
      '',
      ...notes,
    ],
    markdown: [
      ...table.map((cells, i) => `| ${cells.join(' | ')} |${i === 0 ? '\n| --- | ---: | ---: |' : ''}`),
      '',
      ...notes,
    ],
    failures,
  }
}

async function readRemovals(compiled: CompiledLaw): Promise<readonly Removal[]> {
  const { law } = compiled
  const terms = { vocabulary: law.vocabulary, states: law.states, bases: law.bases.map(({ id }) => id) }
  const removals: Removal[] = []
  for (const { expected, ...data } of casesSchema.parse(JSON.parse(readFileSync(vectors, 'utf8')))) {
    if (data.transfer.basis !== BASIS) continue
    const text = JSON.stringify(data)
    const document = await readDocument(new TextEncoder().encode(text), 'case.json', 'json')
    const read = document.ok ? readCase(document.value, terms) : document
    if (!read.ok) throw new Error(read.problems.map(describeProblem).join('\n'))
    const given = read.value
    // A basis that does not reach the transfer is barred before its provisions are asked.
    if (determine(compiled, given).bases[0]?.misfit !== undefined) continue
    const findings = find(given.record, law.vocabulary, { on: given.transfer.on })
    const answers = answersOf(compiled, findings, given.transfer)
    answerTreaty(answers, compiled, findings, BASIS, given.transfer)
    const candidates = provisionsThatCount(compiled, BASIS, given.transfer)
    removals.push({ text, given, findings, answers, candidates, expected: expected.outcome })
  }
  return removals
}

const codes = new Uint8Array(4096)

function storeReasons({ candidates, answers }: Removal): unknown {
  let place = 0
  for (const { holds } of candidates) {
    holds.record(answers, codes, place)
    place += holds.nodes
  }
  return judge(candidates, answers)
}

function renderReasons(compiled: CompiledLaw, { given, findings, candidates, answers }: Removal): unknown {
  const details = detailsFor(compiled.law, findings, given.transfer, BASIS)
  return candidates.map(({ holds }) => {
    holds.record(answers, codes, 0)
    return reasonOf(holds.formula, codes, 0, 'decisive', details)
  })
}

function outcomeFromCase(compiled: CompiledLaw, { given }: Removal): unknown {
  const findings = find(given.record, compiled.law.vocabulary, { on: given.transfer.on })
  const answers = answersOf(compiled, findings, given.transfer)
  answerTreaty(answers, compiled, findings, BASIS, given.transfer)
  return outcomeOnly(provisionsThatCount(compiled, BASIS, given.transfer), answers)
}

/** What a measured piece of work gave last; kept so that no work can be left out as useless. */
export let last: unknown = null

function row(
  name: string,
  rounds: number,
  size: number,
  removals: readonly Removal[],
  work: (one: Removal) => unknown,
): { readonly name: string; readonly micros: number } {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now()
    let done = 0
    while (done < size) {
      for (const one of removals) last = work(one)
      done += removals.length
    }
    // The first round warms up and is not counted.
    if (round > 0) times.push(((performance.now() - start) * 1000) / done)
  }
  return { name, micros: median(times) }
}

/** How far the slowest hundredth of equal work lies above the median when nothing but the machine can slow it down. */
function machineFloor(runs: number): { readonly p50: number; readonly p99: number } {
  const times: number[] = []
  for (let run = 0; run < runs * 1.2; run += 1) {
    const start = performance.now()
    let x = 1
    for (let i = 0; i < 250_000; i += 1) x = (x * 1_664_525 + i) | 0
    last = x
    if (run >= runs * 0.2) times.push(performance.now() - start)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: median(times), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN }
}

async function wholeCheck(
  compiled: CompiledLaw,
  removals: readonly Removal[],
  runs: number,
): Promise<{ readonly p50: number; readonly p99: number; readonly runs: number }> {
  const { law } = compiled
  const terms = { vocabulary: law.vocabulary, states: law.states, bases: law.bases.map(({ id }) => id) }
  const files = removals.map(({ text }) => new TextEncoder().encode(text))
  const times: number[] = []
  for (let run = 0; run < runs * 1.2; run += 1) {
    const start = performance.now()
    const document = await readDocument(files[run % files.length] ?? new Uint8Array(), 'case.json', 'json')
    const read = document.ok ? readCase(document.value, terms) : document
    if (!read.ok) throw new Error(read.problems.map(describeProblem).join('\n'))
    last = JSON.stringify(determine(compiled, read.value), null, 2)
    // The first sixth warms up and is not counted.
    if (run >= runs * 0.2) times.push(performance.now() - start)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: median(times), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN, runs: times.length }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
