/**
 * Writ beside Splink on labelled data, the same rules for both, each run in a process of its own:
 * `node bench/link/run.ts [--rounds N] [--peers]`. `WRIT_DATA` names the folder of the data. With `--peers` Splink
 * runs in the same session (see peers/run.ts; `WRIT_PEERS` names its folder); without, its last results are shown if
 * there are any.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { machineLine } from '../check/machine.ts'
import { markdownTable, median, type Table } from '../check/table.ts'
import { dataFolder, datasetDescriptions, loadDataset } from './datasets.ts'
import { type Evaluation, evaluateFile } from './evaluate.ts'
import { writeTables } from './peers/splink.ts'
import { type RuleSet, ruleSets } from './rules.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const reportShape = z.object({
  pairs: z.number(),
  expectedMatches: z.number(),
  cpuSeconds: z.number(),
  wallSeconds: z.number(),
  peakMegabytes: z.number(),
})
const peerShape = z.object({
  results: z.array(
    z.object({
      dataset: z.string(),
      rules: z.string(),
      model: z.string(),
      chosen: z.boolean(),
      evaluation: z.object({
        averagePrecision: z.number(),
        best: z.object({ f1: z.number() }),
        atHalf: z.object({ precision: z.number(), recall: z.number(), f1: z.number() }),
      }),
      cpuSeconds: z.number(),
      peakMegabytes: z.number(),
    }),
  ),
})

type Report = z.infer<typeof reportShape>
type Peer = z.infer<typeof peerShape>['results'][number]

/** One data set under one budget of rules: quality, and the middle of what the rounds took. */
interface Row {
  readonly dataset: string
  readonly rules: RuleSet
  readonly evaluation: Evaluation
  readonly report: Report
  readonly peer: Peer | undefined
}

async function main(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: { rounds: { type: 'string' }, peers: { type: 'boolean' } },
  })
  const rounds = Number(values.rounds ?? '3')
  const data = dataFolder()
  if (values.peers === true) runPeers()
  const peers = readPeers()
  const folder = mkdtempSync(join(tmpdir(), 'writ-bench-link-'))
  mkdirSync(folder, { recursive: true })
  const rows: Row[] = []
  for (const { name } of datasetDescriptions) {
    const dataset = await loadDataset(name, data)
    const tables = writeTables(dataset, folder).map(({ path }) => path)
    for (const rules of ruleSets) {
      const pairs = join(folder, `${name}-${rules}.csv`)
      const reports = Array.from({ length: rounds }, () => runOnce([name, rules, pairs, ...tables], folder))
      rows.push({
        dataset: name,
        rules,
        evaluation: evaluateFile(pairs, dataset.truth),
        report: middle(reports),
        peer: peers.find((peer) => peer.dataset === name && peer.rules === rules && peer.chosen),
      })
      process.stderr.write(`${name}, ${rules} rules\n`)
    }
  }
  process.stdout.write(`${[machineLine(), '', ...markdownTable(tableOf(rows))].join('\n')}\n`)
}

function runPeers(): void {
  const { status } = spawnSync(process.execPath, [join(here, 'peers', 'run.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('Splink did not run; see above.')
}

function readPeers(): Peer[] {
  const folder = process.env['WRIT_PEERS']
  const path = folder === undefined ? '' : join(folder, 'results', 'results-splink.json')
  if (!existsSync(path)) {
    process.stderr.write('No results of Splink: set WRIT_PEERS and run with --peers. Its columns stay empty.\n')
    return []
  }
  return peerShape.parse(JSON.parse(readFileSync(path, 'utf8'))).results
}

function runOnce(words: readonly string[], folder: string): Report {
  // Compiled code is kept from run to run, as bin/writ.js and Python keep it.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'code') }
  const script = join(here, 'ours', 'once.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', env })
  if (status !== 0) throw new Error(stderr)
  return reportShape.parse(JSON.parse(stdout))
}

function middle(reports: readonly Report[]): Report {
  const of = (key: keyof Report): number => median(reports.map((report) => report[key]))
  return {
    pairs: of('pairs'),
    expectedMatches: of('expectedMatches'),
    cpuSeconds: of('cpuSeconds'),
    wallSeconds: of('wallSeconds'),
    peakMegabytes: of('peakMegabytes'),
  }
}

function tableOf(rows: readonly Row[]): Table {
  const figures = ['pairs', 'reached', 'AP', 'best F1', 'P', 'R', 'F1@.5', 'CPU s', 'MB']
  const heading = (name: string, figure: boolean) => ({ heading: name, figure })
  const peer = ['AP', 'best F1', 'F1@.5', 'CPU s', 'MB'].map((name) => `Splink ${name}`)
  const share = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(4))
  const amount = (value: number | undefined, places: number): string =>
    value === undefined ? '' : value.toFixed(places)
  return {
    columns: [
      heading('data', false),
      heading('rules', false),
      ...[...figures, ...peer].map((name) => heading(name, true)),
    ],
    rows: rows.map(({ dataset, rules, evaluation, report, peer: other }) => [
      dataset,
      rules,
      amount(report.pairs, 0),
      share(evaluation.blockingRecall),
      share(evaluation.averagePrecision),
      share(evaluation.best.f1),
      share(evaluation.atHalf.precision),
      share(evaluation.atHalf.recall),
      share(evaluation.atHalf.f1),
      amount(report.cpuSeconds, 2),
      amount(report.peakMegabytes, 0),
      share(other?.evaluation.averagePrecision),
      share(other?.evaluation.best.f1),
      share(other?.evaluation.atHalf.f1),
      amount(other?.cpuSeconds, 2),
      amount(other?.peakMegabytes, 0),
    ]),
  }
}

await main(process.argv.slice(2))
