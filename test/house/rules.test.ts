import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const pure = ['logic', 'evidence', 'law', 'determination', 'programme', 'sentence']

const texts = pure.flatMap((room) =>
  readdirSync(`${source}${room}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [`${room}/${name}`, readFileSync(`${source}${room}/${name}`, 'utf8')] as const),
)

test.each(texts)('%s: no clock, no chance, no eval, no outside world', (_name, text) => {
  expect(text).not.toMatch(
    /\bnew Date\b|\bDate\.now\b|\bMath\.random\b|\beval\(|\bnew Function\b|\bprocess\.|\bconsole\./,
  )
})

test('all five rooms are looked at', () => {
  expect(texts.length).toBeGreaterThan(25)
})
