import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatDay } from '../../src/logic/index.ts'
import type { GradedText } from '../../src/reading/index.ts'
import { testLaw } from '../law.ts'
import { readLabelled } from './evaluate.ts'

// The article is kept outside the project, so its reading is stored by places and sums, with speakers and figures as words.
const folder = process.env['WRIT_DATA']
const article = folder === undefined ? null : `${folder}/reading/article-2025.txt`
const golden = new URL('./golden/article-2025.json', import.meta.url)

function linesOf(text: GradedText): unknown {
  const sum = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 12)
  return {
    statements: text.statements.map(({ id, form, mode, chain, selector, inside }) => [
      id,
      form,
      mode,
      chain.map(({ name, kind }) => name ?? kind).join(' < '),
      selector.start,
      selector.end,
      sum(selector.exact),
      inside,
    ]),
    terms: text.terms.map(({ exact }) => exact),
    posts: text.source.posts.map(({ account, author, on }) => [account, author, on === null ? null : formatDay(on)]),
    figures: text.figures.map(({ statement, of }) => [statement, of.words.exact, of.value, of.unit, of.counts]),
    dates: text.dates.map(({ words, from, until }) => [
      words.exact,
      from === null ? null : formatDay(from),
      until === null ? null : formatDay(until),
    ]),
    mentions: text.mentions.map(({ name, kind, places }) => [kind, name, places.length]),
    proposals: text.proposals.map(({ statement, fact, value, about, words }) => [
      statement.id,
      fact,
      value,
      about,
      words,
    ]),
    claims: text.proposedClaims.map(({ statement, kind, words }) => [statement.id, kind, words]),
  }
}

test.skipIf(article === null)('the article of 2025, line by line (left out without WRIT_DATA)', async () => {
  const text = readLabelled('article-2025.txt', readFileSync(article ?? ''), await testLaw())
  const found = linesOf(text)
  if (process.env['WRIT_GOLDEN'] === 'write') writeFileSync(golden, `${JSON.stringify(found, null, 1)}\n`)
  expect(existsSync(golden)).toBe(true)
  expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(readFileSync(golden, 'utf8')))
})
