import { draws } from '../link/invented.ts'
/** A row of a table of people who do not exist: what stands in each column. */
export type Cells = Readonly<Record<string, string>>

/** A list and the files of records on it; every row of a table has the same columns. */
export interface InventedFlight {
  readonly list: readonly Cells[]
  readonly files: Readonly<Record<string, readonly Cells[]>>
}

const GIVEN = [
  ...'ANA LUZ ROSA JOSE JUAN LUIS CARLOS MIGUEL PEDRO TOMAS IRENE ALEJANDRO'.split(' '),
  ...'FRANCISCO GUADALUPE JESUS MARIA ELMER WENDY OSCAR NOEMI RUBEN KARLA SANTOS GLENDA'.split(' '),
]
const FAMILY = [
  ...'GARCIA LOPEZ MAMANI QUISPE IBARRA JIMENEZ VALLE NGUYEN KOVAL SINGH ROJAS ORTEGA BLANCO'.split(' '),
  ...'PRIETO MENJIVAR ZEPEDA CEIBA CAMPOS RIVAS MONTES HERNANDEZ MARTINEZ ALVARENGA CHICAS PORTILLO'.split(' '),
]

type Draw = (below: number) => number

interface Invented {
  readonly given: string
  readonly first: string
  readonly second: string
  readonly born: string
  readonly sex: string
  readonly number: string
}

function pick<T>(draw: Draw, all: readonly [T, ...T[]]): T {
  return all[draw(all.length)] ?? all[0]
}

function word(draw: Draw, all: readonly string[]): string {
  return all[draw(all.length)] ?? ''
}

function invent(draw: Draw): Invented {
  const two = (n: number): string => String(n).padStart(2, '0')
  return {
    given: `${word(draw, GIVEN)} ${word(draw, GIVEN)}`,
    first: word(draw, FAMILY),
    second: word(draw, FAMILY),
    born: `${1955 + draw(48)}-${two(1 + draw(12))}-${two(1 + draw(28))}`,
    sex: pick(draw, ['M', 'M', 'F']),
    number: String(200_000_000 + draw(19_000_000)),
  }
}

/** Somebody who could be taken for a person: a twin, a namesake, or the same person listed once more. */
function other(person: Invented, draw: Draw): Invented {
  const fresh = invent(draw)
  switch (draw(6)) {
    case 0:
    case 1:
      return { ...person, given: `${word(draw, GIVEN)} ${person.given.split(' ')[1] ?? ''}`, number: fresh.number }
    case 2:
    case 3:
      return { ...person, born: fresh.born, number: fresh.number }
    case 4:
      return { ...person, second: fresh.second, number: fresh.number, born: fresh.born }
    default:
      return person
  }
}

const SLIPS: readonly [(one: Invented) => Invented, ...((one: Invented) => Invented)[]] = [
  (one) => ({ ...one, first: one.second, second: one.first }),
  (one) => ({ ...one, second: '' }),
  ({ born, ...one }) => ({ ...one, born: swappedDay(born) }),
  (one) => ({ ...one, given: one.given.slice(0, 1) }),
  (one) => ({ ...one, given: one.given.split(' ')[0] ?? '' }),
  (one) => ({ ...one, first: one.first.replace(/(.)(.)$/, '$2$1') }),
  (one) => ({ ...one, born: '' }),
]

function swappedDay(born: string): string {
  const [year = '', month = '', day = ''] = born.split('-')
  // No calendar has a thirteenth month: such a day is written one day off instead.
  return Number(day) > 12 ? `${year}-${month}-${Number(day) - 1}` : `${year}-${day}-${month}`
}

/** A person as a careless clerk writes the person: without the number, and with one to three slips. */
function slipped(person: Invented, draw: Draw): Invented {
  let one: Invented = draw(5) === 0 ? person : { ...person, number: '' }
  for (let n = draw(3); n >= 0; n -= 1) one = pick(draw, SLIPS)(one)
  return one
}

const CLEAR_PAPERS = ['registers clear', 'docket clear', 'decision complete', 'fingerprints match']
const KINDS: Readonly<Record<string, string>> = {
  stay: 'court-decision',
  'decision complete': 'official-decision',
  'fingerprints match': 'biometric-match',
  'fingerprints of another': 'biometric-match',
}

/** The files while they are written; a record gets its id from its place. */
class Clerk {
  readonly orders: Cells[] = []
  readonly protection: Cells[] = []
  readonly papers: Cells[] = []

  order({ given, first, second, born, number }: Invented, decision: string): void {
    const who = { first: given, last: `${first} ${second}`.trim(), dob: born, a_no: number }
    const what = { decided: '2024-05-14', decision, final_on: '2024-06-14' }
    this.orders.push({ row_id: `o-${this.orders.length + 1}`, ...who, ...what })
  }

