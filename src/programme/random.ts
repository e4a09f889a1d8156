/**
 * A stream of numbers between 0 and 1 that is the same for the same seed and name, on every machine.
 * Generator: xoshiro128** 1.1 (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47,
 * 2021), its state filled by SplitMix32 from a 32-bit FNV-1a sum of seed and name. Not for secrets.
 */
export class RandomStream {
  readonly #state: Uint32Array

  constructor(state: Uint32Array) {
    this.#state = state
  }

  /** The next number, at least 0 and below 1, with 53 bits of chance. */
  next(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6)) / 9007199254740992
  }

  /** The next 32 bits as a whole number from 0 to 2^32 - 1. */
  bits(): number {
    const s = this.#state
    const [a = 0, b = 0, c = 0, d = 0] = s
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const third = c ^ a
    const fourth = d ^ b
    s[1] = b ^ third
    s[0] = a ^ fourth
    s[2] = third ^ (b << 9)
    s[3] = rotate(fourth, 11)
    return scrambled
  }
}

/** The stream of a name under a seed. */
export function streamOf(seed: number, name: string): RandomStream {
  let mix = sumOf(`${seed}/${name}`)
  const state = Uint32Array.from({ length: 4 }, () => {
    mix = (mix + 0x9e3779b9) | 0
    let z = mix
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  })
  return new RandomStream(state)
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by))
}

function sumOf(text: string): number {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  return sum
}
