/**
 * Runs Splink on the data sets of the linkage benchmark:
 * `node bench/link/peers/run.ts [--dataset X] [--rules documented|wide] [--rounds N] [--seed N] [--out FOLDER]`.
 * Every model of a data set runs; the one with the best F1 stands in the table. Writes results-splink.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machineLine } from '../../check/machine.ts'
import { median, plainTable, type Table } from '../../check/table.ts'
import { type Dataset, type DatasetName, dataFolder, datasetDescriptions, loadDataset } from '../datasets.ts'
import type { Evaluation } from '../evaluate.ts'
import { type RuleSet, ruleSets, ruleSql, rulesOf } from '../rules.ts'
import { installSplink, peersFolder } from './install.ts'
import { modelNames, runSplink, type SplinkRun, type Stage, writeTables } from './splink.ts'

const threads = 2

/** One model on one data set under one budget of rules; times are medians over the rounds. */
export interface SplinkResult {
  readonly dataset: DatasetName
  readonly rules: RuleSet
  readonly model: string
  readonly says: string
  /** Whether this model has the best F1 under these rules; equal ones: F1 at one half, then processor time. */
  readonly chosen: boolean
  readonly evaluation: Evaluation
  readonly cpuSeconds: number
  readonly cpuSecondsLeast: number
  readonly cpuSecondsWithoutImports: number
  readonly wallSeconds: number
  readonly peakMegabytes: number
  readonly stages: readonly Stage[]
  /** Load of the machine before each round. */
  readonly loads: readonly number[]
  readonly versions: SplinkRun['report']['versions']
  readonly settings: unknown
}

interface Request {
  readonly datasets: readonly DatasetName[]
  readonly rules: readonly RuleSet[]
  readonly rounds: number
  readonly seed: number | null
  readonly out: string
}

function progress(message: string): void {
  process.stderr.write(`${message}\n`)
}

function chosenFrom<T extends string>(option: string, value: string | undefined, all: readonly T[]): readonly T[] {
  if (value === undefined) return all
  const found = all.filter((name) => name === value)
  if (found.length === 0) throw new Error(`--${option} ${value}: it is one of ${all.join(', ')}.`)
  return found
}

