import fc from 'fast-check'
import { type Linkage, type LinkPlan, link, pairsAbove } from '../../src/identity/index.ts'
import { FULL_PLAN, peopleTable, type WrittenPerson, withSession } from './people.ts'

const GIVEN = ['ANA', 'JOSE', 'MARIA', 'JOSE LUIS', 'LUIS', 'PACO', 'FRANCISCO', 'KATE', 'ANN', 'ANNA', 'J', 'XIOMARA']
const FAMILY = [
  ...['GARCIA', 'LOPEZ', 'GARCIA LOPEZ', 'LOPEZ GARCIA', 'GARCIA GARCIA', 'DE LA CRUZ', 'CRUZ', 'GARCIALOPEZ'],
  ...['ZAVALETA AKA ANA LOPEZ', 'QUISPE MAMANI', 'MAMANI', 'JIMENEZ', 'GIMENES', 'MARIA', 'LUIS', 'OBRIEN', 'ZAVALETA'],
]
const DAYS = ['1990-07-26', '1990-07-28', '1990-03-07', '1990-07-03', '1990-01-01', '1980-07-26', '1971-11-02', '']
const NUMBERS = ['', '', '123139215', '123139217', '128139215', '023139215', '208808777', '94112']
const COUNTRIES = ['', 'MX', 'GT', 'SV', 'HN']

/** A record of a person who does not exist. */
const inventedPerson: fc.Arbitrary<WrittenPerson> = fc.record({
  given: fc.constantFrom(...GIVEN),
  family: fc.constantFrom(...FAMILY),
  born: fc.constantFrom(...DAYS),
  a_number: fc.constantFrom(...NUMBERS),
  sex: fc.constantFrom('M', 'F', ''),
  birth_country: fc.constantFrom(...COUNTRIES),
  second_family: fc.constantFrom('', '', '', 'LOPEZ', 'MAMANI'),
  aliases: fc.constantFrom('', '', '', 'Ana Lopez', 'Luis Garcia; Jose Garcia Lopez', 'El Flaco'),
  city: fc.constantFrom('', 'SALEM', 'SALEN', 'TIKAL', 'PORTO', 'OPORTO'),
})

/** A small table of invented people; the ids do not depend on the order of the rows. */
export function inventedTable(prefix: string, least = 2, most = 25): fc.Arbitrary<readonly WrittenPerson[]> {
  return fc
    .array(inventedPerson, { minLength: least, maxLength: most })
    .map((people) => people.map((person, at) => ({ person_id: `${prefix}${at}`, ...person })))
}

/** Everything that a record can be compared in, and a city as a column of one's own. */
const WHOLE_PLAN: LinkPlan = { ...FULL_PLAN, values: [...FULL_PLAN.values, { key: 'city', kind: 'text' }] }

/** A pair of ids and how it was weighed: the levels in words, the probability and the weight. */
export type Weighed = Readonly<Record<string, readonly [says: string, probability: number, weight: number]>>

/** Links invented tables and gives every pair that was compared, by its ids. */
export async function weighAll(
  left: readonly WrittenPerson[],
  right: readonly WrittenPerson[] | null,
  options: { readonly plan?: LinkPlan; readonly threads?: number; readonly exhaustive?: boolean } = {},
): Promise<Weighed> {
  return await withSession(async (session) => {
    const input = {
      plan: options.plan ?? WHOLE_PLAN,
      left: await peopleTable(session, 'first_table', left),
      right: right === null ? null : await peopleTable(session, 'second_table', right),
    }
    const linkage = await link(session, input, { exhaustive: options.exhaustive ?? false })
    const pairs = await pairsAbove(session, linkage, 0)
    const entries = pairs.map((pair) => {
      const ids = right === null ? [pair.leftId, pair.rightId].sort() : [pair.leftId, pair.rightId]
      return [ids.join(' '), [saysOf(linkage, pair.levels), pair.probability, pair.weight] as const] as const
    })
    if (new Set(entries.map(([ids]) => ids)).size !== entries.length) throw new Error('A pair stands twice.')
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  }, options.threads)
}

function saysOf({ comparisons }: Linkage, levels: readonly number[]): string {
  return comparisons.map(({ key, levels: all }, at) => `${key}: ${all[levels[at] ?? 0]?.says}`).join('; ')
}

/** Pairs that are in one result only, or are weighed otherwise by more than the order of adding up can explain. */
export function differences(a: Weighed, b: Weighed): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((ids) => {
    const [here, there] = [a[ids], b[ids]]
    if (here === undefined || there === undefined) return [`${ids} stands in one result only`]
    const same = here[0] === there[0] && near(here[1], there[1]) && near(here[2], there[2])
    return same ? [] : [`${ids}: ${JSON.stringify(here)} and ${JSON.stringify(there)}`]
  })
}

function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}
