import { describe, expect, it } from 'vitest'
import { asName, letterSet, readWord } from './words.ts'

describe('the kind of a written word', () => {
  it.each([
    ['name', ['García', 'ABDUL', 'ABU', 'SAN', 'SANTA', 'LE', 'DU', 'LO', 'NA', 'DON', 'SYED', 'OBRIEN', 'O’Brien']],
    ['initial', ['J', 'é', 'Ñ']],
    ['particle', ['de', 'DEL', 'LA', 'Los', 'y', 'DA', 'dos', 'VAN', 'von', 'AL', 'EL', 'bin', 'IBN', 'Ben', 'بن']],
    ['placeholder', ['FNU', 'lnu', 'UNKNOWN', 'NMN', 'NFN', 'XXX', 'TWIN', 'Infant', '123', '?', '']],
    ['suffix', ['JR', 'Sr', 'II', 'III', 'IV', 'hijo']],
    ['title', ['MR', 'Dra', 'SHAIKH', 'Sheikh', 'Monsieur']],
    ['form', ['AG', 'Aktiengesellschaft', 'LLC', 'Ltd', 'GmbH', 'the']],
  ])('%s', (kind, words) => {
    for (const word of words) expect([word, readWord(word).kind]).toEqual([word, kind])
  })

  it('a word that is no name has no sound, and stands for itself', () => {
    expect(readWord('DE')).toEqual({ text: 'DE', kind: 'particle', sound: '', variant: 'DE' })
    expect(readWord('J')).toEqual({ text: 'J', kind: 'initial', sound: '', variant: 'J' })
    expect(readWord('007')).toEqual({ text: '', kind: 'placeholder', sound: '', variant: '' })
  })
})

describe('a particle written onto a surname', () => {
  it.each([
    ['DELACRUZ', 'CRUZ'],
    ['DeLaRosa', 'ROSA'],
    ['DELOSSANTOS', 'SANTOS'],
    ['DELRIO', 'RIO'],
    ['DeLeón', 'LEON'],
    ['DELASCASAS', 'CASAS'],
  ])('%s is %s', (raw, text) => {
    expect(readWord(raw)).toMatchObject({ text, kind: 'name', variant: text })
  })

  it('leaves the surname O a name', () => {
    expect(readWord('DELAO')).toMatchObject({ text: 'O', kind: 'name' })
  })

  it.each(['DELGADO', 'DELFINA', 'DELACROIX', 'OBRIEN', 'DELIA', 'DEAN'])('is not seen in %s', (raw) => {
    expect(readWord(raw).text).toBe(raw)
  })
})

describe('reading a word', () => {
  it('gives its sound and the name it stands for', () => {
    expect(readWord('Paco')).toEqual({ text: 'PACO', kind: 'name', sound: 'PAKO', variant: 'FRANCISCO' })
  })

  it('gives the same again, also after many other words', () => {
    const before = readWord('Núñez')
    for (let i = 0; i < 250_000; i++) readWord(`X${i.toString(36)}`)
    expect(readWord('Núñez')).toEqual(before)
  })

  it('is fast', () => {
    const words = Array.from({ length: 50_000 }, (_, i) => `GAR${(i * 7919).toString(26).toUpperCase()}EZ`)
    words.slice(0, 5000).forEach(readWord)
    const start = performance.now()
    words.forEach(readWord)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('a word taken as a name', () => {
  it('has a sound and a variant', () => {
    expect(asName(readWord('LA'))).toEqual({ text: 'LA', kind: 'name', sound: 'LA', variant: 'LA' })
  })

  it('stays an initial, nothing, or the name that it is', () => {
    expect(asName(readWord('Y')).kind).toBe('initial')
    expect(asName(readWord('7'))).toBe(readWord('7'))
    expect(asName(readWord('ANA'))).toBe(readWord('ANA'))
  })
})

describe('the set of letters', () => {
  it('has a bit for every letter, whatever the order', () => {
    expect(letterSet('A')).toBe(1)
    expect(letterSet('ABBA')).toBe(3)
    expect(letterSet('Z')).toBe(1 << 25)
    expect(letterSet('PEREZ')).toBe(letterSet('ZREPP'))
    expect(letterSet('')).toBe(0)
    expect(letterSet('a-Ñ')).toBe(0)
  })
})
