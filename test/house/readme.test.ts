import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { writ } from '../cli/run.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...readdirSync(`${root}docs`).map((name) => `docs/${name}`),
]
const texts = pages
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, readFileSync(root + name, 'utf8')] as const)

/** Calls of `writ` in the code blocks of a page that need nothing but the checkout. */
function callsIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  return blocks.flatMap((block) => block.split('\n')).filter((line) => /^npx writ [\w\s./:-]+$/.test(line))
}

describe('what the pages tell to type works', () => {
  const calls = [...new Set(texts.flatMap(([, text]) => callsIn(text)))]

  test('there are calls to try', () => {
    expect(calls.length).toBeGreaterThanOrEqual(5)
  })

  test.each(calls)('%s', (call) => {
    const run = writ(call.split(/\s+/).slice(2))
    expect(run.stderr).toBe('')
    expect([0, 3, 4]).toContain(run.status)
  })
})

test('the answer that the README shows is the one that is given', () => {
  const shown =
    /```text\n(BARRED[\s\S]*?)```/.exec(readFileSync(`${root}README.md`, 'utf8'))?.[1]?.trim() ?? 'nothing shown'
  expect(writ(['check', 'examples/protection-order.yaml']).stdout.startsWith(shown)).toBe(true)
})

test.each(texts)('%s: every link inside the project leads somewhere', (name, text) => {
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
    expect(() => readFileSync(root + folder + target), target).not.toThrow(/ENOENT/)
  }
})
