import type { Day } from '../../logic/index.ts'
import { allOf, chainDays, type EwChain, shorterThan } from './chain.ts'
import { changes, custodyOf, type Regime, withoutDecember } from './custody.ts'
import type { EwLaw, ShareChange, Tranche } from './law.ts'

/** Days that move the release of a chain: credit brings it forward, added days and days at large delay it. */
export interface Shift {
  readonly credit: number
  readonly added: number
  readonly atLarge: number
}

/** When a chain is released from custody. */
export interface ChainRelease {
  /** Day of automatic release or end of the custodial term, added days included. */
  readonly release: Day
  /** The same without added days and without waiting for a step of a change of law. */
  readonly unheld: Day
  readonly parole: Day | null
  /** Why the release is not certain under the encoded rules. */
  readonly doubt: string | null
  readonly paroleDoubt: string | null
  /** Whether credit exceeds what is to be served in custody. */
  readonly extinguished: boolean
}

/** The day from which a change of law reaches the sentences of a booking. */
export type StepDay = (change: ShareChange, chain: EwChain) => Day

/** The release of a chain under the law, with what moves it; `null` if the custodial part has no certain day. */
export function chainRelease(chain: EwChain, shift: Shift, law: EwLaw, stepDay: StepDay): ChainRelease | null {
  const dayUnder = (which: EwChain, regime: Regime): Day | null => {
    const custody = custodyOf(which, regime)
    return custody === null ? null : Math.max(custody.release - shift.credit, chain.start) + shift.atLarge
  }
  const first = custodyOf(chain, null)
  const standing = dayUnder(chain, null)
  if (first === null || standing === null) return null
  let [held, unheld] = [standing, standing]
  let regime: Regime = null
  let which = chain
  let doubt: string | null = null
  let paroleDoubt: string | null = null
  for (const change of law.changes) {
    if (!changes(which, change)) continue
    // Whoever is free before the first step is not reached by any.
    if (held + shift.added <= (change.tranches[0]?.from ?? Number.POSITIVE_INFINITY)) continue
    const step = stepDay(change, chain)
    if (held <= step) {
      if (held + shift.added > step) doubt = `only added days keep the person in custody when ${change.id} begins`
      continue
    }
    let found = dayUnder(which, change)
    if (found === null) return null
    const december = chain.members.some(({ excluded }) => excluded === 'from-december-2024')
    if (december && change.reaches === 'not-excluded' && Math.max(found, step) >= law.exclusionsFrom) {
      which = withoutDecember(chain)
      found = dayUnder(which, change)
      if (found === null) return null
    }
    unheld = found
    held = Math.max(found, step)
    regime = change
    const served = chain.members.some(({ kind, imposedOn }) => kind === 'standard' && imposedOn < step)
    if (served) paroleDoubt = `${change.id} began while the sentence was being served`
  }
  const custody = custodyOf(which, regime) ?? first
  const parole = custody.paroleDays === 0 ? null : unheld - custody.paroleDays + shift.added
  const extinguished = custody.release - shift.credit + shift.added < chain.start - 1
  // Added days are first set against credit that is left over.
  const spare = Math.max(0, chain.start - (custody.release - shift.credit))
  const release = Math.max(held, held + shift.added - spare)
  return { release, unheld, parole, doubt, paroleDoubt, extinguished }
}

/** A chain with the last day on which it can still be running. */
export interface RunningChain {
  readonly chain: EwChain
  readonly expiry: Day
}

/**
 * From when a change reaches the sentences of a booking: the step of the longest sentence that was running on the first
 * day of the change. Sentences imposed later are reached at once.
 */
export function stepDays(runningChains: () => readonly RunningChain[]): StepDay {
  let running: readonly RunningChain[] | null = null
  return (change, own) => {
    const first = change.tranches[0]
    if (first === undefined) return Number.NEGATIVE_INFINITY
    if (own.start >= first.from) return first.from
    running ??= runningChains()
    const active = running
      .filter(({ chain, expiry }) => chain.start < first.from && expiry >= first.from)
      .map(({ chain }) => chain)
      .filter((chain) => !allOf(chain, 'fine', 'training-order'))
    const step = change.tranches.find((tranche) => active.every((chain) => within(chain, tranche)))
    return (step ?? first).from
  }
}

function within(chain: EwChain, { longestDays, belowMonths }: Tranche): boolean {
  if (longestDays !== null && chainDays(chain) > longestDays) return false
  return belowMonths === null || shorterThan(chain, belowMonths)
}
