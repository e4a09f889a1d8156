import type { z } from 'zod'
import type { Document } from './json.ts'
import { good, type Problem, type Result } from './problem.ts'

type Issue = z.core.$ZodIssue

/** Checks data against a schema and turns everything that does not fit into problems with their places. */
export function checkShape<T>(document: Document, schema: z.ZodType<T>): Result<T> {
  const parsed = schema.safeParse(document.data)
  if (parsed.success) return good(parsed.data)
  return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, document)) }
}

function problemsOf(issue: Issue, document: Document): readonly Problem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      place: { ...document.locateKey([...path, key]), path: pathText([...path, key]) },
      message: `The key "${key}" is not part of the format.`,
      mend: 'Remove it, or correct its spelling.',
    }))
  }
  if (issue.code === 'custom' && isFinding(issue.params)) {
    const { code, found: message } = issue.params
    return [{ code, place: { ...document.locate(path), path: pathText(path) }, message, mend: issue.message }]
  }
  const missing = issue.code !== 'custom' && issue.input === undefined && isAbsent(document, path)
  return [
    {
      code: missing ? 'missing-key' : codeOf(issue),
      place: { ...document.locate(path), path: pathText(path) },
      message: missing ? 'This key is missing.' : found(document, path),
      mend: `Expected ${expectation(issue)}.`,
    },
  ]
}

/** What a check of a schema found, given as the `params` of a custom issue whose message is the mend. */
export interface Found {
  readonly code: Problem['code']
  readonly found: string
}

function isFinding(params: unknown): params is Found {
  return params !== null && typeof params === 'object' && 'code' in params && 'found' in params
}

function codeOf(issue: Issue): Problem['code'] {
  const text = issue.message
  if (text.startsWith('an existing day')) return 'impossible-date'
  return text.startsWith('one of') ? 'unknown-id' : 'wrong-type'
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of: ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) return plainType(issue.expected)
  return issue.message
}

function plainType(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    boolean: 'true or false',
    array: 'a list',
    object: 'a map of keys',
    number: 'a number',
  }
  return names[expected] ?? expected
}

function isAbsent(document: Document, path: readonly (string | number)[]): boolean {
  return valueAt(document, path) === undefined
}

function found(document: Document, path: readonly (string | number)[]): string {
  const value = valueAt(document, path)
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing')
  return `Found ${text.length > 60 ? `${text.slice(0, 57)}...` : text}.`
}

function valueAt(document: Document, path: readonly (string | number)[]): unknown {
  let value: unknown = document.data
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  }
  return value
}

/** A path as the contract writes it: `assertions[3].value`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${part}`)).join('')
}
