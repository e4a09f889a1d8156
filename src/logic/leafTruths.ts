import { type Formula, parts } from './formula.ts'
import { and, not, or, type Truth } from './truth.ts'

/**
 * Writes the truth of every node of a formula from the truths of its leaves, as `Compiled.record` does from answers: in
 * the order of the text, parents first; 0 unknown, 1 true, 2 false. So a reason can be rebuilt from what an engine kept
 * of the leaves.
 */
export function recordLeaves(formula: Formula, leafTruth: (leaf: Formula) => Truth, into: Uint8Array): void {
  let next = 0
  const write = (node: Formula): Truth => {
    const place = next
    next += 1
    const below = parts(node).map(write)
    const truth = joined(node, below, leafTruth)
    into[place] = truth === null ? 0 : truth ? 1 : 2
    return truth
  }
  write(formula)
}

function joined(node: Formula, below: readonly Truth[], leafTruth: (leaf: Formula) => Truth): Truth {
  switch (node.kind) {
    case 'literal':
    case 'fact':
    case 'member':
    case 'compare':
      return leafTruth(node)
    case 'not':
      return not(below[0] ?? null)
    case 'and':
      return and(below)
    case 'or':
      return or(below)
  }
}
