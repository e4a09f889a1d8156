import { beforeAll, describe, expect, test } from 'vitest'
import { tellingView } from '../../test/link/review.ts'
import { type LinkView, linkReviewPage } from './index.ts'

let view: LinkView
let page: string
beforeAll(async () => {
  view = await tellingView()
  page = await linkReviewPage(view)
})

/** The card of a pair, from its heading to its end. */
function card(leftId: string, rightId: string): string {
  const from = page.indexOf(`${leftId} and ${rightId}: probability`)
  return from < 0 ? '' : page.slice(from, page.indexOf('</article>', from))
}

describe('one self-contained page', () => {
  test('no script, nothing fetched, a strict policy', () => {
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;">`,
    )
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<form|\ssrc=|\son\w+=|url\(|@import|href="(?!#)/i)
  })

  test('what is written in records is escaped', () => {
    expect(card('markup', 'tomas')).toContain('&lt;b&gt;TOMAS&lt;/b&gt;')
    expect(card('markup', 'tomas')).toContain('O&amp;RTEGA')
    expect(card('markup', 'tomas')).toContain('\\u{202e}')
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|<b>/)
  })

  test('the same view gives the same bytes', async () => {
    expect(await linkReviewPage(view)).toBe(page)
  })
})

describe('structure', () => {
  test('language, one h1, landmarks, headings in order, captions and scopes', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(page.match(/<h1/g)).toHaveLength(1)
    for (const mark of ['<header>', '<main id="content">', '<footer>', 'href="#open"', 'id="open"'])
      expect(page).toContain(mark)
    const levels = [...page.matchAll(/<h([1-6])/g)].map((found) => Number(found[1]))
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1)
    expect(page.match(/<caption>/g)).toHaveLength(page.match(/<table>/g)?.length ?? 0)
    expect(page).not.toMatch(/<th>/)
  })

  test('every id stands once and every label belongs to a field', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/ for="([^"]+)"/g)) expect(ids).toContain(target)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  test('open pairs stand before linked ones, each list under its heading', () => {
    const places = [
      'How far this can be relied on',
      'id="open-title"',
      'id="open-1"',
      'id="linked-title"',
      'id="linked-1"',
    ]
    const found = places.map((text) => page.lastIndexOf(text))
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(found[0]).toBeGreaterThan(0)
  })
})

describe('a pair', () => {
  test('has both records side by side, with their tables', () => {
    const text = card('markup', 'tomas')
    expect(text).toContain('<th scope="col">markup in arrivals.csv</th><th scope="col">tomas in register.csv</th>')
    expect(text.match(/>1970-05-06</g)).toHaveLength(2)
  })

  test('says by word and sign how values stand to each other, and underlines what differs', () => {
    const text = card('markup', 'tomas')
    expect(text).toContain('<span class="mark-word">= same</span>')
    expect(text).toContain('<span class="mark-word">\u2013 missing</span>')
    expect(text).toContain('<span class="mark-word">\u2248 alike</span>')
    expect(text).toContain('<mark>O&amp;RTEGA')
    expect(text).toContain('<span class="none">not written</span>')
  })

  test('says that a further name was compared, and shows all further names', () => {
    const text = card('renata', 'irene')
    expect(text).toContain('On the left, one of the further names is compared.')
    expect(text).toContain('<th scope="row">Further names</th>')
  })

  test('has the picture, its words, and a place for the ruling', () => {
    const text = card('markup', 'tomas')
    expect(text).toContain('role="img" aria-label="Any two records start at')
    for (const words of [
      'Ruling on markup and tomas',
      'One person',
      'Ruled out: two people',
      'Cannot be told; it stays open',
      'Because',
      'Name of the person who rules',
      'Date (day, month, year)',
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('checked')
  })

  test('that is open says what a mistake would cost either way', () => {
    expect(page).toMatch(/Expected cost of ruling it out wrongly: [\d.]+; of looking at it without need: [\d.]+[.]/)
  })
})

test('it says what the text says: counts, reliability, and who decides', () => {
  for (const words of [
    'to be ruled out by a person',
    'A probability is a reason to look, not a finding. People decide; no pair is cleared by itself.',
    'How the probabilities are spread',
    'What taking every pair from a probability on would mean',
    'Matches that were never compared',
    'Records: nobody.',
  ])
    expect(page).toContain(words)
})

test('pairs beyond the most that are shown are counted and stay open', async () => {
  const short = await linkReviewPage({ ...view, upper: 1, most: 2 })
  expect(short.match(/<article/g)).toHaveLength(2)
  expect(short).toMatch(
    /<strong>\d+ more pairs of this list are not shown here[.]<\/strong> They are open too, and a person must rule each of them out[.]/,
  )
})

test('no pair at all still gives a page; cautions stand on it', async () => {
  const reliability = { ...view.reliability, thresholds: [], cautions: ['Something is odd.'] }
  const empty = await linkReviewPage({ ...view, pairs: [], reliability })
  expect(empty).toContain('No pair lies between the two thresholds.')
  expect(empty).toContain('No pair reaches the upper threshold.')
  expect(empty).toContain('<strong>Caution:</strong> Something is odd.')
  expect(empty).toContain('<title>0 pairs to be ruled out by a person</title>')
})

test('pairs without what is written show how they compare', async () => {
  const bare = await linkReviewPage({ ...view, pairs: view.pairs.map(({ pair }) => ({ pair })) })
  expect(bare).toContain('<span class="mark-word">= same</span>')
  expect(bare).not.toContain('<mark>')
})
