import { describe, expect, it } from 'vitest'
import { readField } from './field.ts'

const texts = (field: string) => readField(field).words.map((word) => word.text)

describe('the words of a field', () => {
  it.each([
    ['MARY-ANN', 'MARY ANN'],
    ["O'CONNOR", 'OCONNOR'],
    ['MARIA DE LOS ANGELES', 'MARIA ANGELES'],
    ['GARCIA DE MENDEZ', 'GARCIA MENDEZ'],
    ['GARCIA Y LOPEZ', 'GARCIA LOPEZ'],
    ['DELA CRUZ', 'CRUZ'],
    ['GARCIA L', 'GARCIA L'],
    ['MC DUFF-MCDONALD', 'MCDUFF MCDONALD'],
    ['Dr. JUAN', 'JUAN'],
    ['BEN', 'BEN'],
    ['BEN JOHNSON', 'BEN JOHNSON'],
    ['ALI BEN TARIF', 'ALI TARIF'],
  ])('%s', (field, words) => {
    expect(texts(field)).toEqual(words.split(' '))
  })

  it.each([
    ['DE', 'DE'],
    ['DE LA', 'DE LA'],
    ['DO', 'DO'],
    ['VAN', 'VAN'],
    ['SHEIKH', 'SHEIKH'],
    ['JUNIOR', 'JUNIOR'],
  ])('do not vanish where there are no others: %s', (field, words) => {
    expect(texts(field)).toEqual(words.split(' '))
    expect(readField(field).words.every((word) => word.kind === 'name' && word.sound !== '')).toBe(true)
  })

  it('leave the surname O a name, and other single letters initials', () => {
    expect(readField('DE LA O').words).toMatchObject([{ text: 'O', kind: 'name' }])
    expect(readField('DELA O').words).toMatchObject([{ text: 'O', kind: 'name' }])
    expect(readField('ADELA M').words).toMatchObject([{ text: 'ADELA' }, { text: 'M', kind: 'initial' }])
    expect(readField('Y').words).toMatchObject([{ text: 'Y', kind: 'initial' }])
  })
})

describe('the letters of a field joined', () => {
  it('are the same however particles are written', () => {
    for (const field of ['DE LA CRUZ', 'DELA CRUZ', 'DELACRUZ', 'de-la-Cruz']) {
      expect(readField(field)).toMatchObject({ joined: 'DELACRUZ', words: [{ text: 'CRUZ' }] })
    }
    expect(readField('GARCIA-LOPEZ').joined).toBe(readField('GARCIALOPEZ').joined)
    expect(readField('DE LA').joined).toBe('DELA')
  })

  it('have no title, suffix and placeholder in them', () => {
    expect(readField('Mr GARCIA Jr UNKNOWN').joined).toBe('GARCIA')
  })
})

describe('the suffix', () => {
  it.each([
    ['GARCIA JR', 'JR'],
    ['JR GARCIA', 'JR'],
    ['GARCIA JNR.', 'JR'],
    ['JUAN JUNIOR', 'JR'],
    ['GARCIA HIJO', 'JR'],
    ['GARCIA SENIOR', 'SR'],
    ['GARCIA III', 'III'],
    ['II', 'II'],
    ['GARCIA', null],
    ['JUNIOR ALEXANDER', null],
    ['V', null],
  ])('of %s is %s', (field, suffix) => {
    expect(readField(field).suffix).toBe(suffix)
  })

  it('is no word', () => {
    expect(texts('JR')).toEqual([])
    expect(texts('JUAN JUNIOR')).toEqual(['JUAN'])
  })
})

describe('what offices write where no name is known', () => {
  it.each([
    ['FNU', ''],
    ['N/A', ''],
    [' n.a. ', ''],
    ['NOT ENTERED', ''],
    ['Sin Nombre', ''],
    ['BABY BOY SMITH', 'SMITH'],
    ['NOT ENTERED NAMAMC', 'NAMAMC'],
    ['JONES NOT\n  ENTERED   Mc Kenzie', 'JONES MCKENZIE'],
    ['MIG_ERROR_JOHN', 'JOHN'],
    ['NO_SHOW_JANE', 'JANE'],
    ['DUPLICATE_SMITH', 'SMITH'],
    ['GARCIA XXX', 'GARCIA'],
  ])('%s', (field, words) => {
    expect(texts(field).join(' ')).toBe(words)
    expect(readField(field).placeholders).toBe(true)
  })

  it.each(['GARCIA', '', 'NA', 'NOT', 'SIN', 'N A LOPEZ', '12'])('is not in "%s"', (field) => {
    expect(readField(field).placeholders).toBe(false)
  })
})
