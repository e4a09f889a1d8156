import { type SqlTruth, sqlAnd, sqlIsUnknown, sqlOr, sqlText } from '../../logic/index.ts'
import { Layer } from './layer.ts'
import { bars } from './outcomeSteps.ts'
import { decides, type PlannedBasis, type PlannedProvision, type PopulationPlan } from './plan.ts'

/** A position on a contested question of a condition or bar, and the column with the outcome under it. */
export interface ContestedColumn {
  readonly basis: string
  readonly provision: string
  /** The places of the question and of the position in the law. */
  readonly question: number
  readonly position: number
  /** 0 barred, 1 not shown, 2 shown: all else as the protective reading. */
  readonly outcome: string
}

/** The steps to the outcome under every position, one question at a time. */
export interface ContestedSteps {
  readonly layers: readonly Layer[]
  readonly columns: readonly ContestedColumn[]
}

/** Lays out the steps that put every position in the place of the protective reading, one at a time. */
export function contestedSteps(plan: PopulationPlan, truths: readonly SqlTruth[]): ContestedSteps {
  const ofCounts = new Layer(plan.dialect, 'weight')
  const ofContested = new Layer(plan.dialect, 'contested')
  const columns = plan.bases.flatMap((basis) => basisColumns(basis, truths, ofCounts, ofContested))
  return { layers: [ofCounts, ofContested], columns }
}

function basisColumns(
  { basis, provisions }: PlannedBasis,
  truths: readonly SqlTruth[],
  ofCounts: Layer,
  ofContested: Layer,
): readonly ContestedColumn[] {
  const deciding = provisions.filter(decides)
  if (deciding.every(({ questions }) => questions.length === 0)) return []
  const truthAt = (place: number): SqlTruth => truths[place] ?? { known: null }
  const blocking = deciding.map((provision) => one(blocks(provision, truthAt(provision.holds))))
  const open = deciding.map((provision) => one(opens(provision, truthAt(provision.holds))))
  const allBlocking = ofCounts.add(`(${blocking.join(' + ')})`)
  const allOpen = ofCounts.add(`(${open.join(' + ')})`)
  return deciding.flatMap((provision, i) =>
    provision.questions.flatMap(({ index, positions }) =>
      positions.map((place, position) => {
        const othersBlock = { sql: `(${allBlocking} - ${blocking[i] ?? '0'} > 0)` }
        const othersOpen = { sql: `(${allOpen} - ${open[i] ?? '0'} > 0)` }
        const barred = sqlText(sqlOr([othersBlock, blocks(provision, truthAt(place))]))
        const unproven = sqlText(sqlOr([othersOpen, opens(provision, truthAt(place))]))
        const outcome = ofContested.add(`(case when ${barred} then 0 when ${unproven} then 1 else 2 end)`)
        return { basis: basis.id, provision: provision.candidate.provision.id, question: index, position, outcome }
      }),
    ),
  )
}

function blocks(provision: PlannedProvision, truth: SqlTruth): SqlTruth {
  return sqlAnd([provision.counts, bars(provision, truth)])
}

function opens(provision: PlannedProvision, truth: SqlTruth): SqlTruth {
  return sqlAnd([provision.counts, sqlIsUnknown(truth)])
}

function one(truth: SqlTruth): string {
  if ('known' in truth) return truth.known === true ? '1' : '0'
  return `(case when ${truth.sql} then 1 else 0 end)`
}
