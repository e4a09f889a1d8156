import type { Law, Provision, Role } from '../law/index.ts'
import { type Compiled, compile, Slots } from '../logic/index.ts'

/** A question on which the law is divided, with each position compiled. */
interface CompiledQuestion {
  readonly index: number
  readonly positions: readonly Compiled[]
}

/** A provision compiled for evaluation. */
interface CompiledProvision {
  readonly provision: Provision
  readonly holds: Compiled
  readonly questions: readonly CompiledQuestion[]
}

/** A provision with the role that it has under one basis; of the floor, if the role comes from there. */
export interface Candidate extends CompiledProvision {
  readonly role: Role
  readonly ofFloor: boolean
  /** The protective reading and all positions asked under this basis; the outcome is the worst of them. */
  readonly readings: readonly Compiled[]
}

/** The law made ready to judge cases: every formula compiled, and of each basis the provisions that can count. */
export interface CompiledLaw {
  readonly law: Law
  readonly slots: Slots
  readonly candidates: (basis: string) => readonly Candidate[]
  /** The slot of `treaty.inForce`, whose answer depends on the basis. */
  readonly treatySlot: number
}

/** Compiles every formula of the law once; the result serves any number of cases. */
export function compileLaw(law: Law): CompiledLaw {
  const slots = new Slots(law.vocabulary)
  const treatySlot = slots.ofFact('treaty.inForce')
  const compiled = law.provisions.map((provision) => compileProvision(provision, slots))
  const byBasis = new Map<string, readonly Candidate[]>()
  const candidates = (basis: string): readonly Candidate[] => {
    const before = byBasis.get(basis)
    if (before !== undefined) return before
    const found = compiled.flatMap((provision) => asCandidate(provision, basis))
    byBasis.set(basis, found)
    return found
  }
  return { law, slots, candidates, treatySlot }
}

function compileProvision(provision: Provision, slots: Slots): CompiledProvision {
  return {
    provision,
    holds: compile(provision.holds, slots),
    questions: provision.contested.map((question, index) => ({
      index,
      positions: question.positions.map((position) => compile(position.formula, slots)),
    })),
  }
}

/** A role for the basis itself replaces the role of the floor and does not ask whom the provision binds. */
function asCandidate(compiled: CompiledProvision, basis: string): readonly Candidate[] {
  const { provision, holds } = compiled
  const own = provision.roles.get(basis)
  const role = own ?? provision.roles.get('floor')
  if (role === undefined) return []
  const questions = compiled.questions.filter(({ index }) => {
    const bases = provision.contested[index]?.bases
    return bases === undefined || bases.includes(basis)
  })
  const readings = [holds, ...questions.flatMap((question) => question.positions)]
  return [{ provision, holds, questions, role, ofFloor: own === undefined, readings }]
}
