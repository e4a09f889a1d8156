import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkShape, describeProblem, MAX_BYTES, MAX_DEPTH, readDocument } from './index.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function problemsOf(text: string | Uint8Array, form?: 'json' | 'yaml'): Promise<readonly string[]> {
  const read = await readDocument(typeof text === 'string' ? bytes(text) : text, 'f', form)
  return read.ok
    ? []
    : read.problems.map((problem) => {
        const { line, column } = problem.place
        return `${problem.code} ${line ?? '-'}:${column ?? '-'}`
      })
}

async function dataOf(text: string, form?: 'json' | 'yaml'): Promise<unknown> {
  const read = await readDocument(bytes(text), 'f', form)
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join('\n'))
  return read.value.data
}

describe('what is read', () => {
  test('JSON and YAML give the same plain data', async () => {
    const json = '{"a": [1, 2.5, "x", true, null], "b": {"c": ""}}'
    const yaml = 'a: [1, 2.5, x, true, null]\nb:\n  c: ""\n'
    expect(await dataOf(yaml, 'yaml')).toEqual(await dataOf(json, 'json'))
  })

  test('without a form, text that begins with a bracket is JSON', async () => {
    expect(await dataOf('  {"a": 1}')).toEqual({ a: 1 })
    expect(await dataOf('a: 1')).toEqual({ a: 1 })
  })

  test('a byte order mark is dropped', async () => {
    expect(await dataOf('\ufeff{"a": 1}', 'json')).toEqual({ a: 1 })
  })

  test('the Norway problem: NO is text', async () => {
    expect(await dataOf('a: NO\nb: [NO, yes]\n', 'yaml')).toEqual({ a: 'NO', b: ['NO', 'yes'] })
  })

  test('keys named like parts of objects are plain keys', async () => {
    for (const text of ['{"__proto__": {"x": 1}, "constructor": 2}', '__proto__: {x: 1}\nconstructor: 2\n']) {
      const data = await dataOf(text)
      expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor'])
      expect(Reflect.get({}, 'x')).toBeUndefined()
    }
  })
})

