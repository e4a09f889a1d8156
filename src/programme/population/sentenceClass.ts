import { longerThan, MONTH } from './stay.ts'

/** Sentences under ten years, of ten to under fifty years, and for life or of fifty years and more. */
export const SENTENCES: readonly string[] = ['short', 'long', 'life']

/** The months at which sentences begin to be long, and to count as life. */
const LONG = 120
const LIFE = 600

/** How long people of one offence stay: the scale of their stays in days, and which part of the sentence they serve. */
export interface Stay {
  readonly scale: number
  readonly servedShare: number
}

/** For each class of sentences, the parts of those found in prison between which its whole stays lie: longer, shorter. */
export function sentenceBounds({ scale, servedShare }: Stay, shape: number): readonly (readonly [number, number])[] {
  const longer = (months: number): number => longerThan((months * MONTH * servedShare) / scale, shape + 1)
  return [
    [longer(LONG), 1],
    [longer(LIFE), longer(LONG)],
    [0, longer(LIFE)],
  ]
}

/** The parts of those found in prison that each class of sentences has. */
export function sentenceParts(stay: Stay, shape: number): readonly number[] {
  return sentenceBounds(stay, shape).map(([from, to]) => to - from)
}
