import { formatDay } from '../logic/index.ts'
import type { EwAnswer, EwDateType } from '../sentence/index.ts'

const NAMES: Readonly<Record<EwDateType, string>> = {
  ESED: 'End of the effective sentence',
  SLED: 'Expiry of sentence and licence',
  SED: 'Expiry of the sentence, without licence',
  LED: 'Expiry of the licence',
  CRD: 'Conditional release',
  ARD: 'Unconditional release',
  PED: 'First day for the Parole Board',
  PRRD: 'Release after the recall',
  TUSED: 'End of supervision after a short sentence',
  MTD: 'Middle of the training order',
  ETD: 'Early transfer in the training order',
  LTD: 'Late transfer in the training order',
  HDCED: 'Home detention curfew',
  ERSED: 'Early removal',
}

/** A date of England and Wales, or why there is none. */
export interface EwLine {
  readonly type: EwDateType
  readonly name: string
  readonly says: string
}

/** The dates of England and Wales line by line, what is refused at the end with its reason. */
export function ewLines({ dates, refused }: EwAnswer): readonly EwLine[] {
  const given = Object.entries(dates).flatMap(([type, day]): readonly EwLine[] =>
    isType(type) ? [{ type, name: NAMES[type], says: formatDay(day) }] : [],
  )
  return [...given, ...refused.map(({ type, why }) => ({ type, name: NAMES[type], says: `not given: ${why}` }))]
}

function isType(type: string): type is EwDateType {
  return Object.hasOwn(NAMES, type)
}
