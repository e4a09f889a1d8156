import type { Law } from '../law/index.ts'
import { type Expression, type MonthEncoding, readExpressions, readValue, symbol, TRANSFER } from '../logic/index.ts'
import { LawText } from './lawText.ts'
import type { Solver, Verdict } from './solver.ts'

/** The value of every symbol that was asked for. */
export type Model = ReadonlyMap<string, boolean | number>

/** What a solver found for one set of assertions. */
export interface Found {
  readonly verdict: Verdict
  /** Only with `sat`: the values that make the assertions true. */
  readonly model?: Model
}

/** A text and a solver that has been told of it; definitions are sent once, assertions for one question at a time. */
export class Session {
  readonly text: LawText
  readonly #solver: Solver
  readonly #sent: string[] = []
  /** The session that the solver was told of last; it forgets one for another. */
  static readonly #told = new WeakMap<Solver, Session>()

  constructor(law: Law, months: MonthEncoding, solver: Solver) {
    this.text = new LawText(law, months)
    this.#solver = solver
  }

  /**
   * Asks whether assertions can be true together. The comment goes into the text for its readers, with the verdict that
   * was expected of the solver and the one that it gave.
   */
  async ask(comment: string, expected: Verdict, assertions: readonly string[]): Promise<Found> {
    await this.#resume()
    const question = [...assertions.map((assertion) => `(assert ${assertion})`), '(check-sat)']
    const piece = [
      ...this.text.news(),
      '',
      ...comment.split('\n').map((line) => `; ${line}`),
      '(push 1)',
      `; expected: ${expected}`,
      ...question,
    ]
    const answer = (await this.#solver.ask(piece.join('\n'))).trim()
    const verdict = answer === 'sat' || answer === 'unsat' ? answer : 'unknown'
    this.#sent.push(...piece, `; answered: ${verdict}`, '(pop 1)')
    const model = verdict === 'sat' ? await this.#model() : undefined
    await this.#solver.ask('(pop 1)')
    return model === undefined ? { verdict } : { verdict, model }
  }

  /** Everything that was sent, as a text that another solver can be given. */
  sent(): string {
    return `${this.#sent.join('\n')}\n`
  }

  /** If the solver was told of another text meanwhile, it is told of this one again. */
  async #resume(): Promise<void> {
    if (Session.#told.get(this.#solver) === this) return
    Session.#told.set(this.#solver, this)
    await this.#solver.reset()
    const before = this.text.given()
    if (before.length > 0) await this.#solver.ask(before.join('\n'))
  }

  async #model(): Promise<Model> {
    const facts = this.text.writer.variables().flatMap(({ known, value }) => [known, value])
    const names = [...new Set([TRANSFER.to, TRANSFER.from, TRANSFER.on, ...facts, ...this.text.treatySymbols()])]
    const answer = readExpressions(await this.#solver.ask(`(get-value (${names.join(' ')}))`))
    const [pairs] = answer ?? []
    const values = new Map<string, boolean | number>()
    for (const pair of Array.isArray(pairs) ? (pairs as readonly Expression[]) : []) {
      const [name, of] = Array.isArray(pair) ? (pair as readonly Expression[]) : []
      const value = readValue(of)
      // A solver may leave the bars away where a symbol does not need them.
      if (typeof name === 'string' && value !== null) values.set(name.startsWith('|') ? name : symbol(name), value)
    }
    return values
  }
}
