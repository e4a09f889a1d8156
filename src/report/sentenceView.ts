import type {
  CertificateAnswer,
  Comparison,
  EwAnswer,
  SentenceAnswer,
  SentenceFile,
  WithRules,
} from '../sentence/index.ts'

/** A certificate that was checked, with what the form says of it. */
export interface CertificateView {
  readonly id: string
  readonly title: string | null
  readonly labels: ReadonlyMap<string, string>
  readonly answer: CertificateAnswer
  readonly verified: string
}

/** A sentence file and everything that was computed from it. */
export interface SentenceView {
  readonly file: SentenceFile
  readonly rules: WithRules
  readonly answer: SentenceAnswer
  readonly comparison: Comparison
  readonly englandWales: EwAnswer | null
  readonly certificate: CertificateView | null
}
