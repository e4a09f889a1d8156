import type { FactTable, FactType, Operator, Term } from './formula.ts'

/** The name of a type in a sentence: "a date", "a set of States". */
export function typeName(type: FactType): string {
  const names = {
    boolean: 'a boolean',
    date: 'a date',
    number: 'a number',
    enum: 'an enumeration',
    countries: 'a set of States',
    country: 'a State',
  }
  return names[type]
}

/** The type of one side of a comparison. */
function typeOf(term: Term): FactType {
  switch (term.kind) {
    case 'value':
      return term.type
    case 'transfer':
    case 'state':
      return 'country'
    case 'date':
    case 'on':
      return 'date'
    case 'number':
    case 'days':
    case 'months':
      return 'number'
    case 'choice':
      return 'enum'
  }
}

/** Why two sides cannot be compared with an operator, and what to write instead; `null` if they can. */
export function typeClash(
  left: Term,
  operator: Operator,
  right: Term,
  facts: FactTable,
): { readonly message: string; readonly mend: string } | null {
  const l = typeOf(left)
  const r = typeOf(right)
  if (l === 'countries' || r === 'countries') {
    return { message: 'A set of States cannot be compared.', mend: 'Use "State in fact".' }
  }
  if (l === 'boolean' || r === 'boolean') {
    return { message: 'A boolean cannot be compared.', mend: 'Write the fact alone, or "not" before it.' }
  }
  if (l !== r) {
    const message = `The two sides have different types: ${typeName(l)} and ${typeName(r)}.`
    return { message, mend: 'Compare values of one type.' }
  }
  if ((l === 'enum' || l === 'country') && operator !== '=' && operator !== '!=') {
    return { message: `Values of this type (${typeName(l)}) have no order.`, mend: 'Use = or !=.' }
  }
  if (l === 'enum' && left.kind === 'value' && right.kind === 'value') {
    const same = facts.get(left.fact)?.values?.join() === facts.get(right.fact)?.values?.join()
    if (!same) {
      const message = 'The two facts have different enumerations.'
      return { message, mend: 'Compare facts of the same enumeration.' }
    }
  }
  return null
}
