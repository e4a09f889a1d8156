import type { Finding, Findings } from '../evidence/index.ts'
import { treatyInForce } from '../law/index.ts'
import { type Answers, parseDay, type Question, stateNumber, type Truth } from '../logic/index.ts'
import type { Transfer } from './case.ts'
import type { CompiledLaw } from './compiledLaw.ts'

/** Answers every question of the law from the findings; what is unproven stays unknown. */
export function answersOf(compiled: CompiledLaw, findings: Findings, transfer: Transfer): Answers {
  const answers = compiled.slots.unknown()
  for (const [slot, question] of compiled.slots.questions.entries()) {
    answers[slot] = answerTo(question, findings, transfer, compiled)
  }
  return answers
}

function answerTo(question: Question, findings: Findings, transfer: Transfer, compiled: CompiledLaw): number {
  if ('fact' in question && !findings.isOnRecord(question.fact)) return Number.NaN
  switch (question.kind) {
    case 'on':
      return transfer.on
    case 'transfer':
      return stateNumber(transfer[question.side])
    case 'member':
      return truthNumber(findings.member(question.fact, stateNamed(question.state, transfer)))
    case 'fact': {
      const finding = findings.of(question.fact)
      return question.type === 'boolean' ? truthNumber(finding) : valueNumber(finding, question, compiled)
    }
  }
}

/** The State that a question asks about: a code, or the receiving or sending State of the transfer. */
export function stateNamed(state: string, transfer: Transfer): string {
  return state === 'to' || state === 'from' ? transfer[state] : state
}

function truthNumber(finding: Finding): number {
  if (finding.state === 'unproven') return Number.NaN
  return finding.state === 'proven' ? 1 : 0
}

function valueNumber(finding: Finding, question: Extract<Question, { kind: 'fact' }>, compiled: CompiledLaw): number {
  if (finding.state !== 'proven') return Number.NaN
  const { value } = finding
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return Number.NaN
  if (question.type === 'date') return parseDay(value) ?? Number.NaN
  if (question.type === 'country') return stateNumber(value)
  const index = compiled.law.vocabulary.get(question.fact)?.values?.indexOf(value) ?? -1
  return index < 0 ? Number.NaN : index
}

/**
 * Sets the answer on `treaty.inForce` for a basis: what assertions prove comes first, a conflict between them leaves
 * it unknown, and without a counting, proving assertion the treaty tables answer. Returns what the tables said, or
 * `undefined` if they were not asked.
 */
export function answerTreaty(
  answers: Answers,
  compiled: CompiledLaw,
  findings: Findings,
  basis: string,
  transfer: Transfer,
): Truth | undefined {
  const finding = findings.of('treaty.inForce')
  if (finding.proofs.length > 0) {
    answers[compiled.treatySlot] = truthNumber(finding)
    return undefined
  }
  const byTables = treatyInForce(compiled.law, basis, transfer.from, transfer.to, transfer.on)
  answers[compiled.treatySlot] = byTables === null ? Number.NaN : byTables ? 1 : 0
  return byTables
}
