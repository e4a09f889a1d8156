/** Whom the law of a programme lets through, in numbers of people, provision by provision. */
export { type Eligibility, type EligibilityRequest, eligibilityOf } from './eligibility.ts'
export type { FindingSource, ProposedTransfer } from './findings.ts'
export type { ContestedCut, Funnel, FunnelBar, FunnelCut, FunnelGroup, FunnelRequest } from './funnel.ts'
export { funnelOf } from './funnel.ts'
