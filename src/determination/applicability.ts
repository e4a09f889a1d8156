import {
  type Basis,
  inPeriod,
  isBoundByAny,
  type Law,
  type Provision,
  type Reach,
  treatyInForce,
} from '../law/index.ts'
import { or, type Truth } from '../logic/index.ts'
import type { Transfer } from './case.ts'
import type { Candidate, CompiledLaw } from './compiledLaw.ts'

/** The provisions that count under a basis on the day of the transfer. */
export function provisionsThatCount(compiled: CompiledLaw, basis: string, transfer: Transfer): readonly Candidate[] {
  return compiled.candidates(basis).filter(({ provision, ofFloor }) => {
    if (!inPeriod(provision.dates, transfer.on)) return false
    // Unknown counts as bound: only a proven "not bound" takes a provision out.
    return !ofFloor || binds(compiled.law, provision, transfer) !== false
  })
}

function binds(law: Law, provision: Provision, transfer: Transfer): Truth {
  const { binds: binding } = provision
  if (binding === undefined) return true
  const sides = binding.side === 'either' ? [transfer.from, transfer.to] : [transfer[binding.side]]
  return or(
    sides.map((state) =>
      or([binding.states?.includes(state) ?? false, isBoundByAny(law, binding.instruments ?? [], state, transfer.on)]),
    ),
  )
}

/** Why a basis does not reach a transfer, or `null` if it fits. */
export type Misfit = 'dates' | 'states' | 'parties'

/** Whether a basis fits a transfer: its dates, its States, and that no treaty table proves a side unbound. */
export function misfitOf(law: Law, basis: Basis, transfer: Transfer): Misfit | null {
  const outside = namedMisfitOf(basis, transfer)
  if (outside !== null) return outside
  const reached = (reach: Reach, state: string): boolean => {
    if (reach.kind === 'party') return isBoundByAny(law, reach.instruments, state, transfer.on) !== false
    if (reach.kind !== 'treaty') return true
    return treatyInForce(law, basis.id, transfer.from, transfer.to, transfer.on) !== false
  }
  return reached(basis.from, transfer.from) && reached(basis.to, transfer.to) ? null : 'parties'
}

/** The same for a basis that the case names: treaties are then left to the provisions on `treaty.inForce`. */
export function namedMisfitOf(basis: Basis, transfer: Transfer): Misfit | null {
  if (!inPeriod(basis.dates, transfer.on)) return 'dates'
  const allows = (reach: Reach, state: string): boolean => {
    if (reach.kind === 'states') return reach.states.includes(state)
    if (reach.kind === 'either') return reach.states.includes(transfer.from) || reach.states.includes(transfer.to)
    return true
  }
  return allows(basis.from, transfer.from) && allows(basis.to, transfer.to) ? null : 'states'
}
