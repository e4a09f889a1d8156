import { type Findings, find, type Moment } from '../evidence/index.ts'
import { type Basis, compare, type Law } from '../law/index.ts'
import { type Answers, type Day, type Extent, formatDay, reasonOf } from '../logic/index.ts'
import { answersOf, answerTreaty } from './answers.ts'
import { type Misfit, misfitOf, namedMisfitOf, provisionsThatCount } from './applicability.ts'
import { detailsFor } from './because.ts'
import type { Case, Transfer } from './case.ts'
import type { Candidate, CompiledLaw } from './compiledLaw.ts'
import type {
  AllegationResult,
  BasisResult,
  ConflictResult,
  ContestedResult,
  Determination,
  ProvisionResult,
} from './determination.ts'
import { isBetter, type Judgement, judge, type Outcome, stateOf } from './judge.ts'
import { missingFacts } from './missing.ts'

/** How a case is to be judged, where it differs from what the case says. */
export interface DetermineOptions {
  /** The day to judge facts and law on, instead of the day of the transfer. */
  readonly on?: Day | undefined
  /** The moment up to which the record is known. */
  readonly knownAt?: Moment | undefined
  /** The same moment as it was written. */
  readonly knownAtText?: string | undefined
  /** The legal basis to examine, instead of the one in the case. */
  readonly basis?: string | undefined
  /** How much of the reasons to give; the decisive part without it. */
  readonly extent?: Extent | undefined
}

interface Examined {
  readonly basis: Basis
  readonly misfit: Misfit | null
  readonly candidates: readonly Candidate[]
  readonly judgement: Judgement
  readonly outcome: Outcome
}

/**
 * Determines a case: which legal bases fit, what each of their provisions comes to on the findings, the outcome, and
 * what is missing, in conflict, alleged and contested. The same input gives the same answer, to the byte.
 */
export function determine(compiled: CompiledLaw, given: Case, options: DetermineOptions = {}): Determination {
  const transfer: Transfer = {
    ...given.transfer,
    on: options.on ?? given.transfer.on,
    basis: options.basis ?? given.transfer.basis,
  }
  const { law } = compiled
  const findings = find(given.record, law.vocabulary, { on: transfer.on, knownAt: options.knownAt })
  const answers = answersOf(compiled, findings, transfer)
  const examined = basesToExamine(law, transfer).map(([basis, misfit]) =>
    examine(compiled, findings, answers, transfer, basis, misfit),
  )
  const best = examined.reduce<Examined | null>(
    (before, next) => (before === null || isBetter(next.outcome, before.outcome) ? next : before),
    null,
  )
  const extent = options.extent ?? 'decisive'
  const on = formatDay(transfer.on)
  const bases = examined.map((one) => basisResult(one, compiled, findings, answers, transfer, extent))
  if (best !== null) answerTreaty(answers, compiled, findings, best.basis.id, transfer)
  return {
    writ: 1,
    case: given.id,
    on,
    ...(options.knownAtText === undefined ? {} : { knownAt: options.knownAtText }),
    outcome: best?.outcome ?? 'barred',
    basis: best?.basis.id ?? null,
    bases,
    missing: best === null ? [] : missingFacts(compiled, best.candidates, answers, findings, transfer),
    conflicts: conflictResults(findings),
    allegations: allegationResults(findings, given),
    contested: best === null ? [] : contestedResults(best.judgement),
    law: lawUsed(law, examined, on),
  }
}

function basesToExamine(law: Law, transfer: Transfer): readonly (readonly [Basis, Misfit | null])[] {
  if (transfer.basis !== undefined) {
    const named = law.bases.find((basis) => basis.id === transfer.basis)
    return named === undefined ? [] : [[named, namedMisfitOf(named, transfer)]]
  }
  return law.bases
    .filter((basis) => basis.auto && misfitOf(law, basis, transfer) === null)
    .map((basis) => [basis, null] as const)
}

