import { formatDay } from '../logic/index.ts'
import { type Clock, weekday } from '../sentence/index.ts'
import { ewLines } from './englandWalesWords.ts'
import { betweenWords, otherLines, sentenceRows, verdictLines } from './sentenceRows.ts'
import type { CertificateView, SentenceView } from './sentenceView.ts'
import { cell, folded, printable, safe } from './words.ts'

const WIDTH = 100
const COLUMNS = [27, 25, 25, 20] as const

/** The human output of `writ sentence`: the table of both systems, then rules, what is uncertain, and what is settled. */
export function sentenceText(view: SentenceView): string {
  const { file, comparison, answer } = view
  const head = [`SENTENCE  ${safe(file.title ?? file.id)}`, ...(betweenWords(view) === '' ? [] : [betweenWords(view)])]
  const sections = [
    head,
    table(view),
    list(
      'Dates of England and Wales',
      view.englandWales === null
        ? []
        : ewLines(view.englandWales).map(({ type, name, says }) => `${type} ${name}: ${says}`),
    ),
    named([...verdictLines(view), ...otherLines(view)]),
    list(
      'Rules of release',
      comparison.rules.map(({ side, by, origin }) => {
        const mark = origin?.verified === 'memory' ? ' (from memory)' : ''
        const cite = origin === null ? 'stated in the file' : `${origin.cite} [${origin.id}]${mark}. ${origin.says}`
        return `${side} State: ${by}. ${cite}`
      }),
    ),
    list(
      'Both readings of an unclear rule',
      (answer.receiving?.readings ?? []).map(
        ({ counting, eligible }) =>
          `share of ${counting === 'whole' ? 'the whole sentence' : 'what is left at the transfer'}: ${formatDay(eligible.min)}${eligible.min === eligible.max ? '' : ` to ${formatDay(eligible.max)}`}`,
      ),
    ),
    list(
      'What stays uncertain, and why',
      comparison.uncertain.map(({ what, why }) => `${what}: ${why}`),
    ),
    list(
      'What can no longer be challenged afterwards',
      comparison.settled.map(({ says, source }) => `${says} ${source}.`),
    ),
    clockLines(answer.clocks),
  ]
  return printable(
    `${sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`,
  )
}

function table(view: SentenceView): readonly string[] {
  const rows = sentenceRows(view)
  if (rows.length === 0) return []
  const { from, to } = view.rules.input
  const head = [
    '',
    `Sending${from === null ? '' : ` ${from}`}`,
    `Receiving${to === null ? '' : ` ${to}`}`,
    'Difference',
  ]
  return [
    line(head),
    ...rows.flatMap(({ what, sending, receiving, difference }) => lines([what, sending, receiving, difference])),
  ]
}

function line(cells: readonly string[]): string {
  return cells
    .map((text, i) => cell(text, COLUMNS[i] ?? 20))
    .join(' ')
    .trimEnd()
}

function lines(cells: readonly string[]): readonly string[] {
  const parts = cells.map((text, i) => folded(text, COLUMNS[i] ?? 20))
  const height = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: height }, (_, row) => line(parts.map((part) => part[row] ?? '')))
}

function named(pairs: readonly (readonly [string, string])[]): readonly string[] {
  return pairs.flatMap(([name, words]) =>
    indented(`${name}: ${words}`, '  ').map((text, i) => (i === 0 ? text.slice(2) : text)),
  )
}

function list(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return []
  return [
    title,
    ...items.flatMap((item) => indented(`- ${safe(item)}`, '    ').map((text, i) => (i === 0 ? text.slice(2) : text))),
  ]
}

function indented(text: string, indent: string): readonly string[] {
  return folded(text, WIDTH - indent.length).map((part) => `${indent}${part}`)
}

/** The time limits of the proceedings: from which day, until which, and on which day of the week. */
export function clockLines(clocks: readonly Clock[]): readonly string[] {
  if (clocks.length === 0) return []
  const items = clocks.map(({ says, rule, from, days, due, doneOn, taken, late }) => {
    const done =
      doneOn === null ? '' : `; done ${formatDay(doneOn)}, on day ${taken}, ${late === true ? 'late' : 'in time'}`
    return `${says}: ${days} days from ${formatDay(from)}, due ${weekday(due)} ${formatDay(due)}${done}. ${rule}`
  })
  return list('Time limits: the day of the event is day 0, weekends count', items)
}

/** The check of a certificate: failed boxes first, then what can be filled, and what people must look at. */
export function certificateText({ id, title, labels, answer, verified }: CertificateView): string {
  const place = (box: string | null): string =>
    box === null ? 'between boxes' : `${box} (${labels.get(box) ?? 'unknown'})`
  const of = (state: string): readonly string[] =>
    answer.findings.filter((one) => one.state === state).map(({ box, check }) => `${place(box)}: ${check}`)
  const [failed, open, met] = [of('failed'), of('open'), of('met')]
  const sections = [
    [
      `CERTIFICATE  ${safe(title ?? id)}`,
      `${met.length} checks met, ${failed.length} failed, ${open.length} for people to look at`,
    ],
    list('Failed', failed),
    list(
      'Can be filled',
      answer.filled.map(({ box, value, how }) => `${place(box)}: ${value} (${how})`),
    ),
    list('For people to look at', open),
    verified === 'memory' ? ['The form comes from memory; compare with the Official Journal before use.'] : [],
  ]
  return printable(
    `${sections
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n')}\n`,
  )
}
