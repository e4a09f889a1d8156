import { basesInQuestion, type CompiledLaw } from '../../determination/index.ts'
import { good, type Result } from '../../input/index.ts'
import { parseDay } from '../../logic/index.ts'
import type { Session } from '../../sql/index.ts'
import type { ProposedTransfer } from './findings.ts'
import { type Funnel, type FunnelGroup, funnelOf } from './funnel.ts'

/** Whom the law lets through, under the basis that the programme names and under every other that could be named. */
export interface Eligibility {
  readonly transfer: ProposedTransfer
  /** Under the basis of the programme: everybody, citizens of the sending State, and others. */
  readonly own: readonly Funnel[]
  /** Citizens of the sending State who do not consent, under every basis that reaches this hand-over. */
  readonly citizensWithoutConsent: readonly Funnel[]
}

/** What is asked of a population that stands in a session. */
export interface EligibilityRequest {
  readonly compiled: CompiledLaw
  /** A table of the session with the columns of a population. */
  readonly population: string
  readonly transfer: ProposedTransfer
  /** The legal basis that the programme names. */
  readonly basis: string
  readonly progress?: (step: string, done: number) => void
}

/** Counts whom the law lets through. Nobody in the population is chosen or named; people decide about each case. */
export async function eligibilityOf(session: Session, request: EligibilityRequest): Promise<Result<Eligibility>> {
  const { compiled, transfer, basis, progress = () => undefined } = request
  const on = parseDay(transfer.on) ?? Number.NaN
  const bases = basesInQuestion(compiled.law, { ...transfer, on }).map(({ id }) => id)
  const all = bases.includes(basis) ? bases : [basis, ...bases]
  const wanted: readonly (readonly [string, FunnelGroup, boolean])[] = [
    [basis, 'everybody', false],
    [basis, 'citizens', false],
    [basis, 'others', false],
    ...all.map((id) => [id, 'citizens', true] as const),
  ]
  const funnels: Funnel[] = []
  for (const [at, [id, group, withoutConsent]] of wanted.entries()) {
    progress(`asking the law: ${id}`, at / wanted.length)
    const funnel = await funnelOf(session, { ...request, basis: id, group, withoutConsent, progress: () => undefined })
    if (!funnel.ok) return funnel
    funnels.push(funnel.value)
  }
  return good({
    transfer,
    own: funnels.filter(({ withoutConsent }) => !withoutConsent),
    citizensWithoutConsent: funnels.filter(({ withoutConsent }) => withoutConsent),
  })
}
