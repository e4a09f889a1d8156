import type { Path } from './place.ts'
import { type Quantity, quantityOf, type Sources } from './quantity.ts'
import type { WrittenQuantity } from './quantitySchema.ts'

/** A number of a file with the path at which it is written. */
export interface Placed {
  readonly quantity: Quantity
  readonly path: Path
}

/**
 * All numbers of a file by their id: the path of keys, with the entries of lists under their own name where they have
 * one (`costs.aid.amount`, `exchange.USD`, `phases.0.people`).
 */
export function collectQuantities(shape: object, sources: Sources): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>()
  walk(shape, [], [], sources, found)
  return found
}

function walk(node: unknown, path: Path, names: readonly string[], sources: Sources, found: Map<string, Placed>): void {
  if (node === null || typeof node !== 'object') return
  if (isWritten(node)) {
    const id = names.join('.')
    found.set(id, { quantity: quantityOf(id, node, sources), path })
    return
  }
  for (const [key, child] of Object.entries(node)) {
    const at = Array.isArray(node) ? Number(key) : key
    walk(child, [...path, at], nameOf(names, key, child, Array.isArray(node)), sources, found)
  }
}

/** Keys that only wrap the number of an entry and would make its id longer without saying more. */
const WRAPPERS: ReadonlySet<string> = new Set(['number', 'rate'])

function nameOf(names: readonly string[], key: string, child: unknown, inList: boolean): readonly string[] {
  if (inList && child !== null && typeof child === 'object') {
    const own = ['id', 'currency', 'payer']
      .map((name) => Reflect.get(child, name))
      .find((one) => typeof one === 'string')
    return [...names, own ?? key]
  }
  const wrapped = WRAPPERS.has(key) || (key === 'share' && names[0] === 'home' && names[1] === 'payers')
  return wrapped ? names : [...names, key]
}

function isWritten(node: object): node is WrittenQuantity {
  return 'unit' in node && 'value' in node && typeof node.value === 'number'
}
