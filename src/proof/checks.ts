import type { Basis, Law, Obligation } from '../law/index.ts'
import { type Formula, parseDay, TRANSFER } from '../logic/index.ts'
import { caseOf, type MadeCase } from './caseOf.ts'
import { FIRST, type LawText } from './lawText.ts'
import type { Replay, Replayed } from './replay.ts'
import { Session } from './session.ts'
import { type Solver, SolverFailure, type Verdict } from './solver.ts'

/** A question to the solver: which assertions, which verdict the obligation wants, and how a model is confirmed. */
export interface Question {
  /** What it asks, in one sentence; it stands in the text. */
  readonly asks: string
  readonly expected: 'sat' | 'unsat'
  readonly assertions: (text: LawText) => readonly string[]
  /** Whether the evaluator agrees with a model: that it is what the assertions say. */
  readonly confirms: (replayed: Replayed) => boolean
  /** Provisions that are left out when the model is replayed. */
  readonly without?: readonly string[]
  /** Formulas whose truth the confirmation needs. */
  readonly formulas?: readonly Formula[]
}

/** What came of a question. */
export interface Asked {
  readonly asks: string
  readonly verdict: Verdict
  /** Whether the verdict is the one wanted and, with a model, the evaluator confirmed it. */
  readonly ok: boolean
  readonly made?: MadeCase
  readonly replayed?: Replayed
  /** Why it is not in order, if it is not. */
  readonly trouble?: string
}

/** A day of our time, near which models are looked for first so that a reader knows the law they speak of. */
const RECENT = parseDay('2026-06-30') ?? 0

/**
 * Asks everything about one basis. A model is made into a case file and judged by the evaluator; if the evaluator does
 * not confirm it, the question is asked again with exact months. What a solver fails to answer is asked once more.
 */
export class Examiner {
  readonly law: Law
  readonly basis: Basis
  readonly #replay: Replay
  readonly #solver: Solver
  readonly #sessions = new Map<string, Session>()

  constructor(law: Law, basis: Basis, replay: Replay, solver: Solver) {
    this.law = law
    this.basis = basis
    this.#replay = replay
    this.#solver = solver
  }

  /** Asks one question. */
  async ask(obligation: Obligation, question: Question): Promise<Asked> {
    const first = await this.#askWith('bounds', obligation, question)
    return first.trouble === NOT_CONFIRMED ? this.#askWith('exact', obligation, question) : first
  }

  /** All text that was sent for this basis, the bounded and the exact one. */
  sent(): readonly string[] {
    return [...this.#sessions.values()].map((session) => session.sent())
  }

  async #askWith(months: 'bounds' | 'exact', obligation: Obligation, question: Question): Promise<Asked> {
    const { asks, expected } = question
    const comment = `${obligation.id}, ${this.basis.id}: ${asks}`
    let found: Awaited<ReturnType<Session['ask']>>
    try {
      found = await this.#answer(months, comment, question)
    } catch (error) {
      if (!(error instanceof SolverFailure)) throw error
      return { asks, verdict: 'unknown', ok: false, trouble: error.message }
    }
    const { verdict, model } = found
    if (verdict === 'unknown') return { asks, verdict, ok: false, trouble: 'The solver does not know.' }
    if (model === undefined)
      return { asks, verdict, ok: verdict === expected, ...(expected === 'sat' ? { trouble: NONE } : {}) }
    const { text } = this.#session(months)
    const made = caseOf(text, model, this.basis.id, `${obligation.id}-${this.basis.id.replace('/', '-')}`, asks, FIRST)
    const replayed = await this.#replay.of(made, question.without, question.formulas)
    if (!question.confirms(replayed)) return { asks, verdict, ok: false, made, replayed, trouble: NOT_CONFIRMED }
    const wanted = expected === 'sat'
    return { asks, verdict, ok: wanted, made, replayed, ...(wanted ? {} : { trouble: 'There is a counterexample.' }) }
  }

  async #answer(months: 'bounds' | 'exact', comment: string, question: Question): ReturnType<Session['ask']> {
    const attempt = async (): ReturnType<Session['ask']> => {
      const session = this.#session(months)
      const assertions = question.assertions(session.text)
      if (question.expected === 'sat') {
        const near = `(<= ${RECENT - 60} ${TRANSFER.on} ${RECENT})`
        const samples = session.text.writer.samples()
        for (const more of [[near, ...samples], samples]) {
          const sampled = await session.ask(`${comment} (among sampled days)`, 'sat', [...assertions, ...more])
          if (sampled.verdict === 'sat') return sampled
        }
      }
      return session.ask(comment, question.expected, assertions)
    }
    try {
      return await attempt()
    } catch (error) {
      // A solver that died has forgotten the text; a new session tells it anew.
      if (!(error instanceof SolverFailure)) throw error
      this.#sessions.delete(months)
      return attempt()
    }
  }

  #session(months: 'bounds' | 'exact'): Session {
    let session = this.#sessions.get(months)
    if (session === undefined) {
      session = new Session(this.law, months, this.#solver)
      this.#sessions.set(months, session)
    }
    return session
  }
}

const NOT_CONFIRMED = 'The evaluator does not confirm the model of the solver.'
const NONE = 'No record makes it so.'
