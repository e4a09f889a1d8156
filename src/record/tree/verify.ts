import { sameBytes } from '../bytes.ts'
import { EMPTY_ROOT, HASH, nodeHash } from './hash.ts'

const half = (value: number): number => Math.floor(value / 2)
const isOdd = (value: number): boolean => value % 2 === 1

function fits(sizes: readonly number[], hashes: readonly Uint8Array[]): boolean {
  return sizes.every((size) => Number.isSafeInteger(size) && size >= 0) && hashes.every(({ length }) => length === HASH)
}

/** Whether a proof shows that an entry hash stands at an index of the tree with a size and root (RFC 9162, 2.1.3.2). */
export function provesInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!fits([index, size], [leaf, root, ...proof]) || index >= size) return false
  let place = index
  let last = size - 1
  let hash = leaf
  for (const other of proof) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      hash = nodeHash(other, hash)
      while (!isOdd(place)) {
        place = half(place)
        last = half(last)
      }
    } else hash = nodeHash(hash, other)
    place = half(place)
    last = half(last)
  }
  return last === 0 && sameBytes(hash, root)
}

/**
 * Whether a proof shows that the tree of the larger size begins with the whole tree of the smaller (RFC 9162, 2.1.4.2).
 * A first size of 0 is refused: the empty tree begins every tree and says nothing of it. Roots are only compared; that
 * they are hashes is seen where heads are read.
 */
export function provesConsistency(
  size1: number,
  size2: number,
  root1: Uint8Array,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!fits([size1, size2], proof) || size1 === 0 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2)
  let place = size1 - 1
  let last = size2 - 1
  while (isOdd(place)) {
    place = half(place)
    last = half(last)
  }
  // With an empty proof `last` stays above 0, and nothing is shown.
  const [first = root1, ...rest] = place === 0 ? [root1, ...proof] : proof
  let before = first
  let after = first
  for (const other of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      before = nodeHash(other, before)
      after = nodeHash(other, after)
      while (!isOdd(place)) {
        place = half(place)
        last = half(last)
      }
    } else after = nodeHash(after, other)
    place = half(place)
    last = half(last)
  }
  return last === 0 && sameBytes(before, root1) && sameBytes(after, root2)
}

/** What a witness asks before it signs: the same, but from nothing every tree may grow, with an empty proof. */
export function mayGrow(
  size1: number,
  size2: number,
  root1: Uint8Array,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (size1 !== 0) return provesConsistency(size1, size2, root1, root2, proof)
  if (proof.length > 0 || !fits([size2], [root2])) return false
  return size2 > 0 || sameBytes(root2, EMPTY_ROOT)
}
