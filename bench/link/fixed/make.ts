/**
 * Makes the model that Writ screens with, `models/people.json`: trained on generated people (6,000 against 1,000,000)
 * with the rarities of words taken from public lists. `node bench/link/fixed/make.ts [--seed N]`; `WRIT_DATA` and
 * `WRIT_PEERS` are the folders of `bench/link/generated.ts`. The same seed makes the same model.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fixedModel, link, type Model } from '../../../src/identity/index.ts'
import { openDuckdb } from '../../../src/sql/index.ts'
import { dataFolder } from '../datasets.ts'
import { generate, generatedColumns, generatedHeader, generatedPlan } from '../people.ts'
import { wordRarities } from './words.ts'

const PLACE = join(import.meta.dirname, '..', '..', '..', 'models', 'people.json')

const { values } = parseArgs({ options: { seed: { type: 'string' } } })
const seed = Number(values.seed ?? '8001')
const folder = generate({ seed, errors: 1 })
const spillFolder = mkdtempSync(join(tmpdir(), 'writ-bench-'))
const session = await openDuckdb({ spillFolder, memory: 2000, spill: 4000, threads: 2 })
try {
  const source = (file: string) => ({
    relation: session.dialect.readCsv(join(folder, file), generatedHeader, ','),
    columns: generatedColumns,
    dates: 'iso' as const,
  })
  const words = wordRarities(join(dataFolder(), 'linkage', 'names'))
  const input = { plan: generatedPlan, left: source('manifest_6000.csv'), right: source('ref_1m.csv') }
  const { model } = await link(session, input, { words })
  const made = named(withFurther(fixedModel(model)))
  writeFileSync(PLACE, lines(made))
  process.stdout.write(`${made.comparisons.length} comparisons, ${Object.keys(words.listed).length} words: ${PLACE}\n`)
} finally {
  session.close()
  rmSync(spillFolder, { recursive: true, force: true })
}

/** What generated people do not have is taken to be like what they have. */
function withFurther(model: Model): Model {
  const like = (key: string, other: string): Model['comparisons'] =>
    model.comparisons.filter((one) => one.key === other).map((one) => ({ ...one, key }))
  const comparisons = [
    ...model.comparisons,
    ...like('passport', 'fbi_number'),
    ...like('nationalities', 'birth_country'),
  ]
  // Groups of names and lists of countries rest on one list: here there are two, of which one is compared.
  const contexts = model.contexts.map((context) => ({
    ...context,
    other: withoutGroups(context.other),
    match: withoutGroups(context.match),
  }))
  const nationalities = contexts.filter(({ key }) => key === 'birth_country')
  return {
    ...model,
    comparisons,
    contexts: [...contexts, ...nationalities.map((one) => ({ ...one, key: 'nationalities' }))],
  }
}

function withoutGroups<T>(groups: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(groups).filter(([name]) => !name.includes('/')))
}

function named(model: Model): Model {
  const about = [
    `Trained on invented people: a list of 6,000 against 1,000,000 records, seed ${seed}.`,
    'How common words are: INE, Spain (Fuente: INE); names by country (sigpwned, CC0); family names of the United States (FiveThirtyEight, CC BY 4.0). A word counts as in the population where it is most common; the shares of names that a list only ranks are assumed.',
    'Passports are taken to be like FBI numbers, and nationalities like countries of birth: assumed, not trained.',
    'Missing values weigh nothing. All countries, and all days, are taken to be equally common. Values of one person differ at least as often as is assumed: a country in two of a hundred.',
  ]
  const { writ, kind, version, words, ...learned } = model
  return { writ, kind, version, name: 'people 1', about, words, ...learned }
}

/** One line for each part of two levels' depth, so that two models can be compared line by line. */
function lines(model: Model): string {
  const text = (value: unknown, depth: number): string => {
    if (depth === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value, rounded)
    const entries = Object.entries(value)
    const all = Array.isArray(value)
      ? entries.map(([, each]) => text(each, depth - 1))
      : entries.map(([key, each]) => `${JSON.stringify(key)}: ${text(each, depth - 1)}`)
    return Array.isArray(value) ? `[\n${all.join(',\n')}\n]` : `{\n${all.join(',\n')}\n}`
  }
  return `${text(model, 2)}\n`
}

/** Four digits say all that the numbers mean. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
