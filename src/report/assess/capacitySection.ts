import type { Assessment, Schedule, ScheduleColumn } from '../../programme/index.ts'
import { seriesChart } from '../chart/forms.ts'
import { type NumberCell, type PaperBlock, type PaperCell, type PaperSection, table, text } from '../paper/paper.ts'
import { figureWords, fromWords, MARKS, numberWords } from './figureWords.ts'

const COLUMNS: readonly (readonly [ScheduleColumn, string])[] = [
  ['people', 'People there'],
  ['places', 'Places'],
  ['paid', 'Paid for'],
  ['unused', 'Paid and empty'],
  ['sent', 'Sent'],
  ['returned', 'Flown back'],
  ['flights', 'Flights'],
  ['emptySeats', 'Empty seats'],
  ['released', 'Places released at home'],
]

/** Places, people and flights by quarter, and what becomes free at home. */
export function capacitySection({ capacity, results }: Assessment): PaperSection {
  const { claimed, counted, schedule } = capacity
  const total = (name: string): string => {
    const figure = results[`capacity.${name}`]
    return figure === undefined ? 'not computed' : figureWords(figure)
  }
  return {
    id: 'capacity',
    heading: 'Places, people and flights',
    blocks: [
      text(
        claimed.value === counted.value
          ? `The facility has ${figureWords(counted)}.`
          : `The facility is said to have ${figureWords(claimed)}; counted were ${figureWords(counted)}.`,
      ),
      {
        kind: 'list',
        items: [
          `Served there: ${total('personYears')}, at most ${total('peak')} at one time.`,
          `Sent: ${total('sent')}; flown back: ${total('returned')}; ${total('flights')} with ${total('emptySeats')} empty.`,
          `Paid for and empty: ${total('unusedPlaceYears')}.`,
          `Released at home by closing whole units: ${total('released')}.`,
        ],
      },
      series('occupancy', 'People and places by quarter', ['people', 'places', 'paid'], schedule),
      series('flights', 'Flights by quarter', ['flights'], schedule),
      table(
        'schedule',
        'By quarter',
        ['From', ...COLUMNS.map(([, name]) => name)],
        schedule.rows.map((row): readonly PaperCell[] => [
          row.from,
          ...COLUMNS.map(([column]) => cellOf(schedule, column, row[column])),
        ]),
      ),
    ],
  }
}

function cellOf(schedule: Schedule, column: ScheduleColumn, value: number): NumberCell {
  const about = schedule.columns[column]
  return {
    words: numberWords(value),
    mark: MARKS[about.support],
    value,
    unit: about.unit,
    from: fromWords({ ...about, value }),
  }
}

function series(
  id: string,
  title: string,
  columns: readonly ScheduleColumn[],
  { rows, columns: about }: Schedule,
): PaperBlock {
  const names = new Map(COLUMNS)
  const lines = columns.map((column) => ({
    name: names.get(column) ?? column,
    points: rows.map((row) => ({ x: quarterOf(row.from), y: row[column] })),
  }))
  const says = lines
    .map(({ name, points }) => {
      const values = points.map(({ y }) => y)
      return `${name}: ${numberWords(Math.min(...values))} to ${numberWords(Math.max(...values))}`
    })
    .join('; ')
  const [first = 'people'] = columns
  const from = fromWords({ ...about[first], value: 0 })
  const scale = { unit: about[first].unit, write: numberWords }
  return {
    kind: 'chart',
    chart: seriesChart({ id, title, says: `${says}.`, from }, { across: 'Year', series: lines }, scale),
  }
}

/** The beginning of a quarter as a year with its part: 2025-07-01 is 2025.5. */
function quarterOf(day: string): number {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number)
  return Math.round((year + (month - 1) / 12 + (of - 1) / 365) * 1000) / 1000
}
