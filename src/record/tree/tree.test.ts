import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMPTY_ROOT, leafHash, nodeHash } from './hash.ts'
import { TileTree } from './prove.ts'
import { decodeBundle, encodeBundle, GrowingTree, type TilePlace, tilePath, tilesOf, WIDTH } from './tiles.ts'
import { mayGrow, provesConsistency, provesInclusion } from './verify.ts'

const entry = (i: number): Buffer => Buffer.from(`entry ${i}`)

/** MTH as RFC 6962, section 2.1, writes it down: slow, and with nothing of ours in it but the two hashes. */
function plainRoot(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return EMPTY_ROOT
  const [first] = entries
  if (entries.length === 1 && first !== undefined) return leafHash(first)
  let split = 1
  while (split * 2 < entries.length) split *= 2
  return nodeHash(plainRoot(entries.slice(0, split)), plainRoot(entries.slice(split)))
}

/** A tree that was grown, with its tiles as a log keeps them. */
function grown(size: number): { tree: GrowingTree; tiles: TileTree; entries: Buffer[] } {
  const kept = new Map<string, Uint8Array>()
  const keep = (place: TilePlace, bytes: Uint8Array): void => void kept.set(tilePath(place), bytes)
  const tree = new GrowingTree(({ place, bytes }) => keep(place, bytes))
  const entries = Array.from({ length: size }, (_, i) => entry(i))
  for (const one of entries) tree.append(one)
  for (const [level, bytes] of tree.edge().entries()) {
    const count = Math.floor(size / WIDTH ** level)
    if (bytes.length > 0) keep({ level, number: Math.floor(count / WIDTH), width: count % WIDTH }, bytes)
  }
  const tiles = new TileTree(size, async (place) => {
    const bytes = kept.get(tilePath(place))
    if (bytes === undefined) throw new Error(`no tile ${tilePath(place)}`)
    return bytes
  })
  return { tree, tiles, entries }
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const big = grown(700)

describe('the tree', () => {
  test('the empty tree has the sum of nothing for a root', () => {
    expect(hexOf(new GrowingTree().root())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('roots are those of RFC 6962, for every size up to 260 and around 512', () => {
    const tree = new GrowingTree()
    const entries: Buffer[] = []
    for (let size = 1; size <= 515; size += 1) {
      entries.push(entry(size - 1))
      tree.append(entry(size - 1))
      if (size <= 260 || size >= 509) expect(hexOf(tree.root())).toBe(hexOf(plainRoot(entries)))
    }
  })

  test('a tree continues from its right edge', () => {
    for (const size of [0, 1, 255, 256, 257, 511, 512, 700]) {
      const { tree } = grown(size)
      const again = GrowingTree.from(size, tree.edge())
      again.append(entry(size))
      tree.append(entry(size))
      expect([again.size, hexOf(again.root())]).toEqual([size + 1, hexOf(tree.root())])
    }
  })

  test('tiles give the root of every size', async () => {
    for (const size of [0, 1, 2, 3, 128, 255, 256, 257, 300, 512, 699, 700]) {
      expect(hexOf(await big.tiles.rootAt(size))).toBe(hexOf(plainRoot(big.entries.slice(0, size))))
    }
  })
})

describe('proofs', () => {
  test('inclusion: what is made is accepted, and any single change is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 699 }), fc.nat({ max: 699 }), fc.nat({ max: 999 }), async (a, b, pick) => {
        const index = Math.min(a, b)
        const size = Math.max(a, b) + 1
        const root = await big.tiles.rootAt(size)
        const proof = await big.tiles.inclusion(index, size)
        const leaf = await big.tiles.leafAt(index)
        expect(provesInclusion(index, size, leaf, proof, root)).toBe(true)
        expect(provesInclusion(index + 1, size, leaf, proof, root)).toBe(false)
        expect(provesInclusion(index, size, leafHash(entry(index + 1)), proof, root)).toBe(false)
        expect(provesInclusion(index, size, leaf, [...proof, root], root)).toBe(false)
        expect(provesInclusion(index, size, leaf, proof, leaf)).toBe(size === 1)
        expect(provesInclusion(index, size, leaf, proof, root.subarray(0, 31))).toBe(false)
        expect(provesInclusion(index, index, leaf, proof, root)).toBe(false)
        expect(provesInclusion(-1, size, leaf, proof, root)).toBe(false)
        expect(provesInclusion(index + 0.5, size, leaf, proof, root)).toBe(false)
        if (proof.length === 0) return
        const at = pick % proof.length
        expect(provesInclusion(index, size, leaf, proof.toSpliced(at, 1), root)).toBe(false)
        expect(provesInclusion(index, size, leaf, proof.with(at, leafHash(entry(pick + 1000))), root)).toBe(false)
        expect(provesInclusion(index, size, leaf, proof.with(at, Buffer.alloc(33)), root)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  test('a node is no leaf: a proof that is too short is refused although it leads to the root', async () => {
    const root = await big.tiles.rootAt(8)
    const [left, right] = [await big.tiles.rootAt(4), (await big.tiles.inclusion(0, 8)).at(-1) ?? EMPTY_ROOT]
    expect(hexOf(nodeHash(left, right))).toBe(hexOf(root))
    expect(provesInclusion(0, 8, left, [right], root)).toBe(false)
    expect(provesInclusion(0, 8, root, [], root)).toBe(false)
    expect(provesInclusion(0, 1, left, [], left)).toBe(true)
    expect(provesInclusion(1, 1, left, [], left)).toBe(false)
    expect(provesInclusion(0, 2, left, [right], root)).toBe(true)
    // A proof that goes on beyond the root of its tree leads to a root that is none.
    expect(provesInclusion(0, 1, left, [right], nodeHash(right, left))).toBe(false)
  })

  test('consistency: what is made is accepted, and any single change is refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 700 }),
        fc.nat(),
        async (a, b, pick) => {
          const [size1, size2] = [Math.min(a, b), Math.max(a, b)]
          const [root1, root2] = [await big.tiles.rootAt(size1), await big.tiles.rootAt(size2)]
          const proof = await big.tiles.consistency(size1, size2)
          expect(provesConsistency(size1, size2, root1, root2, proof)).toBe(true)
          expect(provesConsistency(size1, size2, root1, leafHash(root2), proof)).toBe(false)
          expect(provesConsistency(size1, size2, leafHash(root1), root2, proof)).toBe(false)
          expect(provesConsistency(size2 + 1, size2, root1, root2, proof)).toBe(false)
          expect(provesConsistency(0, size2, EMPTY_ROOT, root2, [])).toBe(false)
          expect(provesConsistency(size1, size2, root1, root2, [...proof, root1])).toBe(false)
          if (proof.length === 0) return
          const at = pick % proof.length
          expect(provesConsistency(size1, size2, root1, root2, proof.toSpliced(at, 1))).toBe(false)
          expect(provesConsistency(size1, size2, root1, root2, proof.with(at, leafHash(entry(pick))))).toBe(false)
          expect(provesConsistency(size1, size2, root2, root1, proof)).toBe(false)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('equal sizes need equal roots and no proof; a proof between different sizes is never empty', async () => {
    const root = await big.tiles.rootAt(8)
    expect(provesConsistency(8, 8, root, root, [])).toBe(true)
    expect(provesConsistency(8, 8, root, root, [root])).toBe(false)
    expect(provesConsistency(8, 8, root, EMPTY_ROOT, [])).toBe(false)
    expect(provesConsistency(4, 8, root, root, [])).toBe(false)
    expect(provesConsistency(1.5, 1.5, root, root, [])).toBe(false)
    expect(provesConsistency(-8, -8, root, root, [])).toBe(false)
  })

  test('consistency: roots beyond those of both trees, and a tree that shrinks, are refused', async () => {
    const [three, four, other] = [await big.tiles.rootAt(3), await big.tiles.rootAt(4), await big.tiles.rootAt(5)]
    const proof = await big.tiles.consistency(3, 4)
    expect(provesConsistency(3, 4, three, four, proof)).toBe(true)
    expect(provesConsistency(3, 4, nodeHash(other, three), nodeHash(other, four), [...proof, other])).toBe(false)
    expect(provesConsistency(3, 2, three, nodeHash(three, four), [three, four])).toBe(false)
  })

  test('a witness lets every tree begin, with an empty proof, and nothing but the empty root at size 0', async () => {
    const root = await big.tiles.rootAt(8)
    expect(mayGrow(0, 8, EMPTY_ROOT, root, [])).toBe(true)
    expect(mayGrow(0, 8, EMPTY_ROOT, root, [root])).toBe(false)
    expect(mayGrow(0, 0, EMPTY_ROOT, EMPTY_ROOT, [])).toBe(true)
    expect(mayGrow(0, 0, EMPTY_ROOT, root, [])).toBe(false)
    expect(mayGrow(0, 8.5, EMPTY_ROOT, root, [])).toBe(false)
    expect(mayGrow(0, 8, EMPTY_ROOT, root.subarray(1), [])).toBe(false)
    expect(mayGrow(4, 8, await big.tiles.rootAt(4), root, await big.tiles.consistency(4, 8))).toBe(true)
    expect(mayGrow(4, 8, await big.tiles.rootAt(5), root, await big.tiles.consistency(4, 8))).toBe(false)
  })
})

describe('tiles', () => {
  test.each([
    [{ level: 0, number: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, number: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, number: 1000, width: 5 }, 'tile/1/x001/000.p/5'],
    [{ level: 'entries', number: 999, width: 1 }, 'tile/entries/999.p/1'],
  ] as const)('%j is at %s', (place, path) => expect(tilePath(place)).toBe(path))

  test('a tree of 70000 has the tiles that C2SP tlog-tiles counts', () => {
    const all = [...tilesOf(70000)]
    const of = (level: number | 'entries'): readonly number[] =>
      all.filter((one) => one.level === level).map(({ width }) => width)
    expect([of(0).length, of(0).at(-1)]).toEqual([274, 112])
    expect(of(1)).toEqual([256, 17])
    expect(of(2)).toEqual([1])
    expect([of('entries').length, of('entries').at(-1)]).toEqual([274, 112])
    expect([...tilesOf(256)].map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
  })

  test('a bundle of entries is read exactly', () => {
    const entries = [Buffer.from(''), Buffer.from('a'), Buffer.alloc(300, 7)]
    const bytes = encodeBundle(entries)
    expect(decodeBundle(bytes, 3)?.map((one) => Buffer.from(one))).toEqual(entries)
    expect(decodeBundle(bytes, 2)).toBeNull()
    expect(decodeBundle(bytes, 4)).toBeNull()
    expect(decodeBundle(bytes.subarray(0, -1), 3)).toBeNull()
    expect(decodeBundle(Buffer.concat([bytes, Buffer.alloc(1)]), 3)).toBeNull()
  })
})
