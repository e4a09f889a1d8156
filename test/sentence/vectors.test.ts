import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readDocument } from '../../src/input/index.ts'
import { answerData, computeSentence, readSentence } from '../../src/sentence/index.ts'

// Worked computations of the shared format, as they stand there: from decisions, or made up (`source` says which).
const folder = new URL('./data/', import.meta.url)
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
const vectorSchema = z.looseObject({ expect: z.record(z.string(), z.unknown()) })

test('all vectors are there', () => {
  expect(vectors.length).toBe(26)
})

test.each(vectors)('%s', async (name) => {
  const bytes = readFileSync(new URL(name, folder))
  const document = await readDocument(bytes, name, 'json')
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  const read = readSentence(document.value)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const wanted = vectorSchema.parse(JSON.parse(bytes.toString())).expect
  const data = answerData(computeSentence(read.value.input))
  expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, data[key]]))).toEqual(wanted)
})