function examine(
  compiled: CompiledLaw,
  findings: Findings,
  answers: Answers,
  transfer: Transfer,
  basis: Basis,
  misfit: Misfit | null,
): Examined {
  answerTreaty(answers, compiled, findings, basis.id, transfer)
  const candidates = provisionsThatCount(compiled, basis.id, transfer)
  const judgement = judge(candidates, answers)
  return { basis, misfit, candidates, judgement, outcome: misfit === null ? judgement.outcome : 'barred' }
}

function basisResult(
  examined: Examined,
  compiled: CompiledLaw,
  findings: Findings,
  answers: Answers,
  transfer: Transfer,
  extent: Extent,
): BasisResult {
  const { basis, misfit, candidates, judgement } = examined
  answerTreaty(answers, compiled, findings, basis.id, transfer)
  const details = detailsFor(compiled.law, findings, transfer, basis.id)
  const codes = new Uint8Array(candidates.reduce((most, candidate) => Math.max(most, candidate.holds.nodes), 0))
  const provisions = candidates.map((candidate, i): ProvisionResult => {
    const { provision, role, holds } = candidate
    holds.record(answers, codes, 0)
    return {
      provision: provision.id,
      cite: provision.cite,
      role,
      state: stateOf(role, judgement.truths[i] ?? null),
      verified: provision.source.verified,
      because: reasonOf(holds.formula, codes, 0, extent, details),
    }
  })
  return {
    basis: basis.id,
    outcome: examined.outcome,
    ...(misfit === 'dates' || misfit === 'states' ? { misfit } : {}),
    provisions: provisions.sort((a, b) => compare(a.provision, b.provision)),
  }
}

function conflictResults(findings: Findings): readonly ConflictResult[] {
  return findings.conflicts
    .map(({ fact, member, proofs }) => ({
      fact,
      ...(member === undefined ? {} : { member }),
      assertions: proofs.map((proof) => proof.assertion.index).sort((a, b) => a - b),
      exhibits: [...new Set(proofs.flatMap((proof) => proof.exhibits))].sort(compare),
    }))
    .sort((a, b) => compare(a.fact, b.fact) || compare(a.member ?? '', b.member ?? ''))
}

function allegationResults(findings: Findings, given: Case): readonly AllegationResult[] {
  const exhibits = new Map(given.record.exhibits.map((exhibit) => [exhibit.id, exhibit]))
  return findings.allegations
    .map(({ claim }) => ({
      assertion: claim.index,
      fact: claim.fact,
      value: claim.value,
      by: claim.exhibits.map((id) => {
        const exhibit = exhibits.get(id)
        const issued = exhibit?.issued
        return {
          exhibit: id,
          kind: exhibit?.kind ?? '',
          issuer: exhibit?.issuer ?? null,
          issued: issued === undefined ? null : formatDay(issued),
        }
      }),
    }))
    .sort((a, b) => compare(a.fact, b.fact) || a.assertion - b.assertion)
}

function contestedResults(judgement: Judgement): readonly ContestedResult[] {
  return judgement.positions
    .filter(({ outcomes }) => new Set(outcomes).size > 1)
    .map(({ candidate, question, outcomes }) => {
      const contested = candidate.provision.contested[question]
      return {
        provision: candidate.provision.id,
        question: contested?.question ?? '',
        positions: (contested?.positions ?? []).map(({ position, heldBy, operative }, i) => ({
          position,
          heldBy,
          operative,
          outcome: outcomes[i] ?? 'barred',
        })),
      }
    })
    .sort((a, b) => compare(a.provision, b.provision) || compare(a.question, b.question))
}

/** The packs whose provisions were examined, and the tables of facts, bases and treaties. */
function lawUsed(law: Law, examined: readonly Examined[], asOf: string): Determination['law'] {
  const used = new Set(examined.flatMap((one) => one.candidates.map((candidate) => candidate.provision.pack)))
  for (const table of ['vocabulary', 'bases', 'treaties']) used.add(table)
  return law.packs
    .filter(({ pack }) => used.has(pack))
    .map(({ pack, version, sha256 }) => ({ pack, version, asOf, sha256 }))
}
