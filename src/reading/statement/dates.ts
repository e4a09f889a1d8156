import { en, es } from 'chrono-node'
import { type Day, dayOf, formatDay } from '../../logic/index.ts'
import type { DateMention, Language, Selector } from '../model.ts'

/** Signs of a date; without one the library need not look. */
const DATED =
  /\d{4}|\d[/.]\d|day\b|today|tonight|yesterday|tomorrow|\b(?:last|next|this|ago|week|month|year|spring|summer|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|hoy|ayer|mañana|anoche|pasad|próxim|lunes|martes|miércoles|jueves|viernes|sábado|domingo|hace|semana|mes|año|ener|febr|abr|ago|dic/i

interface Parts {
  get(part: 'year' | 'month' | 'day'): number | null
  isCertain(part: 'year' | 'month' | 'day' | 'weekday'): boolean
}

/** The dates of a text. One that counts from the day of the text has no day where the text has none. */
export function datesIn(
  text: string,
  language: Language,
  published: Day | null,
  select: (start: number, end: number) => Selector,
): readonly DateMention[] {
  if (!DATED.test(text)) return []
  const parser = language === 'es' ? es : en
  // A fixed moment: the answer must not turn on when, or where, a text is read.
  const [year, month, day] = formatDay(published ?? dayOf(2000, 1, 3))
    .split('-')
    .map(Number)
  const reference = { instant: new Date(Date.UTC(year ?? 2000, (month ?? 1) - 1, day ?? 3, 12)), timezone: 'UTC' }
  const found = parser.parse(text, reference, { forwardDate: false }).flatMap((found): readonly DateMention[] => {
    const words = found.text.trim()
    if (!meansDay(words)) return []
    const start = found.index + found.text.indexOf(words)
    const place = select(start, start + words.length)
    const first = spanOf(found.start, words)
    const last = found.end == null ? first : spanOf(found.end, words)
    const relative = first?.relative === true
    if (first === null) return []
    if (relative && published === null) return [{ words: place, from: null, until: null, relativeTo: null }]
    return [
      { words: place, from: first.from, until: last?.until ?? first.until, relativeTo: relative ? published : null },
    ]
  })
  return [...found, ...yearsIn(text, found, select), ...agoIn(text, published, select)].sort(
    (a, b) => a.words.start - b.words.start,
  )
}

/** A time of day, a length of time or a number alone is no date. */
function meansDay(words: string): boolean {
  if (/^\d{1,2}([:.]\d{2})?( ?[ap]\.?m\.?)?$/i.test(words) || /^\d+([.,]\d+)?$/.test(words))
    return /^(19|20)\d{2}$/.test(words)
  if (/^(now|at|this|that|sat|sun|mar|second|ahora|en|morning|evening|night|noon|midnight|noche)$/i.test(words))
    return false
  if (/^(for|durante|within|over|por)\b/i.test(words)) return false
  return (
    !/^(in |within |after |for |dentro de |por |the last |the next )?\d+ (seconds?|minutes?|hours?|days?|weeks?|months?|years?|días?|semanas?|meses|años?)$/i.test(
      words,
    ) || /^(in|dentro)/i.test(words)
  )
}

function spanOf(parts: Parts, words: string): { from: Day; until: Day; relative: boolean } | null {
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')]
  if (year === null || month === null || day === null || year < 1000 || year > 9999) return null
  const yearSaid = parts.isCertain('year')
  // `today` is certain for the library, but only the day of the text says which day it is.
  const relative = !yearSaid || !/\d{4}/.test(words)
  if (yearSaid && !parts.isCertain('month') && !relative)
    return { from: dayOf(year, 1, 1), until: dayOf(year, 12, 31), relative: false }
  if (parts.isCertain('month') && !parts.isCertain('day') && !parts.isCertain('weekday')) {
    return {
      from: dayOf(year, month, 1),
      until: (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1,
      relative,
    }
  }
  const on = dayOf(year, month, day)
  return { from: on, until: on, relative: relative || (parts.isCertain('weekday') && !parts.isCertain('day')) }
}

/** Years that stand alone. */
function yearsIn(
  text: string,
  found: readonly DateMention[],
  select: (start: number, end: number) => Selector,
): readonly DateMention[] {
  return [...text.matchAll(/(?<![\d$€£.,/-])(?:19|20)\d{2}(?![\d/-]|[.,]\d| ?[%€])/g)].flatMap(({ 0: year, index }) => {
    const place = select(index, index + 4)
    if (found.some(({ words }) => words.start <= place.start && place.start < words.end)) return []
    return [{ words: place, from: dayOf(Number(year), 1, 1), until: dayOf(Number(year), 12, 31), relativeTo: null }]
  })
}

const NUMBERS = ['cero', 'un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez']

/** `hace tres días`, which the library of dates reads with digits only. */
function agoIn(
  text: string,
  published: Day | null,
  select: (start: number, end: number) => Selector,
): readonly DateMention[] {
  return [...text.matchAll(/hace (un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) (día|semana)s?/g)].map(
    ({ 0: words, 1: number = '', 2: unit, index }) => {
      const day = published === null ? null : published - NUMBERS.indexOf(number) * (unit === 'semana' ? 7 : 1)
      return { words: select(index, index + words.length), from: day, until: day, relativeTo: published }
    },
  )
}
