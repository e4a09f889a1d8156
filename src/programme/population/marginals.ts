import { bad, checkShape, type Document, good, type Problem, type Result } from '../../input/index.ts'
import type { Assumption } from './assumption.ts'
import { checkMarginals } from './marginalsCheck.ts'
import { type MarginalsFile, marginalsShape, type StratumFile } from './marginalsShape.ts'

/** Where a table comes from and whether its text was read. */
export interface TableSource {
  readonly title: string
  readonly url: string
  readonly asOf: string
  readonly verified: 'text' | 'reported' | 'memory'
  readonly note?: string | undefined
}

/** Tables on a prison population, checked, with the assumptions that they need. */
export interface Marginals {
  readonly title: string
  readonly about: string | null
  readonly asOf: string
  readonly sources: Readonly<Record<string, TableSource>>
  /** The class of each offence. */
  readonly offences: Readonly<Record<string, string>>
  readonly assumptions: readonly Assumption[]
  /** How much more likely than others people are, where attributes have these values, before tables are fitted. */
  readonly odds: readonly { readonly name: string; readonly where: Readonly<Record<string, string>> }[]
  readonly strata: readonly StratumFile[]
}

/** Reads a file of tables, or says everything that is wrong with it, with its place. */
export function readMarginals(document: Document): Result<Marginals> {
  const shape = checkShape(document, marginalsShape)
  if (!shape.ok) return shape
  const problems: readonly Problem[] = checkMarginals(shape.value, document)
  return problems.length > 0 ? bad(...problems) : good(marginalsOf(shape.value))
}

function marginalsOf(file: MarginalsFile): Marginals {
  const { title, about, asOf, sources, offences, odds = [], strata } = file
  const ratios = odds.map(({ where: _, ...rest }) => ({ ...rest, unit: 'ratio' as const, given: false }))
  return {
    title,
    about: about ?? null,
    asOf,
    sources,
    offences,
    assumptions: [...file.assumptions.map((one) => ({ ...one, given: false })), ...ratios],
    odds: odds.map(({ name, where }) => ({ name, where })),
    strata,
  }
}