function wholeNumber(option: string, value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${option} ${value}: it is a whole number from 1.`)
  return Number(value)
}

function request(words: readonly string[]): Request {
  const text = { type: 'string' } as const
  const options = { dataset: text, rules: text, rounds: text, seed: text, out: text }
  const { values } = parseArgs({ args: [...words], options })
  const names = datasetDescriptions.map(({ name }) => name)
  return {
    datasets: chosenFrom('dataset', values.dataset, names),
    rules: chosenFrom('rules', values.rules, ruleSets),
    rounds: wholeNumber('rounds', values.rounds ?? '3'),
    seed: values.seed === undefined ? null : wholeNumber('seed', values.seed),
    out: values.out ?? join(peersFolder(), 'results'),
  }
}

function summary(dataset: Dataset, rules: RuleSet, model: string, runs: readonly SplinkRun[]): SplinkResult {
  const [first] = runs
  if (first === undefined) throw new Error('There is no run.')
  const over = (value: (run: SplinkRun) => number): number => median(runs.map(value))
  const stages = first.report.stages.map(({ step }, place) => ({
    step,
    cpu: over(({ report }) => report.stages[place]?.cpu ?? 0),
    wall: over(({ report }) => report.stages[place]?.wall ?? 0),
  }))
  return {
    dataset: dataset.name,
    rules,
    model,
    says: first.report.says,
    chosen: false,
    evaluation: first.evaluation,
    cpuSeconds: over(({ report }) => report.cpuSeconds),
    cpuSecondsLeast: Math.min(...runs.map(({ report }) => report.cpuSeconds)),
    cpuSecondsWithoutImports: over(({ report }) => report.cpuSecondsWithoutImports),
    wallSeconds: over(({ report }) => report.wallSeconds),
    peakMegabytes: over(({ report }) => report.peakMegabytes),
    stages,
    loads: runs.map(({ load }) => load),
    versions: first.report.versions,
    settings: first.report.settings,
  }
}

function better(one: SplinkResult, other: SplinkResult): number {
  return (
    other.evaluation.best.f1 - one.evaluation.best.f1 ||
    other.evaluation.atHalf.f1 - one.evaluation.atHalf.f1 ||
    one.cpuSeconds - other.cpuSeconds
  )
}

function runModels(
  dataset: Dataset,
  models: readonly string[],
  rules: RuleSet,
  folder: string,
  { rounds, seed }: Request,
): SplinkResult[] {
  const tables = writeTables(dataset, folder)
  const runs = new Map<string, SplinkRun[]>(models.map((model) => [model, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [model, done] of runs) {
      progress(`${dataset.name}, ${rules} rules, ${model}, round ${round + 1} of ${rounds}`)
      done.push(runSplink({ dataset, tables, rules, model, threads, seed, folder }))
    }
  }
  const results = [...runs].map(([model, done]) => summary(dataset, rules, model, done))
  const best = results.toSorted(better)[0]
  return results.map((result) => ({ ...result, chosen: result === best }))
}

const count = (value: number): string => Math.round(value).toLocaleString('en')
const share = (value: number): string => value.toFixed(4)

function columns(words: readonly string[], figures: readonly string[]): Table['columns'] {
  return [
    ...words.map((heading) => ({ heading, figure: false })),
    ...figures.map((heading) => ({ heading, figure: true })),
  ]
}

function bestTable(results: readonly SplinkResult[]): Table {
  const scores = ['pairs', 'reached', 'AP', 'best F1', 'P', 'R', 'F1@.5']
  return {
    columns: columns(['dataset', 'rules'], [...scores, 'CPU s', 'no import', 'MB', 'wall s']),
    rows: results
      .filter(({ chosen }) => chosen)
      .map(({ dataset, rules, evaluation, ...result }) => {
        const { atHalf } = evaluation
        const quality = [evaluation.blockingRecall, evaluation.averagePrecision, evaluation.best.f1]
        const seconds = [result.cpuSeconds, result.cpuSecondsWithoutImports].map((value) => value.toFixed(2))
        return [
          dataset,
          rules,
          count(evaluation.pairs),
          ...[...quality, atHalf.precision, atHalf.recall, atHalf.f1].map(share),
          ...seconds,
          count(result.peakMegabytes),
          result.wallSeconds.toFixed(2),
        ]
      }),
  }
}

function modelTable(results: readonly SplinkResult[]): Table {
  const scores = ['AP', 'best F1', 'weight', 'F1@.5', 'expected', 'true', 'ECE']
  return {
    columns: columns(['dataset', 'rules', 'model', ''], [...scores, 'CPU s', 'least']),
    rows: results.map(({ dataset, rules, model, chosen, evaluation, ...result }) => [
      dataset,
      rules,
      model,
      chosen ? '*' : '',
      ...[evaluation.averagePrecision, evaluation.best.f1].map(share),
      evaluation.best.weight.toFixed(1),
      share(evaluation.atHalf.f1),
      ...[evaluation.expectedMatches, evaluation.truthPairs].map(count),
      share(evaluation.calibrationError),
      result.cpuSeconds.toFixed(2),
      result.cpuSecondsLeast.toFixed(2),
    ]),
  }
}

async function main(words: readonly string[]): Promise<number> {
  const asked = request(words)
  const data = dataFolder()
  installSplink(progress)
  const machine = machineLine()
  const work = join(peersFolder(), 'work')
  for (const folder of [work, asked.out]) mkdirSync(folder, { recursive: true })
  const models = modelNames()
  const results: SplinkResult[] = []
  let failed = false
  for (const name of asked.datasets) {
    const dataset = await loadDataset(name, data)
    for (const rules of asked.rules) {
      try {
        results.push(...runModels(dataset, models[name], rules, work, asked))
      } catch (error) {
        failed = true
        progress(`FAILED: ${name}, ${rules}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  const rules = asked.datasets.flatMap((dataset) =>
    asked.rules.map((set) => ({ dataset, set, sql: rulesOf(dataset, set).map((rule) => ruleSql(rule)) })),
  )
  const datasets = datasetDescriptions.filter(({ name }) => asked.datasets.includes(name))
  const about = { machine, loadAtEnd: loadavg()[0] ?? 0, threads, rounds: asked.rounds, seed: asked.seed }
  const text = JSON.stringify({ ...about, datasets, rules, results }, null, 1)
  writeFileSync(join(asked.out, 'results-splink.json'), `${text}\n`)
  const { splink, duckdb, python } = results[0]?.versions ?? { splink: '?', duckdb: '?', python: '?' }
  const lines = [
    `Splink ${splink} on DuckDB ${duckdb}, Python ${python}, ${threads} threads, medians of ${asked.rounds} rounds`,
    `${machine}, at end ${about.loadAtEnd.toFixed(2)}`,
    '',
    ...plainTable(bestTable(results)),
    '',
    ...plainTable(modelTable(results)),
    '',
    '* taken above. P and R are of all pairs with a probability of one half or more.',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return failed ? 1 : 0
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
