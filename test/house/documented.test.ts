import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .sort()

/** The exports of a file whose line before is not the end of a doc comment with a first sentence. */
function undocumented(text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, i) => {
    const name = /^export (?:async )?(?:function|class|interface|type|const|let) (\w+)/.exec(line)?.[1]
    if (name === undefined) return []
    const before = lines[i - 1] ?? ''
    const oneLine = /^\/\*\* \S.*[.;:)] ?.*\*\/$/.test(before)
    return oneLine || before === ' */' ? [] : [name]
  })
}

test('there are sources to look at', () => {
  expect(files.length).toBeGreaterThan(40)
})

test.each(files)('%s: every export has a first sentence', (name) => {
  const text = readFileSync(source + name, 'utf8')
  expect(undocumented(text)).toEqual([])
  if (/(^|\/)index[.]ts$/.test(name)) expect(text.startsWith('/**')).toBe(true)
})

test('a bare export would be noticed', () => {
  expect(undocumented('export const a = 1\n/** A sentence. */\nexport function b() {}\n')).toEqual(['a'])
})

test.each(files)('%s: no longer than 320 lines', (name) => {
  expect(readFileSync(source + name, 'utf8').split('\n').length).toBeLessThanOrEqual(320)
})
