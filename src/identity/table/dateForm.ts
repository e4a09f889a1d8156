import { bad, good, type Place, type Result } from '../../input/index.ts'
import type { Session } from '../../sql/index.ts'
import type { DateForm } from '../plan.ts'
import { countDatesSql, daySql, type WrittenForm } from './dates.ts'

/** A column of days: where it is, what the map says of it, and how it is named in problems and in the map. */
export interface DayColumn {
  readonly relation: string
  readonly column: string
  readonly file: string
  /** `left` or `right`, as the map has it. */
  readonly side: string
  readonly said: DateForm | undefined
  /** How a call says which form it is, where no map does. */
  readonly option?: string
  /** Where the map says it. */
  readonly place: Place
}

/** The form in which days are read, and what was noticed. */
export interface SettledDates {
  readonly form: DateForm
  readonly notes: readonly string[]
}

type Counts = Readonly<Partial<Record<WrittenForm, { readonly count: number; readonly example: string }>>>

/**
 * Settles how the days of a column are written. Days such as 3/4/1990 are never guessed: unless the map says whether
 * the day or the month comes first, that is a problem which asks. Days that cannot be read are counted.
 */
export async function settleDates(session: Session, days: DayColumn): Promise<Result<SettledDates>> {
  const counts = await countForms(session, days)
  const formed = days.said === undefined ? unsaid(counts, days) : said(counts, days, days.said)
  return formed.ok ? await checkReadable(session, days, formed.value) : formed
}

async function countForms(session: Session, { relation, column }: DayColumn): Promise<Counts> {
  const quoted = session.dialect.identifier(column)
  const [forms = [], counts = [], examples = []] = await session.columns(
    countDatesSql(session.dialect, relation, quoted),
  )
  return Object.fromEntries(
    forms.map((form, at) => [String(form), { count: Number(counts[at]), example: String(examples[at] ?? '') }]),
  )
}

const countOf = (counts: Counts, form: WrittenForm): number => counts[form]?.count ?? 0

function unsaid(counts: Counts, days: DayColumn): Result<DateForm> {
  const dayFirst = countOf(counts, 'dayFirst')
  const monthFirst = countOf(counts, 'monthFirst')
  if (counts.unclear !== undefined || (dayFirst > 0 && monthFirst > 0)) return bad(question(counts, days))
  return good(dayFirst > 0 ? 'day-first' : monthFirst > 0 ? 'month-first' : 'iso')
}

function question(counts: Counts, { file, column, side, option }: DayColumn) {
  const { unclear, dayFirst, monthFirst } = counts
  const open =
    unclear === undefined
      ? 'The days are written in two ways.'
      : `${amount(unclear.count, 'day')} such as ${unclear.example} may begin with the day or with the month.`
  const proof = [
    `${dayFirst?.count ?? 0} can only be read with the day first${suchAs(dayFirst)}`,
    `${monthFirst?.count ?? 0} only with the month first${suchAs(monthFirst)}`,
  ]
  const mend =
    dayFirst !== undefined && monthFirst !== undefined
      ? 'Write all days in one way, best as 1990-12-31.'
      : option === undefined
        ? `Say it in the map (--map): dates: { ${side}: day-first } or dates: { ${side}: month-first }.`
        : `Say it: ${option} day-first or ${option} month-first.`
  const place = { file, path: column }
  return { code: 'contradiction', place, message: `${open} Of the others, ${proof.join(', ')}.`, mend } as const
}

const suchAs = (found: { readonly example: string } | undefined): string =>
  found === undefined ? '' : ` (${found.example})`

const amount = (count: number, what: string): string => (count === 1 ? `1 ${what}` : `${count} ${what}s`)

/** Values that contradict what the map says. */
const AGAINST: Readonly<Record<DateForm, readonly WrittenForm[]>> = {
  'day-first': ['monthFirst'],
  'month-first': ['dayFirst'],
  iso: ['dayFirst', 'monthFirst', 'either', 'unclear'],
  compact: ['dayFirst', 'monthFirst', 'either', 'unclear'],
}

function said(counts: Counts, { file, column, place, option }: DayColumn, form: DateForm): Result<DateForm> {
  const against = AGAINST[form].flatMap((each) => counts[each] ?? [])
  const total = against.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return good(form)
  const values = `${amount(total, 'value')} of "${column}" in ${file}, such as ${against[0]?.example ?? ''}`
  const message = `${option === undefined ? 'The map' : option} says ${form}, but that does not fit ${values}.`
  return bad({ code: 'contradiction', place, message, mend: 'Correct what is said, or the days in the file.' })
}

/** What cannot be read is compared as missing, and what no calendar has as it is written: both are told. */
async function checkReadable(session: Session, days: DayColumn, form: DateForm): Promise<Result<SettledDates>> {
  const { dialect } = session
  const real = `mod(${dialect.quotient('day', '100')}, 100) between 1 and 12 and mod(day, 100) between 1 and 31`
  const [[all = 0] = [], [read = 0] = [], [sound = 0] = [], [unread = ''] = [], [unreal = ''] = []] =
    await session.columns(
      `select count(written), count(day), count(case when ${real} then 1 end), min(case when day is null then written end),
        min(case when not (${real}) then written end)
      from (select written, ${daySql(dialect, 'written', form)} as day
        from (select nullif(trim(${dialect.identifier(days.column)}), '') as written from ${days.relation}))`,
    )
  const counts = { unread: Number(all) - Number(read), unreal: Number(read) - Number(sound) }
  const seen = [
    ...(counts.unread === 0 ? [] : [`${amount(counts.unread, 'day')} cannot be read, ${quoted(unread)}`]),
    ...(counts.unreal === 0 ? [] : [`${amount(counts.unreal, 'day')} no calendar has, ${quoted(unreal)}`]),
  ]
  if (Number(all) > 0 && Number(sound) <= counts.unread + counts.unreal) {
    const leave = days.option === undefined ? `, or leave the column out in the map: ${days.side}: { born: null }` : ''
    const mend = `Write days as 1990-12-31${leave}.`
    const message = `Too few days can be read: ${seen.join('; ')}.`
    return bad({ code: 'impossible-date', place: { file: days.file, path: days.column }, message, mend })
  }
  const notes = seen.map((text, at) => {
    const fate = at === 0 && counts.unread > 0 ? 'compared as missing' : 'compared as written'
    return `${days.file}: of the days of birth in "${days.column}", ${text}; ${fate}.`
  })
  return good({ form, notes })
}

function quoted(example: unknown): string {
  return `such as "${shortened(String(example))}"`
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text
}