describe('what is refused, with its place', () => {
  test.each([
    ['JSON cut short', '{"a": [1,\n 2', 'json', ['syntax 2:3']],
    ['a comment in JSON', '{"a": 1 // one\n}', 'json', ['syntax 1:9']],
    ['a comma too many', '{"a": 1,}', 'json', ['syntax 1:9']],
    ['an empty JSON file', '', 'json', ['syntax 1:1']],
    [
      'doubled keys in JSON',
      '{"a": 1,\n "b": {"c": 1, "c": 2}, "a": 2}',
      'json',
      ['duplicate-key 2:16', 'duplicate-key 2:25'],
    ],
    ['doubled keys in YAML', 'a: 1\nb:\n  c: 1\n  c: 2\na: 3\n', 'yaml', ['duplicate-key 5:1', 'duplicate-key 4:3']],
    ['a tab in YAML', 'a:\n\t- 1\n', 'yaml', ['syntax 2:1']],
    ['an anchor and its alias', 'a: &x 1\nb: *x\n', 'yaml', ['forbidden-yaml 1:7', 'forbidden-yaml 2:4']],
    ['a tag', 'a: !!str 1\n', 'yaml', ['forbidden-yaml 1:10']],
    ['a tag of its own', 'a: !js/function "x"\n', 'yaml', ['forbidden-yaml 1:17']],
    ['a key that is a list', '? [a]\n: 1\n', 'yaml', ['forbidden-yaml 1:3']],
    ['a second document', 'a: 1\n---\nb: 1\n', 'yaml', ['syntax 2:1']],
    ['an empty YAML file', '', 'yaml', ['syntax -:-']],
    ['a NUL byte', '{"a":\n"\u0000"}', 'json', ['nul-byte 2:2']],
  ] as const)('%s', async (_name, text, form, expected) => {
    expect(await problemsOf(text, form)).toEqual(expected)
  })

  test('wrong encodings', async () => {
    expect(await problemsOf(Buffer.from('{"a":1}', 'utf16le'))).toEqual(['nul-byte 1:2'])
    expect(await problemsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{}', 'utf16le')]))).toEqual([
      'encoding -:-',
    ])
    expect(await problemsOf(Buffer.from('{"a":\n\n"\xe9"}', 'latin1'))).toEqual(['encoding 3:-'])
    expect(await problemsOf(Buffer.from([0xed, 0xa0, 0x80]))).toEqual(['encoding 1:-'])
  })

  test('a file that is too large', async () => {
    expect(await problemsOf(new Uint8Array(MAX_BYTES + 1))).toEqual(['too-large -:-'])
  })

  test.each([
    ['JSON', '['.repeat(100_000), 'json'],
    ['YAML in brackets', '['.repeat(100_000), 'yaml'],
    ['YAML in lines of brackets', '- [a, b\n'.repeat(100_000), 'yaml'],
    ['YAML by indentation', Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'yaml'],
    ['YAML by list marks', `${'- '.repeat(5000)}a`, 'yaml'],
  ] as const)('nesting without end: %s', async (_name, text, form) => {
    expect((await problemsOf(text, form)).map((problem) => problem.split(' ')[0])).toEqual(['too-deep'])
  })

  test('brackets inside text do not count as nesting', async () => {
    const text = '['.repeat(MAX_DEPTH + 1)
    expect(await dataOf(JSON.stringify({ a: text }), 'json')).toEqual({ a: text })
    expect(await dataOf(`a: "${text}"\nb: x${text}\n`, 'yaml')).toEqual({ a: text, b: `x${text}` })
  })

  test('the deepest nesting that is allowed', async () => {
    for (const form of ['json', 'yaml'] as const) {
      expect(await problemsOf('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH), form)).toEqual([])
    }
  })
})

describe('shapes', () => {
  const schema = z.strictObject({ a: z.string(), list: z.array(z.strictObject({ n: z.number() })) })

  test.each([
    ['json', '{"a": 1,\n "list": [{"n": 1}, {"n": "x", "m": 1}], "z": 0}'],
    ['yaml', 'a: 1\nlist:\n  - n: 1\n  - n: x\n    m: 1\nz: 0\n'],
  ] as const)('every part that does not fit is named, in %s', async (form, text) => {
    const document = await readDocument(bytes(text), 'f', form)
    expect(document.ok).toBe(true)
    if (!document.ok) return
    const checked = checkShape(document.value, schema)
    expect(checked.ok ? [] : checked.problems.map(({ code, place }) => `${code} ${place.path}`)).toEqual([
      'wrong-type a',
      'wrong-type list[1].n',
      'unknown-key list[1].m',
      'unknown-key z',
    ])
  })

  test('an unknown key is placed at the key, not at its value', async () => {
    for (const [form, text] of [
      ['json', '{"a": "x", "list": [],\n  "other": 1}'],
      ['yaml', 'a: x\nlist: []\n  \nother:\n  - 1\n'],
    ] as const) {
      const document = await readDocument(bytes(text), 'f', form)
      const checked = document.ok ? checkShape(document.value, schema) : document
      const { line, column } = checked.ok ? {} : (checked.problems[0]?.place ?? {})
      expect([form, line, column]).toEqual(form === 'json' ? ['json', 2, 3] : ['yaml', 4, 1])
    }
  })

  test('a missing key is told from a wrong one', async () => {
    const document = await readDocument(bytes('{"list": []}'), 'f', 'json')
    const checked = document.ok ? checkShape(document.value, schema) : document
    expect(checked.ok ? [] : checked.problems.map(describeProblem)).toEqual([
      'f:1:1 a: This key is missing. Expected text. [missing-key]',
    ])
  })
})

describe('places inside a text value', () => {
  test.each([
    ['plain', 'a: one two three\n', 1, 12],
    ['quoted', 'a: "one two three"\n', 1, 13],
    ['folded', 'a: >-\n  one\n  two\n  three\n', 4, 3],
    ['wrapped', 'a: one\n  two\n  three\n', 3, 3],
  ] as const)('%s', async (_name, text, line, column) => {
    const document = await readDocument(bytes(text), 'f', 'yaml')
    expect(document.ok && document.value.locateIn(['a'], 'one two '.length)).toEqual({ file: 'f', line, column })
  })
})
