import type { Figure, Support } from '../../programme/index.ts'
import type { NumberCell } from '../paper/paper.ts'

const BANDS = [
  [1e9, 'billion'],
  [1e6, 'million'],
] as const

/** A number for reading: `4.76 million`, `20,000`, `0.45`; three digits that count, or the whole below a million. */
export function numberWords(value: number): string {
  if (!Number.isFinite(value)) return 'no number'
  const size = Math.abs(value)
  for (const [band, name] of BANDS) {
    if (size >= band) return `${plain(Number((value / band).toPrecision(3)))} ${name}`
  }
  if (size >= 100) return plain(Math.round(value))
  return plain(Number(value.toPrecision(3)))
}

function plain(value: number): string {
  const [whole = '', part] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${part === undefined ? '' : `.${part}`}`
}

/** What a mark after a number warns of; a number without a mark rests on sources that were read. */
export const MARKS: Readonly<Record<Support, string>> = {
  verified: '',
  unverified: '[u]',
  memory: '[m]',
  assumed: '[a]',
}

/** The marks in words, for every report that has numbers. */
export const MARK_LINES = [
  'A number without a mark rests only on sources that were read.',
  '[u] rests on a source that was named but not read, [m] on memory, [a] on an assumption. A result has the mark of its weakest input.',
] as const

/** A figure in words with its unit and mark: `20,000 USD/person-year [m]`. */
export function figureWords(figure: Figure): string {
  return `${numberWords(figure.value)} ${unitWords(figure.unit)} ${MARKS[figure.support]}`.replace(/ +/g, ' ').trim()
}

/** A figure as a cell whose column says the unit. */
export function figureCell(figure: Figure): NumberCell {
  return cellOf(figure, numberWords(figure.value))
}

/** A figure as a cell with its unit. */
export function unitCell(figure: Figure): NumberCell {
  return cellOf(figure, `${numberWords(figure.value)} ${unitWords(figure.unit)}`.trim())
}

/** A share as a cell in per cent. */
export function shareCell(figure: Figure): NumberCell {
  return cellOf(figure, shareWords(figure.value))
}

/** A share as per cent: `12 %`, `0.4 %`. */
export function shareWords(share: number): string {
  const percent = 100 * share
  return `${Math.abs(percent) >= 10 ? Math.round(percent) : Number(percent.toPrecision(2))}\u00a0%`
}

/** Where a figure comes from: its formula and the numbers of the file in it. */
export function fromWords({ formula, inputs }: Figure): string {
  const numbers = inputs.join('; ')
  return formula === null ? numbers : numbers === '' ? formula : `${formula} <- ${numbers}`
}

function cellOf(figure: Figure, words: string): NumberCell {
  const { value, unit, support } = figure
  return { words, mark: MARKS[support], value, unit, from: fromWords(figure) }
}

function unitWords(unit: string): string {
  return unit === 'share' ? '' : unit.replace('/', ' a ')
}