  protect({ given, first, second, born, number }: Invented, status: string, state: string): void {
    const who = { first: given, last: `${first} ${second}`.trim(), dob: born, a_no: number }
    const what = { decided: '2019-10-10', ended: status === 'ended' ? '2022-01-31' : '', status, state }
    this.protection.push({ row_id: `p-${this.protection.length + 1}`, ...who, ...what })
  }

  paper({ given, first, second, born, sex, number }: Invented, says: string): void {
    const name = `${first} ${second}`.trim()
    const states = says === 'citizen' ? 'SV;US' : says === 'registers clear' ? 'SV' : ''
    const who = { name: `${name}, ${given}`, dob: born.split('-').reverse().join('/'), sex, a_no: number }
    const what = { document: KINDS[says] ?? 'registry-extract', says, states, issued: '12/03/2026' }
    this.papers.push({ row_id: `f-${this.papers.length + 1}`, ...who, ...what })
  }
}

const HARMFUL = ['stay', 'stay', 'citizen', 'serving', 'fingerprints of another'] as const

function writeHarm(clerk: Clerk, person: Invented, draw: Draw): void {
  if (draw(3) === 0) clerk.paper(person, pick(draw, [...HARMFUL]))
  else if (draw(6) === 0) clerk.order(person, pick(draw, ['appeal pending', 'terminated']))
  else
    clerk.protect(person, pick(draw, ['granted', 'granted', 'pending', 'ended']), pick(draw, ['SV', 'SV', 'SV', 'GT']))
}

/** What stands on record about a person of the list: mostly everything that a hand-over needs, and at times a bar. */
function writeRecords(clerk: Clerk, person: Invented, draw: Draw): void {
  const careless = (): Invented => (draw(40) === 0 ? slipped(person, draw) : person)
  const harmed = draw(5) === 0
  // A file that says all is well contradicts the record that does harm: a bar needs one that stands alone.
  if (draw(10) < (harmed ? 3 : 8)) {
    clerk.order(careless(), 'ordered')
    for (const says of CLEAR_PAPERS) if (draw(60) > 0) clerk.paper(careless(), says)
  }
  if (harmed) writeHarm(clerk, person, draw)
  if (draw(4) === 0) writeHarm(clerk, slipped(person, draw), draw)
  if (draw(14) === 0) writeHarm(clerk, slipped(other(person, draw), draw), draw)
}

/** Invented people and records on them, with the usual trouble; the same for the same seed. */
export function inventedFlight(seed: number, people: number): InventedFlight {
  const draw = draws(seed)
  const clerk = new Clerk()
  const all: Invented[] = []
  while (all.length < people) {
    const before = all[draw(all.length + 1)]
    all.push(before !== undefined && draw(12) === 0 ? other(before, draw) : invent(draw))
  }
  for (const person of all) writeRecords(clerk, person, draw)
  return {
    list: all.map((person, at) => listed(person, at, draw)),
    files: { 'orders.csv': clerk.orders, 'protection.csv': clerk.protection, 'papers.csv': clerk.papers },
  }
}

function listed({ given, first, second, born, sex, number }: Invented, at: number, draw: Draw): Cells {
  const who = { given, family: first, second_family: second, born, sex, a_number: draw(6) === 0 ? '' : number }
  return { person_id: `m${at + 1}`, ...who, to: 'SV', basis: draw(10) === 0 ? '' : 'us/removal' }
}

/** Further records on the people of a list and on others, in the same columns. */
export function furtherRecords({ list }: InventedFlight, seed: number, count: number): InventedFlight['files'] {
  const draw = draws(seed)
  const clerk = new Clerk()
  for (let n = 0; n < count; n += 1) {
    const row = list[draw(list.length)] ?? {}
    const cell = (key: string): string => row[key] ?? ''
    const person = {
      ...{ given: cell('given'), first: cell('family'), second: cell('second_family') },
      ...{ born: cell('born'), sex: cell('sex'), number: cell('a_number') },
    }
    const shown = pick(draw, [person, slipped(person, draw), slipped(other(person, draw), draw), invent(draw)])
    if (draw(3) === 0) clerk.paper(shown, word(draw, CLEAR_PAPERS))
    else writeHarm(clerk, shown, draw)
  }
  const renamed = (rows: readonly Cells[]): readonly Cells[] =>
    rows.map((row) => ({ ...row, row_id: `further-${seed}-${row['row_id'] ?? ''}` }))
  return {
    'orders.csv': renamed(clerk.orders),
    'protection.csv': renamed(clerk.protection),
    'papers.csv': renamed(clerk.papers),
  }
}
