import { describe, expect, it } from 'vitest'
import { type Agreement, agreementOf, agreementOfSpelling } from './agree.ts'
import { readWord } from './words.ts'

const agreement = (a: string, b: string) => agreementOf({ raw: a, word: readWord(a) }, { raw: b, word: readWord(b) })

describe('two words of names agree', () => {
  it.each<[Agreement, string, string]>([
    ['same', 'García', 'GARCIA'],
    ['same', 'Сергей', 'Sergey'],
    ['same', 'DELACRUZ', 'Cruz'],
    ['same', 'J', 'j'],
    ['same', '习近平', '习近平'],
    ['variant', 'Paco', 'Frank'],
    ['variant', 'Jr', 'Junior'],
    ['same', 'de', 'DE'],
    ['variant', 'Mohammed', 'Muhammad'],
    ['sounds alike', 'González', 'Gonsales'],
    ['sounds alike', 'QAEDA', "Qa'ida"],
    ['sounds alike', 'فرناندو', 'Fernando'],
    ['sounds alike', 'Pérez', 'بيريز'],
    ['sounds alike', 'בנימין', 'Benjamin'],
    ['sounds alike', 'Netanyahu', 'נתניהו'],
    ['one edit', 'Sergei', 'Segei'],
    ['one edit', 'Gates', 'Cates'],
    ['one edit', 'Lindeman', 'Linderman'],
    ['near', 'Lukashenko', 'Luksheno'],
    ['near', 'Troost', 'Rost'],
    ['initial', 'J', 'Juan'],
    ['initial', 'Juan', 'J'],
    ['joined', 'NAVARROMORALES', 'NAVARRO'],
    ['joined', 'MORALES', 'NAVARROMORALES'],
  ])('%s: %s, %s', (how, a, b) => {
    expect(agreement(a, b)).toMatchObject({ how })
    expect(agreement(b, a)).toEqual(agreement(a, b))
  })

  it.each([
    ['García', 'Gómez'],
    ['Mario', 'Maria'],
    ['Hernández', 'Fernández'],
    ['Martín', 'Martínez'],
    ['José', 'Josué'],
    ['On', 'Un'],
    ['Li', 'Lin'],
    ['Ali', 'Eli'],
    ['Pezeshfar', 'Pezeshkian'],
    ['Luxford', 'Luxon'],
    ['J', 'Jr'],
    ['D', 'de'],
    ['van', 'Iván'],
    ['Jr', 'Sr'],
    ['J', 'Pedro'],
    ['J', 'P'],
    ['习近平', '习近朋'],
    ['이재명', '이재형'],
    ['محمد', 'Fernando'],
    ['Oleksandr', 'Oleksandrovych'],
    ['Marti', 'Martinell'],
  ])('not: %s, %s', (a, b) => {
    expect(agreement(a, b)).toBeNull()
    expect(agreement(b, a)).toBeNull()
  })

  it('the more alike, the stronger', () => {
    const strengths = [
      agreement('GARCIA', 'GARCIA'),
      agreement('MICHELE', 'MICHELLE'),
      agreement('MICHELE', 'MICHAELA'),
      agreement('LAVROV', 'LAVRO'),
      agreement('TROOST', 'ROST'),
    ].map((one) => one?.strength ?? 0)
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a))
    expect(new Set(strengths).size).toBe(strengths.length)
  })
})

describe('by spelling alone', () => {
  it('variants do not agree', () => {
    expect(agreementOfSpelling('PACO', 'FRANCISCO')).toBeNull()
  })

  it('an error needs four letters, two errors need six', () => {
    expect(agreementOfSpelling('ABE', 'ABI')).toBeNull()
    expect(agreementOfSpelling('ABEK', 'ABIK')).not.toBeNull()
    expect(agreementOfSpelling('ABEKT', 'ABOXT')).toBeNull()
    expect(agreementOfSpelling('ABEKTR', 'ABOXTR')).toEqual({ how: 'near', strength: 1 - 2 / 6 })
  })
})
