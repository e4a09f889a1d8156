import { describe, expect, test } from 'vitest'
import type { Explanation, ExplanationStep } from '../identity/index.ts'
import { waterfallSvg, waterfallText } from './index.ts'
import { columns } from './words.ts'

function step(key: string, says: string, weight: number): ExplanationStep {
  return { key, says, weight, mark: 'same', left: null, right: null, againstRelatives: null }
}

const NAME = 'family name: one has a single family name, which the other has too, uncommon; given name: the same'
const EXPLANATION: Explanation = {
  startsAt: -20,
  steps: [step('name', NAME, 18), step('born', 'same', 14), step('sex', 'different', -6), step('relatives', 'kin', -2)],
  endsAt: 4,
  probability: 0.94,
  relative: { probability: 0.04, says: '' },
}

describe('in the terminal', () => {
  const text = waterfallText(EXPLANATION)
  const lines = text.trimEnd().split('\n')

  test('fits 100 columns', () => {
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(100)
  })

  test('starts, adds up step by step, and ends', () => {
    const figures = lines.flatMap((line) => /^ *([+-]\d+\.\d)/.exec(line)?.[1] ?? [])
    expect(figures).toEqual(['-20.0', '+18.0', '+14.0', '-6.0', '-2.0', '+4.0'])
    expect(lines[1]).toContain('where any two records start')
    expect(lines.at(-1)).toContain('where this pair ends: probability 0.940')
  })

  test('bars begin where the one before ended, with a sign for each direction', () => {
    const bars = lines
      .slice(1)
      .filter((line) => /\d\.\d/.test(line))
      .map((line) => line.slice(9, 38))
    const ends = bars.map((bar) => [bar.search(/[o+-]/), bar.search(/[o+-][^o+-]*$/)])
    expect(bars[1]).toMatch(/^\++/)
    expect(bars[3]).toMatch(/-+ *$/)
    expect([ends[1]?.[0], ends[2]?.[0], ends[3]?.[1]]).toEqual([ends[0]?.[0], ends[1]?.[1], ends[2]?.[1]])
  })

  test('even odds are marked', () => {
    expect(text).toContain('(| even odds)')
    expect(lines[1]).toMatch(/o {10,}\|/)
  })

  test('weights without end are said in words', () => {
    const never = {
      ...EXPLANATION,
      steps: [step('born', 'x', Number.NEGATIVE_INFINITY)],
      endsAt: Number.NEGATIVE_INFINITY,
    }
    expect(waterfallText(never)).toContain('ruled out')
    expect(waterfallText({ ...never, endsAt: Number.NaN })).toContain('not defined')
  })

  test('nothing compared: only the places', () => {
    expect(
      waterfallText({ ...EXPLANATION, startsAt: 0, steps: [], endsAt: 0 })
        .trimEnd()
        .split('\n'),
    ).toHaveLength(3)
  })

  test('control characters of a column of one’s own do not reach the terminal', () => {
    const text = waterfallText({ ...EXPLANATION, steps: [step('x\u001b[2J', 'same\u202e', 1)] })
    expect(text).toContain('x\\u{1b}[2J: same\\u{202e}')
  })
})

describe('as a picture', () => {
  const svg = waterfallSvg(EXPLANATION)

  test('is an image with its whole content as a label', () => {
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-label="Any two records start at \u221220[.]0 bits[.] name \+18[.]0, day of birth \+14[.]0, sex \u22126[.]0, relatives \u22122[.]0[.] This pair ends at \+4[.]0 bits, probability 0[.]940[.]"/,
    )
  })

  test('for is filled, against is empty', () => {
    expect(svg.match(/<rect[^>]*fill="#1a4480"/g)).toHaveLength(2)
    expect(svg.match(/<rect[^>]*fill="#ffffff"/g)).toHaveLength(2)
    expect(svg.match(/<circle/g)).toHaveLength(2)
  })

  test('stays inside its frame and has only numbers for places', () => {
    for (const [, value = ''] of svg.matchAll(/ (?:x|x1|x2|cx|width)="([^"]*)"/g)) {
      expect(Number(value)).toBeGreaterThanOrEqual(0)
      expect(Number(value)).toBeLessThanOrEqual(380)
    }
    const never = waterfallSvg({
      ...EXPLANATION,
      steps: [step('born', 'x', Number.NEGATIVE_INFINITY)],
      endsAt: Number.NEGATIVE_INFINITY,
    })
    expect(never).not.toMatch(/NaN|Infinity/)
  })

  test('words of a column cannot break out of it', () => {
    const hostile = waterfallSvg({ ...EXPLANATION, steps: [step('"><script>', "<b> & 'x'\u202e", 1)] })
    expect(hostile).not.toMatch(/<script|<b>|\u202e/)
    expect(hostile).toContain('&quot;&gt;&lt;script&gt;')
  })

  test('fetches nothing and runs nothing', () => {
    expect(svg).not.toMatch(/href|url\(|<style|<script|\son\w+=|@import/)
  })
})
