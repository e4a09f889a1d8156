import type { Result } from '../src/input/index.ts'
import { readDocument } from '../src/input/index.ts'
import { type Marginals, readMarginals } from '../src/programme/index.ts'

/** A file of tables for two invented jurisdictions; each test changes a copy of it. */
export function toyTables() {
  const range = { says: 'Invented.', low: 0, source: 'assumed' }
  return {
    writ: 1,
    kind: 'population-marginals',
    title: 'An invented country',
    asOf: '2022-12-31',
    sources: {
      office: { title: 'Office', url: 'https://example.org/', asOf: '2022-12-31', verified: 'text' },
    } as Record<string, unknown>,
    offences: { robbery: 'violent', theft: 'property', fraud: 'property' } as Record<string, string>,
    assumptions: [
      { ...range, name: 'stay.shape', value: 1, low: 1, high: 3, unit: 'number' },
      { ...range, name: 'served-share.all', value: 0.5, high: 1, unit: 'share' },
      { ...range, name: 'appeal.all', value: 0.1, high: 1, unit: 'share' },
      { ...range, name: 'appeal.within-days', value: 500, high: 1000, unit: 'days' },
      { ...range, name: 'age.first', value: 0, high: 20, unit: 'years' },
      { ...range, name: 'age.open-mean', value: 5, high: 10, unit: 'years' },
      { ...range, name: 'age.most', value: 95, high: 120, unit: 'years' },
      { ...range, name: 'citizenship.unknown-ratio', value: 1, high: 2, unit: 'ratio' },
    ] as Record<string, unknown>[],
    strata: [
      {
        id: 'all',
        says: 'Everybody',
        jurisdictions: ['N', 'S'],
        offences: ['robbery', 'theft', 'fraud'],
        ages: ['20-59', '60+'],
        margins: [
          {
            id: 'people',
            title: 'People',
            source: 'office',
            by: ['jurisdiction', 'sex'],
            unit: 'people',
            cells: { N: { male: 500, female: 100 }, S: { male: 350, female: 50 } },
          },
          {
            id: 'class',
            title: 'Class of offence',
            source: 'office',
            by: ['jurisdiction', 'class'],
            unit: 'percent',
            within: 'jurisdiction',
            cells: { N: { violent: 60, property: 40 }, S: { violent: 30, property: 70 } },
          },
          {
            id: 'citizenship',
            title: 'Citizenship',
            source: 'office',
            by: ['citizenship'],
            unit: 'people',
            cells: { US: 800, other: 100, unknown: 100 },
          },
        ] as Record<string, unknown>[],
        stays: { source: 'office', everywhere: { robbery: 4, theft: 1, fraud: 2 }, by: { N: { robbery: 3 } } },
      } as Record<string, unknown> & { margins: Record<string, unknown>[] },
    ],
  }
}

/** What a toy file is while a test changes it. */
export type ToyTables = ReturnType<typeof toyTables>

/** Reads tables from the data of a file. */
export async function readTables(data: object): Promise<Result<Marginals>> {
  const document = await readDocument(new TextEncoder().encode(JSON.stringify(data)), 'toy.json', 'json')
  return document.ok ? readMarginals(document.value) : document
}
