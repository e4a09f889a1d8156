/** Runs Splink on one data set, each time in a fresh process, and reads what it reports. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { csvText } from '../csv.ts'
import type { Dataset, DatasetName } from '../datasets.ts'
import { type Evaluation, evaluateFile } from '../evaluate.ts'
import { type RuleSet, ruleSql, rulesOf } from '../rules.ts'
import { splinkPython } from './install.ts'

const scripts = fileURLToPath(new URL('.', import.meta.url))

/** One step of a run of Splink, in seconds; `write` is the writing of the scored pairs to a file. */
export interface Stage {
  readonly step: 'import' | 'load' | 'prior' | 'u' | 'em' | 'predict' | 'write'
  readonly cpu: number
  readonly wall: number
}

/** What one run of Splink reports about itself. */
export interface SplinkReport {
  readonly says: string
  readonly pairs: number
  /** User and system time of the whole process, all threads. */
  readonly cpuSeconds: number
  /** The same without starting Python and importing modules. */
  readonly cpuSecondsWithoutImports: number
  readonly wallSeconds: number
  readonly peakMegabytes: number
  readonly stages: readonly Stage[]
  readonly threads: number
  readonly versions: { readonly splink: string; readonly duckdb: string; readonly python: string }
  /** The trained model, as Splink saves it. */
  readonly settings: unknown
}

/** One run, with the load of the machine before it, the runs of others included. */
export interface SplinkRun {
  readonly report: SplinkReport
  readonly evaluation: Evaluation
  readonly load: number
}

/** A table written for a peer. */
export interface WrittenTable {
  readonly name: string
  readonly path: string
}

/** Writes the tables of a data set as CSV, without the truth. */
export function writeTables(dataset: Dataset, folder: string): WrittenTable[] {
  return dataset.tables.map(({ name, columns, rows }) => {
    const path = join(folder, `${name}.csv`)
    writeFileSync(path, csvText([columns, ...rows]))
    return { name, path }
  })
}

function python(words: readonly string[]): string {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }
  const done = spawnSync(splinkPython(), words, { cwd: scripts, encoding: 'utf8', env })
  if (done.status === 0) return done.stdout
  const reason = done.error?.message ?? done.stderr.trim().split('\n').slice(-8).join('\n')
  throw new Error(`Splink broke: ${reason}`)
}

/** The names of the models that Splink is given for each data set. */
export function modelNames(): { readonly [name in DatasetName]: readonly string[] } {
  const code = 'import json, splink_models; print(json.dumps({k: list(v) for k, v in splink_models.MODELS.items()}))'
  return JSON.parse(python(['-c', code]))
}

/** What to run. */
export interface SplinkWork {
  readonly dataset: Dataset
  readonly tables: readonly WrittenTable[]
  readonly rules: RuleSet
  readonly model: string
  readonly threads: number
  /** Replaces the seed of the random pairs; null keeps the seed of the model. */
  readonly seed: number | null
  /** Where task, pairs and report are written. */
  readonly folder: string
}

/** Runs Splink once and measures the pairs that it scored. */
export function runSplink({ dataset, tables, rules, model, threads, seed, folder }: SplinkWork): SplinkRun {
  const base = join(folder, `${dataset.name}-${rules}-${model}`)
  const task = {
    dataset: dataset.name,
    task: dataset.task,
    tables,
    model,
    rules: rulesOf(dataset.name, rules).map((rule) => ruleSql(rule)),
    threads,
    ...(seed === null ? {} : { seed }),
    pairs: `${base}-pairs.csv`,
    report: `${base}-report.json`,
  }
  writeFileSync(`${base}-task.json`, JSON.stringify(task))
  const load = loadavg()[0] ?? 0
  python(['splink_run.py', `${base}-task.json`])
  const report: SplinkReport = JSON.parse(readFileSync(task.report, 'utf8'))
  const evaluation = evaluateFile(task.pairs, dataset.truth)
  if (evaluation.pairs !== report.pairs) {
    throw new Error(`Splink scored ${report.pairs} pairs, but its file has ${evaluation.pairs}.`)
  }
  return { report, evaluation, load }
}
