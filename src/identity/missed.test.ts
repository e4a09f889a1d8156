import { describe, expect, test } from 'vitest'
import { type Capture, estimateMissed } from './missed.ts'

const ALL = new Set(['numbers', 'birth', 'names', 'names and birth'])

/** Captures as text: what both have (`n`umber, `d`ay), what found them (`N`umbers, `B`irth, `M` names, `T`ogether), how many. */
function captures(...lines: readonly string[]): Capture[] {
  return lines.map((line) => {
    const [has = '', found = '', expected = ''] = line.split(' ')
    return {
      numbered: has.includes('n'),
      dated: has.includes('d'),
      numbers: found.includes('N'),
      birth: found.includes('B'),
      names: found.includes('M'),
      namesAndBirth: found.includes('T'),
      expected: Number(expected),
    }
  })
}

describe('numbers against everything else', () => {
  test('a * b / (m + 1): what each found alone, and both', () => {
    const { estimate, groups } = estimateMissed(captures('nd N 20', 'nd BM 30', 'nd NBM 99'), ALL)
    expect(estimate).toBeCloseTo((20 * 30) / 100)
    expect(groups).toMatchObject([{ says: 'both have a number and a day of birth', found: 149 }])
    expect(groups[0]?.how).toMatch(/^Chapman 1951/)
  })

  test('nothing found by one way alone: none missed', () => {
    expect(estimateMissed(captures('nd NBM 500', 'nd BM 9'), ALL).estimate).toBe(0)
  })

  test('names and birth together count as found without the number', () => {
    const apart = estimateMissed(captures('nd N 20', 'nd BM 30', 'nd NT 99'), ALL)
    expect(apart.estimate).toBeCloseTo((20 * 30) / 100)
  })
})

describe('pairs without a number', () => {
  const sample = ['nd N 10', 'nd NBM 989']

  test('are missed as often as pairs found by a number would have been without it', () => {
    const { groups } = estimateMissed(captures(...sample, 'd T 300', 'd BT 100'), ALL)
    expect(groups[1]?.missed).toBeCloseTo((400 * 10) / 990)
    expect(groups[1]?.how).toContain('cannot be checked themselves')
  })

  test('or as birth against names says, if that is more', () => {
    const { groups } = estimateMissed(captures(...sample, 'd B 100', 'd M 80', 'd BM 99'), ALL)
    expect(groups[1]?.missed).toBeCloseTo((100 * 80) / 100)
  })

  test('less what names and birth together found, but not below nothing', () => {
    const less = estimateMissed(captures('d B 100', 'd M 80', 'd BM 99', 'd T 50'), ALL)
    expect(less.estimate).toBeCloseTo(30)
    expect(estimateMissed(captures('d B 10', 'd M 8', 'd BM 99', 'd T 50'), ALL).estimate).toBe(0)
  })

  test('and without a day of birth: by pairs with a number that lack the day too', () => {
    const { groups } = estimateMissed(captures('n N 10', 'n NM 89', ' M 45'), ALL)
    expect(groups.map(({ says }) => says)).toEqual(['both have a number, no day of birth', 'names alone'])
    expect(groups[1]?.missed).toBeCloseTo((45 * 10) / 90)
  })
})

describe('what cannot be estimated is said, not guessed', () => {
  test.each([
    ['names only', ['names']],
    ['names and birth together only', ['names', 'names and birth']],
    ['one’s own rules', ['rule']],
    ['nothing', []],
  ])('%s', (_, kinds) => {
    const { estimate, unknown, says } = estimateMissed(captures('d M 40'), new Set(kinds))
    expect([estimate, unknown]).toEqual([null, 40])
    expect(says).toMatch(/^Cannot be estimated/)
  })

  test('too few found both ways', () => {
    const { estimate, unknown, groups } = estimateMissed(captures('d B 3', 'd M 3', 'd BM 9', 'd T 1'), ALL)
    expect([estimate, unknown, groups[0]?.missed]).toEqual([null, 16, null])
  })

  test('one group can be estimated, the other not', () => {
    const { estimate, unknown } = estimateMissed(captures('nd N 1', 'nd BM 20', 'nd NBM 99', ' M 7'), ALL)
    expect(estimate).toBeCloseTo(0.2)
    expect(unknown).toBe(7)
  })
})

test('with independent ways the estimate comes to what is truly missed', () => {
  // 10,000 pairs; numbers find 9 in 10, birth 8 in 10, names 7 in 10, each whatever the others do.
  const find = { N: 0.9, B: 0.8, M: 0.7 }
  const lines = ['N', 'B', 'M', 'NB', 'NM', 'BM', 'NBM'].map((found) => {
    const share = Object.entries(find).reduce((all, [way, p]) => all * (found.includes(way) ? p : 1 - p), 1)
    return `nd ${found} ${10_000 * share}`
  })
  expect(estimateMissed(captures(...lines), ALL).estimate).toBeCloseTo(10_000 * 0.1 * 0.2 * 0.3, 0)
})

test('some records are written carelessly all over, so that the ways fail together: the estimate stays below the truth', () => {
  // Of 1,000 pairs each way finds 9 in 10, of 200 careless ones each finds half.
  const count = (ways: number): number => 1000 * 0.9 ** ways * 0.1 ** (3 - ways) + 200 / 8
  const lines = ['N', 'B', 'M', 'NB', 'NM', 'BM', 'NBM'].map((found) => `nd ${found} ${count(found.length)}`)
  const { estimate } = estimateMissed(captures(...lines), ALL)
  expect(estimate).toBeGreaterThan(1)
  expect(estimate).toBeLessThan(count(0))
})
