/**
 * The one rule set that every engine of this benchmark answers: a shortened law of transfer of a
 * sentenced person. Thirteen provisions with 45 different leaf conditions, in the notation of the law packs.
 * The content is plausible and no more: it was made for measuring.
 */

/** Value types of the small vocabulary, as in the law packs. */
export type FactType = 'boolean' | 'number' | 'date' | 'enum' | 'countries'

/** One entry of the vocabulary; `values` lists the values of an enumeration. */
export interface FactEntry {
  readonly id: string
  readonly type: FactType
  readonly values?: readonly string[]
}

/** A provision with its formula: a condition must be met, a bar must be excluded. */
export interface Rule {
  readonly id: string
  readonly role: 'condition' | 'bar'
  readonly holds: string
}

/** The answer for a case: see {@link rules} and the reference evaluator for its meaning. */
export type Outcome = 'barred' | 'not-shown' | 'shown'

const booleans = (...ids: string[]): FactEntry[] => ids.map((id) => ({ id, type: 'boolean' }))
const dates = (...ids: string[]): FactEntry[] => ids.map((id) => ({ id, type: 'date' }))
const countries = (...ids: string[]): FactEntry[] => ids.map((id) => ({ id, type: 'countries' }))

/** Every fact that the rules may name. */
export const vocabulary: readonly FactEntry[] = [
  ...booleans('appeal.pending', 'approval.receiving', 'approval.sending', 'assurance.binding', 'assurance.given'),
  ...booleans('assurance.specific', 'charges.pending', 'charges.waived', 'conditions.spaceRebutted'),
  ...booleans('consent.given', 'consent.informed', 'consent.verified', 'consent.withdrawn'),
  ...booleans('expulsion.final', 'expulsion.heard', 'judgment.final', 'offence.declared', 'offence.dual'),
  ...booleans('penalty.death', 'person.capable', 'request.shortTermAgreed', 'residence.settled'),
  ...booleans('sentence.indeterminate', 'treatment.risk', 'treaty.inForce'),
  ...dates('approval.givenOn', 'consent.givenOn', 'consent.withdrawnOn', 'expulsion.orderedOn'),
  ...dates('limitation.end', 'request.received', 'sentence.end'),
  ...countries('person.nationalities', 'person.treatedAsNational', 'refuge.fearedStates', 'residence.states'),
  { id: 'conditions.personalSpace', type: 'number' },
  { id: 'consent.by', type: 'enum', values: ['person', 'representative', 'none'] },
  { id: 'offence.kind', type: 'enum', values: ['ordinary', 'fiscal', 'military', 'political'] },
  { id: 'refuge.status', type: 'enum', values: ['none', 'refused', 'pending', 'granted'] },
]

const formula = (...parts: string[]): string => parts.join(' ')

/**
 * The thirteen provisions. Outcome: barred if a condition is failed or a bar applies; else not-shown if
 * a condition or a bar is unproven; else shown.
 */
export const rules: readonly Rule[] = [
  {
    id: 'national',
    role: 'condition',
    holds: formula(
      'transfer.to in person.nationalities or transfer.to in person.treatedAsNational',
      'or residence.settled and transfer.to in residence.states',
    ),
  },
  { id: 'final', role: 'condition', holds: 'judgment.final and not appeal.pending' },
  {
    id: 'time',
    role: 'condition',
    holds: formula(
      'sentence.indeterminate or months(request.received, sentence.end) >= 6',
      'or request.shortTermAgreed and months(request.received, sentence.end) >= 3',
    ),
  },
  {
    id: 'consent',
    role: 'condition',
    holds: formula(
      '(consent.by = person and person.capable or consent.by = representative and not person.capable)',
      'and consent.given and consent.informed and consent.verified and consent.givenOn <= on',
      'and not (consent.withdrawn and consent.withdrawnOn >= consent.givenOn)',
      'or expulsion.final and expulsion.heard and expulsion.orderedOn < request.received',
    ),
  },
  { id: 'offence', role: 'condition', holds: 'offence.dual or offence.declared and transfer.to = NO' },
  {
    id: 'approval',
    role: 'condition',
    holds: 'approval.sending and approval.receiving and approval.givenOn <= on',
  },
  { id: 'treaty', role: 'condition', holds: 'treaty.inForce' },
  { id: 'kind', role: 'bar', holds: 'offence.kind = political or offence.kind = military' },
  {
    id: 'death',
    role: 'bar',
    holds: 'penalty.death and not (assurance.given and assurance.specific and assurance.binding)',
  },
  {
    id: 'treatment',
    role: 'bar',
    holds: 'treatment.risk or conditions.personalSpace < 3 and not conditions.spaceRebutted',
  },
  {
    id: 'refuge',
    role: 'bar',
    holds: 'refuge.status = granted or refuge.status = pending and transfer.to in refuge.fearedStates',
  },
  { id: 'charges', role: 'bar', holds: 'charges.pending and not charges.waived and transfer.from != transfer.to' },
  { id: 'limitation', role: 'bar', holds: 'limitation.end < on' },
]
