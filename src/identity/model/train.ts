import { type NamePlaces, namePlaces } from './cells.ts'
import { matchContexts, otherContexts } from './contexts.ts'
import type { ComparisonModel, Model, RelativeModel } from './model.ts'
import { nameShares } from './nameShares.ts'
import { levelsAt, type PatternTable, pairsIn } from './patterns.ts'
import { seedShares } from './seeds.ts'
import type { TrainingData } from './trainingData.ts'
import { CROSSED_RELATIVE, fixedShares, inContext, isSkipped, plainShares, relativeShares } from './weigh.ts'

const ROUNDS = 60
/** How many pairs the assumed shares count for. */
const ASSUMED = 4
/** At most so many relatives have one number: it is given once, and what training takes for more are other names. */
const SAME_NUMBER = 0.005
/** A pair this likely to match counts when values that go with names are counted. */
const SURE = 0.99
/** The shares among others are refined in every so many rounds. */
const REFINED = 4

/**
 * Trains a model on the records alone (Fellegi and Sunter 1969). Shares among other pairs come from pairs taken at
 * random and from counts of values; shares among matches start from pairs that other comparisons settle and are
 * refined by expectation and maximisation, each from pairs that were found without it; relatives are a third kind of
 * pair beside matches and others.
 */
export function train(data: TrainingData): Model {
  const names = namePlaces(data.comparisons)
  let model: Model = {
    writ: 1,
    kind: 'linkage-model',
    version: '1',
    comparisons: firstShares(data),
    names: {},
    contexts: [],
    relative: { neighbouring: 0.3, sameNumber: SAME_NUMBER, sameBirthday: 0.05, sameGiven: 0.1 },
    priors: firstPriors(data, names),
    trainedOn: { left: data.left, right: data.right, pairs: pairsIn(data.found), random: pairsIn(data.random) },
  }
  if (names !== null)
    model = { ...model, names: nameShares(data, model, names, data.random.count), contexts: otherContexts(data, names) }
  let found = prepareRows(data.found, model, names)
  let random = prepareRows(data.random, model, names)
  for (let round = 0; round < ROUNDS; round++) {
    const before = model.priors.match
    model = nextRound(data, model, names, found, random, round)
    if (names !== null && round % REFINED === 2) {
      const { match } = posterior(found, model, names)
      const weights = match.map((probability, row) => (probability < SURE ? 0 : (data.found.count[row] ?? 0)))
      const shares = nameShares(data, model, names, otherWeights(model, names, random))
      model = { ...model, names: shares, contexts: matchContexts(data, model, names, weights) }
      found = prepareRows(data.found, model, names)
      random = prepareRows(data.random, model, names)
    }
    if (round > 10 && Math.abs(model.priors.match - before) < before * 1e-5) break
  }
  return model
}

function firstPriors(data: TrainingData, names: NamePlaces | null): Model['priors'] {
  const few = Math.min(data.left, data.right)
  const relative = names === null ? 0 : Math.min(0.01, (0.2 * few) / data.allPairs)
  return { match: Math.min(0.05, (0.6 * few) / data.allPairs), relative }
}

function firstShares(data: TrainingData): ComparisonModel[] {
  const seeds = seedShares(data)
  const drawn = countLevels(data, data.random, data.random.count)
  return data.comparisons.map((comparison, place) => ({
    key: comparison.key,
    kind: comparison.kind,
    levels: comparison.levels,
    match: seeds[place] ?? comparison.levels.map(({ assumed }) => assumed),
    other: otherShares(data, place, drawn[place] ?? new Float64Array(), null),
  }))
}

/** How often each level occurs in each comparison when the rows weigh so much. */
function countLevels(data: TrainingData, table: PatternTable, weights: Float64Array): Float64Array[] {
  return data.comparisons.map(({ levels }, place) => {
    const counts = new Float64Array(levels.length)
    for (let row = 0; row < table.rows; row++) {
      const level = table.levels[row * table.width + place] ?? 0
      counts[level] = (counts[level] ?? 0) + (weights[row] ?? 0)
    }
    return counts
  })
}

