import { expect, it } from 'vitest'
import { splitAliases } from './aliases.ts'

it.each([
  ['JUAN PEREZ AKA PACO LOPEZ', ['JUAN PEREZ', 'PACO LOPEZ']],
  ['JUAN PEREZ a.k.a. PACO', ['JUAN PEREZ', 'PACO']],
  ['JUAN PEREZ A/K/A PACO', ['JUAN PEREZ', 'PACO']],
  ['Juan Pérez, alias: El Chapo', ['Juan Pérez,', 'El Chapo']],
  ['Juan Pérez (also known as Paco Ruiz)', ['Juan Pérez (', 'Paco Ruiz)']],
  ['María López née García', ['María López', 'García']],
  ['Juan Pérez conocido como Paco', ['Juan Pérez', 'Paco']],
  ['A B AKA C AKA D', ['A B', 'C', 'D']],
  ['AKA SMITH', ['SMITH']],
  ['alias SMITH aka JONES', ['SMITH', 'JONES']],
])('%s', (field, parts) => {
  expect(splitAliases(field)).toEqual(parts)
})

it.each(['JUAN PEREZ', 'JOHN AKA', 'AKA', 'MAKAROV', 'ALIASKAR KHAN', 'NAKAMURA AKAKI', 'RENEE SMITH', ''])(
  '"%s" is one name',
  (field) => {
    expect(splitAliases(field)).toEqual([field])
  },
)

it('gives at most 50 aliases', () => {
  expect(splitAliases(`A${' AKA B'.repeat(1000)}`)).toHaveLength(51)
})
