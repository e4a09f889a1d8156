import fc from 'fast-check'
import { type Document, readDocument } from '../../src/input/index.ts'
import {
  computeSentence,
  readSentence,
  type SentenceAnswer,
  type SentenceFile,
  type SentenceInput,
} from '../../src/sentence/index.ts'

/** A sentence file of a test from the keys of its input. */
async function documentOf(input: Readonly<Record<string, unknown>>): Promise<Document> {
  const text = JSON.stringify({ writ: 1, sentence: 'test', input })
  const document = await readDocument(new TextEncoder().encode(text), 'test.json', 'json')
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  return document.value
}

/** Reads a file that must be right. */
export async function fileOf(input: Readonly<Record<string, unknown>>): Promise<SentenceFile> {
  const read = readSentence(await documentOf(input))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** The codes and paths of everything wrong with a file that must not be read. */
export async function problemsOf(input: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const read = readSentence(await documentOf(input))
  return read.ok ? [] : read.problems.map(({ code, place }) => `${code} ${place.path}`)
}

/** Computes an input that must have an answer. */
export function answerOf(input: SentenceInput): SentenceAnswer {
  const answer = computeSentence(input)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer
}

/** The same input with everything empty that a test does not state. */
export async function emptyInput(): Promise<SentenceInput> {
  return (await fileOf({})).input
}

/** Whole numbers with known ends. */
export const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max })
