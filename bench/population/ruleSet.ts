/** The 45 leaf conditions and 13 rules of `bench/check` as a law of one basis, ready for a population. */
import { type CompiledLaw, compileLaw, type PopulationTransfer } from '../../src/determination/index.ts'
import type { Fact } from '../../src/evidence/index.ts'
import type { Law, Role } from '../../src/law/index.ts'
import { type Formula, parseDay, parseFormula } from '../../src/logic/index.ts'
import { rules, vocabulary } from '../check/rules.ts'

const facts: readonly Fact[] = vocabulary.map((entry) => ({ ...entry, says: entry.id, provenBy: ['court-decision'] }))
const vocabularyById = new Map(facts.map((fact) => [fact.id, fact]))

function read(text: string): Formula {
  const parsed = parseFormula(text, vocabularyById)
  if (!parsed.ok) throw new Error(`"${text}": ${parsed.problems.map(({ message }) => message).join(' ')}`)
  return parsed.formula
}

const BASIS = 'bench'

const law: Law = {
  packs: [],
  vocabulary: vocabularyById,
  facts,
  states: new Map([
    ['NO', 'Norway'],
    ['NL', 'Netherlands'],
  ]),
  bases: [
    {
      id: BASIS,
      title: BASIS,
      cite: '',
      from: { kind: 'any' },
      to: { kind: 'any' },
      dates: {},
      auto: true,
      summary: '',
    },
  ],
  provisions: rules.map(({ id, role, holds }) => ({
    id,
    pack: BASIS,
    instrument: BASIS,
    cite: id,
    says: id,
    roles: new Map<string, Role>([[BASIS, role]]),
    holds: read(holds),
    dates: {},
    limits: {},
    exceptions: [],
    ifUnknown: 'not-shown',
    contested: [],
    source: { verified: 'memory' },
  })),
  treaties: [],
  obligations: [],
}

/** The rule set, compiled. */
export const ruleSet: CompiledLaw = compileLaw(law)

/** The transfer that the rule set is asked about. */
export const ruleTransfer: PopulationTransfer = {
  from: 'NO',
  to: 'NL',
  on: parseDay('2026-03-01') ?? 0,
  basis: BASIS,
}
