/** Checks every answer of an engine against the reference and measures engines in alternating rounds. */
import type { Case } from './cases.ts'
import type { Engine } from './engine.ts'
import type { Outcome } from './rules.ts'
import { median } from './table.ts'

/** How long and how often. */
export interface Pace {
  /** Runs over the measured set before anything is timed, the checked one included. */
  readonly warmUps: number
  readonly rounds: number
  /** A round repeats the measured set until so many milliseconds have passed. */
  readonly leastMs: number
}

/** What an engine needed, as medians over the rounds. */
export interface Measurement {
  readonly engine: Engine
  readonly cases: number
  readonly setupMs: number
  /** Wall time a case, in microseconds. */
  readonly wall: number
  /** Processor time of the whole process a case, all threads together, in microseconds. */
  readonly cpu: number
}

/** All engines that could be measured, and what went wrong. */
export interface Measured {
  readonly measurements: readonly Measurement[]
  readonly failures: readonly string[]
}

interface Entry {
  readonly engine: Engine
  readonly cases: number
  readonly setupMs: number
  readonly wall: number[]
  readonly cpu: number[]
}

const label = (engine: Engine): string => (engine.mode === '' ? engine.name : `${engine.name} (${engine.mode})`)

function wrongAnswers(engine: Engine, answers: readonly Outcome[], expected: readonly Outcome[]): string[] {
  const wrong = [...expected.keys()].filter((index) => answers[index] !== expected[index])
  if (wrong.length === 0 && answers.length === expected.length) return []
  const few = wrong.slice(0, 3).map((index) => `case ${index}: ${answers[index]} instead of ${expected[index]}`)
  return [`${label(engine)} is wrong in ${wrong.length} of ${expected.length} cases: ${few.join('; ')}.`]
}

/** Sets an engine up, compares its answers on its whole set, and warms it. */
async function open(
  engine: Engine,
  cases: readonly Case[],
  expected: readonly Outcome[],
  pace: Pace,
): Promise<Entry | string[]> {
  try {
    const start = performance.now()
    await engine.setup()
    const setupMs = performance.now() - start
    engine.load(cases)
    for (let run = 0; run < pace.warmUps; run += 1) {
      const wrong = wrongAnswers(engine, await engine.answer(), expected)
      if (wrong.length > 0) return wrong
    }
    return { engine, cases: cases.length, setupMs, wall: [], cpu: [] }
  } catch (error) {
    return [`${label(engine)} broke: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** One round of one engine; the answers of its last run are compared again. */
async function round(entry: Entry, expected: readonly Outcome[], pace: Pace): Promise<string[]> {
  let runs = 0
  let answers: readonly Outcome[] = []
  const before = process.cpuUsage()
  const start = performance.now()
  let elapsed = 0
  while (elapsed < pace.leastMs) {
    answers = await entry.engine.answer()
    runs += 1
    elapsed = performance.now() - start
  }
  const { user, system } = process.cpuUsage(before)
  entry.wall.push((elapsed * 1000) / (runs * entry.cases))
  entry.cpu.push((user + system) / (runs * entry.cases))
  return wrongAnswers(entry.engine, answers, expected)
}

/** Measures all engines in one process, each on the first `count(engine)` cases, engine after engine in every round. */
export async function measureEngines(
  engines: readonly Engine[],
  cases: readonly Case[],
  expected: readonly Outcome[],
  count: (engine: Engine) => number,
  pace: Pace,
): Promise<Measured> {
  const entries: Entry[] = []
  const failures: string[] = []
  for (const engine of engines) {
    const size = count(engine)
    const opened = await open(engine, cases.slice(0, size), expected.slice(0, size), pace)
    if (Array.isArray(opened)) failures.push(...opened)
    else entries.push(opened)
  }
  for (let number = 0; number < pace.rounds; number += 1) {
    const order = number % 2 === 0 ? entries : entries.toReversed()
    for (const entry of order) failures.push(...(await round(entry, expected.slice(0, entry.cases), pace)))
  }
  const measurements = entries.map(({ engine, cases: size, setupMs, wall, cpu }) => ({
    engine,
    cases: size,
    setupMs,
    wall: median(wall),
    cpu: median(cpu),
  }))
  return { measurements, failures }
}