/** Shares among other pairs: counted exactly where values allow it, less the matches among them; else sampled. */
function otherShares(data: TrainingData, place: number, sampled: Float64Array, model: Model | null): number[] {
  const exact = data.exact.get(place)
  const levels = data.comparisons[place]?.levels ?? []
  const total = sampled.reduce((a, b) => a + b, 0)
  const shares = levels.map((_, level) => {
    const counted = exact?.get(level)
    const drawn = ((sampled[level] ?? 0) + 0.5 / levels.length) / (total + 0.5)
    if (counted === undefined) return drawn
    const matches = model === null ? 0 : model.priors.match * (model.comparisons[place]?.match[level] ?? 0)
    return Math.max(counted - matches, counted * 0.02, 0.1 / data.allPairs)
  })
  const sum = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => share / sum)
}

/** Rows of patterns with what does not change from round to round. */
interface PreparedRows {
  readonly table: PatternTable
  /** The parts of the likelihoods that rest on the names as a whole and on what goes with them. */
  readonly other: Float64Array
  readonly match: Float64Array
}

function prepareRows(table: PatternTable, model: Model, names: NamePlaces | null): PreparedRows {
  const share = fixedShares(model, names)
  const other = new Float64Array(table.rows)
  const match = new Float64Array(table.rows)
  for (let row = 0; row < table.rows; row++) {
    const fixed = share(levelsAt(table, row))
    other[row] = fixed.other
    match[row] = fixed.match
  }
  return { table, other, match }
}

/** For every row the probabilities of a match and of a relative. */
interface Posterior {
  readonly match: Float64Array
  readonly relative: Float64Array
}

function posterior(rows: PreparedRows, model: Model, names: NamePlaces | null): Posterior {
  const { table } = rows
  const { width, levels } = table
  const match = new Float64Array(table.rows)
  const relative = new Float64Array(table.rows)
  const [straight, crosswise] = [factorsOf(model, names, false), factorsOf(model, names, true)]
  const { starts, plain } = straight
  const { match: priorMatch, relative: priorRelative } = model.priors
  for (let row = 0; row < table.rows; row++) {
    const start = row * width
    const crossed = names !== null && (levels[start + names.crossed] ?? 0) > 0
    const { same, kin } = crossed ? crosswise : straight
    let a = priorMatch * (rows.match[row] ?? 0)
    let b = priorRelative * (crossed ? CROSSED_RELATIVE : 1)
    let c = (1 - priorMatch - priorRelative) * (rows.other[row] ?? 0)
    for (let place = 0; place < width; place++) {
      const at = (starts[place] ?? 0) + (levels[start + place] ?? 0)
      a *= same[at] ?? 0
      b *= kin[at] ?? 0
      c *= plain[at] ?? 0
    }
    const sum = a + b + c
    if (!(sum > 0)) continue
    match[row] = a / sum
    relative[row] = b / sum
  }
  return { match, relative }
}

/** The factors of all levels, one comparison after the other; 1 where a comparison says nothing more. */
interface Factors {
  /** Where the levels of each comparison start. */
  readonly starts: readonly number[]
  readonly same: Float64Array
  readonly kin: Float64Array
  readonly plain: Float64Array
}

function factorsOf(model: Model, names: NamePlaces | null, crossed: boolean): Factors {
  const contextual = inContext(model)
  const starts: number[] = []
  let size = 0
  for (const { levels } of model.comparisons) {
    starts.push(size)
    size += levels.length
  }
  const nothing = (place: number): boolean => isSkipped(place, names, crossed)
  const flat = (shares: (place: number) => readonly number[], isOne: (place: number) => boolean): Float64Array =>
    Float64Array.from(
      model.comparisons.flatMap(({ levels }, place) => (isOne(place) ? levels.map(() => 1) : shares(place))),
    )
  const plain = plainShares(model)
  return {
    starts,
    same: flat(
      (place) => model.comparisons[place]?.match ?? [],
      (place) => nothing(place) || contextual[place] === true,
    ),
    kin: flat((place) => relativeShares(model, place), nothing),
    plain: flat(
      (place) => plain[place] ?? [],
      () => false,
    ),
  }
}

