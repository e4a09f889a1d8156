/** How common what agrees is: at least 1 in 100 of all words or values, 1 in 600, 1 in 4,000, 1 in 30,000, or rarer. */
const RARITIES = ['very common', 'common', 'less common', 'uncommon', 'rare'] as const

/** How many rarities there are. */
export const RARITY_COUNT = RARITIES.length

/** The lowest share of all values for each rarity but the last. */
const SHARES = [1 / 200, 1 / 1500, 1 / 8000, 1 / 40_000] as const

/** The rarity of a value, 0 (very common) to 4 (rare), by its share of all values. */
export function rarityOf(share: number): number {
  const place = SHARES.findIndex((least) => share >= least)
  return place < 0 ? SHARES.length : place
}

/** The same in SQL, from how often a value occurs and how many values there are. */
export function raritySql(count: string, all: string): string {
  return bandsSql(count, all, ['200', '1500', '8000', '40000'])
}

/** Rarity of a value from a short list, such as a country: at least 1 in 4, 1 in 12, 1 in 50, 1 in 200, or rarer. */
export function listRaritySql(count: string, all: string): string {
  return bandsSql(count, all, ['4', '12', '50', '200'])
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
  readonly rarity?: number | undefined
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

/** Levels of one kind of agreement, one for each rarity; the assumed share is spread over them. */
export function byRarity(says: string, role: Level['role'], assumed: number): Level[] {
  return RARITIES.map((name, rarity) => ({
    says: `${says}, ${name}`,
    role,
    rarity,
    assumed: assumed * (SPREAD[rarity] ?? 0),
  }))
}

/** How agreement among matching pairs is spread over the rarities before the data speak. */
const SPREAD = [0.1, 0.2, 0.25, 0.3, 0.15] as const

/** Levels in groups, and the place at which each group begins. */
export interface LevelGroups<Name extends string> {
  readonly levels: readonly Level[]
  readonly at: Readonly<Record<Name, number>>
}

/** Puts groups of levels one after the other; their order is the order of the codes in SQL. */
export function inGroups<Name extends string>(groups: Readonly<Record<Name, readonly Level[]>>): LevelGroups<Name> {
  const levels: Level[] = []
  const at = {} as Record<Name, number>
  for (const name of Object.keys(groups) as Name[]) {
    at[name] = levels.length
    levels.push(...groups[name])
  }
  return { levels, at }
}

/** One level by itself. */
export function one(says: string, role: Level['role'], assumed: number): Level[] {
  return [{ says, role, assumed }]
}
