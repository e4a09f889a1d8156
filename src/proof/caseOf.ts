import type { Fact } from '../evidence/index.ts'
import type { Law } from '../law/index.ts'
import { formatDay, type SmtVariable, TRANSFER } from '../logic/index.ts'
import { type LawText, TREATY_SYMBOLS } from './lawText.ts'
import type { Model } from './session.ts'

/** An exhibit of a made-up case file. */
interface MadeExhibit {
  readonly id: string
  readonly kind: string
  readonly title: string
}

/** An assertion of a made-up case file. */
interface MadeAssertion {
  readonly fact: string
  readonly value: boolean | number | string | readonly string[]
  readonly not?: readonly string[]
  readonly exhibits: readonly string[]
}

/** A case file as plain data, which `writ check` reads. */
export interface MadeCase {
  readonly writ: 1
  readonly case: string
  readonly title: string
  readonly transfer: { readonly from: string; readonly to: string; readonly on: string; readonly basis: string }
  readonly exhibits: readonly MadeExhibit[]
  readonly assertions: readonly MadeAssertion[]
}

/**
 * Makes the case file that a model of a solver stands for: of every known fact an assertion on exhibits that prove it.
 * `knownOf` and `valueOf` pick the copy of the facts that is meant; only variables of that copy are taken.
 */
export function caseOf(
  text: LawText,
  model: Model,
  basis: string,
  name: string,
  title: string,
  copyOf: (variable: SmtVariable) => boolean,
): MadeCase {
  const { law } = text
  const side = (which: 'to' | 'from'): string => text.states[Number(model.get(TRANSFER[which]) ?? 0)] ?? ''
  const transfer = { from: side('from'), to: side('to'), on: formatDay(Number(model.get(TRANSFER.on) ?? 0)), basis }
  const exhibits: MadeExhibit[] = []
  const assertions: MadeAssertion[] = []
  const add = (fact: Fact, value: MadeAssertion['value'], not: readonly string[] = []): void => {
    const ids = Array.from({ length: fact.corroboration ?? 1 }, () => {
      const id = `e${exhibits.length + 1}`
      exhibits.push({ id, kind: fact.provenBy[0] ?? 'anonymous', title: fact.says })
      return id
    })
    assertions.push({ fact: fact.id, value, ...(not.length > 0 ? { not } : {}), exhibits: ids })
  }
  const taken = text.writer.variables().filter((variable) => copyOf(variable) && model.get(variable.known) === true)
  for (const fact of law.facts) {
    const own = taken.filter((variable) => variable.fact === fact.id)
    if (fact.id === 'treaty.inForce') addTreaty(fact, model, add)
    else if (fact.type === 'countries') {
      if (own.length === 0) continue
      const states = (value: boolean): readonly string[] => {
        const all = own.filter((variable) => (model.get(variable.value) === true) === value)
        return [...new Set(all.map((variable) => stateOf(variable, transfer)))].sort()
      }
      add(fact, states(true), states(false))
    } else {
      const [variable] = own
      const value = variable === undefined ? undefined : model.get(variable.value)
      if (value !== undefined) add(fact, written(law, text, fact, value))
    }
  }
  return { writ: 1, case: name, title, transfer, exhibits, assertions }
}

function addTreaty(fact: Fact, model: Model, add: (fact: Fact, value: boolean) => void): void {
  if (model.get(TREATY_SYMBOLS.asserted) !== true) return
  const known = model.get(TREATY_SYMBOLS.known) === true
  // Asserted and yet unknown is a conflict: two assertions that contradict each other.
  if (!known || model.get(TREATY_SYMBOLS.value) === true) add(fact, true)
  if (!known || model.get(TREATY_SYMBOLS.value) !== true) add(fact, false)
}

function stateOf(variable: SmtVariable, transfer: MadeCase['transfer']): string {
  if (variable.kind !== 'member') return ''
  return variable.state === 'to' || variable.state === 'from' ? transfer[variable.state] : variable.state
}

function written(_law: Law, text: LawText, fact: Fact, value: boolean | number): boolean | number | string {
  if (typeof value === 'boolean') return value
  if (fact.type === 'date') return formatDay(value)
  if (fact.type === 'country') return text.states[value] ?? ''
  return fact.type === 'enum' ? (fact.values?.[value] ?? '') : value
}