function nextRound(
  data: TrainingData,
  model: Model,
  names: NamePlaces | null,
  found: PreparedRows,
  random: PreparedRows,
  round: number,
): Model {
  const { match, relative } = posterior(found, model, names)
  const { table } = found
  let matches = 0
  let relatives = 0
  for (let row = 0; row < table.rows; row++) {
    const count = table.count[row] ?? 0
    match[row] = count * (match[row] ?? 0)
    relative[row] = count * (relative[row] ?? 0)
    matches += match[row] ?? 0
    relatives += relative[row] ?? 0
  }
  const others = round % REFINED === 1 ? refinedOthers(data, model, names, random) : null
  const comparisons = model.comparisons.map((comparison, place) => ({
    ...comparison,
    match: matchShares(comparison, freeCounts(table, match, place, comparison.levels.length, data.free[place] ?? -1)),
    other: others?.[place] ?? comparison.other,
  }))
  return {
    ...model,
    comparisons,
    relative: names === null ? model.relative : relativesFrom(data, model, names, table, relative, relatives),
    priors: {
      match: Math.min(0.5, Math.max(matches, 0.5) / data.allPairs),
      relative: names === null ? 0 : Math.min(0.3, Math.max(relatives, 0.5) / data.allPairs),
    },
  }
}

/** Levels among matches, counted on pairs that some family found without looking at this comparison. */
function freeCounts(
  table: PatternTable,
  weights: Float64Array,
  place: number,
  size: number,
  free: number,
): Float64Array {
  const counts = new Float64Array(size)
  for (let row = 0; row < table.rows; row++) {
    if (((table.families[row] ?? 0) & free) === 0 && free !== -1) continue
    const level = table.levels[row * table.width + place] ?? 0
    counts[level] = (counts[level] ?? 0) + (weights[row] ?? 0)
  }
  return counts
}

function relativesFrom(
  data: TrainingData,
  model: Model,
  names: NamePlaces,
  table: PatternTable,
  weights: Float64Array,
  relatives: number,
): RelativeModel {
  const counts = countLevels(data, table, weights)
  const runs = data.comparisons.findIndex(({ levels }) => levels.some(({ role }) => role === 'relative'))
  const born = data.comparisons.findIndex(({ kind }) => kind === 'born')
  const at = (place: number, wanted: string): number =>
    data.comparisons[place]?.levels.reduce(
      (sum, { role }, level) => (role === wanted ? sum + (counts[place]?.[level] ?? 0) : sum),
      0,
    ) ?? 0
  const known = (place: number): number =>
    (counts[place] ?? new Float64Array()).reduce((a, b) => a + b, 0) - at(place, 'missing')
  const given = model.comparisons[names.given]
  let sameGiven = 0
  for (const [level, weight] of (counts[names.given] ?? new Float64Array()).entries()) {
    const asMatch = model.relative.sameGiven * (given?.match[level] ?? 0)
    const asOther = (1 - model.relative.sameGiven) * (given?.other[level] ?? 0)
    if (asMatch + asOther > 0) sameGiven += (weight * asMatch) / (asMatch + asOther)
  }
  return {
    neighbouring: Math.min(0.9, (at(runs, 'relative') + 3) / (known(runs) + 10)),
    sameNumber: Math.min(SAME_NUMBER, (at(runs, 'same') + 0.2) / (known(runs) + 10)),
    sameBirthday: Math.min(0.2, (at(born, 'same') + 0.5) / (known(born) + 10)),
    sameGiven: Math.min(0.5, (sameGiven + 1) / (relatives + 5)),
  }
}

/** Among random pairs the matches are told apart by the model, so that they do not count as others. */
function refinedOthers(data: TrainingData, model: Model, names: NamePlaces | null, random: PreparedRows): number[][] {
  const weights = otherWeights(model, names, random)
  return countLevels(data, random.table, weights).map((counts, place) => otherShares(data, place, counts, model))
}

/** How many pairs of each row are believed to be of two other people. */
function otherWeights(model: Model, names: NamePlaces | null, rows: PreparedRows): Float64Array {
  const { match, relative } = posterior(rows, model, names)
  return rows.table.count.map((count, row) => count * (1 - (match[row] ?? 0) - (relative[row] ?? 0)))
}

/** Shares among matches with the assumed ones mixed in; neighbouring numbers come of relatives, hardly of slips. */
function matchShares(comparison: ComparisonModel, counts: Float64Array): number[] {
  const near = comparison.levels.findIndex(({ role }) => role === 'near')
  const relative = comparison.levels.findIndex(({ role }) => role === 'relative')
  if (relative >= 0) counts[relative] = Math.min(counts[relative] ?? 0, 0.15 * (counts[near] ?? 0))
  const sum = counts.reduce((a, b) => a + b, 0)
  const assumed = comparison.levels.reduce((a, { assumed: share }) => a + share, 0)
  return comparison.levels.map(
    ({ assumed: share }, level) => ((counts[level] ?? 0) + (ASSUMED * share) / assumed) / (sum + ASSUMED),
  )
}
