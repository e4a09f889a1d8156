import type { WrittenQuantity } from './quantitySchema.ts'

/** How well a number is supported, strongest first. A result is as weak as its weakest input. */
export type Support = 'verified' | 'unverified' | 'memory' | 'assumed'

const ORDER: readonly Support[] = ['verified', 'unverified', 'memory', 'assumed']

/** The weakest of several supports; a figure without inputs is verified, since it only counts. */
export function weakest(all: Iterable<Support>): Support {
  let at = 0
  for (const one of all) at = Math.max(at, ORDER.indexOf(one))
  return ORDER[at] ?? 'assumed'
}

/** The shape of what is not known about a number. */
export type Shape = 'uniform' | 'triangular' | 'pert'

/** What is not known about a number; its own support may be weaker than that of the number. */
export interface Range {
  readonly low: number
  readonly high: number
  readonly shape: Shape
  readonly support: Support
}

/** A number of a file with its place in the file as `id` (`price.amount`), unit, range, and where it comes from. */
export interface Quantity {
  readonly id: string
  readonly value: number
  readonly unit: string
  readonly range: Range | null
  /** Keys of the sources of the file; empty for memory and assumptions. */
  readonly sources: readonly string[]
  readonly support: Support
  /** Why it was assumed, or a note of the file. */
  readonly note: string | null
  /** What other sources say of the same number. */
  readonly conflict: readonly Variant[]
}

/** What another source says of a number. */
export interface Variant {
  readonly value: number
  readonly unit: string
  readonly sources: readonly string[]
  readonly support: Support
  readonly note: string | null
}

/** Where the numbers of a file come from, by key. */
export type Sources = Readonly<Record<string, { readonly title: string; readonly verified: boolean }>>

/** A number as read, from the number as written. */
export function quantityOf(id: string, written: WrittenQuantity, sources: Sources): Quantity {
  const backing = backingOf(written, sources)
  const range = rangeOf(written, backing.support)
  const conflict = (written.conflict ?? []).map((one) => ({
    value: one.value,
    unit: one.unit ?? written.unit,
    ...backingOf(one, sources),
  }))
  return { id, value: written.value, unit: written.unit, range, ...backing, conflict }
}

function rangeOf({ range }: WrittenQuantity, support: Support): Range | null {
  if (range === undefined || range.low === range.high) return null
  const { low, high, shape, assumed } = range
  return { low, high, shape, support: assumed === undefined ? support : 'assumed' }
}

/** The source names of a number as written, without the word "memory". */
export function sourceKeys({ source }: Pick<WrittenQuantity, 'source'>): readonly string[] {
  if (source === undefined) return []
  return (typeof source === 'string' ? [source] : source).filter((key) => key !== 'memory')
}

type Backing = Pick<WrittenQuantity, 'source' | 'assumed' | 'note'>

function backingOf(written: Backing, sources: Sources): Pick<Quantity, 'sources' | 'support' | 'note'> {
  const keys = sourceKeys(written)
  const note = written.assumed ?? written.note ?? null
  if (written.assumed !== undefined) return { sources: [], support: 'assumed', note }
  const supports = keys.map((key): Support => (sources[key]?.verified === true ? 'verified' : 'unverified'))
  const memory = keys.length === 0 || [written.source].flat().includes('memory')
  return { sources: keys, support: weakest(memory ? [...supports, 'memory'] : supports), note }
}
