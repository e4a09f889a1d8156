import { parseDay } from '../logic/index.ts'
import type { Period } from './calendar.ts'
import type { Driver, Line, Rate, Reader } from './rates.ts'
import type { Programme } from './read.ts'
import type { Per } from './units.ts'

const PEOPLE = /^phases[.]\d+[.]people$/
const PLACES = /^phases[.]\d+[.]places$/

/** All lines of costs of a programme: its price, its transport, and what else the file lists. */
export function linesOf(programme: Programme, read: Reader, periods: readonly Period[]): readonly Line[] {
  const { shape, quantities } = programme
  const ids = [...quantities.keys()]
  const people = ids.filter((id) => PEOPLE.test(id))
  const places = ids.filter((id) => PLACES.test(id))
  const timing = read.inputs('earlyEnd.chance', 'earlyEnd.after')
  const early = read.inputs('earlyEnd.chance', 'earlyEnd.after', 'earlyEnd.refund', 'earlyEnd.owed')
  const common = (path: string): Pick<Line, 'uplift' | 'growth' | 'real'> => {
    const bias = read.plain(`${path}.bias`, 0)
    const indexed = quantities.has(`${path}.indexation`)
    return {
      uplift: (values) => 1 + bias(values),
      growth: indexed ? read.plain(`${path}.indexation`, 0) : read.plain('inflation', 0),
      real: !indexed,
    }
  }
  const extra = (path: string): readonly string[] =>
    read.inputs(`${path}.bias`, `${path}.indexation`, ...(quantities.has(`${path}.indexation`) ? ['inflation'] : []))
  const price: Line = {
    id: 'price',
    title: 'Price of the places',
    element: 'price',
    payer: shape.price.payer,
    ...priceDriver(read.per('price.amount'), read.money('price.amount')),
    ...common('price'),
    when: 0,
    inputs: [...read.inputs('price.amount', 'price.minimum'), ...people, ...places, ...early, ...extra('price')],
    formula: 'price x what is paid for: the minimum, or who is there if more',
  }
  const costs = (shape.costs ?? []).map((cost): Line => {
    const path = `costs.${cost.id}`
    const per = read.per(`${path}.amount`)
    const [driver, rate] = costDriver(per, read.money(`${path}.amount`))
    const day = parseDay(cost.on ?? shape.term.from) ?? programme.from
    const movement = driver === 'person' || driver === 'return' || driver === 'flight'
    return {
      id: cost.id,
      title: cost.title,
      element: cost.element,
      payer: cost.payer,
      driver,
      rate,
      ...common(path),
      when: Math.max(
        0,
        periods.findIndex(({ until }) => until > day),
      ),
      inputs: [
        ...read.inputs(`${path}.amount`),
        ...(movement ? movementInputs(read, people) : []),
        ...(driver.startsWith('person-') ? people : []),
        ...(driver.startsWith('place-') ? places : []),
        ...timing,
        ...extra(path),
      ],
      formula: per === null ? 'a lump sum' : `amount x ${per}s`,
    }
  })
  return [price, ...transportLine(programme, read, people, timing, common, extra), ...costs]
}

function transportLine(
  { shape: { transport } }: Programme,
  read: Reader,
  people: readonly string[],
  timing: readonly string[],
  common: (path: string) => Pick<Line, 'uplift' | 'growth' | 'real'>,
  extra: (path: string) => readonly string[],
): readonly Line[] {
  const line = (driver: Driver, rate: Rate, inputs: readonly string[], formula: string): readonly Line[] => [
    {
      id: 'transport',
      title: 'Transport',
      element: 'transport',
      payer: transport.payer,
      driver,
      rate,
      ...common('transport'),
      when: 0,
      inputs: [...inputs, ...timing, ...extra('transport')],
      formula,
    },
  ]
  if (transport.budget !== undefined) {
    const budget = read.money('transport.budget')
    const monthly = read.per('transport.budget') === 'month'
    return line(monthly ? 'month' : 'year', budget, read.inputs('transport.budget'), 'a budget for the time it runs')
  }
  if (transport.personPrice !== undefined) {
    const inputs = [...read.inputs('transport.personPrice'), ...movementInputs(read, people)]
    return line('way', read.money('transport.personPrice'), inputs, 'price x people carried, both ways')
  }
  if (transport.hourPrice === undefined) return []
  const [hours, hour] = [read.plain('transport.hours', 0), read.money('transport.hourPrice')]
  const [escorts, escort] = [read.plain('transport.escorts', 0), read.money('transport.escortPrice')]
  const parts = [
    'transport.hours',
    'transport.hourPrice',
    'transport.escorts',
    'transport.escortPrice',
    'transport.seats',
  ]
  return line(
    'flight',
    (values) => hours(values) * hour(values) + escorts(values) * escort(values),
    [...read.inputs(...parts), ...movementInputs(read, people)],
    'flights x (hours x price an hour + escorts x price of an escort)',
  )
}

function movementInputs(read: Reader, people: readonly string[]): readonly string[] {
  return [...people, ...read.inputs('transport.turnover', 'transport.flownBack')]
}

function priceDriver(per: Per | null, rate: Rate): Pick<Line, 'driver' | 'rate'> {
  if (per === null) return { driver: 'grant', rate }
  if (per === 'year') return { driver: 'rent', rate }
  if (per === 'month') return { driver: 'rent', rate: (values) => 12 * rate(values) }
  if (per.endsWith('-month')) return { driver: 'paid-year', rate: (values) => 12 * rate(values) }
  return { driver: per.endsWith('-day') ? 'paid-day' : 'paid-year', rate }
}

function costDriver(per: Per | null, rate: Rate): [Driver, Rate] {
  if (per === null) return ['once', rate]
  if (per === 'place' || per === 'flight-hour' || per === 'escort') return ['once', () => Number.NaN]
  return [per, rate]
}
