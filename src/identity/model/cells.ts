/** Where the name comparisons stand among the levels of a pattern, if names are compared. */
export interface NamePlaces {
  readonly family: number
  readonly given: number
  readonly crossed: number
  readonly shared: number
}

/** Whether a comparison is one of the names, which are weighed together as one. */
export function isName(kind: string): boolean {
  return kind === 'family' || kind === 'given' || kind === 'crossed' || kind === 'shared'
}

/** The places of the name comparisons; null when names are not compared. */
export function namePlaces(comparisons: readonly { readonly kind: string }[]): NamePlaces | null {
  const place = (kind: string): number => comparisons.findIndex((comparison) => comparison.kind === kind)
  const family = place('family')
  return family < 0 ? null : { family, given: place('given'), crossed: place('crossed'), shared: place('shared') }
}

/** The cell of a pattern: how its names compare as a whole. Names that stand in the other field are one cell each. */
export function cellOf(levels: readonly number[], names: NamePlaces): string {
  const crossed = levels[names.crossed] ?? 0
  const shared = levels[names.shared] ?? 0
  return crossed > 0 ? `x${crossed}` : `${levels[names.family]}.${levels[names.given]}.${shared}`
}
