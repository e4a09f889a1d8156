/**
 * How good scored pairs are, measured against the truth. A true pair that was never scored counts as missed. Pairs
 * of equal score are one group: either all of them are above a threshold or none.
 */
import { readFileSync } from 'node:fs'
import type { Truth } from './truth.ts'

/** Scored pairs as columns; place n of each column is one pair. */
export interface ScoredPairs {
  /** 1 where both records are of the same entity. */
  readonly matched: Uint8Array
  readonly probability: Float64Array
  /** Logarithm of the odds, to base 2; what the pairs are ordered by. */
  readonly weight: Float64Array
}

/** A decision at one threshold. */
export interface Decision {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** All figures about one set of scored pairs. */
export interface Evaluation {
  readonly pairs: number
  readonly truthPairs: number
  /** Share of the true pairs that were scored at all; no threshold can find more. */
  readonly blockingRecall: number
  /** Area under precision by recall, in steps, over all true pairs. */
  readonly averagePrecision: number
  readonly best: Decision & { readonly weight: number }
  /** All pairs with a probability of one half or more. */
  readonly atHalf: Decision
  /** Sum of the probabilities: how many matches the model believes to be among the scored pairs. */
  readonly expectedMatches: number
  /** Mean distance between probability and share of true pairs, over ten bins of equally many scored pairs. */
  readonly calibrationError: number
}

const bins = 10

function decision(truePositives: number, falsePositives: number, truthPairs: number): Decision {
  const chosen = truePositives + falsePositives
  return {
    truePositives,
    falsePositives,
    falseNegatives: truthPairs - truePositives,
    precision: chosen === 0 ? 1 : truePositives / chosen,
    recall: truthPairs === 0 ? 1 : truePositives / truthPairs,
    f1: chosen + truthPairs === 0 ? 1 : (2 * truePositives) / (chosen + truthPairs),
  }
}

/** Pairs of one score: how many, how many of them true. */
interface Group {
  readonly score: number
  readonly pairs: number
  readonly matches: number
}

/** Groups of equal score, the highest score first. */
function groupsBy(scores: Float64Array, matched: Uint8Array): Group[] {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  const groups: Group[] = []
  let start = 0
  let matches = 0
  for (let place = 0; place < order.length; place += 1) {
    const score = scores[order[place] ?? 0] ?? 0
    matches += matched[order[place] ?? 0] ?? 0
    if (place + 1 < order.length && scores[order[place + 1] ?? 0] === score) continue
    groups.push({ score, pairs: place + 1 - start, matches })
    start = place + 1
    matches = 0
  }
  return groups
}

/** Ten bins of equally many pairs; a group that lies across a border is shared out in proportion. */
function calibrationError(groups: readonly Group[], pairs: number): number {
  if (pairs === 0) return 0
  const probability = new Float64Array(bins)
  const matches = new Float64Array(bins)
  const size = pairs / bins
  let bin = 0
  let room = size
  for (const group of groups) {
    let left = group.pairs
    while (left > 0) {
      const share = bin === bins - 1 ? left : Math.min(left, room)
      probability[bin] = (probability[bin] ?? 0) + share * group.score
      matches[bin] = (matches[bin] ?? 0) + share * (group.matches / group.pairs)
      left -= share
      room -= share
      if (room <= 0 && bin < bins - 1) {
        bin += 1
        room = size
      }
    }
  }
  return probability.reduce((total, sum, place) => total + Math.abs(sum - (matches[place] ?? 0)), 0) / pairs
}

/** Measures scored pairs against a truth of so many pairs. */
export function evaluate({ matched, probability, weight }: ScoredPairs, truthPairs: number): Evaluation {
  const groups = groupsBy(weight, matched)
  const pairs = weight.length
  let seen = 0
  let found = 0
  let averagePrecision = 0
  let best = { ...decision(0, 0, truthPairs), weight: Number.POSITIVE_INFINITY }
  for (const group of groups) {
    seen += group.pairs
    found += group.matches
    const here = decision(found, seen - found, truthPairs)
    averagePrecision += truthPairs === 0 ? 0 : (group.matches / truthPairs) * here.precision
    if (here.f1 > best.f1) best = { ...here, weight: group.score }
  }
  const byProbability = groupsBy(probability, matched)
  const above = byProbability.filter(({ score }) => score >= 0.5)
  const chosen = above.reduce((total, group) => total + group.pairs, 0)
  const right = above.reduce((total, group) => total + group.matches, 0)
  return {
    pairs,
    truthPairs,
    blockingRecall: truthPairs === 0 ? 1 : found / truthPairs,
    averagePrecision,
    best,
    atHalf: decision(right, chosen - right, truthPairs),
    expectedMatches: byProbability.reduce((total, group) => total + group.score * group.pairs, 0),
    calibrationError: calibrationError(byProbability, pairs),
  }
}

const header = 'left_id,right_id,probability,weight'

/**
 * Reads scored pairs from comma-separated text with the columns left_id, right_id, probability, weight. A pair that
 * occurs twice, in either order, and a record paired with itself are errors: they would count twice.
 */
export function scoredPairs(text: string, truth: Truth): ScoredPairs {
  const lines = text.trimEnd().split('\n')
  if (lines[0]?.trim() !== header) throw new Error(`The first line is not ${header}.`)
  const count = lines.length - 1
  const columns = {
    matched: new Uint8Array(count),
    probability: new Float64Array(count),
    weight: new Float64Array(count),
  }
  const numbers = new Map<string, number>()
  const numberOf = (id: string): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, numbers.size)
    return numbers.size - 1
  }
  const seen = new Set<number>()
  for (let place = 0; place < count; place += 1) {
    const where = `Line ${place + 2}`
    const [left = '', right = '', ...scores] = (lines[place + 1] ?? '').split(',')
    const [probability = Number.NaN, weight = Number.NaN] = scores.map(Number)
    if (
      scores.length !== 2 ||
      scores.some((score) => score.trim() === '') ||
      !(probability >= 0 && probability <= 1) ||
      Number.isNaN(weight)
    ) {
      throw new Error(`${where} is not two ids, a probability and a weight: ${lines[place + 1]}`)
    }
    const [low, high] = [numberOf(left), numberOf(right)].sort((a, b) => a - b)
    const key = (low ?? 0) * 2 ** 26 + (high ?? 0)
    if (low === high || seen.has(key)) throw new Error(`${where}: the pair ${left}, ${right} must not be counted.`)
    seen.add(key)
    columns.matched[place] = truth.same(left, right) ? 1 : 0
    columns.probability[place] = probability
    columns.weight[place] = weight
  }
  return columns
}

/** Reads a file of scored pairs and measures it. */
export function evaluateFile(path: string, truth: Truth): Evaluation {
  return evaluate(scoredPairs(readFileSync(path, 'utf8'), truth), truth.pairs)
}
