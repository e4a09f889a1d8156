import type { Assumption } from './assumption.ts'
import type { StratumFile } from './marginalsShape.ts'
import type { Stay } from './sentenceClass.ts'
import { YEAR } from './stay.ts'

/** How long people stay, by jurisdiction and offence. */
export interface StayModel {
  readonly shape: number
  readonly of: (jurisdiction: string, offence: string) => Stay
  /** Of how many pairs of jurisdiction and offence no mean stay is known, so that the one everywhere is taken. */
  readonly imputed: number
  readonly pairs: number
}

/** The stays of a stratum, from its table of mean stays or from the assumption that stands for it. */
export function stayModel(stratum: StratumFile, assumptions: readonly Assumption[]): StayModel {
  const { id, stays, jurisdictions, offences } = stratum
  const number = (name: string): number | undefined => assumptions.find((one) => one.name === name)?.value
  const shape = number('stay.shape') ?? 1
  const known = (jurisdiction: string, offence: string): number | undefined =>
    'assumption' in stays ? number(stays.assumption) : stays.by?.[jurisdiction]?.[stays.sameAs?.[offence] ?? offence]
  const everywhere = (offence: string): number =>
    'assumption' in stays ? 1 : (stays.everywhere[stays.sameAs?.[offence] ?? offence] ?? 1)
  const pairs = jurisdictions.flatMap((jurisdiction) => offences.map((offence) => known(jurisdiction, offence)))
  return {
    shape,
    of: (jurisdiction, offence) => ({
      scale: ((known(jurisdiction, offence) ?? everywhere(offence)) * YEAR) / shape,
      servedShare: number(`served-share.${id}.${offence}`) ?? number(`served-share.${id}`) ?? 1,
    }),
    imputed: pairs.filter((one) => one === undefined).length,
    pairs: pairs.length,
  }
}
