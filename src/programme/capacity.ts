import { formatDay } from '../logic/index.ts'
import type { Schedule, ScheduleColumn } from './assessment.ts'
import type { Base } from './base.ts'
import type { Figure } from './figure.ts'

/** Who is where in each quarter, with which flights, which paid places stay empty, and which places closed units release. */
export function scheduleOf(base: Base): Schedule {
  const { model, workings } = base
  const seats = model.base[model.slots.get('transport.seats') ?? -1] ?? 1
  return {
    columns: columnsOf(base),
    rows: model.periods.map(({ from, until }, p) => {
      const [people = 0, places = 0, paid = 0, served = 0] = [
        workings.people[p],
        workings.places[p],
        workings.paid[p],
        workings.served[p],
      ]
      const [sent = 0, returned = 0, flights = 0] = [workings.sent[p], workings.back[p], workings.flights[p]]
      const running = served > 0 ? 1 : 0
      return {
        from: formatDay(from),
        until: formatDay(until),
        people: people * running,
        places: places * running,
        paid: paid * running,
        unused: Math.max(0, paid - people) * running,
        sent,
        returned,
        flights,
        emptySeats: 2 * flights * seats - sent - returned,
        released: workings.released[p] ?? 0,
      }
    }),
  }
}

/** Totals of the schedule over the term, by name. */
export function capacityResults(base: Base, schedule: Schedule): ReadonlyMap<string, Figure> {
  const { model, workings, figure } = base
  const sum = (value: (p: number) => number): number => model.periods.reduce((all, _, p) => all + value(p), 0)
  const { people, served, paid } = workings
  const years = (p: number): number => (model.periods[p]?.years ?? 0) * (served[p] ?? 0)
  const [days, personYears, unused, length] = [
    sum((p) => (people[p] ?? 0) * (model.periods[p]?.days ?? 0) * (served[p] ?? 0)),
    sum((p) => (people[p] ?? 0) * years(p)),
    sum((p) => Math.max(0, (paid[p] ?? 0) - (people[p] ?? 0)) * years(p)),
    sum(years),
  ]
  const rows = schedule.rows
  const total = (column: ScheduleColumn): number => rows.reduce((all, row) => all + row[column], 0)
  const peak = (column: ScheduleColumn): number => Math.max(...rows.map((row) => row[column]))
  const from = (column: ScheduleColumn): readonly string[] => schedule.columns[column].inputs
  const column = (name: ScheduleColumn, value: number, unit: string, formula: string): Figure =>
    figure(value, unit, formula, from(name))
  const flights = total('flights')
  return new Map([
    ['capacity.personDays', column('people', days, 'person-days', 'people x days, until the end')],
    ['capacity.personYears', column('people', personYears, 'person-years', 'people x years, until the end')],
    ['capacity.years', figure(length, 'years', 'the term until its end', ['earlyEnd.chance', 'earlyEnd.after'])],
    ['capacity.peak', column('people', peak('people'), 'people', 'the most people at one time')],
    ['capacity.sent', column('sent', total('sent'), 'people', 'all who are sent')],
    ['capacity.returned', column('returned', total('returned'), 'people', 'all who are flown back')],
    ['capacity.flights', column('flights', flights, 'flights', 'all rotations')],
    ['capacity.emptySeats', column('emptySeats', total('emptySeats'), 'seats', 'seats both ways - people carried')],
    ['capacity.unusedPlaceYears', column('unused', unused, 'place-years', 'paid for and empty')],
    ['capacity.released', column('released', peak('released'), 'places', 'whole units that stand empty at home')],
  ])
}

function columnsOf({ model, figure }: Base): Schedule['columns'] {
  const phases = (what: string): readonly string[] =>
    model.ids.filter((id) => id.startsWith('phases.') && id.endsWith(`.${what}`))
  const timing = ['earlyEnd.chance', 'earlyEnd.after']
  const people = [...phases('people'), ...timing]
  const moves = [...people, 'transport.turnover']
  const paid = [...people, ...phases('places'), 'price.minimum']
  const flights = [...moves, 'transport.flownBack', 'transport.seats']
  const column = (unit: string, formula: string, inputs: readonly string[]): Omit<Figure, 'value'> => {
    const { value: _, ...rest } = figure(0, unit, formula, inputs)
    return rest
  }
  return {
    people: column('people', 'people of the phase, by days', people),
    places: column('places', 'places of the phase, by days', phases('places')),
    paid: column('places', 'the minimum, or who is there if more; all places if there is no minimum', paid),
    unused: column('places', 'paid for - people', paid),
    sent: column('people', 'more people than before + turnover', moves),
    returned: column('people', '(fewer people than before + turnover + all at the end) x share flown back', flights),
    flights: column('flights', 'the greater of sent and returned / seats, rounded up', flights),
    emptySeats: column('seats', 'flights x seats, both ways - people carried', flights),
    released: column('places', 'people / places of a unit, rounded down, x places of a unit, after the delay', [
      ...people,
      'home.closing.unit',
      'home.closing.delay',
    ]),
  }
}
