import { answersOf, type CompiledLaw, type Transfer } from '../determination/index.ts'
import { type CaseRecord, type Fact, find, type Moment } from '../evidence/index.ts'

/**
 * What one record says by itself to the questions of the law: the place of each question that it answers, and the
 * answer. `NaN` is the answer of a record that contradicts itself on the question.
 */
export type Claims = ReadonlyMap<number, number>

/** The claims of the other records on file: of those that count, texts of law among them, and of those that may. */
export interface OtherClaims {
  readonly counting: readonly Claims[]
  readonly possible: readonly Claims[]
}

/** Reads the claims of records for hand-overs under one law. */
export type ClaimsReader = (record: CaseRecord, transfer: Transfer) => Claims

/**
 * Makes a reader of claims. A record is read as if it certainly concerned the person: it counts for what its kind of
 * exhibit can prove on the day, and alone where the law asks for several of independent origin.
 */
export function claimsReader(compiled: CompiledLaw, knownAt: Moment | undefined): ClaimsReader {
  const vocabulary = new Map(
    [...compiled.law.vocabulary].map(([id, { corroboration: _needed, ...fact }]): [string, Fact] => [id, fact]),
  )
  return (record, transfer) => {
    const findings = find(record, vocabulary, { on: transfer.on, knownAt })
    const answers = answersOf(compiled, findings, transfer)
    const claims = new Map<number, number>()
    for (const [slot, question] of compiled.slots.questions.entries()) {
      if (question.kind === 'on' || question.kind === 'transfer' || !findings.isOnRecord(question.fact)) continue
      const answer = answers[slot] ?? Number.NaN
      const torn = question.kind === 'member' ? stateOf(question.state, transfer) : undefined
      const isConflict = findings.conflicts.some(({ fact, member }) => fact === question.fact && member === torn)
      if (isConflict || !Number.isNaN(answer)) claims.set(slot, answer)
    }
    return claims
  }
}

function stateOf(state: string, transfer: Transfer): string {
  return state === 'to' || state === 'from' ? transfer[state] : state
}
