import { describe, expect, it } from 'vitest'
import { foldLetters, MAX_LETTERS, repairLetters } from './letters.ts'

describe('the letters of a word', () => {
  it.each([
    ['GARCIA', 'GARCIA'],
    ['García', 'GARCIA'],
    ['Muñoz', 'MUNOZ'],
    ['Jose\u0301', 'JOSE'],
    ["O'Brien", 'OBRIEN'],
    ['O’Brien', 'OBRIEN'],
    ['Straße', 'STRASSE'],
    ['Łukasz', 'LUKASZ'],
    ['Søren', 'SOREN'],
    ['ﬁdel', 'FIDEL'],
    ['ＧＡＲＣＩＡ', 'GARCIA'],
    ['Сергей', 'SERGEY'],
    ['Γιώργος', 'GIORGOS'],
    ['ბარაკ', 'BARAK'],
    ['بيريز', 'BYRYZ'],
    ['习近平', 'XIJINPING'],
    ['মোহাম্মদ', 'MOHAMMD'],
  ])('%s is %s', (raw, text) => {
    expect(foldLetters(raw)).toBe(text)
  })

  it('are the same when written small', () => {
    expect(foldLetters('garcía')).toBe(foldLetters('GARCÍA'))
  })

  it.each([
    ['Mаria', 'MARIA'],
    ['РEREZ', 'PEREZ'],
    ['ΒRUNO', 'BRUNO'],
  ])('of another alphabet are read by their shape beside Latin letters: %s', (raw, text) => {
    expect(foldLetters(raw)).toBe(text)
  })

  it.each([
    ['G0MEZ', 'GOMEZ'],
    ['Sech1n', 'SECHIN'],
    ['I9or', 'IGOR'],
    ['RO5A', 'ROSA'],
    ['8EATRIZ', 'BEATRIZ'],
  ])('are read from the digits between them: %s', (raw, text) => {
    expect(foldLetters(raw)).toBe(text)
  })

  it.each(['', '12', '?', '1234A', '’', '\u200b', '٣'])('are none in "%s"', (raw) => {
    expect(foldLetters(raw)).toBe('')
  })

  it.each(['MU?OZ', 'MU\ufffdOZ', 'MU\u0000OZ'])('leave out a sign that is none: %s', (raw) => {
    expect(foldLetters(raw)).toBe('MUOZ')
  })

  it('are at most 60, and a word of a million characters costs no more than a cut', () => {
    const start = performance.now()
    for (const long of ['A'.repeat(1e6), 'é'.repeat(1e6), 'ﷺ'.repeat(1e6), '7A'.repeat(1e6)]) {
      expect(foldLetters(long)).toHaveLength(MAX_LETTERS)
    }
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('repairing letters read in the wrong encoding', () => {
  it.each([
    ['MUÃ‘OZ', 'MUÑOZ'],
    ['muÃ±oz', 'muñoz'],
    ['muã±oz', 'muñoz'],
    ['GARCÃ\u008dA', 'GARCÍA'],
    ['GarcÃ\u00ada', 'García'],
    ['MUÃƒâ€˜OZ', 'MUÑOZ'],
    ['Oâ€™Brien', 'O’Brien'],
    ['Ð¡ÐµÑ€Ð³ÐµÐ¹', 'Сергей'],
  ])('%s is %s', (damaged, text) => {
    expect(repairLetters(damaged)).toBe(text)
  })

  it.each(['MUÑOZ', 'SÃO', 'JOÃO', 'ŠIMEÑÉ', 'Мария', 'Ñ', 'ÁÉÍÓÚ', 'MUÃ'])('%s stays', (text) => {
    expect(repairLetters(text)).toBe(text)
  })
})
