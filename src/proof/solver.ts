/** A solver that is told SMT-LIB 2 text piece by piece and answers each piece; it keeps what it was told. */
export interface Solver {
  /** Its name as tables show it. */
  readonly name: string
  /** Sends text and answers with what the solver printed; throws `SolverFailure` if it dies or takes too long. */
  readonly ask: (text: string) => Promise<string>
  /** Forgets everything that it was told. */
  readonly reset: () => Promise<void>
  /** Ends it. */
  readonly close: () => void
}

/** A solver died, took too long, or did not understand the text; its verdict then counts as unknown. */
export class SolverFailure extends Error {
  override readonly name = 'SolverFailure'
}

/** What a solver says of a set of assertions: they can be true together, they cannot, or it does not know. */
export type Verdict = 'sat' | 'unsat' | 'unknown'
