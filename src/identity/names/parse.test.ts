import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type PersonName, parseName, type WrittenName } from './parse.ts'

const shown = (name: PersonName): string =>
  [name.given.map((word) => word.text).join(' '), name.family.map((word) => word.text).join(' ')].join(' | ')

const parsed = (written: WrittenName): string => shown(parseName(written))

describe('a name in fields', () => {
  it.each<[WrittenName, string]>([
    [{ given: 'Juan Carlos', family: 'García López' }, 'JUAN CARLOS | GARCIA LOPEZ'],
    [{ given: 'Juan', family: 'García', secondFamily: 'López' }, 'JUAN | GARCIA LOPEZ'],
    [{ given: 'Ma. Guadalupe', family: 'GARCIA-LOPEZ' }, 'MA GUADALUPE | GARCIA LOPEZ'],
    [{ given: 'MINH', family: 'DO' }, 'MINH | DO'],
    [{ given: 'MARIA', family: 'DE LA O', secondFamily: 'DEL RIO' }, 'MARIA | O RIO'],
    [{ family: 'GARCIA LOPEZ, JUAN' }, 'JUAN | GARCIA LOPEZ'],
    [{ given: 'FNU', family: 'MOHAMMAD' }, ' | MOHAMMAD'],
    [{ given: 'JUAN', family: 'LNU' }, 'JUAN | '],
    [{ given: 'Сергей', family: 'Лавров' }, 'SERGEY | LAVROV'],
    [{}, ' | '],
    [{ given: '', family: ' ', full: 'Ana Pérez' }, 'ANA | PEREZ'],
    [{ full: 'Ana Pérez' }, 'ANA | PEREZ'],
  ])('%j', (written, words) => {
    expect(parsed(written)).toBe(words)
  })

  it('joins the letters of all family names', () => {
    expect(parseName({ family: 'DE LA CRUZ', secondFamily: 'LOPEZ' }).joinedFamily).toBe('DELACRUZLOPEZ')
    expect(parseName({ family: 'DELACRUZ-LOPEZ' }).joinedFamily).toBe('DELACRUZLOPEZ')
  })

  it('finds the suffix in any field', () => {
    expect(parseName({ given: 'Juan Jr', family: 'Pérez' }).suffix).toBe('JR')
    expect(parseName({ given: 'Juan', family: 'Pérez', secondFamily: 'III' }).suffix).toBe('III')
    expect(parseName({ given: 'Junior', family: 'Pérez' })).toMatchObject({ suffix: null, given: [{ text: 'JUNIOR' }] })
  })
})

describe('a whole name', () => {
  it.each([
    ['GARCIA LOPEZ, JUAN CARLOS', 'JUAN CARLOS | GARCIA LOPEZ'],
    ['GARCIA, JUAN, JR', 'JUAN | GARCIA'],
    ['Juan Pérez, Jr.', 'JUAN | PEREZ'],
    ['AL BEN ALI, Isa Ben Tarif', 'ISA TARIF | ALI'],
    ['Juan de la Cruz', 'JUAN | CRUZ'],
    ['Sergey Viktorovich LAVROV', 'SERGEY VIKTOROVICH | LAVROV'],
    [', ,', ' | '],
    [',Juan', ' | JUAN'],
    ['AKA', ' | AKA'],
  ])('%s', (full, words) => {
    expect(parsed({ full })).toBe(words)
  })

  it('with a suffix behind the comma', () => {
    expect(parseName({ full: 'Juan Pérez, Jr.' }).suffix).toBe('JR')
    expect(parseName({ full: 'GARCIA, JUAN, III' }).suffix).toBe('III')
  })
})

describe('a name that is not known', () => {
  it.each<[WrittenName, string]>([
    [{ given: 'JOHN', family: 'DOE' }, ' | '],
    [{ full: 'Jane Doe' }, ' | '],
    [{ full: 'DOE, JOHN' }, ' | '],
    [{ given: 'N/A', family: 'GARCIA' }, ' | GARCIA'],
    [{ given: 'NOT ENTERED NAMAMC', family: 'MC DUFF-MCDONALD' }, 'NAMAMC | MCDUFF MCDONALD'],
    [{ given: 'MIG_ERROR_Tom NO_SHOW_William', family: 'DUPLICATE_Brown' }, 'TOM WILLIAM | BROWN'],
  ])('%j', (written, words) => {
    expect(parsed(written)).toBe(words)
    expect(parseName(written).placeholders).toBe(true)
  })

  it.each<WrittenName>([
    { given: 'JOHN', family: 'DOEBURG' },
    { given: 'MARIO', family: 'DOE' },
    { given: 'JOHN PAUL', family: 'DOE' },
    { given: 'JOHN', family: '' },
  ])('is not %j', (written) => {
    expect(parseName(written).placeholders).toBe(false)
    expect(parseName(written).given.length).toBeGreaterThan(0)
  })
})

describe('aliases', () => {
  it.each<[WrittenName, readonly string[]]>([
    [{ given: 'JUAN', family: 'PEREZ AKA LOPEZ' }, ['JUAN | LOPEZ']],
    [{ given: 'JUAN alias PACO', family: 'PEREZ' }, ['PACO | PEREZ']],
    [{ given: 'JUAN', family: 'PEREZ', secondFamily: 'RUIZ AKA DIAZ' }, ['JUAN | PEREZ DIAZ']],
    [{ given: 'JUAN', family: 'PEREZ AKA LOPEZ, PEDRO' }, ['PEDRO | LOPEZ']],
    [{ full: 'Juan Pérez alias El Chapo a.k.a. Paco Ruiz' }, [' | CHAPO', 'PACO | RUIZ']],
    [{ full: 'Juan Pérez', aliases: ['RUIZ, PACO', 'Ana Gil AKA Eva Gil'] }, ['PACO | RUIZ', 'ANA | GIL', 'EVA | GIL']],
    [{ full: 'Juan Pérez', aliases: ['', 'FNU', 'UNKNOWN'] }, []],
    [{ full: 'Juan Pérez' }, []],
  ])('of %j', (written, aliases) => {
    expect(parseName(written).aliases.map(shown)).toEqual(aliases)
    expect(parseName(written).aliases.every((alias) => alias.aliases.length === 0)).toBe(true)
  })

  it('leave the name as it is', () => {
    expect(parsed({ given: 'JUAN alias PACO', family: 'PEREZ AKA LOPEZ' })).toBe('JUAN | PEREZ')
  })
})

test('whatever is written, a name is read, and its words are names and initials with letters', () => {
  const field = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('DE', 'DE LA CRUZ', 'JR', 'FNU AKA X', 'BEN, Y'),
  )
  fc.assert(
    fc.property(fc.record({ given: field, family: field, full: field, aliases: fc.array(field) }), (written) => {
      for (const name of [parseName(written), parseName({ full: written.full, aliases: written.aliases })]) {
        for (const word of [name, ...name.aliases].flatMap((one) => [...one.given, ...one.family])) {
          expect(word.text).toMatch(/^[A-Z]+$/)
          expect(['name', 'initial']).toContain(word.kind)
        }
      }
    }),
    { numRuns: 2000 },
  )
})
