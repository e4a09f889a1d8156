import { bad, good, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { Assume } from './assumption.ts'
import { fitPopulation } from './fitPopulation.ts'
import { type FitReport, fitReport } from './fitReport.ts'
import type { Marginals } from './marginals.ts'
import { type PersonRange, personsQuery, storePopulation } from './persons.ts'
import { countPeople } from './round.ts'

/** How many people are made, from which seed, and what is taken in the place of assumptions. */
export interface PopulationOptions {
  /** As many as the tables speak of, if not given. */
  readonly people?: number
  readonly seed?: number
  readonly assume?: Assume
}

/** A population that is ready in a session: how it came out, and a query for its persons or a part of them. */
export interface MadePopulation {
  readonly report: FitReport
  readonly query: (range?: PersonRange) => string
}

/** The most people that are made. */
export const MOST_PEOPLE = 1_000_000_000

/**
 * Makes a synthetic population from tables: fits them, gives whole people to their cells, and stores in the session what
 * the persons are drawn from. The same tables, seed and number of people give the same persons.
 */
export async function makePopulation(
  session: Session,
  marginals: Marginals,
  { people, seed = 1, assume = {} }: PopulationOptions = {},
): Promise<Result<MadePopulation>> {
  const fitted = fitPopulation(marginals, assume)
  if (!fitted.ok) return fitted
  const wanted = people ?? fitted.value.total
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > MOST_PEOPLE || !Number.isSafeInteger(seed) || seed < 0)
    return bad({
      code: 'usage',
      place: {},
      message: `${wanted} people from seed ${seed} cannot be made.`,
      mend: `Ask for 1 to ${MOST_PEOPLE} people, and give a seed that is a whole number and not negative.`,
    })
  const counted = countPeople(fitted.value, { people: wanted, seed })
  await storePopulation(session, counted)
  return good({ report: fitReport(counted), query: (range) => personsQuery(counted, range) })
}
