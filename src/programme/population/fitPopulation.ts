import { bad, good, type Problem, type Result } from '../../input/index.ts'
import { type Assume, type Assumption, assumed } from './assumption.ts'
import { type Deviation, type Fit, fitTable } from './fit.ts'
import { add, coarser, dimension, type Grid, gridOf, keysOf, namesAt } from './grid.ts'
import type { Marginals } from './marginals.ts'
import { CITIZENSHIPS, SEXES } from './marginalsCheck.ts'
import type { MarginFile, StratumFile } from './marginalsShape.ts'
import { SENTENCES, sentenceParts } from './sentenceClass.ts'
import { type StayModel, stayModel } from './stayModel.ts'
import { type SettledTable, settleTables, type TableConflict } from './targets.ts'

/** One part of a population, fitted: how many people each combination of attributes has, not yet whole. */
export interface FittedStratum {
  readonly id: string
  readonly says: string
  readonly grid: Grid
  readonly tables: readonly SettledTable[]
  readonly cells: Float64Array
  readonly rounds: number
  readonly largest: Deviation | null
  readonly stays: StayModel
}

/** A population fitted to its tables. */
export interface FittedPopulation {
  readonly marginals: Marginals
  readonly assumptions: readonly Assumption[]
  readonly strata: readonly FittedStratum[]
  readonly conflicts: readonly TableConflict[]
  /** How many people the tables speak of. */
  readonly total: number
}

/**
 * Fits a population to its tables by iterative proportional fitting, one stratum after the other. The seed knows only
 * how the length of sentences goes with the offence and the jurisdiction, by the mean stays, and the stated odds; for
 * all else attributes are as independent as the tables allow. Tables that cannot be met together are a problem.
 */
export function fitPopulation(marginals: Marginals, assume: Assume = {}): Result<FittedPopulation> {
  const assumptions = assumed(marginals.assumptions, assume)
  if (!assumptions.ok) return assumptions
  const conflicts: TableConflict[] = []
  const problems: Problem[] = []
  const strata = marginals.strata.map((stratum): FittedStratum => {
    const grid = gridOfStratum(marginals, stratum)
    const sentence = sentenceTable(stratum, assumptions.value)
    const settled = settleTables(grid, [...stratum.margins, ...sentence])
    conflicts.push(...settled.conflicts)
    const stays = stayModel(stratum, assumptions.value)
    const fitted = fitTable(grid, seedOf(grid, stratum, marginals, assumptions.value, stays), settled.tables)
    if (!fitted.converged) problems.push(notFitted(stratum, fitted))
    const { cells, rounds, largest } = fitted
    return { id: stratum.id, says: stratum.says, grid, tables: settled.tables, cells, rounds, largest, stays }
  })
  if (problems.length > 0) return bad(...problems)
  const total = strata.reduce((sum, { cells }) => sum + cells.reduce((all, each) => all + each, 0), 0)
  return good({ marginals, assumptions: assumptions.value, strata, conflicts, total: Math.round(total) })
}

function gridOfStratum({ offences }: Marginals, stratum: StratumFile): Grid {
  const offence = dimension('offence', stratum.offences)
  return gridOf(
    [
      dimension('jurisdiction', stratum.jurisdictions),
      dimension('sex', SEXES),
      offence,
      dimension('age', stratum.ages),
      dimension('citizenship', CITIZENSHIPS),
      dimension('sentence', SENTENCES),
    ],
    [coarser('class', offence, (value) => offences[value] ?? value)],
  )
}

/** The lengths of sentences as a table, if the stratum tells them. */
function sentenceTable({ id, sentence }: StratumFile, assumptions: readonly Assumption[]): readonly MarginFile[] {
  if (sentence === undefined) return []
  const life = 100 * (assumptions.find(({ name }) => name === sentence.life)?.value ?? 0)
  const long = Math.max(0, sentence.tenYearsOrMore - life)
  const cells = { short: 100 - long - life, long, life }
  const title = `Length of sentence; life or 50 years and more is assumed (${sentence.life})`
  return [{ id: `${id}-sentence`, title, source: sentence.source, by: ['sentence'], unit: 'percent', cells }]
}

/** No combination is impossible only because it is rare: so much of it is in the seed. */
const LEAST = 1e-6

function seedOf(
  grid: Grid,
  { offences, jurisdictions }: StratumFile,
  { odds }: Marginals,
  assumptions: readonly Assumption[],
  stays: StayModel,
): Float64Array {
  const by = ['jurisdiction', 'offence', 'sentence']
  const keys = keysOf(grid, by)
  const parts = jurisdictions.flatMap((jurisdiction) =>
    offences.flatMap((offence) => sentenceParts(stays.of(jurisdiction, offence), stays.shape)),
  )
  const seed = Float64Array.from({ length: grid.size }, (_, cell) => Math.max(LEAST, parts[keys.of[cell] ?? 0] ?? 0))
  for (const { name, where } of odds) {
    const factor = assumptions.find((one) => one.name === name)?.value ?? 1
    const attributes = Object.keys(where)
    if (!attributes.every((each) => grid.attributes.has(each))) continue
    const wanted = keysOf(grid, attributes)
    const matches = Array.from({ length: wanted.size }, (_, key) =>
      namesAt(grid, attributes, key).every((value, at) => value === where[attributes[at] ?? '']),
    )
    for (let cell = 0; cell < grid.size; cell += 1)
      if (matches[wanted.of[cell] ?? 0] === true) add(seed, cell, (seed[cell] ?? 0) * (factor - 1))
  }
  return seed
}

function notFitted({ id }: StratumFile, { rounds, largest }: Fit): Problem {
  const where =
    largest === null
      ? ''
      : ` ${largest.target}, ${largest.cell.join(' ')}: ${largest.wanted.toFixed(1)} wanted, ${largest.found.toFixed(1)} reached.`
  return {
    code: 'contradiction',
    place: { path: id },
    message: `The tables of "${id}" are not all met after ${rounds} rounds.${where}`,
    mend: 'Look for a cell that is 0 in one table and needed by another.',
  }
}
