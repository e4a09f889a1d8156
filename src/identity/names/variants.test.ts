import { describe, expect, it } from 'vitest'
import { foldLetters } from './letters.ts'
import { isKnownGivenName, VARIANT_LINES, variantOf } from './variants.ts'
import { readWord } from './words.ts'

describe('the name that a word stands for', () => {
  it.each([
    ['FRANCISCO', 'PACO PANCHO FRANK FRANCISCO'],
    ['JOSE', 'PEPE CHEPE JOE JOSEPH'],
    ['MARIA', 'MA MARY'],
    ['GUADALUPE', 'LUPE'],
    ['JESUS', 'CHUY'],
    ['IGNACIO', 'NACHO'],
    ['MANUEL', 'MANNY MANOLO'],
    ['DOLORES', 'LOLA'],
    ['ENRIQUE', 'QUIQUE HENRY KIKE'],
    ['ALEJANDRO', 'ALEX ALEKSANDR OLEKSANDR'],
    ['ROBERTO', 'BETO ROBERT'],
    ['EDUARDO', 'EDDIE LALO'],
    ['ROSARIO', 'CHAYO'],
    ['CONSUELO', 'CHELO'],
    ['ANTONIO', 'TONO TONY'],
    ['RAFAEL', 'RAFA'],
    ['LUIS', 'LOUIS'],
    ['JUAN', 'JOHN JEAN'],
    ['CARLOS', 'CHARLIE'],
    ['MIGUEL', 'MIKE MICHAEL MIKHAIL'],
    ['PEDRO', 'PETER PYOTR'],
    ['JORGE', 'GEORGE'],
    ['CARMEN', 'MENCHA'],
    ['ISABEL', 'CHABELA ELIZABETH'],
    ['RAMON', 'MONCHO'],
    ['VICENTE', 'CHENTE'],
    ['GREGORIO', 'GOYO'],
    ['FERNANDO', 'NANDO'],
    ['GERARDO', 'JERRY'],
    ['RICARDO', 'RICHARD'],
    ['ESTEBAN', 'STEVEN'],
    ['JAVIER', 'XAVIER'],
    ['CATALINA', 'CATHERINE'],
    ['GUILLERMO', 'WILLIAM BILL'],
    ['MOHAMED', 'MUHAMMAD MOHD MAXAMED'],
    ['YOUSSEF', 'YUSUF'],
  ])('%s: %s', (head, words) => {
    for (const word of words.split(' ')) expect([word, variantOf(word)]).toEqual([word, head])
  })

  it.each(['GARCIA', 'XOCHITL', ''])('"%s" stands for itself', (word) => {
    expect(variantOf(word)).toBe(word)
    expect(isKnownGivenName(word)).toBe(false)
  })
})

describe('the lists of variants', () => {
  const words = VARIANT_LINES.map((line) => line.split(' '))

  it('has more than 250 groups', () => {
    expect(new Set(words.map(([head]) => head)).size).toBeGreaterThan(250)
  })

  it('has each word once, but for the head of a group of several lines', () => {
    const heads = new Set(words.map(([head]) => head))
    const members = words.flatMap(([, ...others]) => others)
    expect(members.filter((word, at) => members.indexOf(word) !== at)).toEqual([])
    expect(members.filter((word) => heads.has(word))).toEqual([])
  })

  it('is written in folded letters, and each head is read as a name', () => {
    for (const word of words.flat()) expect(foldLetters(word)).toBe(word)
    for (const [head = ''] of words) expect([head, readWord(head).kind]).toEqual([head, 'name'])
  })
})
