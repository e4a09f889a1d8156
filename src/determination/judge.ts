import type { Role } from '../law/index.ts'
import { type Answers, type Truth, truthOf } from '../logic/index.ts'
import type { Candidate } from './compiledLaw.ts'

/** The answer for one basis, or for a case. */
export type Outcome = 'barred' | 'not-shown' | 'shown'

/** The state of a provision: of a condition or duty, of a bar or warning. */
export type ProvisionState = 'met' | 'failed' | 'applies' | 'excluded' | 'unproven'

/** The state that a truth gives a provision in its role. */
export function stateOf(role: Role, truth: Truth): ProvisionState {
  if (truth === null) return 'unproven'
  if (role === 'condition' || role === 'duty') return truth ? 'met' : 'failed'
  return truth ? 'applies' : 'excluded'
}

/** How a provision weighs on the outcome: it blocks, leaves the question open, or lets it pass. */
type Weight = 'blocks' | 'open' | 'passes'

function weightOf(role: Role, truth: Truth): Weight {
  if (role === 'duty' || role === 'warning') return 'passes'
  if (truth === null) return 'open'
  return truth === (role === 'condition') ? 'passes' : 'blocks'
}

/** The outcome under one position on a contested question, all else as the protective reading. */
interface PositionOutcome {
  readonly candidate: Candidate
  readonly question: number
  readonly truths: readonly Truth[]
  readonly outcomes: readonly Outcome[]
}

/** A basis judged on answers: the truth of each provision, the outcome, and the outcome under each position. */
export interface Judgement {
  readonly truths: readonly Truth[]
  /** The worst of the outcomes under the protective reading and under every position. */
  readonly outcome: Outcome
  readonly positions: readonly PositionOutcome[]
}

/** Judges the provisions that count under one basis. */
export function judge(candidates: readonly Candidate[], answers: Answers): Judgement {
  const truths: Truth[] = []
  let blocks = 0
  let open = 0
  for (const candidate of candidates) {
    const truth = truthOf(candidate.holds, answers)
    truths.push(truth)
    const weight = weightOf(candidate.role, truth)
    if (weight === 'blocks') blocks += 1
    else if (weight === 'open') open += 1
  }
  let worst = outcomeOf(blocks, open)
  const positions: PositionOutcome[] = []
  for (const [i, candidate] of candidates.entries()) {
    const own = weightOf(candidate.role, truths[i] ?? null)
    for (const { index, positions: all } of candidate.questions) {
      const found = all.map((position) => truthOf(position, answers))
      const outcomes = found.map((truth) => {
        const weight = weightOf(candidate.role, truth)
        return outcomeOf(blocks + step(own, weight, 'blocks'), open + step(own, weight, 'open'))
      })
      positions.push({ candidate, question: index, truths: found, outcomes })
      for (const outcome of outcomes) worst = worse(worst, outcome)
    }
  }
  return { truths, outcome: worst, positions }
}

/** Only the outcome of a basis; stops as early as the outcome is sure. For lists and whole populations. */
export function outcomeOnly(candidates: readonly Candidate[], answers: Answers): Outcome {
  let open = false
  for (const candidate of candidates) {
    const { role } = candidate
    if (role === 'duty' || role === 'warning') continue
    for (const reading of candidate.readings) {
      if (role === 'condition' ? reading.disproven(answers) : reading.proven(answers)) return 'barred'
      open ||= role === 'condition' ? !reading.proven(answers) : !reading.disproven(answers)
    }
  }
  return open ? 'not-shown' : 'shown'
}

function step(before: Weight, after: Weight, counted: Weight): number {
  return (after === counted ? 1 : 0) - (before === counted ? 1 : 0)
}

function outcomeOf(blocks: number, open: number): Outcome {
  if (blocks > 0) return 'barred'
  return open > 0 ? 'not-shown' : 'shown'
}

const ORDER: readonly Outcome[] = ['barred', 'not-shown', 'shown']

/** The more protective of two outcomes. */
export function worse(a: Outcome, b: Outcome): Outcome {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b
}

/** Whether the first outcome is better than the second: `shown` over `not-shown` over `barred`. */
export function isBetter(a: Outcome, b: Outcome): boolean {
  return ORDER.indexOf(a) > ORDER.indexOf(b)
}
