import { describe, expect, test } from 'vitest'
import { caseFrom, testLaw } from '../../test/law.ts'
import { determine } from '../determination/index.ts'
import { checkPage, type View } from './index.ts'

const CASE = {
  writ: 1,
  case: 'protection',
  title: 'A <b>bold</b> title & "quotes"\u202e',
  transfer: { from: 'US', to: 'SV', on: '2025-03-15', basis: 'us/removal' },
  exhibits: [
    {
      id: 'decision',
      kind: 'court-decision',
      title: '<script>alert(1)</script>',
      issuer: 'Court',
      issued: '2019-10-10',
    },
    {
      id: 'paper',
      kind: 'press-report',
      issuer: 'Riverside Gazette',
      issued: '2025-03-13',
      source: 'javascript:alert(1)',
    },
  ],
  assertions: [
    { fact: 'protection.withholding', value: ['SV'], exhibits: ['decision'] },
    { fact: 'person.identityConfirmed', value: true, exhibits: ['paper'] },
  ],
}

async function viewOf(data: unknown): Promise<View> {
  const compiled = await testLaw()
  const given = await caseFrom(data)
  return { case: given, law: compiled.law, determination: determine(compiled, given) }
}

const one = await checkPage([await viewOf(CASE)])
const empty = { ...CASE, case: 'empty', title: 'Nothing known', exhibits: [], assertions: [] }
const two = await checkPage([await viewOf(CASE), await viewOf(empty)])

describe('one self-contained page', () => {
  test('no script, nothing fetched, a strict policy', () => {
    expect(one).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`,
    )
    expect(one).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\son\w+=|url\(|@import|href="(?!#)/i)
  })

  test('text of the case is escaped', () => {
    expect(one).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(one).toContain('A &lt;b&gt;bold&lt;/b&gt; title &amp; &quot;quotes&quot;\\u{202e}')
    expect(one).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  test('the same view gives the same bytes', async () => {
    expect(await checkPage([await viewOf(CASE)])).toBe(one)
  })
})

describe('structure', () => {
  test.each([
    ['one', one],
    ['two', two],
  ])('%s: language, one h1, landmarks, headings in order, captions and scopes', (_name, page) => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page.match(/<h1/g)).toHaveLength(1)
    for (const mark of ['<header>', '<main id="content">', '<footer>', 'href="#content"']) expect(page).toContain(mark)
    const levels = [...page.matchAll(/<h([1-6])/g)].map((found) => Number(found[1]))
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(page.match(/<caption>/g)).toHaveLength(page.match(/<table>/g)?.length ?? 0)
    expect(page).not.toMatch(/<th>/)
  })

  test('the title begins with the outcome; several views have an index', () => {
    expect(one).toContain('<title>Barred: A &lt;b&gt;')
    expect(two).toContain('<title>Determinations of 2 cases</title>')
    expect(two).toContain('<a href="#case-2">Nothing known</a>')
    expect(two).toContain('id="case-2"')
  })
})

test('it says what the text says: why, allegation with author and date, memory marks, lawyer', () => {
  expect(one).toContain(
    'Proven: El Salvador (SV): States to which a decision in force forbids removal because of persecution.',
  )
  expect(one).toContain('Only alleged so far: by Riverside Gazette (press report), 13 March 2025')
  expect(one).toContain('from memory: not checked against the text')
  expect(one).toContain('a lawyer must check it')
})

test('no view at all still gives a page', async () => {
  expect(await checkPage([])).toContain('<title>Determinations of 0 cases</title>')
})
