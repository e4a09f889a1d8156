import type { Fact } from '../evidence/index.ts'
import { formatDay, type SmtVariable, symbol, TRANSFER } from '../logic/index.ts'
import { type Copy, type LawText, treatySymbols } from './lawText.ts'
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

/** Makes the case file that a model stands for in one copy of the facts: an assertion on exhibits that prove each of them. */
export function caseOf(text: LawText, model: Model, basis: string, name: string, title: string, copy: Copy): MadeCase {
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
  const taken = text.writer
    .variables()
    .filter((variable) => inCopy(copy)(variable) && model.get(variable.known) === true)
  for (const fact of law.facts) {
    const own = taken.filter((variable) => variable.fact === fact.id)
    if (fact.id === 'treaty.inForce') addTreaty(fact, model, copy, add)
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
      if (value !== undefined) add(fact, written(text, fact, value))
    }
  }
  return { writ: 1, case: name, title, transfer, exhibits, assertions }
}

function addTreaty(fact: Fact, model: Model, copy: Copy, add: (fact: Fact, value: boolean) => void): void {
  const symbols = treatySymbols(copy)
  if (model.get(symbols.asserted) !== true) return
  const known = model.get(symbols.known) === true
  // Asserted and yet unknown is a conflict: two assertions that contradict each other.
  if (!known || model.get(symbols.value) === true) add(fact, true)
  if (!known || model.get(symbols.value) !== true) add(fact, false)
}

function stateOf(variable: SmtVariable, transfer: MadeCase['transfer']): string {
  if (variable.kind !== 'member') return ''
  return variable.state === 'to' || variable.state === 'from' ? transfer[variable.state] : variable.state
}

function written(text: LawText, fact: Fact, value: boolean | number): boolean | number | string {
  if (typeof value === 'boolean') return value
  if (fact.type === 'date') return formatDay(value)
  if (fact.type === 'country') return text.states[value] ?? ''
  return fact.type === 'enum' ? (fact.values?.[value] ?? '') : value
}

/** Whether a variable belongs to a copy of the facts. */
export function inCopy(copy: Copy): (variable: SmtVariable) => boolean {
  return (variable) => {
    const name = variable.kind === 'fact' ? variable.fact : `${variable.fact} ${variable.state}`
    return variable.known === symbol(copy.known(name))
  }
}
