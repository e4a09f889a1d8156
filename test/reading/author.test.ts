import { describe, expect, test } from 'vitest'
import { casePartsOf, claimPartsOf, type ReadTexts, readSource, readTexts } from '../../src/reading/index.ts'
import { readData, readingText, readPage } from '../../src/report/index.ts'
import { testLaw } from '../law.ts'

const { law } = await testLaw()

/** Statements with a word that stands nowhere else, and who says each. */
const CANARIES: readonly (readonly [word: string, sentence: string, author: string])[] = [
  ['zanzaquil', '"Karim Daoud is a zanzaquil member of the Red Quay gang," said Marta Quill.', 'Marta Quill'],
  ['verduscol', 'Officer Ivo Brandt said that Karim Daoud had been convicted of verduscol in 2019.', 'Ivo Brandt'],
  ['quimbolar', 'According to the Ministry of Justice, a quimbolar place costs 92 euros a day.', 'Ministry of Justice'],
  ['tarnivex', 'Rosa Imbert denied that her tarnivex clients had consented to the transfer.', 'Rosa Imbert'],
  [
    'oldrimax',
    'Karim Daoud allegedly carried oldrimax messages for leaders of the gang.',
    'somebody whom the text does not name',
  ],
  ['pelluvane', 'The pelluvane men were sent to El Salvador, 250 people in all.', 'Luis Paz'],
  [
    'grombelic',
    '250 grombelic members of the gang are gone and it is cheaper.\n— Ana Sol (@anasol) April 8, 2025',
    'Ana Sol (@anasol)',
  ],
]

function readOne(): ReadTexts {
  const text = `A headline\n\nBy Luis Paz\nMay 1, 2025\n\n${CANARIES.map(([, sentence]) => sentence).join('\n')}\n`
  const source = readSource(new TextEncoder().encode(text), 'canaries.txt', {})
  if (!source.ok) throw new Error('The text was not read.')
  return readTexts(source.value, law)
}

const read = readOne()
const small = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ')

describe('no statement is rendered without its author', () => {
  test('every canary is found as a statement of its author', () => {
    const [text] = read.texts
    for (const [word, , author] of CANARIES) {
      const statement = text?.statements.filter(({ selector }) => selector.exact.includes(word)).at(-1)
      const last = statement?.chain.at(-1)
      expect.soft(last?.name ?? 'somebody whom the text does not name', word).toBe(author)
    }
  })

  test('on the terminal: each entry that has a canary names its author', () => {
    const entries = readingText(read).split(/\n(?= {2}- |\S)/)
    for (const [word, , author] of CANARIES) {
      const found = entries.filter((entry) => entry.includes(word))
      expect(found.length, word).toBeGreaterThan(0)
      for (const entry of found) expect.soft(small(entry), word).toContain(small(author))
    }
  })

  test('in JSON: each object that has the words of a statement names its author beside them', () => {
    const seen = new Map<string, number>()
    const walk = (value: unknown, above: readonly Record<string, unknown>[]): void => {
      if (Array.isArray(value)) for (const one of value) walk(one, above)
      else if (typeof value === 'object' && value !== null) {
        const record = Object.fromEntries(Object.entries(value))
        // What stands around the words of a statement only anchors it in its text.
        for (const [key, one] of Object.entries(record))
          if (key !== 'prefix' && key !== 'suffix') walk(one, [...above, record])
      } else if (typeof value === 'string') {
        for (const [word, , author] of CANARIES) {
          if (!value.includes(word)) continue
          seen.set(word, (seen.get(word) ?? 0) + 1)
          const says = above.map(({ says: line }) => line).filter((line) => typeof line === 'string')
          expect
            .soft(
              says.some((line) => line.includes(author)) || value.includes(author),
              `${word} in ${value.slice(0, 60)}`,
            )
            .toBe(true)
        }
      }
    }
    walk(readData(read, '2025-05-02T00:00:00Z'), [])
    for (const [word] of CANARIES) expect(seen.get(word) ?? 0, word).toBeGreaterThan(0)
  })

  test('on the page: each cell and entry names the author; in the text itself its author stands above and each statement has its number', async () => {
    const page = await readPage(read)
    const [, sides = ''] = page.split('<section class="words">')
    const [words = '', rest = ''] = sides.split('</section>')
    expect(words).toContain('The text, in the words of Luis Paz, author of the text')
    for (const [word, , author] of CANARIES) {
      expect(words, word).toMatch(new RegExp(`<mark>[^<]*${word}[^<]*</mark><sup><a href="#t1-s\\d+">`))
      const after = sides.slice(words.length) + rest
      const pieces = after.split(/<\/li>|<li|<\/tr>|<tr>/).filter((piece) => piece.includes(word))
      expect(pieces.length, word).toBeGreaterThan(0)
      for (const piece of pieces) expect.soft(piece, word).toContain(author)
    }
  })

  test('in a case and in a file of claims: the title of every exhibit and every claim names its author', () => {
    const { exhibits } = casePartsOf(read, ['Karim Daoud'], 'read', '2025-05-02T00:00:00Z')
    const written = exhibits.filter(({ title }) => CANARIES.some(([word]) => title.includes(word)))
    expect(written.length).toBeGreaterThan(1)
    for (const { title, issuer } of written) {
      const [, , author] = CANARIES.find(([word]) => title.includes(word)) ?? ['', '', '']
      expect(title).toContain(author)
      expect(issuer).toContain(author)
    }
    const claims = claimPartsOf(read, 'read')
    expect(claims.length).toBeGreaterThan(2)
    for (const { says } of claims) {
      const canary = CANARIES.find(([word]) => says.includes(word))
      expect.soft(says, says).toContain(canary?.[2] ?? 'by')
    }
  })
})
