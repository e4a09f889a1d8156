import {
  type Linkage,
  type LinkedPair,
  type LinkPlan,
  link,
  pairsAbove,
  type Reliability,
  reliabilityOf,
  type WrittenPair,
  writtenValuesOf,
} from '../../src/identity/index.ts'
import type { LinkView } from '../../src/report/index.ts'
import { inventedTables } from './invented.ts'
import { FULL_PLAN, peopleTable, type WrittenPerson, withSession } from './people.ts'

/** Everything that a linkage of two written tables leaves for readers. */
export interface Reviewed {
  readonly linkage: Linkage
  readonly reliability: Reliability
  readonly pairs: readonly LinkedPair[]
  readonly written: readonly WrittenPair[]
}

/** Links written tables and gathers what readers of the result are shown. */
export async function reviewed(
  left: readonly WrittenPerson[],
  right: readonly WrittenPerson[] | null,
  { plan = FULL_PLAN, exhaustive = false, least = 0 }: { plan?: LinkPlan; exhaustive?: boolean; least?: number } = {},
): Promise<Reviewed> {
  return await withSession(async (session) => {
    const input = {
      plan,
      left: await peopleTable(session, 'arrivals', left),
      right: right === null ? null : await peopleTable(session, 'register', right),
    }
    const linkage = await link(session, input, { exhaustive })
    const pairs = await pairsAbove(session, linkage, least)
    return {
      linkage,
      pairs,
      reliability: await reliabilityOf(session, plan, linkage, [0.001, 0.9]),
      written: await writtenValuesOf(session, plan, pairs),
    }
  })
}

/** Invented people with telling cases among them: brothers, a further name, an empty record, markup in a name. */
export function tellingTables(): { left: WrittenPerson[]; right: WrittenPerson[] } {
  const { left, right } = inventedTables(11, 150)
  const anselmo = { family: 'QUISPE VALLE', birth_country: 'GT', sex: 'M' }
  return {
    left: [
      ...left,
      { ...anselmo, person_id: 'anselmo', given: 'ANSELMO', born: '1980-03-14', a_number: '200100100' },
      { person_id: 'renata', given: 'RENATA', family: 'KOVAL', born: '1991-01-01', aliases: 'PRIETO BLANCO, IRENE' },
      {
        person_id: 'markup',
        given: '<b>TOMAS</b>',
        family: 'O&RTEGA \u202e',
        born: '1970-05-06',
        a_number: '031112223',
      },
    ],
    right: [
      ...right,
      { ...anselmo, person_id: 'evaristo', given: 'EVARISTO', born: '1983-11-02', a_number: '200100101' },
      { person_id: 'irene', given: 'IRENE', family: 'PRIETO BLANCO', born: '1991-01-01', birth_country: 'MX' },
      { person_id: 'tomas', given: 'TOMAS', family: 'ORTEGA', born: '1970-05-06', a_number: '031112223' },
      { person_id: 'nobody', given: 'UNKNOWN' },
    ],
  }
}

/** A view of telling tables for tests of texts and pages. */
export async function tellingView(): Promise<LinkView> {
  const { left, right } = tellingTables()
  const { linkage, reliability, pairs, written } = await reviewed(left, right, { least: 0.001 })
  return {
    left: 'arrivals.csv',
    right: 'register.csv',
    linkage,
    reliability,
    lower: 0.001,
    upper: 0.9,
    pairs: pairs.map((pair, at) => ({ pair, ...(written[at] === undefined ? {} : { written: written[at] }) })),
  }
}
