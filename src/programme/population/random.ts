const WORD = 0xffffffffffffffffn

/** A whole number of 64 bits for a seed and a purpose, the same everywhere (splitmix64 over the characters). */
export function salt(seed: number, purpose: string): bigint {
  let state = BigInt(seed)
  for (const character of `${seed} ${purpose}`) state = mixed((state + BigInt(character.codePointAt(0) ?? 0)) & WORD)
  return state
}

function mixed(word: bigint): bigint {
  let z = (word + 0x9e3779b97f4a7c15n) & WORD
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & WORD
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & WORD
  return z ^ (z >> 31n)
}

/** A generator of numbers from 0 to 1 (mulberry32) that gives the same sequence for the same seed and purpose. */
export function generator(seed: number, purpose: string): () => number {
  let state = Number(salt(seed, purpose) & 0xffffffffn)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The whole numbers from 0 to count - 1 in an order by chance (Fisher-Yates). */
export function shuffled(count: number, next: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, place) => place)
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
  return order
}
