import type { Day } from '../../logic/index.ts'
import { type Duration, dayAfterTerm, together } from '../duration.ts'
import { daysUp, type Share } from '../share.ts'
import type { EwChain } from './chain.ts'
import { FULL_TERM_ABOVE, HALF, PCSC_2022_FROM, type ShareChange, TWO_THIRDS } from './law.ts'
import type { EwSentence } from './model.ts'

/** The custodial part of a chain under one law: its last day before adjustments, and how much parole may take off. */
export interface Custody {
  /** Day of automatic release, or the end of the custodial term. */
  readonly release: Day
  /** Days by which the Parole Board may release earlier; 0 without such a sentence. */
  readonly paroleDays: number
}

/** Which shares apply: the standing ones, or those of a change. */
export type Regime = ShareChange | null

/**
 * The custodial part of a chain. Sentences of the same share are added first and their share is taken of the whole, each
 * group running by calendar from the day after the group before it is served. Part days are served in full.
 * `null` where the order changes the day: groups of one share that are not next to each other, or weeks among months.
 */
export function custodyOf(chain: EwChain, regime: Regime): Custody | null {
  let known = computed.get(chain)
  if (known === undefined) {
    known = new Map()
    computed.set(chain, known)
  }
  const found = known.get(regime)
  if (found !== undefined) return found
  const custody = compute(chain, regime)
  known.set(regime, custody)
  return custody
}

/** A chain never changes, so what was computed of it is kept as long as it is. */
const computed = new WeakMap<EwChain, Map<Regime, Custody | null>>()

function compute(chain: EwChain, regime: Regime): Custody | null {
  const groups = groupsOf(chain.members, regime)
  if (groups === null) return null
  let start = chain.start
  let paroleDays = 0
  // What is released automatically is served first; parts that wait for the Parole Board follow (CJA 2003 s 264).
  for (const { term, share, parole } of [...groups].sort(
    (a, b) => Number(a.parole !== null) - Number(b.parole !== null),
  )) {
    const days = dayAfterTerm(start, term) - start
    // Weeks before months and months before weeks can differ by a day, and no text says which comes first.
    const weeks = 7 * term.weeks + term.days
    if (dayAfterTerm(start + weeks, { ...term, weeks: 0, days: 0 }) - start !== days) return null
    const served = daysUp(share, days)
    if (parole !== null) paroleDays += served - daysUp(parole, days)
    start += served
  }
  return { release: start - 1, paroleDays }
}

interface Group {
  readonly key: string
  readonly term: Duration
  readonly share: Share
  readonly parole: Share | null
}

function groupsOf(members: readonly EwSentence[], regime: Regime): readonly Group[] | null {
  const groups: Group[] = []
  for (const one of members) {
    const next = groupOf(one, regime)
    const last = groups.at(-1)
    if (last?.key === next.key) groups[groups.length - 1] = { ...last, term: together(last.term, next.term) }
    else if (groups.some(({ key }) => key === next.key)) return null
    else groups.push(next)
  }
  return groups
}

const WHOLE: Share = { top: 1, bottom: 1 }

function groupOf(one: EwSentence, regime: Regime): Group {
  const { term } = one
  if (one.kind === 'extended') {
    if (one.automatic) return { key: 'two-thirds', term, share: TWO_THIRDS, parole: null }
    // Each waits for a share of its own custodial term, so they are not added first.
    return { key: one.id, term, share: WHOLE, parole: TWO_THIRDS }
  }
  if (one.kind === 'particular-concern') {
    return { key: one.id, term, share: WHOLE, parole: one.imposedOn < PCSC_2022_FROM ? HALF : TWO_THIRDS }
  }
  if (one.kind === 'fine') {
    const full = (one.amount ?? 0) >= FULL_TERM_ABOVE
    return { key: 'fine', term, share: full ? WHOLE : HALF, parole: null }
  }
  const share = one.kind === 'standard' ? shareOf(one, regime) : HALF
  return { key: `${share.top}/${share.bottom}`, term, share, parole: null }
}

/** The share of a standard sentence that is served: two thirds or one half, less under a change that reaches it. */
function shareOf(one: EwSentence, regime: Regime): Share {
  const standing = one.plus ? TWO_THIRDS : HALF
  if (regime === null || !reached(one, regime)) return standing
  return one.plus ? (regime.plus ?? standing) : regime.standard
}

function reached(one: EwSentence, { reaches }: ShareChange): boolean {
  if (reaches === 'not-excluded') return one.excluded !== 'always'
  return !one.scheduled && !one.section250
}

/** The same sentences with those of the offences excluded in December 2024 taken out of the change. */
export function withoutDecember(chain: EwChain): EwChain {
  const members = chain.members.map((one) =>
    one.excluded === 'from-december-2024' ? { ...one, excluded: 'always' as const } : one,
  )
  return { ...chain, members }
}

/** Whether a change alters anything for a chain. */
export function changes(chain: EwChain, regime: ShareChange): boolean {
  return chain.members.some((one) => {
    const [a, b] = [shareOf(one, null), shareOf(one, regime)]
    return one.kind === 'standard' && (a.top !== b.top || a.bottom !== b.bottom)
  })
}
