import { expect, it } from 'vitest'
import { partWholeName } from './order.ts'
import { splitWords } from './split.ts'

it.each([
  ['', '', ''],
  ['Pelé', '', 'Pelé'],
  ['Ana Pérez', 'Ana', 'Pérez'],
  ['Ana Pérez Gómez', 'Ana', 'Pérez Gómez'],
  ['José Luis Pérez', 'José Luis', 'Pérez'],
  ['Juan A. Pérez', 'Juan A', 'Pérez'],
  ['Sergey Viktorovich Lavrov', 'Sergey Viktorovich', 'Lavrov'],
  ['Juan Carlos García López', 'Juan Carlos', 'García López'],
  ['María de los Ángeles García López', 'María de los Ángeles', 'García López'],
  ['Ana de la Cruz', 'Ana', 'de la Cruz'],
  ['Ana de la Cruz y Vega', 'Ana', 'de la Cruz y Vega'],
  ['Ben Johnson', 'Ben', 'Johnson'],
  ['Dr. Juan Pérez Jr.', 'Dr Juan', 'Pérez Jr'],
  ['Niels Oscar TROOST', 'Niels Oscar', 'TROOST'],
  ['Ana PÉREZ GÓMEZ', 'Ana', 'PÉREZ GÓMEZ'],
  ['RAZAFIMAHATRATRA Jean Daniel', 'Jean Daniel', 'RAZAFIMAHATRATRA'],
  ['JUAN PEREZ GOMEZ', 'JUAN', 'PEREZ GOMEZ'],
  ['Juan PEREZ Gómez', 'Juan', 'PEREZ Gómez'],
  ['ana pérez', 'ana', 'pérez'],
  ['习近平', '', '习近平'],
])('%s: %s | %s', (whole, given, family) => {
  const parted = partWholeName(splitWords(whole))
  expect([parted.given.join(' '), parted.family.join(' ')]).toEqual([given, family])
})
