import type { WrittenPerson } from './people.ts'

const GIVEN =
  'ANA LUZ ROSA JOSE JUAN LUIS CARLOS MIGUEL PEDRO TOMAS IRENE ALEJANDRO FRANCISCO GUADALUPE JESUS MARIA'.split(' ')
const FAMILY = 'GARCIA LOPEZ MAMANI QUISPE IBARRA JIMENEZ VALLE NGUYEN KOVAL SINGH ROJAS ORTEGA BLANCO PRIETO'.split(
  ' ',
)
const COUNTRIES = ['SV', 'GT', 'MX', 'HN', 'VN']

/** Numbers that look drawn at random and are the same for the same seed (mulberry32). */
export function draws(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

/** Invented people, and for some of them a second record with the usual slips. */
export function inventedTables(seed: number, people: number): { left: WrittenPerson[]; right: WrittenPerson[] } {
  const draw = draws(seed)
  const pick = (words: readonly string[]): string => words[draw(words.length)] ?? ''
  const two = (n: number): string => String(n).padStart(2, '0')
  const left: WrittenPerson[] = []
  const right: WrittenPerson[] = []
  for (let n = 0; n < people; n++) {
    const family = [pick(FAMILY), pick(FAMILY)]
    const person = {
      given: `${pick(GIVEN)} ${pick(GIVEN)}`,
      family: family.join(' '),
      born: `${1950 + draw(55)}-${two(1 + draw(12))}-${two(1 + draw(28))}`,
      birth_country: pick(COUNTRIES),
      sex: draw(5) === 0 ? 'F' : 'M',
      a_number: String(20_000_000 + draw(180_000_000)).padStart(9, '0'),
    }
    if (draw(3) > 0) left.push({ person_id: `m${n}`, ...person })
    if (draw(3) > 0) right.push({ person_id: `r${n}`, ...slips(person, family, draw) })
  }
  return { left, right }
}

function slips(person: WrittenPerson, family: readonly string[], draw: (below: number) => number): WrittenPerson {
  const slipped: Record<string, string> = { ...person }
  if (draw(3) === 0) slipped['family'] = family[0] ?? ''
  if (draw(3) === 0) slipped['given'] = (person['given'] ?? '').split(' ')[0] ?? ''
  if (draw(4) === 0) slipped['a_number'] = ''
  if (draw(6) === 0) slipped['born'] = ''
  if (draw(6) === 0) slipped['family'] = (slipped['family'] ?? '').replace(/(.)(.)$/, '$2$1')
  return slipped
}
