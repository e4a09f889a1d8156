import { findNodeAtLocation, parseTree, printParseErrorCode, visit } from 'jsonc-parser'
import { bad, good, type Place, type Problem, type Result } from './problem.ts'
import { offsetInScalar, type Position, positionsIn } from './text.ts'

/** Plain data as JSON and YAML give it; every key, also `__proto__`, is an own key. */
export type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data }

/** Data that was read from a text, with a way to find the line and column of a key. */
export interface Document {
  readonly data: Data
  /** The line and column of the value at a path, or of its nearest ancestor that the text has. */
  readonly locate: (path: readonly (string | number)[]) => Place
  /** The line and column of the key itself that a path ends with. */
  readonly locateKey: (path: readonly (string | number)[]) => Place
  /** The line and column of a character of the text value at a path, however the file wraps or quotes it. */
  readonly locateIn: (path: readonly (string | number)[], offset: number) => Place
}

/** How many brackets may stand inside each other. */
export const MAX_DEPTH = 64

/** Reads JSON (RFC 8259) without the leniencies of `JSON.parse`: doubled keys and deep nesting are problems too. */
export function readJson(text: string, file: string): Result<Document> {
  const at = positionsIn(text)
  const { tooDeepAt, colons } = survey(text)
  if (tooDeepAt !== null) return bad(depthProblem({ file, ...at(tooDeepAt) }))
  const data = parsed(text)
  // Every key of the text has one colon; a doubled key leaves fewer keys than colons. Only then, or when the text is no
  // JSON, is it read again slowly to say where.
  if (data === undefined || countKeys(data) !== colons) return bad(...scan(text, file, at))
  return good({ data, ...locators(text, file, at) })
}

function parsed(text: string): Data | undefined {
  try {
    const data: Data = JSON.parse(text)
    return data
  } catch {
    return undefined
  }
}

function countKeys(data: Data): number {
  if (data === null || typeof data !== 'object') return 0
  let count = Array.isArray(data) ? 0 : Object.keys(data).length
  for (const value of Object.values(data)) count += countKeys(value)
  return count
}

/**
 * Where the brackets become too many, or `null`, and how many colons stand outside of texts; asked before a parser that
 * could run out of stack sees the text.
 */
function survey(text: string): { readonly tooDeepAt: number | null; readonly colons: number } {
  let depth = 0
  let colons = 0
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i)
    if (quoted) {
      if (c === 0x5c) i += 1
      else if (c === 0x22) quoted = false
    } else if (c === 0x22) quoted = true
    else if (c === 0x3a) colons += 1
    else if (c === 0x5b || c === 0x7b) {
      depth += 1
      if (depth > MAX_DEPTH) return { tooDeepAt: i, colons }
    } else if (c === 0x5d || c === 0x7d) depth -= 1
  }
  return { tooDeepAt: null, colons }
}

/** The problem of a text that nests too deep. */
export function depthProblem(place: Place): Problem {
  const message = `More than ${MAX_DEPTH} brackets inside each other.`
  return { code: 'too-deep', place, message, mend: 'No file of Writ needs so many levels; remove the excess.' }
}

type At = (offset: number) => Position

function scan(text: string, file: string, at: At): readonly Problem[] {
  const problems: Problem[] = []
  const open: Set<string>[] = []
  visit(
    text,
    {
      onObjectBegin: () => {
        open.push(new Set())
      },
      onObjectEnd: () => {
        open.pop()
      },
      onObjectProperty: (key, offset) => {
        const keys = open.at(-1)
        if (keys?.has(key)) {
          const place = { file, ...at(offset), path: key }
          problems.push({
            code: 'duplicate-key',
            place,
            message: `The key "${key}" stands twice in one object.`,
            mend: 'Keep one of them.',
          })
        }
        keys?.add(key)
      },
      onError: (error, offset) => {
        if (problems.some((problem) => problem.code === 'syntax')) return
        const place = { file, ...at(offset) }
        problems.push({
          code: 'syntax',
          place,
          message: `This is not JSON: ${words(printParseErrorCode(error))}.`,
          mend: 'Mend the JSON at that place.',
        })
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  )
  return problems
}

function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}

function locators(text: string, file: string, at: At): Omit<Document, 'data'> {
  let tree: ReturnType<typeof parseTree> | null = null
  const nodeAt = (path: readonly (string | number)[]): ReturnType<typeof parseTree> => {
    tree ??= parseTree(text)
    return tree === undefined ? undefined : findNodeAtLocation(tree, [...path])
  }
  return {
    locate: (path) => {
      for (let length = path.length; length > 0; length -= 1) {
        const node = nodeAt(path.slice(0, length))
        if (node !== undefined) return { file, ...at(node.offset) }
      }
      return { file, line: 1, column: 1 }
    },
    locateKey: (path) => {
      const key = nodeAt(path)?.parent
      return key === undefined ? { file } : { file, ...at(key.offset) }
    },
    locateIn: (path, offset) => {
      const node = nodeAt(path)
      if (node === undefined || typeof node.value !== 'string') return { file }
      return { file, ...at(offsetInScalar(text, node.offset, node.value, offset)) }
    },
  }
}
