import { expect, it } from 'vitest'
import { soundOf } from './sound.ts'

it.each([
  'MOHAMED MUHAMMAD MOHAMMED MOHAMMAD MUHAMMED',
  'AHMED AHMAD',
  'HUSSEIN HUSAYN HUSSAIN HOSSEIN',
  'YURIY YURI YURII',
  'ALEKSEI ALEXEY ALEXEI ALEKSEY',
  'SERGEI SERGEY SERGEJ',
  'MARIA MARIYA MARIJA MARYA',
  'TATIANA TATYANA',
  'SOFIA SOPHIA SOFIYA',
  'MAHMOUD MAHMUD MAHMOOD',
  'OMAR UMAR',
  'ANWAR ANOUAR',
  'IVANOV IWANOW',
  'WOLODYMYR VOLODYMYR',
  'SHAIKH CHAIKH SHAYKH',
  'GONZALEZ GONZALES GONSALEZ',
  'JIMENEZ GIMENEZ XIMENEZ JIMENES',
  'HERNANDEZ ERNANDES',
  'VALLE BAYE VAYE BALLE',
  'LLORENTE YORENTE',
  'QUISPE KISPE',
  'GARCIA GARSIA GARZIA',
  'IBARRA YBARRA IVARA',
  'RUIZ RUYZ',
  'CEBALLOS ZEVAYOS',
  'GUERRA GUERA',
  'ASCENCION ASENSION',
  'IGNACIO INACIO',
  'JOSEPH JOSEF',
  'MARTHA MARTA',
  'SCHWARTZ SCHWARZ',
  'LUIS LOUIS',
  'EXTREMERA ESTREMERA',
  'ABDULLAH ABDULAH',
])('said alike: %s', (line) => {
  const [first = '', ...others] = line.split(' ')
  expect(soundOf(first)).not.toBe('')
  for (const other of others) expect([other, soundOf(other)]).toEqual([other, soundOf(first)])
})

it.each([
  'MARIA MARIO',
  'PEREZ PAEZ',
  'GARCIA GARZON',
  'LOPEZ LEPEZ',
  'MARTIN MARTINEZ',
  'HERNANDEZ FERNANDEZ',
  'MARCOS MARQUEZ',
  'CARLOS CARLA',
  'RAMOS ROMERO',
  'ANA INA',
  'SANCHEZ SANZ',
])('not said alike: %s', (line) => {
  const [one = '', other = ''] = line.split(' ')
  expect(soundOf(one)).not.toBe(soundOf(other))
})

it.each([
  ['', ''],
  ['H', ''],
  ['A', 'A'],
  ['Y', 'E'],
  ['X', 'KS'],
  ['PEREZ', 'PARAS'],
  ['GARCIA', 'GARSA'],
  ['JUAREZ', 'JORAS'],
  ['CHAVEZ', 'XABAS'],
  ['GEORGE', 'JARJE'],
  ['GNATIV', 'NATAB'],
  ['AEIOU', 'A'],
])('%s sounds %s', (text, sound) => {
  expect(soundOf(text)).toBe(sound)
})
