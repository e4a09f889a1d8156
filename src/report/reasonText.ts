import type { Because, FindingDetail } from '../determination/index.ts'
import type { View } from './view.ts'
import { gapWords, safe, setAsideWords, valueWords } from './words.ts'

/** The word for a truth in a reason. */
export function truthWord(value: boolean | null): string {
  return value === null ? 'unproven' : value ? 'proven' : 'disproven'
}

/** What a leaf rests on, in one line: finding, assertions and exhibits, allegations and what was set aside. */
export function findingWords(view: View, detail: FindingDetail): string {
  const name = detail.member === undefined ? detail.fact : `${detail.member} in ${detail.fact}`
  const value = detail.value === undefined || detail.value === true ? '' : ` = ${safe(valueWords(detail.value))}`
  const parts = [`${name}: ${detail.finding}${value}`]
  if (detail.finding === 'unproven' || detail.tables !== undefined) parts.push(gapWords(detail.gap))
  if (detail.exhibits.length > 0) parts.push(`exhibits ${detail.exhibits.map(safe).join(', ')}`)
  if (detail.assertions.length > 0) parts.push(`assertions ${detail.assertions.join(', ')}`)
  for (const table of detail.tables ?? []) {
    const marks = table.verified.includes('memory') ? ' (rows from memory)' : ''
    parts.push(
      `${table.instrument}${marks}: ${view.case.transfer.from} ${truthWord(table.from)}, ${view.case.transfer.to} ${truthWord(table.to)}`,
    )
  }
  for (const aside of detail.setAside ?? [])
    parts.push(`set aside: assertion ${aside.assertion}, ${safe(setAsideWords(aside))}`)
  if (detail.alleged !== undefined) parts.push(`alleged only: assertions ${detail.alleged.join(', ')}`)
  return parts.join('; ')
}

/** A reason tree as indented lines. */
export function reasonLines(view: View, because: Because, depth = 0): readonly string[] {
  const pad = '  '.repeat(depth)
  const mark = `[${truthWord(because.value)}]`
  if (because.findings !== undefined) {
    const details = because.findings.map((detail) => `${pad}    ${findingWords(view, detail)}`)
    return [`${pad}${mark} ${because.formula}`, ...details]
  }
  const below = because.all ?? because.any ?? (because.not === undefined ? [] : [because.not])
  const word = because.all !== undefined ? 'all of' : because.any !== undefined ? 'any of' : 'not'
  return [`${pad}${mark} ${word}`, ...below.flatMap((part) => reasonLines(view, part, depth + 1))]
}
