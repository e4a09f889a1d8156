import type { Law, Obligation } from '../law/index.ts'
import type { MadeCase } from './caseOf.ts'
import type { Asked } from './checks.ts'
import type { BasisProofs } from './prove.ts'

/** A question whose answer is not the one that the obligation wants. */
export type Failed = Asked & { readonly basis: string }

/** What came of one obligation over all bases that were asked. */
export interface ObligationResult {
  readonly obligation: Obligation
  /** `proved`: every question has the answer wanted; `fails`: a counterexample or nothing; `unknown`: no answer. */
  readonly verdict: 'proved' | 'fails' | 'unknown' | 'not-asked'
  readonly bases: readonly string[]
  readonly questions: number
  readonly milliseconds: number
  readonly failed: readonly Failed[]
  /** For each exception of the obligation, a record that is shown under it although the obligation would forbid it. */
  readonly excepted: readonly MadeCase[]
}

/** Gathers what came of each obligation, in the order of the law. An unknown verdict is never taken for a proof. */
export function resultsOf(
  law: Law,
  obligations: readonly Obligation[],
  found: readonly BasisProofs[],
): readonly ObligationResult[] {
  return law.obligations
    .filter((obligation) => obligations.includes(obligation))
    .map((obligation) => {
      const proofs = found.flatMap(({ proofs: all }) => all.filter((proof) => proof.obligation === obligation.id))
      const asked = proofs.flatMap(({ asked: all, basis }) => all.map((one) => ({ ...one, basis })))
      const failed = asked.filter(({ ok }) => !ok)
      const unknown = failed.length > 0 && failed.every(({ verdict }) => verdict === 'unknown')
      const verdict = asked.length === 0 ? 'not-asked' : failed.length === 0 ? 'proved' : unknown ? 'unknown' : 'fails'
      return {
        obligation,
        verdict,
        bases: proofs.filter((proof) => proof.asked.length > 0).map(({ basis }) => basis),
        questions: asked.length,
        milliseconds: proofs.reduce((sum, proof) => sum + proof.milliseconds, 0),
        failed,
        excepted: asked.flatMap(({ ok, made, basis }) =>
          ok && made !== undefined && obligation.except.has(basis) ? [made] : [],
        ),
      }
    })
}

/** The size of the whole text, for the table: how many bytes, and how many definitions stand in it. */
export interface TextSize {
  readonly bytes: number
  readonly definitions: number
}

/** How large a text is. All of it is ASCII, so a character is a byte. */
export function sizeOf(text: string): TextSize {
  return { bytes: text.length, definitions: text.split('\n(define-fun ').length - 1 }
}

/** The whole text that was given to the solver, with a comment before every question; any other solver can read it. */
export function textOf(found: readonly BasisProofs[]): string {
  const parts = found.flatMap(({ basis, text }) => text.map((one) => `; ==== ${basis}\n(reset)\n${one}`))
  return `; The encoded law and what it is asked, as SMT-LIB 2 text. Each question says which answer proves it, and which was given.\n${parts.join('\n')}`
}
