/**
 * How long 5 MB take: sentences and nothing else, in plain text and in HTML, and a page as it is served, beside the limit: finding the words of the same text once
 * with one expression. `node bench/read/run.ts`. The article is made of the labelled texts, over and over, with other names.
 */
import { readFileSync } from 'node:fs'
import { readSource, readTexts } from '../../src/reading/index.ts'
import { testLaw } from '../../test/law.ts'
import { machineLine } from '../check/machine.ts'

const { law } = await testLaw()
const texts = new URL('../../test/reading/texts/', import.meta.url)
const words = readFileSync(new URL('wire-report.txt', texts), 'utf8').split('\n').slice(4).join('\n')

function articleOf(bytes: number): string {
  const parts: string[] = ['By Ana Sol\nMay 3, 2025\n']
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const letters = String.fromCharCode(97 + (at % 26), 97 + ((at >> 3) % 26), 97 + ((at >> 6) % 26))
    const part = words.replaceAll('Quill', `Quill${letters}`).replaceAll('Solvang', `Sol${letters}`)
    parts.push(part)
    size += part.length
  }
  return parts.join('\n')
}

const plain = articleOf(5_000_000)
const html = `<!doctype html><html lang="en"><head><title>T</title></head><body><article>${plain
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
  .join('\n')}</article></body></html>`

// A page as it is served: the words of an article of 100 kB, and 4.9 MB of what stands around them.
const around =
  '<div class="card"><script>window.x = {"a": [1, 2, 3]}</script><a href="/other/story">Another story of today</a><svg><path d="M0 0 1 1"/></svg></div>\n'
const served = `<!doctype html><html lang="en"><head><title>T</title></head><body><nav>${around.repeat(15_000)}</nav><article>${articleOf(
  100_000,
)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => `<p>${line}</p>`)
  .join('\n')}</article><footer>${around.repeat(16_000)}</footer></body></html>`

process.stdout.write(`${machineLine()}\n`)
for (const [name, text] of [
  ['article.txt', plain],
  ['article.html', html],
  ['served.html', served],
] as const) {
  const bytes = new TextEncoder().encode(text)
  let best = Number.POSITIVE_INFINITY
  let statements = 0
  for (let round = 0; round < 3; round += 1) {
    const begun = performance.now()
    const source = readSource(bytes, name, {})
    if (!source.ok) throw new Error(source.problems.map(({ message }) => message).join(' '))
    const [read] = readTexts(source.value, law).texts
    best = Math.min(best, performance.now() - begun)
    statements = read?.statements.length ?? 0
  }
  const begun = performance.now()
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].length
  const limit = performance.now() - begun
  process.stdout.write(
    `${name}: ${(bytes.length / 1e6).toFixed(1)} MB, ${statements} statements, ${best.toFixed(0)} ms (best of 3); limit, its ${found} words found once: ${limit.toFixed(0)} ms; ratio ${(best / limit).toFixed(1)}\n`,
  )
}
