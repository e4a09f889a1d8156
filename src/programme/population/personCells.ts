import type { Assumption } from './assumption.ts'
import type { FittedStratum } from './fitPopulation.ts'
import { keysOf, namesAt, sumsOf } from './grid.ts'
import { bandOf } from './marginalsCheck.ts'
import type { CountedPopulation } from './round.ts'
import { SENTENCES, sentenceBounds } from './sentenceClass.ts'
import { wholeStayAt, wholeStays, YEAR } from './stay.ts'

/** One kind of people: how many there are, and all that the persons among them are drawn from. */
export interface PersonCell {
  /** The number of its first person, from 0. */
  readonly first: number
  readonly count: number
  readonly stratum: string
  readonly jurisdiction: string
  readonly sex: string
  readonly offence: string
  readonly class: string
  readonly ageFrom: number
  /** How many ages the band has; null when it is open. */
  readonly ageSpan: number | null
  /** Null when it is not known to the statistics. */
  readonly citizenship: string | null
  /** The share of non-citizens, where citizenship is not known; else 0 or 1. */
  readonly otherShare: number
  readonly life: boolean
  /** The whole stay is drawn between these parts of all stays that are longer. */
  readonly longerFrom: number
  readonly longerTo: number
  /** Days. */
  readonly scale: number
  readonly servedShare: number
  /** The chance that an appeal is pending while the time served is short enough for it. */
  readonly appealChance: number
}

/** The kinds of people of a counted population that have anybody in them, in the order in which people are numbered. */
export function personCells({ fitted, counts }: CountedPopulation): readonly PersonCell[] {
  const number = numberOf(fitted.assumptions)
  const cells: PersonCell[] = []
  let first = 0
  for (const [at, stratum] of fitted.strata.entries()) {
    const count = counts[at] ?? new Float64Array()
    const names = stratum.grid.dimensions.map(({ name }) => name)
    const shares = otherShares(stratum, fitted.assumptions)
    const early = earlyParts(stratum, fitted.assumptions)
    let people = 0
    let inTime = 0
    const drawn = [...count.entries()].flatMap(([cell, each]) => {
      if (each === 0) return []
      const [jurisdiction = '', sex = '', offence = '', age = '', citizenship = '', sentence = ''] = namesAt(
        stratum.grid,
        names,
        cell,
      )
      people += each
      inTime += each * early(jurisdiction, offence, age, sentence)
      return [{ each, jurisdiction, sex, offence, age, citizenship, sentence }]
    })
    const appealChance = inTime === 0 ? 0 : Math.min(1, ((number(`appeal.${stratum.id}`) ?? 0) * people) / inTime)
    for (const { each, jurisdiction, sex, offence, age, citizenship, sentence } of drawn) {
      const stay = stratum.stays.of(jurisdiction, offence)
      const [longerFrom, longerTo] = sentenceBounds(stay, stratum.stays.shape)[SENTENCES.indexOf(sentence)] ?? [0, 1]
      const band = bandOf(age)
      cells.push({
        first,
        count: each,
        stratum: stratum.id,
        jurisdiction,
        sex,
        offence,
        class: fitted.marginals.offences[offence] ?? '',
        ageFrom: band.from,
        ageSpan: band.to === null ? null : band.to - band.from + 1,
        citizenship: citizenship === 'unknown' ? null : citizenship,
        otherShare: citizenship === 'unknown' ? (shares.get(jurisdiction) ?? 0) : citizenship === 'other' ? 1 : 0,
        life: sentence === 'life',
        longerFrom,
        longerTo,
        scale: stay.scale,
        servedShare: stay.servedShare,
        appealChance,
      })
      first += each
    }
  }
  return cells
}

function numberOf(assumptions: readonly Assumption[]): (name: string) => number | undefined {
  return (name) => assumptions.find((one) => one.name === name)?.value
}

/** The share of non-citizens among people of unknown citizenship, by jurisdiction. */
function otherShares({ grid, cells }: FittedStratum, assumptions: readonly Assumption[]): ReadonlyMap<string, number> {
  const by = ['jurisdiction', 'citizenship']
  const keys = keysOf(grid, by)
  const known = new Map<string, { US: number; other: number }>()
  for (const [key, people] of sumsOf(cells, keys).entries()) {
    const [jurisdiction = '', citizenship = ''] = namesAt(grid, by, key)
    const row = known.get(jurisdiction) ?? { US: 0, other: 0 }
    if (citizenship === 'US' || citizenship === 'other') row[citizenship] += people
    known.set(jurisdiction, row)
  }
  const number = numberOf(assumptions)
  const ratio = number('citizenship.unknown-ratio') ?? 1
  return new Map(
    [...known].map(([jurisdiction, { US, other }]) => {
      const own = number(`citizenship.${jurisdiction}`)
      return [jurisdiction, own ?? (US + other === 0 ? 0 : Math.min(1, (ratio * other) / (US + other)))]
    }),
  )
}

/** In how many places of the distribution of stays the early part is looked at. */
const PLACES = 64

/** The part of the people of a kind who have served no longer than appeals are pending. */
function earlyParts(
  { stays }: FittedStratum,
  assumptions: readonly Assumption[],
): (jurisdiction: string, offence: string, age: string, sentence: string) => number {
  const number = numberOf(assumptions)
  const days = number('appeal.within-days') ?? 0
  const table = wholeStays(stays.shape)
  const kept = new Map<string, number>()
  return (jurisdiction, offence, age, sentence) => {
    const name = `${jurisdiction} ${offence} ${age} ${sentence}`
    const before = kept.get(name)
    if (before !== undefined) return before
    const stay = stays.of(jurisdiction, offence)
    const [from, to] = sentenceBounds(stay, stays.shape)[SENTENCES.indexOf(sentence)] ?? [0, 1]
    const band = bandOf(age)
    const middle = band.to === null ? band.from + (number('age.open-mean') ?? 0) : (band.from + band.to) / 2
    const most = Math.max(YEAR / 2, (middle + 0.5 - (number('age.first') ?? 0)) * YEAR)
    let sum = 0
    for (let place = 0; place < PLACES; place += 1) {
      const longer = from + ((place + 0.5) / PLACES) * (to - from)
      sum += Math.min(1, days / Math.min(most, Math.max(1, wholeStayAt(table, longer) * stay.scale)))
    }
    kept.set(name, sum / PLACES)
    return sum / PLACES
  }
}
