import { expect, test } from 'vitest'
import { readTables, type ToyTables, toyTables } from '../../../test/toyPopulation.ts'

/** What is wrong with the toy file after a change: code and place of each problem. */
async function problemsAfter(change: (file: ToyTables) => void): Promise<readonly string[]> {
  const file = toyTables()
  change(file)
  const read = await readTables(file)
  return read.ok ? [] : read.problems.map(({ code, place }) => `${code} ${place.path ?? ''}`)
}

const margin = (file: ToyTables, at: number): Record<string, unknown> => file.strata[0]?.margins[at] ?? {}
const cells = (file: ToyTables, at: number): Record<string, unknown> =>
  margin(file, at)['cells'] as Record<string, unknown>
const stratum = (file: ToyTables): Record<string, unknown> => file.strata[0] ?? {}

test('the toy file is right', async () => {
  expect(await problemsAfter(() => undefined)).toEqual([])
})

test.each<[string, (file: ToyTables) => void, readonly string[]]>([
  [
    'a negative count',
    (file) => {
      cells(file, 0)['N'] = { male: -1, female: 2 }
    },
    ['wrong-type strata[0].margins[0].cells.N.male'],
  ],
  [
    'half a person',
    (file) => {
      cells(file, 2)['US'] = 0.5
    },
    ['wrong-type strata[0].margins[2].cells.US'],
  ],
  [
    'more than all',
    (file) => {
      cells(file, 1)['N'] = { violent: 101, property: 0 }
    },
    ['wrong-type strata[0].margins[1].cells.N.violent'],
  ],
  [
    'not a number',
    (file) => {
      cells(file, 2)['US'] = 'NaN'
    },
    ['wrong-type strata[0].margins[2].cells.US'],
  ],
  [
    'null for a number',
    (file) => {
      cells(file, 2)['US'] = null
    },
    ['wrong-type strata[0].margins[2].cells.US'],
  ],
  [
    'a half of a row',
    (file) => {
      cells(file, 1)['N'] = { violent: 60, property: null }
    },
    ['contradiction strata[0].margins[1].cells.N'],
  ],
  [
    'a jurisdiction that is not there',
    (file) => {
      cells(file, 0)['W'] = { male: 1, female: 2 }
    },
    ['unknown-id strata[0].margins[0].cells.W'],
  ],
  [
    'a jurisdiction left out',
    (file) => {
      delete cells(file, 0)['S']
    },
    ['missing-key strata[0].margins[0].cells'],
  ],
  [
    'a sex left out',
    (file) => {
      cells(file, 0)['N'] = { male: 3 }
    },
    ['missing-key strata[0].margins[0].cells.N'],
  ],
  [
    'a level too many',
    (file) => {
      cells(file, 2)['US'] = { male: 3, female: 2 }
    },
    ['wrong-type strata[0].margins[2].cells.US'],
  ],
  [
    'no tables',
    (file) => {
      file.strata[0]?.margins.splice(0)
    },
    ['wrong-type strata[0].margins'],
  ],
  [
    'no table of people first',
    (file) => {
      file.strata[0]?.margins.shift()
    },
    ['wrong-order strata[0].margins[0]'],
  ],
  [
    'a table that stands twice',
    (file) => {
      margin(file, 1)['id'] = 'people'
    },
    ['duplicate-id strata'],
  ],
  [
    'an attribute that is not there',
    (file) => {
      margin(file, 2)['by'] = ['religion']
    },
    ['unknown-id strata[0].margins[2].by[0]'],
  ],
  [
    'an attribute twice',
    (file) => {
      margin(file, 0)['by'] = ['jurisdiction', 'jurisdiction']
    },
    [
      'duplicate-id strata[0].margins[0].by',
      'unknown-id strata[0].margins[0].cells.N.male',
      'unknown-id strata[0].margins[0].cells.N.female',
      'missing-key strata[0].margins[0].cells.N',
      'missing-key strata[0].margins[0].cells.N',
      'unknown-id strata[0].margins[0].cells.S.male',
      'unknown-id strata[0].margins[0].cells.S.female',
      'missing-key strata[0].margins[0].cells.S',
      'missing-key strata[0].margins[0].cells.S',
    ],
  ],
  [
    'within the second attribute',
    (file) => {
      margin(file, 1)['within'] = 'class'
    },
    ['contradiction strata[0].margins[1].within'],
  ],
  [
    'a source that is not there',
    (file) => {
      margin(file, 0)['source'] = 'elsewhere'
    },
    ['unknown-id strata[0].margins[0].source'],
  ],
  [
    'a table without a source',
    (file) => {
      delete margin(file, 0)['source']
    },
    ['missing-key strata[0].margins[0].source'],
  ],
  [
    'an offence without a class',
    (file) => {
      delete file.offences['theft']
    },
    [
      'unknown-id strata[0].offences[1]',
      'missing-key strata[0].margins[1].cells.N',
      'missing-key strata[0].margins[1].cells.S',
    ],
  ],
  [
    'an offence without a stay',
    (file) => {
      stratum(file)['stays'] = { source: 'office', everywhere: { robbery: 1, theft: 2 } }
    },
    ['missing-key strata[0].stays.everywhere'],
  ],
  [
    'a stay of no time',
    (file) => {
      stratum(file)['stays'] = { source: 'office', everywhere: { robbery: 0, theft: 2, fraud: 1 } }
    },
    ['wrong-type strata[0].stays.everywhere.robbery'],
  ],
  [
    'ages with a gap',
    (file) => {
      stratum(file)['ages'] = ['20-29', '40+']
    },
    ['wrong-order strata[0].ages[1]'],
  ],
  [
    'an age band upside down',
    (file) => {
      stratum(file)['ages'] = ['29-20', '30+']
    },
    ['wrong-order strata[0].ages[0]', 'wrong-order strata[0].ages[1]'],
  ],
  [
    'a jurisdiction in two strata',
    (file) => {
      file.strata.push({ ...structuredClone(file.strata[0] ?? { margins: [] }), id: 'again' } as never)
    },
    [
      'missing-key assumptions',
      'missing-key assumptions',
      'duplicate-id strata',
      'duplicate-id strata',
      'duplicate-id strata',
      'duplicate-id strata',
      'duplicate-id strata',
    ],
  ],
  [
    'an assumption that is missing',
    (file) => {
      file.assumptions.splice(0, 1)
    },
    ['missing-key assumptions'],
  ],
  [
    'an assumption that nothing uses',
    (file) => {
      file.assumptions.push({ ...file.assumptions[0], name: 'weather' })
    },
    ['unknown-id assumptions[8].name'],
  ],
  [
    'a range upside down',
    (file) => {
      Object.assign(file.assumptions[1] ?? {}, { low: 0.9, high: 0.1 })
    },
    ['wrong-order assumptions[1]'],
  ],
  [
    'a share above one',
    (file) => {
      Object.assign(file.assumptions[1] ?? {}, { value: 1.5, high: 2 })
    },
    ['wrong-type assumptions[1].value'],
  ],
  [
    'a key that is not part of the format',
    (file) => {
      stratum(file)['margin'] = []
    },
    ['unknown-key strata[0].margin'],
  ],
])('%s', async (_name, change, expected) => {
  expect(await problemsAfter(change)).toEqual(expected)
})
