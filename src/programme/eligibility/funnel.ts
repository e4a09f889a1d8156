import {
  type CompiledLaw,
  type ContestedCount,
  determinePopulation,
  type MissingGroup,
  missingGroups,
  type PopulationAnswer,
} from '../../determination/index.ts'
import { good, type Result } from '../../input/index.ts'
import type { Role, Verification } from '../../law/index.ts'
import { parseDay } from '../../logic/index.ts'
import type { Session } from '../../sql/index.ts'
import { type FindingSource, findingsOf, type ProposedTransfer } from './findings.ts'

/** Whose funnel it is: everybody in the population, or citizens or others of the sending State. */
export type FunnelGroup = 'everybody' | 'citizens' | 'others'

/** One cut: a provision that bars people whom no provision before it bars. */
export interface FunnelCut {
  readonly provision: string
  readonly cite: string
  readonly says: string
  readonly role: Role
  readonly verified: Verification
  readonly barred: number
  readonly left: number
}

/** A provision that bars people, counted by itself: others may bar them too. */
export type FunnelBar = Omit<FunnelCut, 'left'>

/** A contested question whose positions bar different numbers of people, with the outcomes under each. */
export interface ContestedCut {
  readonly provision: string
  readonly question: string
  readonly positions: readonly Pick<ContestedCount, 'position' | 'outcomes'>[]
}

/** How far the law lets a population through under one basis. Nobody in it is named, and nobody is chosen. */
export interface Funnel {
  readonly group: FunnelGroup
  readonly basis: string
  readonly withoutConsent: boolean
  readonly people: number
  readonly barred: number
  readonly notShown: number
  readonly shown: number
  /** The law does not reach this hand-over under this basis at all, by its dates or States. */
  readonly outOfReach: boolean
  /** In the law's order; each cut counts people whom no earlier provision bars. */
  readonly cuts: readonly FunnelCut[]
  /** Every provision that bars anybody, each counted by itself. */
  readonly bars: readonly FunnelBar[]
  /** What would have to be shown of those who are not barred, the fewest facts first. */
  readonly missing: readonly MissingGroup[]
  readonly contested: readonly ContestedCut[]
  readonly sources: readonly FindingSource[]
}

/** What a funnel is asked for. */
export interface FunnelRequest {
  readonly compiled: CompiledLaw
  /** A table of the session with the columns of a population. */
  readonly population: string
  readonly transfer: ProposedTransfer
  readonly basis: string
  readonly group: FunnelGroup
  readonly withoutConsent: boolean
  readonly progress?: (step: string, done: number) => void
}

const FINDINGS = 'population_findings'

/** Counts how the law, provision by provision, narrows a population down to those who are not barred. */
export async function funnelOf(session: Session, request: FunnelRequest): Promise<Result<Funnel>> {
  const { compiled, population, transfer, basis, group, withoutConsent, progress } = request
  const own = group === 'everybody' ? population : `(select * from ${population} where ${isIn(group)}) as people`
  const findings = findingsOf(session.dialect, own, transfer, withoutConsent)
  await session.run(`drop table if exists ${FINDINGS}; create table ${FINDINGS} as ${findings.sql}`)
  const answer = await determinePopulation(session, {
    compiled,
    transfer: { ...transfer, on: parseDay(transfer.on) ?? Number.NaN, basis },
    findings: { table: FINDINGS },
    form: 'full',
    ...(progress === undefined ? {} : { progress }),
  })
  if (!answer.ok) return answer
  const missing = await missingGroups(session, answer.value.plan, FINDINGS)
  await session.run(`drop table ${FINDINGS}`)
  const { people, outcomes } = answer.value
  const about = aboutProvision(compiled, answer.value)
  const cuts = cutsOf(answer.value, about)
  return good({
    group,
    basis,
    withoutConsent,
    people,
    barred: outcomes.barred,
    notShown: outcomes['not-shown'],
    shown: outcomes.shown,
    outOfReach: outcomes.barred > cuts.reduce((sum, { barred }) => sum + barred, 0),
    cuts,
    bars: barsOf(answer.value, about),
    missing,
    contested: contestedOf(answer.value.contested),
    sources: findings.sources,
  })
}

/** Citizenship where it is known or modelled; people of whom nothing says it are in neither group. */
function isIn(group: 'citizens' | 'others'): string {
  return `coalesce(citizenship, citizenship_modelled) ${group === 'others' ? '=' : '<>'} 'other'`
}

type AboutProvision = (id: string, barred: number) => readonly FunnelBar[]

/** Finds what is told of a provision that bars people. */
function aboutProvision({ law }: CompiledLaw, { provisions }: PopulationAnswer): AboutProvision {
  return (id, barred) => {
    const provision = law.provisions.find((one) => one.id === id)
    const role = provisions.find((one) => one.provision === id)?.role
    if (barred === 0 || provision === undefined || role === undefined) return []
    const { cite, says, source } = provision
    return [{ provision: id, cite, says, role, verified: source.verified, barred }]
  }
}

function cutsOf({ people, deciding }: PopulationAnswer, about: AboutProvision): readonly FunnelCut[] {
  let left = people
  return deciding
    .filter(({ outcome }) => outcome === 'barred')
    .flatMap(({ provision, people: barred }) => about(provision, barred))
    .map((bar) => {
      left -= bar.barred
      return { ...bar, left }
    })
}

function barsOf({ provisions }: PopulationAnswer, about: AboutProvision): readonly FunnelBar[] {
  return provisions.flatMap(({ provision, role, holds, fails }) => {
    if (role === 'bar') return about(provision, holds)
    return role === 'condition' ? about(provision, fails) : []
  })
}

function contestedOf(counts: readonly ContestedCount[]): readonly ContestedCut[] {
  const keys = [...new Set(counts.map(({ provision, question }) => `${provision}\n${question}`))]
  return keys.flatMap((key) => {
    const all = counts.filter(({ provision, question }) => `${provision}\n${question}` === key)
    const [first] = all
    if (first === undefined || new Set(all.map(({ outcomes }) => outcomes.barred)).size < 2) return []
    const positions = all.map(({ position, outcomes }) => ({ position, outcomes }))
    return [{ provision: first.provision, question: first.question, positions }]
  })
}
