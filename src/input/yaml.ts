import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
  type YAMLError,
  type Document as YamlDocument,
} from 'yaml'
import { type Data, type Document, depthProblem, MAX_DEPTH } from './json.ts'
import { bad, good, type Place, type Problem, type Result } from './problem.ts'
import { offsetInScalar } from './text.ts'
import { yamlTooDeep } from './yamlDepth.ts'

/** Reads one YAML 1.2 document of plain data. Anchors, aliases, tags, merge keys and doubled keys are problems. */
export function readYaml(text: string, file: string): Result<Document> {
  try {
    const deep = yamlTooDeep(text)
    return deep === null ? readDocument(text, file, new LineCounter()) : bad(depthProblem({ file, line: deep }))
  } catch (error) {
    if (error instanceof RangeError) return bad(depthProblem({ file }))
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return bad({ code: 'syntax', place: { file }, message: `This is not YAML: ${message}.`, mend: 'Mend the YAML.' })
  }
}

function readDocument(text: string, file: string, lines: LineCounter): Result<Document> {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    // The parser compares every key with every other; own code below finds doubled keys in one pass.
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    merge: false,
    schema: 'core',
    version: '1.2',
  })
  const [document, second] = Array.isArray(documents) ? documents : []
  if (document === undefined) {
    return bad({ code: 'syntax', place: { file }, message: 'The file is empty.', mend: 'Write one document into it.' })
  }
  if (second !== undefined) {
    const place = at(second.range[0])
    return bad({
      code: 'syntax',
      place,
      message: 'A second document begins here.',
      mend: 'Put it into a file of its own.',
    })
  }
  if (document.errors.some((error) => /call stack|stack overflow/i.test(error.message)))
    return bad(depthProblem({ file }))
  const problems: Problem[] = document.errors.map((error) => faulty(error, at(error.pos[0])))
  problems.push(...forbidden(document, at))
  if (problems.length > 0) return bad(...problems)
  return good({ data: plain(document.contents), ...locators(document, text, at, file) })
}

function faulty(error: YAMLError, place: Place): Problem {
  const message = `This is not YAML: ${error.message}.`
  return { code: 'syntax', place, message, mend: 'Mend the YAML at that place.' }
}

function forbidden(document: YamlDocument.Parsed, at: (offset: number) => Place): readonly Problem[] {
  const problems: Problem[] = []
  const add = (node: Node, what: string, mend: string): void => {
    problems.push({
      code: 'forbidden-yaml',
      place: at(node.range?.[0] ?? 0),
      message: `${what} are not allowed.`,
      mend,
    })
  }
  let depth = 0
  visit(document, {
    Alias: (_key, node) => add(node, 'YAML aliases', 'Write the value out.'),
    Node: (_key, node, path) => {
      depth = Math.max(depth, path.filter(isCollection).length)
      if (!isAlias(node) && node.anchor !== undefined) add(node, 'YAML anchors', 'Write the value out.')
      if (!isAlias(node) && node.tag !== undefined) add(node, 'YAML tags', 'Remove the tag.')
    },
    Map: (_key, map) => {
      const keys = new Set<unknown>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        if (keys.has(key.value)) {
          const place = { ...at(key.range?.[0] ?? 0), path: String(key.value) }
          const message = `The key "${String(key.value)}" stands twice in one map.`
          problems.push({ code: 'duplicate-key', place, message, mend: 'Keep one of them.' })
        }
        keys.add(key.value)
      }
    },
    Pair: (_key, pair) => {
      if (isScalar(pair.key) && typeof pair.key.value === 'string') return
      const node = pair.key
      if (isNode(node)) {
        add(node, 'Keys that are not plain text', 'Put the key in quotation marks.')
      }
    },
  })
  if (depth > MAX_DEPTH) problems.push(depthProblem(at(0)))
  return problems
}

function plain(node: unknown): Data {
  if (isScalar(node)) return scalar(node.value)
  if (isMap(node)) {
    const map: { [key: string]: Data } = Object.create(null)
    for (const item of node.items) if (isScalar(item.key)) map[String(item.key.value)] = plain(item.value)
    return map
  }
  if (isCollection(node)) return node.items.map((item) => plain(isPair(item) ? null : item))
  return null
}

function scalar(value: unknown): Data {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value
  return typeof value === 'bigint' ? Number(value) : null
}

function locators(
  document: YamlDocument.Parsed,
  text: string,
  at: (offset: number) => Place,
  file: string,
): Omit<Document, 'data'> {
  const startOf = (path: readonly (string | number)[]): number | null => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true)
    return isNode(node) && node.range ? node.range[0] : null
  }
  return {
    locate: (path) => {
      for (let length = path.length; length >= 0; length -= 1) {
        const start = startOf(path.slice(0, length))
        if (start !== null) return at(start)
      }
      return { file }
    },
    locateKey: (path) => {
      const map = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
      const pair = isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined
      return isNode(pair?.key) && pair.key.range ? at(pair.key.range[0]) : { file }
    },
    locateIn: (path, offset) => {
      const start = startOf(path)
      const value = document.getIn(path)
      return start === null || typeof value !== 'string' ? { file } : at(offsetInScalar(text, start, value, offset))
    },
  }
}
