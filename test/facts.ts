import type { ExhibitKind, Fact, Vocabulary } from '../src/evidence/index.ts'

const ANY: readonly ExhibitKind[] = ['court-decision', 'registry-extract', 'sworn-statement']

function fact(id: string, type: Fact['type'], more: Partial<Fact> = {}): Fact {
  return { id, type, says: `What ${id} says.`, provenBy: ANY, ...more }
}

const ACTORS = ['person', 'representative', 'none']

/** A small vocabulary with every type of fact, for tests that need no law. */
export const FACTS: Vocabulary = new Map(
  [
    fact('consent.given', 'boolean'),
    fact('consent.written', 'boolean'),
    fact('order.final', 'boolean', { provenBy: ['court-decision'] }),
    fact('treaty.inForce', 'boolean'),
    fact('risk.torture', 'boolean', { corroboration: 2 }),
    fact('sentence.start', 'date'),
    fact('sentence.end', 'date'),
    fact('request.received', 'date'),
    fact('sentence.months', 'number'),
    fact('person.age', 'number'),
    fact('consent.by', 'enum', { values: ACTORS }),
    fact('waiver.by', 'enum', { values: ACTORS }),
    fact('request.by', 'enum', { values: ['sending', 'receiving', 'person'] }),
    fact('person.birthState', 'country'),
    fact('person.nationalities', 'countries'),
    fact('protection.withholding', 'countries', { provenBy: ['court-decision', 'court-order'] }),
    fact('refuge.states', 'countries', { corroboration: 2 }),
  ].map((one) => [one.id, one]),
)

/** A few States, enough for tests that need no law. */
export const STATES: ReadonlyMap<string, string> = new Map([
  ['US', 'United States'],
  ['SV', 'El Salvador'],
  ['MX', 'Mexico'],
  ['NO', 'Norway'],
  ['GB', 'United Kingdom'],
  ['XK', 'Kosovo'],
])
