import { describe, expect, it } from 'vitest'
import { isCounted, lettersOf, readWritten } from './written.ts'

const raws = (name: string) => readWritten(name).map((one) => one.raw)

describe('the words of a written name that count', () => {
  it.each([
    ['Juan de la Cruz Jr.', 'Juan de la Cruz Jr'],
    ['Shaikh Isa bin Tarif', 'Isa bin Tarif'],
    ['Siemens Aktiengesellschaft', 'Siemens'],
    ['Stripe Limited Liability Company', 'Stripe'],
    ['FNU Mohammad', 'Mohammad'],
    ['A.B.C. Company', 'ABC'],
    ['J.R. Smith', 'J R Smith'],
    ['J. R. R. Tolkien', 'JRR Tolkien'],
  ])('%s', (name, words) => {
    expect(raws(name)).toEqual(words.split(' '))
  })

  it('are names at the beginning that would be none behind a name', () => {
    expect(readWritten('Ben Johnson').map(({ word }) => word.kind)).toEqual(['name', 'name'])
    expect(readWritten('Junior Pérez').map(({ word }) => word.kind)).toEqual(['name', 'name'])
    expect(readWritten('Ali Ben Junior').map(({ word }) => word.kind)).toEqual(['name', 'particle', 'suffix'])
  })

  it('are all where there is no name', () => {
    expect(readWritten('De La').map(({ word }) => word.kind)).toEqual(['name', 'name'])
    expect(raws('The Company Ltd')).toEqual(['The', 'Company', 'Ltd'])
    expect(raws('12 -')).toEqual([])
  })

  it('are counted by their letters, without particles and suffixes', () => {
    const words = readWritten('J. Cruz de Jr')
    expect(words.map(isCounted)).toEqual([true, true, false, false])
    expect(lettersOf(words)).toBe(5)
  })
})
