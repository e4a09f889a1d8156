const COLUMNS: Readonly<Record<string, string>> = {
  person_id: 'record',
  name: 'name',
  given: 'given name',
  family: 'family name',
  second_family: 'second family name',
  full_name: 'full name',
  aliases: 'further names',
  born: 'day of birth',
  birth_country: 'country of birth',
  nationalities: 'nationalities',
  sex: 'sex',
  a_number: 'A-number',
  fbi_number: 'FBI number',
  register_number: 'register number',
  passport: 'passport number',
  relatives: 'relatives',
}

/** A column, or a step of an explanation, in plain words; a column of one's own keeps its name. */
export function columnWords(key: string): string {
  return Object.hasOwn(COLUMNS, key) ? (COLUMNS[key] ?? key) : key.replaceAll('_', ' ')
}

/** A probability in figures that never claim certainty: `0.52`, `0.930`, `above 0.9999`, `below 0.0001`. */
export function probabilityWords(probability: number): string {
  if (probability > 0.9999) return 'above 0.9999'
  if (probability < 0.0001) return 'below 0.0001'
  const away = Math.min(probability, 1 - probability)
  const places = away >= 0.095 ? 2 : away >= 0.0095 ? 3 : 4
  return probability.toFixed(places)
}

/** How many times likelier so many bits make it: `20`, `3,000`, `40 million`, `more than a thousand million`. */
export function timesWords(bits: number): string {
  const times = 2 ** Math.abs(bits)
  if (times >= 1e9) return 'more than a thousand million'
  if (times < 10) return String(Number(times.toPrecision(2)))
  const rounded = Number(times.toPrecision(1))
  return rounded >= 1e6 ? `${rounded / 1e6} million` : countWords(rounded)
}

/** A whole number with its thousands apart: `6,306,939`. */
export function countWords(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}
