import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessColumns } from './columns.ts'

const guessed = (...header: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(guessColumns(header).uses.map(({ meaning, columns }) => [meaning, columns.join(' + ')]))

describe('usual headers', () => {
  test.each([
    [['id', 'first_name', 'surname', 'dob'], { person_id: 'id', given: 'first_name', family: 'surname', born: 'dob' }],
    [['FirstName', 'LastName', 'DateOfBirth'], { given: 'FirstName', family: 'LastName', born: 'DateOfBirth' }],
    [['Given Name', 'Family Name', 'Birth Date'], { given: 'Given Name', family: 'Family Name', born: 'Birth Date' }],
    [
      ['nombres', 'apellido_paterno', 'apellido_materno', 'fecha_nacimiento', 'sexo', 'nacionalidad'],
      {
        given: 'nombres',
        family: 'apellido_paterno',
        second_family: 'apellido_materno',
        born: 'fecha_nacimiento',
        sex: 'sexo',
        nationalities: 'nacionalidad',
      },
    ],
    [
      ['Nombre', 'Apellidos', 'País de nacimiento'],
      { given: 'Nombre', family: 'Apellidos', birth_country: 'País de nacimiento' },
    ],
    [
      ['Vorname', 'Nachname', 'Geburtsdatum', 'Geschlecht', 'Staatsangehörigkeit'],
      {
        given: 'Vorname',
        family: 'Nachname',
        born: 'Geburtsdatum',
        sex: 'Geschlecht',
        nationalities: 'Staatsangehörigkeit',
      },
    ],
    [['Name', 'Vorname', 'Geburtsland'], { given: 'Vorname', family: 'Name', birth_country: 'Geburtsland' }],
    [['Nom', 'Prénom', 'Date de naissance'], { given: 'Prénom', family: 'Nom', born: 'Date de naissance' }],
    [['name', 'surname'], { given: 'name', family: 'surname' }],
    [['name', 'birth'], { full_name: 'name', born: 'birth' }],
    [['nombre', 'fecha de nacimiento'], { full_name: 'nombre', born: 'fecha de nacimiento' }],
    [
      ['full_name', 'A#', 'FBI #', 'BOP Register Number', 'Passport No.'],
      {
        full_name: 'full_name',
        a_number: 'A#',
        fbi_number: 'FBI #',
        register_number: 'BOP Register Number',
        passport: 'Passport No.',
      },
    ],
    [['surname', 'uscis', 'ucn', 'aka'], { family: 'surname', a_number: 'uscis', fbi_number: 'ucn', aliases: 'aka' }],
    [['inmate_last_name', 'inmate_first_name'], { given: 'inmate_first_name', family: 'inmate_last_name' }],
  ])('%j', (header, expected) => {
    expect(guessed(...header)).toEqual(expected)
  })
})

describe('what is not guessed', () => {
  test.each(['ssn', 'SSN', 'Social Security Number', 'soc_sec_id', 'person_ssn', 'NSS', 'ITIN'])(
    '%s is left out, with the reason',
    (header) => {
      const { uses, leftOut } = guessColumns(['surname', header])
      expect(uses.map(({ meaning }) => meaning)).toEqual(['family'])
      expect(leftOut).toEqual([
        { column: header, reason: 'a number of social insurance or tax is never taken unasked' },
      ])
    },
  )

  test.each(['street', 'notes', 'weight', 'a', ''])('"%s" means nothing', (header) => {
    expect(guessColumns(['surname', header]).uses.map(({ meaning }) => meaning)).toEqual(['family'])
  })

  test('of two headers for one thing the surer one is taken, and the other said to be left out', () => {
    const { uses, leftOut } = guessColumns(['pid', 'last_name', 'surname', 'rid'])
    expect(uses.map(({ columns }) => columns)).toEqual([['rid'], ['surname']])
    expect(leftOut).toEqual([
      { column: 'pid', reason: '"rid" is taken for person_id already' },
      { column: 'last_name', reason: '"surname" is taken for family already' },
    ])
  })

  test('nothing that the map settles, and no column that it uses', () => {
    const said = [
      { meaning: 'given', columns: ['x'], reason: 'the map says so', guessed: false },
      { meaning: 'sex', columns: [], reason: 'the map says so', guessed: false },
      { meaning: 'nick', columns: ['aka'], reason: 'the map says so', guessed: false },
    ]
    const { uses, leftOut } = guessColumns(['x', 'first_name', 'surname', 'sex', 'aka'], said)
    expect(uses.filter(({ guessed: guess }) => guess).map(({ meaning }) => meaning)).toEqual(['family'])
    expect(leftOut.map(({ column }) => column)).toEqual(['first_name', 'sex'])
  })
})

test('further given names are joined to the first', () => {
  expect(guessed('first', 'middle', 'last')).toEqual({ given: 'first + middle', family: 'last' })
  expect(guessed('middle_name', 'last')).toEqual({ family: 'last' })
})

test('the order of the columns makes no difference, and every column is accounted for once', () => {
  const some = [
    'name',
    'Name ',
    'given',
    'first_name',
    'last',
    'surname',
    'dob',
    'born',
    'id',
    'aka',
    'ssn',
    'middle',
    'x',
  ]
  const headers = fc
    .uniqueArray(fc.constantFrom(...some))
    .chain((header) =>
      fc.tuple(
        fc.constant(header),
        fc.shuffledSubarray(header, { minLength: header.length, maxLength: header.length }),
      ),
    )
  fc.assert(
    fc.property(headers, ([header, other]) => {
      const { uses, leftOut } = guessColumns(header)
      expect(guessColumns(other).uses).toEqual(uses)
      const all = [...uses.flatMap(({ columns }) => columns), ...leftOut.map(({ column }) => column)]
      expect(all.sort()).toEqual([...header].sort())
    }),
  )
})
