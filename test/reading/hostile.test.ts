import { describe, expect, test, vi } from 'vitest'
import { type ReadTexts, readSource, readTexts } from '../../src/reading/index.ts'
import { readData, readingText, readPage } from '../../src/report/index.ts'
import { testLaw } from '../law.ts'

const { law } = await testLaw()

function read(html: string, name = 'hostile.html'): ReadTexts {
  const source = readSource(new TextEncoder().encode(html), name, {})
  if (!source.ok) throw new Error(source.problems.map(({ message }) => message).join(' '))
  return readTexts(source.value, law)
}

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><article>${body}</article></body></html>`

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a script', '<p>"It is safe," said Ana Sol.</p><script>fetch("https://evil.example/1")</script>'],
  ['a script in quotation marks as entities', '<p>"&lt;script&gt;alert(1)&lt;/script&gt;," said Ana Sol.</p>'],
  [
    'handlers and links that run',
    '<p onclick="alert(1)">"Go," said <a href="javascript:alert(1)">Ana Sol</a>.</p><img src="https://evil.example/x.png" onerror="alert(1)">',
  ],
  [
    'SVG with a script',
    '<svg><script>alert(1)</script><text>"No," said Eva Evil.</text></svg><p>"Yes," said Ana Sol.</p>',
  ],
  [
    'frames and refresh',
    '<meta http-equiv="refresh" content="0;url=https://evil.example"><iframe src="https://evil.example" srcdoc="<p>hi</p>"></iframe><p>"Yes," said Ana Sol.</p>',
  ],
  [
    'styles that fetch',
    '<style>body{background:url(https://evil.example/a.png)}</style><p style="background:url(https://evil.example/b)">"Yes," said Ana Sol.</p>',
  ],
  ['a name that is markup', '<p>"Yes," said Ana &lt;img src=x onerror=alert(1)&gt; Sol.</p>'],
  ['marks that turn the reading direction', '<p>"Yes\u202egnp.exe," said Ana Sol.\u0007\u001b[31m</p>'],
  ['broken entities', '<p>"&#x110000; &#0; &bogus; &amp;amp;," said Ana Sol.</p>'],
]

describe('hostile pages are inert in every output', () => {
  test.each(HOSTILE)('%s', async (_, body) => {
    const found = read(page(body))
    const html = await readPage(found)
    // What the page itself brings: no script, no picture, no frame, nothing that is fetched.
    expect(html).not.toMatch(
      /<(script|img|iframe|object|embed|link|base|form|input|audio|video|meta http-equiv="refresh")/i,
    )
    expect(html).not.toMatch(/<[^>]+\s(on[a-z]+|src|srcdoc|action)\s*=/i)
    expect(html).not.toMatch(/href="(?!#)/)
    expect(html).toContain('default-src &#39;none&#39;')
    expect(html).not.toMatch(/url\(/)
    const text = readingText(found)
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
    expect(JSON.parse(JSON.stringify(readData(found, '2025-05-02T00:00:00Z')))).toBeTruthy()
  })

  test('what stands in scripts, pictures and hidden parts is said by nobody', () => {
    const found = read(page(HOSTILE[3]?.[1] ?? ''))
    expect(found.texts[0]?.source.text).not.toContain('Evil')
    expect(found.texts[0]?.statements.map(({ chain }) => chain.at(-1)?.name)).toEqual(['Ana Sol'])
  })

  test('very deep nesting and a flood of quotation marks', () => {
    const deep = read(page(`${'<div>'.repeat(100_000)}<p>"Yes," said Ana Sol.</p>${'</div>'.repeat(100_000)}`))
    expect(deep.texts[0]?.statements.length).toBe(1)
    const marks = read(`<p>${'“‘"«'.repeat(5_000)}</p>`)
    expect(marks.texts.length).toBe(1)
    const words = read(`By Ana Sol\n\n${'said '.repeat(20_000)}`, 'said.txt')
    expect(words.texts.length).toBe(1)
  })

  test('nothing is fetched, ever', () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    for (const [, body] of HOSTILE) read(page(body))
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  })
})
