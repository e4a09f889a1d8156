import { expect, test } from 'vitest'
import { linked, refused, testFolder } from './folder.ts'

const { write } = testFolder()
const HEADER = 'id,given,family,born\n'
const iso = write('iso.csv', `${HEADER}p1,Ana,Ruiz,1990-04-03\np2,Jose,Mora,1971-11-22\np3,Luz,Vega,1988-02-01\n`)

let files = 0
const days = (...born: readonly string[]): string => {
  const names = ['Ana,Ruiz', 'Jose,Mora', 'Luz,Vega', 'Eva,Paz', 'Ivo,Sol']
  files += 1
  return write(`days${files}.csv`, HEADER + born.map((day, at) => `q${at + 1},${names[at]},${day}\n`).join(''))
}
const map = (text: string): string => {
  files += 1
  return write(`map${files}.yaml`, text)
}

/** How the days of the first three people compare. */
const compared = (file: string, ...args: readonly string[]): readonly (string | undefined)[] =>
  ['p1 q1', 'p2 q2', 'p3 q3'].map(
    (ids) =>
      linked(iso, file, '--exhaustive', '--least', '0', ...args).pairs.find(
        ({ left_id: left, right_id: right }) => `${left} ${right}` === ids,
      )?.comparisons['born'],
  )

const SAME = ['same', 'same', 'same']

test.each([
  ['as ISO writes them', ['1990-04-03', '1971-11-22', '1988-02-01']],
  ['without lines', ['19900403', '19711122', '19880201']],
  ['in both ways', ['1990-04-03', '19711122', '1988-2-1']],
  ['with a time', ['1990-04-03T00:00:00', '1971-11-22 00:00:00', '1988-2-1 0:00']],
  ['the year first with slashes', ['1990/04/03', '1971/11/22', '1988/02/01']],
])('days %s need no map', (_, born) => {
  expect(compared(days(...born))).toEqual(SAME)
})

test('days that may be read in two ways are asked about, with what speaks for each', () => {
  const told = refused(iso, days('3/4/1990', '22/11/1971', '1/2/1988'))
  expect(told).toContain('2 days such as 1/2/1988 may begin with the day or with the month.')
  expect(told).toContain('1 can only be read with the day first (22/11/1971), 0 only with the month first.')
  expect(told).toContain('dates: { right: day-first } or dates: { right: month-first }')
})

test('the map decides', () => {
  const dayFirst = days('3/4/1990', '22/11/1971', '1/2/1988')
  expect(compared(dayFirst, '--map', map('dates: { right: day-first }'))).toEqual(SAME)
  const monthFirst = days('4.3.1990', '11.22.1971', '2.1.1988')
  expect(compared(monthFirst, '--map', map('dates: { right: month-first }'))).toEqual(SAME)
  const withTime = days('4/3/1990 0:00', '11/22/1971 0:00', '2/1/1988 0:00')
  expect(compared(withTime, '--map', map('dates: { right: month-first }'))).toEqual(SAME)
})

test('one table that writes every day with the day past the twelfth is not asked about', () => {
  const compare = linked(days('23/4/1990', '22/11/1971', '13/2/1988')).compared
  expect(compare).toContain('born')
})

test.each([
  ['day-first', ['3/4/1990', '11/22/1971', '1/2/1988'], 'The map says day-first, but that does not fit 1 value'],
  ['month-first', ['3/4/1990', '22/11/1971', '1/2/1988'], 'The map says month-first, but that does not fit 1 value'],
  ['iso', ['3/4/1990', '1971-11-22', '1988-02-01'], 'The map says iso, but that does not fit 1 value'],
])('a map that says %s is refused where days contradict it', (form, born, words) => {
  expect(refused(iso, days(...born), '--map', map(`dates: { right: ${form} }`))).toContain(words)
})

test('a table that writes days in two ways is refused', () => {
  const told = refused(iso, days('23/4/1990', '11/22/1971', '1988-02-01'))
  expect(told).toContain('The days are written in two ways.')
  expect(told).toContain('Write all days in one way')
})

test('days that cannot be read are counted and compared as missing; days of no calendar are counted', () => {
  const file = days('1990-04-03', 'spring of 1971', '1988-02-01', '1966-13-45', '1977-05-05')
  const { notes } = linked(iso, file)
  expect(notes).toEqual([
    expect.stringMatching(/"born", 1 day cannot be read, such as "spring of 1971"; compared as missing[.]$/),
    expect.stringMatching(/"born", 1 day no calendar has, such as "1966-13-45"; compared as written[.]$/),
  ])
  expect(compared(file)).toEqual(['same', 'missing', 'same'])
})

test.each([
  ['with months as words', ['3 APR 1990', '22 NOV 1971', '1 FEB 1988']],
  ['with years of two digits', ['3/4/90', '22/11/71', '1/2/88']],
  ['of eight digits, the day first', ['03041990', '22111971', '11021988']],
  ['as numbers of days', ['32966', '26259', '32174']],
])('a column of days %s is refused and not read as something else', (_, born) => {
  const told = refused(iso, days(...born))
  expect(told).toContain('Too few days can be read')
  expect(told).toContain('right: { born: null }')
})
