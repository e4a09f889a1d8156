/** What Writ compares in each labelled data set: the same fields that the peer's best models use. */
import type { DateForm, LinkPlan, Part, ValueComparison } from '../../../src/identity/index.ts'
import type { DatasetName } from '../datasets.ts'
import { type RuleSet, rulesOf } from '../rules.ts'

/** The columns of a data set and how they are compared. */
export interface DatasetPlan {
  readonly columns: Readonly<Record<string, string>>
  readonly dates: DateForm
  readonly values: readonly ValueComparison[]
}

const text = (...keys: string[]): ValueComparison[] => keys.map((key) => ({ key, kind: 'text' as const }))
const own = (values: readonly ValueComparison[]): Record<string, string> =>
  Object.fromEntries(values.map(({ key }) => [key, key]))

const febrlValues: readonly ValueComparison[] = [
  { key: 'soc_sec_id', kind: 'number' },
  ...text('street_number', 'address_1', 'suburb', 'postcode'),
  { key: 'state', kind: 'category' },
]

const febrl: DatasetPlan = {
  columns: { person_id: 'id', given: 'given_name', family: 'surname', born: 'date_of_birth', ...own(febrlValues) },
  dates: 'compact',
  values: febrlValues,
}

const fakeValues = text('email', 'city')
const historicalValues: readonly ValueComparison[] = [
  ...text('birth_place', 'postcode_fake'),
  { key: 'gender', kind: 'category' },
  ...text('occupation'),
]

const names = { person_id: 'id', given: 'first_name', family: 'surname', born: 'dob' }

const plans: Readonly<Record<DatasetName, DatasetPlan>> = {
  febrl1: febrl,
  febrl3: febrl,
  febrl4: febrl,
  fake_1000: { columns: { ...names, ...own(fakeValues) }, dates: 'iso', values: fakeValues },
  historical_half: { columns: { ...names, ...own(historicalValues) }, dates: 'iso', values: historicalValues },
}

/** The plan of a data set. */
export function planOf(dataset: DatasetName): DatasetPlan {
  return plans[dataset]
}

/** The same plan with the rules of a budget, which both peers run. */
export function linkPlan(dataset: DatasetName, set: RuleSet): LinkPlan {
  const part = ({ field, letters }: { field: string; letters?: { from: number; count: number } }): Part =>
    letters === undefined ? { column: field } : { column: field, ...letters }
  const rules = rulesOf(dataset, set).map((rule) =>
    rule.map(({ left, right }) => ({ left: part(left), right: part(right) })),
  )
  return { names: true, born: true, values: planOf(dataset).values, rules }
}
