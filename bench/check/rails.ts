/**
 * The rule set for engines that know only true and false. Every leaf is asked on one of two rails, "is it
 * proven?" and "is it disproven?"; `not` has been pushed down to the leaves by changing the rail. Both
 * questions are false where the fact is unknown, so nothing follows from a missing fact.
 */
import { type Leaf, ruleTrees, type Tree } from './tree.ts'

/** A two-valued formula without `not`: `proven` says which question is asked about a leaf. */
export type Rail =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Rail[] }
  | { readonly kind: 'leaf'; readonly leaf: Leaf; readonly proven: boolean }

/** True exactly where the tree is proven (`proven` true) or disproven (`proven` false). */
export function rail(tree: Tree, proven: boolean): Rail {
  if (tree.kind === 'leaf') return { kind: 'leaf', leaf: tree.leaf, proven }
  if (tree.kind === 'not') return rail(tree.of, !proven)
  const kind = (tree.kind === 'and') === proven ? 'all' : 'any'
  return { kind, of: tree.of.map((part) => rail(part, proven)) }
}

/** True where the answer is "barred": one condition is disproven or one bar is proven. */
export const barredRail: Rail = {
  kind: 'any',
  of: ruleTrees.map(({ tree, role }) => rail(tree, role === 'bar')),
}

/** True where the answer is "shown": every condition is proven and every bar is disproven. */
export const shownRail: Rail = {
  kind: 'all',
  of: ruleTrees.map(({ tree, role }) => rail(tree, role !== 'bar')),
}

/** How one engine writes a leaf on a rail, and joins parts with "all of" and "any of". */
export interface RailWriter<Out> {
  leaf(leaf: Leaf, proven: boolean): Out
  all(parts: readonly Out[]): Out
  any(parts: readonly Out[]): Out
}

/** Writes a rail in an engine's own form. */
export function writeRail<Out>(from: Rail, writer: RailWriter<Out>): Out {
  if (from.kind === 'leaf') return writer.leaf(from.leaf, from.proven)
  return writer[from.kind](from.of.map((part) => writeRail(part, writer)))
}

/** "Every condition is met and no bar applies": true is shown, false is barred, unknown is not-shown. */
export const wholeTree: Tree = {
  kind: 'and',
  of: ruleTrees.map(({ tree, role }) => (role === 'bar' ? { kind: 'not', of: tree } : tree)),
}

/** The same for engines with three values: `not` stays a node of its own. */
export interface TreeWriter<Out> {
  leaf(leaf: Leaf): Out
  not(part: Out): Out
  and(parts: readonly Out[]): Out
  or(parts: readonly Out[]): Out
}

/** Writes a tree in the form of an engine with three values. */
export function writeTree<Out>(from: Tree, writer: TreeWriter<Out>): Out {
  if (from.kind === 'leaf') return writer.leaf(from.leaf)
  if (from.kind === 'not') return writer.not(writeTree(from.of, writer))
  return writer[from.kind](from.of.map((part) => writeTree(part, writer)))
}
