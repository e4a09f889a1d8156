import type { Basis, Law, Obligation } from '../law/index.ts'
import { type Asked, Examiner } from './checks.ts'
import { KINDS } from './kinds.ts'
import { Replay } from './replay.ts'
import type { Solver } from './solver.ts'

/** What came of one obligation under one basis. */
export interface Proof {
  readonly obligation: string
  readonly basis: string
  readonly asked: readonly Asked[]
  readonly milliseconds: number
}

/** Everything that was asked under one basis, and the text of it. */
export interface BasisProofs {
  readonly basis: string
  readonly proofs: readonly Proof[]
  readonly text: readonly string[]
}

/** Whether something is asked of a basis for an obligation; of an exception it is asked whether it is needed. */
function speaksOf(obligation: Obligation, basis: Basis): boolean {
  return obligation.bases?.includes(basis.id) ?? true
}

/** The bases that a pack gives provisions of their own to. */
export function basesOfPack(law: Law, pack: string): readonly Basis[] {
  const roles = new Set(law.provisions.filter((p) => p.pack === pack).flatMap(({ roles }) => [...roles.keys()]))
  return law.bases.filter(({ id }) => roles.has('floor') || roles.has(id))
}

/**
 * Proves obligations for bases, or finds what contradicts them. Each solver works on one basis at a time; `clock` gives
 * milliseconds, `done` is told of each basis that is finished. The proofs come in the order of the bases.
 */
export async function prove(
  law: Law,
  obligations: readonly Obligation[],
  bases: readonly Basis[],
  solvers: readonly Solver[],
  clock: () => number,
  done: (finished: BasisProofs) => void = () => {},
): Promise<readonly BasisProofs[]> {
  const waiting = [...bases]
  const finished = new Map<string, BasisProofs>()
  const lane = async (solver: Solver): Promise<void> => {
    const replay = new Replay(law)
    for (let basis = waiting.shift(); basis !== undefined; basis = waiting.shift()) {
      const examiner = new Examiner(law, basis, replay, solver)
      const proofs: Proof[] = []
      for (const obligation of obligations) {
        if (!speaksOf(obligation, basis)) continue
        const started = clock()
        const asked = await KINDS[obligation.kind](examiner, obligation)
        proofs.push({ obligation: obligation.id, basis: basis.id, asked, milliseconds: clock() - started })
      }
      const whole = { basis: basis.id, proofs, text: examiner.sent() }
      finished.set(basis.id, whole)
      done(whole)
    }
  }
  await Promise.all(solvers.map(lane))
  return bases.flatMap(({ id }) => finished.get(id) ?? [])
}
