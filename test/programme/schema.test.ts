import { expect, test } from 'vitest'
import { jsonSchemas } from '../../src/programme/index.ts'
import { shippedText } from './toy.ts'

test.each(Object.entries(jsonSchemas()))('the published schema of a %s file is current', (name, schema) => {
  // If not: node scripts/programmeSchema.ts
  expect(JSON.parse(shippedText(`schema/${name}.json`))).toEqual(JSON.parse(JSON.stringify(schema)))
})
