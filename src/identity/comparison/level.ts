/** How common what agrees is: of the words or values of all records, at least 1 in 300, 1 in 3,000, 1 in 30,000, or rarer. */
const RARITIES = ['very common', 'common', 'uncommon', 'rare'] as const

/** The lowest share of all values for each rarity but the last. */
const SHARES = [1 / 300, 1 / 3000, 1 / 30_000] as const

/** The rarity of a value, 0 (very common) to 3 (rare), by its share of all values. */
export function rarityOf(share: number): number {
  const place = SHARES.findIndex((least) => share >= least)
  return place < 0 ? SHARES.length : place
}

/** The same in SQL, from how often a value occurs and how many values there are. */
export function raritySql(count: string, all: string): string {
  return bandsSql(count, all, ['300', '3000', '30000'])
}

/** Rarity of a value from a short list, such as a country: at least 1 in 4, 1 in 12, 1 in 50, or rarer. */
export function listRaritySql(count: string, all: string): string {
  return bandsSql(count, all, ['4', '12', '50'])
}

function bandsSql(count: string, all: string, bands: readonly string[]): string {
  const cases = bands.map((band, rarity) => `when ${count} * ${band} >= ${all} then ${rarity}`)
  return `case ${cases.join(' ')} else ${bands.length} end`
}

/** One way in which two values can stand to each other. */
export interface Level {
  /** A short name for people: `same`, `one digit differs`. */
  readonly says: string
  /** `missing` carries no evidence; `default` is agreement on a value that is often filled in when none is known. */
  readonly role: 'missing' | 'same' | 'near' | 'relative' | 'default' | 'different'
  /** The rarity of what agrees, where that is told apart. */
  readonly rarity?: number
  /** The share of matching pairs at this level that is assumed before the data speak. */
  readonly assumed: number
}

/** A comparison: its levels, and the SQL that gives the level's place for the records `l` and `r`. */
export interface Comparison {
  readonly key: string
  readonly kind: 'family' | 'given' | 'crossed' | 'shared' | 'born' | 'number' | 'category' | 'text'
  readonly levels: readonly Level[]
  readonly sql: string
}

/** Levels, one for each rarity. */
export function byRarity(
  says: string,
  role: Level['role'],
  assumed: readonly [number, number, number, number],
): Level[] {
  return RARITIES.map((name, rarity) => ({ says: `${says}, ${name}`, role, rarity, assumed: assumed[rarity] ?? 0 }))
}
