import { type Case, type CompiledLaw, determine } from '../../src/determination/index.ts'
import type { Assertion, Exhibit, Fact } from '../../src/evidence/index.ts'
import { parseDay } from '../../src/logic/index.ts'
import type { Answer, GivenCase } from './determine.ts'

/** The answer of the product to a case given as a table, in the form in which both evaluators are compared. */
export function firstAnswer(law: CompiledLaw, given: GivenCase): Answer {
  const determination = determine(law, caseOf(law, given))
  return {
    outcome: determination.outcome,
    basis: determination.basis,
    bases: determination.bases.map(({ basis, outcome, provisions }) => ({
      basis,
      outcome,
      provisions: Object.fromEntries(provisions.map(({ provision, state }) => [provision, state])),
    })),
    contested: determination.contested.map(({ provision, question, positions }) => ({
      provision,
      question,
      outcomes: positions.map(({ outcome }) => outcome),
    })),
  }
}

/** Puts a table of findings on record: of each finding an assertion on exhibits that prove it. */
function caseOf(law: CompiledLaw, given: GivenCase): Case {
  const exhibits: Exhibit[] = []
  const assertions: Assertion[] = []
  const add = (fact: Fact, value: Assertion['value'], more: Partial<Assertion> = {}): void => {
    const index = assertions.length
    const ids = Array.from({ length: fact.corroboration ?? 1 }, (_, i) => `e${index}-${i}`)
    for (const id of ids) {
      exhibits.push({ id, kind: fact.provenBy[0] ?? 'anonymous', derivedFrom: [], supersedes: [] })
    }
    assertions.push({ index, fact: fact.id, value, exhibits: ids, complete: false, not: [], ...more })
  }
  for (const fact of law.law.facts) {
    const value = given.values[fact.id]
    const set = given.sets[fact.id]
    if (value !== undefined) add(fact, value)
    if (set !== undefined) add(fact, set.in, { complete: set.restOut, not: set.out })
  }
  const treaty = law.law.vocabulary.get('treaty.inForce')
  if (treaty !== undefined && given.treaty !== undefined) {
    add(treaty, given.treaty !== false)
    if (given.treaty === 'conflict') add(treaty, false)
  }
  const { from, to, basis } = given
  return {
    id: 'drawn',
    transfer: { from, to, basis, on: parseDay(given.on) ?? Number.NaN },
    person: { names: [] },
    record: { exhibits, assertions },
  }
}
