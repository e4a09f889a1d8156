import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenise } from './tokens.ts'

/** The tokens as one line: kind and text of each, or the code of the problem and the piece that it marks. */
function cut(text: string): string {
  const tokens = tokenise(text)
  if ('code' in tokens) return `${tokens.code} <${text.slice(tokens.at.start, tokens.at.end)}> at ${tokens.at.start}`
  return tokens.map((token) => (token.kind === 'end' ? 'end' : `${token.kind} ${token.text}`)).join(' | ')
}

test.each([
  ['', 'end'],
  ['  \n\t ', 'end'],
  ['consent.given', 'word consent.given | end'],
  ['us.8usc-1231.b', 'word us.8usc-1231.b | end'],
  ['Consent', 'word Consent | end'],
  ['2025-03-15', 'date 2025-03-15 | end'],
  ['2025-99-99', 'date 2025-99-99 | end'],
  ['18 -1 2.5 -0.25 007', 'number 18 | number -1 | number 2.5 | number -0.25 | number 007 | end'],
  ['<= >= != < > = ( ) ,', 'sign <= | sign >= | sign != | sign < | sign > | sign = | sign ( | sign ) | sign , | end'],
  ['a>=-1', 'word a | sign >= | number -1 | end'],
  ['a<b', 'word a | sign < | word b | end'],
  ['a=2025-03-15', 'word a | sign = | date 2025-03-15 | end'],
  ['(a)', 'sign ( | word a | sign ) | end'],
  ['days(a,b)', 'word days | sign ( | word a | sign , | word b | sign ) | end'],
  ['==', 'sign = | sign = | end'],
  ['  a\n  b  ', 'word a | word b | end'],
])('"%s" is cut into %s', (text, expected) => {
  expect(cut(text)).toBe(expected)
})

test('every token knows where it stands', () => {
  const text = '  not ( a.b >=\n 2025-03-15 )  '
  const tokens = tokenise(text)
  if ('code' in tokens) throw new Error(tokens.message)
  expect(tokens.map(({ at }) => text.slice(at.start, at.end))).toEqual(['not', '(', 'a.b', '>=', '2025-03-15', ')', ''])
  expect(tokens.at(-1)).toEqual({ kind: 'end', text: 'the end', at: { start: text.length, end: text.length } })
})

describe('what is no token', () => {
  test.each([
    ['a & b', 'unexpected-character <&> at 2'],
    ['a ! b', 'unexpected-character <!> at 2'],
    ['"a"', 'unexpected-character <"a> at 0'],
    ['a and  $b.c-d e', 'unexpected-character <$b.c-d> at 7'],
    ['a_b', 'unexpected-character <a_b> at 0'],
    ['a.', 'unexpected-character <a.> at 0'],
    ['a..b', 'unexpected-character <a..b> at 0'],
    ['.a', 'unexpected-character <.a> at 0'],
    ['1.', 'unexpected-character <1.> at 0'],
    ['1.2.3', 'unexpected-character <1.2.3> at 0'],
    ['.5', 'unexpected-character <.5> at 0'],
    ['1a', 'unexpected-character <1a> at 0'],
    ['1-2', 'unexpected-character <1-2> at 0'],
    ['2025-3-15', 'unexpected-character <2025-3-15> at 0'],
    ['2025-03-15T00', 'unexpected-character <2025-03-15T00> at 0'],
    ['2025-03-155', 'unexpected-character <2025-03-155> at 0'],
    ['2025-03-15-1', 'unexpected-character <2025-03-15-1> at 0'],
    ['2025-03-15.5', 'unexpected-character <2025-03-15.5> at 0'],
    ['12025-03-15', 'unexpected-character <12025-03-15> at 0'],
    ['+1', 'unexpected-character <+1> at 0'],
    ['- 1', 'unexpected-character <-> at 0'],
    ['a  \n ;', 'unexpected-character <;> at 5'],
    ['übergabe', 'unexpected-character <übergabe> at 0'],
    ['a\u2260b', 'unexpected-character <\u2260b> at 1'],
  ])('%s', (text, expected) => {
    // A letter outside ASCII begins the marked piece, and ASCII letters continue it.
    expect(cut(text)).toBe(expected)
  })

  test('a word with a hyphen is marked from its beginning', () => {
    expect(cut('on-going.')).toBe('unexpected-character <on-going.> at 0')
    expect(cut('a and on-going_now')).toBe('unexpected-character <on-going_now> at 6')
  })

  test('the message quotes the piece and the mend lists the signs', () => {
    expect(tokenise('a and $b')).toEqual({
      code: 'unexpected-character',
      at: { start: 6, end: 8 },
      message: '"$b" is no word, number, date or sign of the notation.',
      mend: 'Write facts and values with letters, digits, dots and hyphens, dates as 2025-03-15, and the signs = != < <= > >= ( ) ,.',
    })
  })

  test('a very long piece is quoted by its first forty characters and marked whole', () => {
    const problem = tokenise(`$${'x'.repeat(60)}`)
    expect(problem).toMatchObject({
      at: { start: 0, end: 61 },
      message: `"$${'x'.repeat(39)}" is no word, number, date or sign of the notation.`,
    })
  })
})

test('tokens of any text follow each other, and between them is only space', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZ09.-_ \n()=<>!,&é') }), (text) => {
      const tokens = tokenise(text)
      if ('code' in tokens) {
        expect(text.slice(tokens.at.start, tokens.at.end)).toMatch(/^\S/)
        return
      }
      let before = 0
      for (const { at, text: piece, kind } of tokens) {
        expect(text.slice(before, at.start).trim()).toBe('')
        if (kind !== 'end') expect(text.slice(at.start, at.end)).toBe(piece)
        before = at.end
      }
      expect(before).toBe(text.length)
    }),
    { numRuns: 2000 },
  )
})
