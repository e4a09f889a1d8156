import type { z } from 'zod'
import { nearest } from '../logic/index.ts'
import { collectQuantities, type Placed } from './collect.ts'
import { fitsUnit, mistakeIn } from './evaluateExpression.ts'
import { type Expression, isTruth, namesIn, parseExpression } from './expression.ts'
import type { Path, ReportAt } from './place.ts'
import { type Quantity, sourceKeys } from './quantity.ts'
import type { figureKeys, ReferenceShape } from './schema.ts'
import { parseUnit } from './units.ts'

/** A formula of a file: what it says, its text, and the unit it comes to. */
export interface Formula {
  readonly says: string
  readonly text: string
  readonly tree: Expression
  readonly unit: string
}

/** Two formulas that ought to agree, and how far apart they may be as a share of the greater. */
interface Pair {
  readonly id: string
  readonly says: string
  readonly left: Formula
  readonly right: Formula
  readonly tolerance: number
}

/** The title of a source, where it is found, and whether it was read. */
export type Source = z.infer<(typeof figureKeys)['sources']>[string]

/** The numbers of a file with their sources, and the formulas over them. */
export interface Book {
  readonly sources: Readonly<Record<string, Source>>
  readonly quantities: ReadonlyMap<string, Quantity>
  readonly derived: ReadonlyMap<string, Formula>
  readonly pairs: readonly Pair[]
}

type BookShape = Pick<ReferenceShape, 'sources' | 'figures' | 'derived' | 'reconcile'>

/** Reads the numbers and formulas of a file and reports sources, names, units and currencies that do not fit. */
export function readBook(shape: BookShape, report: ReportAt): Book & { readonly placed: ReadonlyMap<string, Placed> } {
  const placed = collectQuantities(shape, shape.sources)
  const quantities = new Map([...placed].map(([id, { quantity }]) => [id, quantity]))
  checkSources(shape, report)
  const written = new Map(Object.entries(shape.derived ?? {}))
  const names = [...quantities.keys(), ...[...written.keys()].map((id) => `derived.${id}`)]
  const unitOf = (name: string): string | null =>
    quantities.get(name)?.unit ?? written.get(name.replace(/^derived[.]/, ''))?.unit ?? null
  const derived = new Map<string, Formula>()
  for (const [id, { says, formula, unit, source }] of written) {
    const path = ['derived', id]
    if (parseUnit(unit) === null) {
      report('unknown-unit', [...path, 'unit'], `"${unit}" is no unit that is known.`, 'Write one, as "EUR/year".')
    }
    if (source !== undefined) checkKey(source, [...path, 'source'], shape.sources, report)
    const tree = readFormula(formula, [...path, 'formula'], names, unitOf, report)
    if (tree === null) continue
    if (isTruth(tree))
      report('formula', [...path, 'formula'], 'A comparison has no unit.', 'Write a formula of numbers.')
    else if (!fitsUnit(tree, unitOf, unit)) {
      const mend = 'Correct the unit, or multiply by an exchange rate.'
      report('formula', [...path, 'unit'], `The formula does not come to the currency of "${unit}".`, mend)
    }
    derived.set(id, { says, text: formula, tree, unit })
  }
  checkCircles(derived, report)
  const pairs = (shape.reconcile ?? []).flatMap(({ id, says, left, right, tolerance }, at): readonly Pair[] => {
    const path = ['reconcile', at]
    const trees = [left, right].map((text, side) =>
      readFormula(text, [...path, side === 0 ? 'left' : 'right'], names, unitOf, report),
    )
    const [first, second] = trees
    if (first === null || second === null || first === undefined || second === undefined) return []
    const mistake = mistakeIn({ kind: 'binary', operator: '<', left: first, right: second }, unitOf)
    if (mistake !== null) report('formula', path, mistake, 'Multiply one side by an exchange rate.')
    const unit = unitOf([...namesIn(first).keys()][0] ?? '') ?? '%'
    return [
      {
        id,
        says,
        tolerance,
        left: { says, text: left, tree: first, unit },
        right: { says, text: right, tree: second, unit },
      },
    ]
  })
  return { sources: shape.sources, quantities, derived, pairs, placed }
}

/** Reads a formula and reports what is wrong with it; names may be those given and any `result.` name. */
export function readFormula(
  text: string,
  path: Path,
  names: readonly string[],
  unitOf: (name: string) => string | null,
  report: ReportAt,
): Expression | null {
  const parsed = parseExpression(text)
  if (!parsed.ok) {
    report('formula', path, parsed.message, 'Correct the formula at that place.', parsed.at)
    return null
  }
  let known = true
  for (const [name, at] of namesIn(parsed.tree)) {
    if (names.includes(name) || name.startsWith('result.')) continue
    known = false
    const near = nearest(name, names)
    const mend = near === null ? 'Use a number of this file, or a result.' : `Did you mean ${near}?`
    report('unknown-id', path, `"${name}" is no number of this file.`, mend, at)
  }
  if (!known) return null
  const mistake = mistakeIn(parsed.tree, unitOf)
  if (mistake === null) return parsed.tree
  report('formula', path, mistake, 'Correct the formula.')
  return null
}

function checkSources(shape: object & BookShape, report: ReportAt): void {
  const walk = (node: unknown, path: Path): void => {
    if (node === null || typeof node !== 'object') return
    const source: unknown = Reflect.get(node, 'source')
    if ('value' in node && (typeof source === 'string' || Array.isArray(source))) {
      for (const key of sourceKeys({ source })) checkKey(key, [...path, 'source'], shape.sources, report)
    }
    for (const [key, child] of Object.entries(node)) walk(child, [...path, Array.isArray(node) ? Number(key) : key])
  }
  walk(shape, [])
}

/** Reports a source that the file does not describe. */
export function checkKey(key: string, path: Path, sources: Readonly<Record<string, unknown>>, report: ReportAt): void {
  if (Object.hasOwn(sources, key)) return
  const near = nearest(key, Object.keys(sources))
  const mend = near === null ? 'Describe it under "sources".' : `Did you mean "${near}"?`
  report('unknown-id', path, `There is no source "${key}".`, mend)
}

function checkCircles(derived: ReadonlyMap<string, Formula>, report: ReportAt): void {
  const done = new Set<string>()
  const visit = (id: string, above: readonly string[]): void => {
    if (above.includes(id)) {
      report('cycle', ['derived', id, 'formula'], `derived.${id} needs itself.`, 'Break the circle.')
    } else if (!done.has(id)) {
      for (const name of namesIn(derived.get(id)?.tree ?? { kind: 'number', value: 0 }).keys()) {
        if (name.startsWith('derived.')) visit(name.slice('derived.'.length), [...above, id])
      }
    }
    done.add(id)
  }
  for (const id of derived.keys()) visit(id, [])
}
