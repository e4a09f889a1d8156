import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { duckdbDialect } from '../../sql/index.ts'
import type { Comparison } from '../comparison/level.ts'
import { comparisonsOf } from '../comparison/pattern.ts'
import { explainPair } from '../explain.ts'
import { fixedPart, fixedPlan } from './fixed.ts'
import type { Model } from './model.ts'
import { weigher } from './weigh.ts'

const model: Model = JSON.parse(readFileSync(new URL('../../../models/people.json', import.meta.url), 'utf8'))

function planned(keys: readonly string[], names = true): readonly Comparison[] {
  return comparisonsOf(fixedPlan(model, new Set(keys), names), duckdbDialect)
}

/** The levels at which the comparisons named stand; what is not named is missing or different. */
function levelsAt(comparisons: readonly Comparison[], says: Readonly<Record<string, string>>): number[] {
  return comparisons.map(({ key, levels }) => {
    const wanted = says[key]
    const place = levels.findIndex((level) => level.says === wanted)
    if (wanted !== undefined && place < 0) throw new Error(`${key} has no level "${wanted}".`)
    return Math.max(place, 0)
  })
}

describe('the model of people', () => {
  test('nationalities are compared only where the country of birth is not', () => {
    expect(planned(['birth_country', 'nationalities']).map(({ key }) => key)).not.toContain('nationalities')
    expect(planned(['nationalities']).map(({ key }) => key)).toContain('nationalities')
  })

  test('another day of birth speaks against one person, also where no names are compared', () => {
    const comparisons = planned(['born', 'fbi_number', 'sex'], false)
    const part = fixedPart(model, comparisons)
    const born = part.comparisons.find(({ key }) => key === 'born')
    const far = born?.levels.findIndex(({ says }) => says === 'further apart') ?? 0
    const weight = (says: string): number => weigher(part)(levelsAt(comparisons, { born: says })).weight
    const expected = Math.log2((born?.match[far] ?? 0) / (born?.other[far] ?? 1))
    expect(expected).toBeLessThan(-5)
    expect(weight('further apart') - weight('missing')).toBeCloseTo(expected, 1)
  })

  test.each(['born', 'a_number', 'fbi_number', 'register_number', 'passport', 'birth_country', 'sex'])(
    'a missing %s weighs as if it were not compared',
    (key) => {
      const names = { family: 'both family names the same, uncommon', given: 'both given names the same, uncommon' }
      const says = { ...names, shared: 'two or more words shared' }
      const [without, withIt] = [['fbi_number'], ['fbi_number', key]].map((keys) => {
        const comparisons = planned(keys)
        return weigher(fixedPart(model, comparisons))(levelsAt(comparisons, says)).weight
      })
      expect(Math.abs((withIt ?? 0) - (without ?? 0))).toBeLessThan(0.05)
    },
  )

  test('of a country that agrees it does not say how common it is: it counts none', () => {
    const comparisons = planned(['birth_country', 'sex'])
    const part = fixedPart(model, comparisons)
    const levels = levelsAt(comparisons, { birth_country: 'same, very common', sex: 'same, very common' })
    const ids = { leftRow: 1, rightRow: 1, leftId: 'a', rightId: 'b', families: 0 }
    const { steps } = explainPair(part, { ...ids, levels, ...weigher(part)(levels) })
    const says = Object.fromEntries(steps.map((step) => [step.key, step.says]))
    expect(says).toMatchObject({ birth_country: 'same', sex: 'same' })
  })

  test('what the model does not know is refused', () => {
    const [first] = planned(['born'])
    if (first === undefined) throw new Error('nothing is compared')
    expect(() => fixedPart(model, [{ ...first, key: 'shoe size' }])).toThrow('does not know the comparison "shoe size"')
  })
})
