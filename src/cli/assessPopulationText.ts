import type {
  Assumption,
  CellReport,
  Combinations,
  FitReport,
  PopulationSummary,
  TableConflict,
} from '../programme/index.ts'
import { printable } from './output.ts'

/** What came of a call: of tables the fit, of a real table how many of its people stand alone. */
export interface PopulationResult {
  readonly fit: FitReport | null
  readonly real: {
    readonly name: string
    readonly notes: readonly string[]
    readonly combinations: Combinations
  } | null
  readonly summary: readonly PopulationSummary[]
  readonly out: string | null
}

/** The widest line. */
const WIDE = 100

/** What came of a population, for people: how tables are met, where they disagree, who is in it, what was assumed. */
export function populationText({ fit, real, summary, out }: PopulationResult): string {
  const parts = [
    ...(fit === null ? [] : [headText(fit), tablesText(fit), conflictsText(fit.conflicts)]),
    ...(real === null ? [] : [realText(real.name, real.notes, real.combinations)]),
    summaryText(summary),
    ...(fit === null ? [] : [assumptionsText(fit)]),
    ...(out === null ? [] : [`Written: ${printable(out)}\n`]),
  ]
  return parts.join('\n')
}

/** The same as data. */
export function populationData({ fit, real, summary, out }: PopulationResult): object {
  return { writ: 1, kind: 'population', ...fit, ...(real === null ? {} : { real }), summary, out }
}

function headText({ title, asOf, people, total, seed }: FitReport): string {
  return wrapped(
    `${printable(title)}: ${whole(people)} people from tables of ${whole(total)} (${asOf}), seed ${seed}. ` +
      'Every person is invented; only the tables are true.',
    '',
  )
}

function tablesText({ tables, largest }: FitReport): string {
  const rows = tables.map(({ id, by, cells, largest }) => [
    id,
    by.join(', '),
    String(cells.length),
    largest === null ? '-' : Math.abs(largest.deviation ?? 0).toFixed(2),
    largest === null ? '' : largest.cell.join(' '),
  ])
  const head = ['table', 'by', 'cells', 'people off', 'at most, in']
  const most =
    largest === null
      ? ''
      : `Largest deviation: ${cellText(largest)} in ${largest.table}: wanted ${(largest.wanted ?? 0).toFixed(2)}, made ${whole(largest.people)}.\n`
  return `How the tables are met\n${columns([head, ...rows], [2, 3])}${most}`
}

function cellText({ cell }: CellReport): string {
  return cell.join(' ')
}

function conflictsText(conflicts: readonly TableConflict[]): string {
  if (conflicts.length === 0) return 'The tables agree with each other.\n'
  const lines = conflicts.map(({ table, against, on, differ, largest, note }) => {
    const where = on.length === 0 ? 'in total' : `by ${on.join(', ')} (${differ})`
    const cell = largest.cell.length === 0 ? '' : `${largest.cell.join(' ')}: `
    return wrapped(
      `${table} against ${against} ${where}: ${cell}${whole(largest.says)} people, followed ${whole(largest.followed)}; ${note}.`,
      '  ',
    )
  })
  return `Where tables disagree; the one that stands first is followed\n${lines.join('')}`
}

function realText(name: string, notes: readonly string[], found: Combinations): string {
  const { people, combinations, alone, fewerThanFive } = found
  const said = notes.map((note) => wrapped(`Note: ${printable(note)}`, ''))
  const warning =
    alone === 0
      ? ''
      : wrapped(
          `Warning: ${whole(alone)} people have a combination of jurisdiction, sex, age, offence, sentence and citizenship ` +
            `that nobody else has, and ${whole(fewerThanFive)} one that fewer than five have. Who knows so much of a ` +
            'person could find the row: do not pass this table on.',
          '',
        )
  return `${printable(name)}: ${whole(people)} people, ${whole(combinations)} combinations.\n${said.join('')}${warning}`
}

const MEASURES: readonly (readonly [string, (one: PopulationSummary) => string])[] = [
  ['people', ({ people }) => whole(people)],
  ['serve life, or 50 years or more', ({ life }) => percent(life)],
  ['serve ten years or more, life included', ({ tenYearsOrMore }) => percent(tenYearsOrMore)],
  ['mean time served, years', ({ meanServed }) => decimal(meanServed)],
  ['mean time left without life, years', ({ meanLeft }) => decimal(meanLeft)],
  ['mean age', ({ meanAge }) => decimal(meanAge)],
  ['known non-citizens', ({ nonCitizens }) => percent(nonCitizens)],
  ['of unknown citizenship', ({ citizenshipUnknown }) => percent(citizenshipUnknown)],
  ['non-citizens, unknown ones modelled', ({ nonCitizensModelled }) => percent(nonCitizensModelled)],
  ['appeal pending (modelled)', ({ pendingAppeal }) => percent(pendingAppeal)],
]

function summaryText(summary: readonly PopulationSummary[]): string {
  const rows = MEASURES.map(([says, value]) => [says, ...summary.map(value)])
  const head = ['', ...summary.map(({ stratum }) => stratum ?? 'all')]
  const right = summary.map((_, at) => at + 1)
  return `Who they are\n${columns([head, ...rows], right)}`
}

function assumptionsText({ assumptions, strata }: FitReport): string {
  const head = ['assumption', 'value', 'low', 'high', 'unit', '']
  const rows = assumptions.map((one) => [
    one.name,
    String(one.value),
    String(one.low),
    String(one.high),
    one.unit,
    givenText(one),
  ])
  const stays = strata
    .filter(({ staysImputed }) => staysImputed > 0)
    .map(({ id, staysImputed, pairs }) =>
      wrapped(
        `Mean stays of ${staysImputed} of ${pairs} pairs of jurisdiction and offence (${id}) are not published; that of ` +
          'the offence everywhere was taken.',
        '',
      ),
    )
  const free = wrapped(
    'What no table says together (such as age and offence) is as independent as the tables allow. Nationalities other ' +
      'than that of the United States are in no table and are not made. --json tells what each assumption says, and its source.',
    '',
  )
  return `What no statistic gives, and was assumed\n${columns([head, ...rows], [1, 2, 3])}${stays.join('')}${free}`
}

function givenText({ given, value, low, high }: Assumption): string {
  if (!given) return ''
  return value < low || value > high ? 'given, outside the range' : 'given'
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function percent(share: number | null): string {
  return share === null ? 'unknown' : `${(100 * share).toFixed(1)} %`
}

function decimal(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(1)
}

function columns(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, at) => {
        const wide = widths[at] ?? 0
        return right.includes(at) ? cell.padStart(wide) : cell.padEnd(wide)
      })
      .join('  ')
      .trimEnd(),
  )
  return `${lines.map((line) => `  ${line}`).join('\n')}\n`
}

function wrapped(text: string, indent: string): string {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDE) {
      lines.push(line)
      line = `${indent}  `
    }
    line += line.trim() === '' ? word : ` ${word}`
  }
  return `${[...lines, line].join('\n')}\n`
}
