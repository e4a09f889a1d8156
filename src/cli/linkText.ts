import type { OpenTable, People, SideColumns } from '../identity/index.ts'
import { type LinkView, linkText } from '../report/index.ts'
import { sixDigits } from './linkPairs.ts'
import { printable } from './output.ts'

/** What was linked and what came of it. */
export interface LinkSummary {
  readonly people: People
  readonly view: LinkView
}

/** What the columns of a table were taken for, one line a column, with the reason. */
export function columnsText(name: string, { uses, leftOut }: SideColumns): string {
  const rows = uses.map(
    ({ meaning, columns, reason }) => [meaning, columns.map(printable).join(' + '), reason] as const,
  )
  const wide = Math.max(...rows.map(([, columns]) => columns.length))
  const lines = rows.map(
    ([meaning, columns, reason]) => `  ${meaning.padEnd(16)}${columns.padEnd(wide)}  ${printable(reason)}`,
  )
  const unknown = leftOut.map(({ column, reason }) => `  not used: ${printable(column)} (${printable(reason)})`)
  return [`Columns of ${printable(name)}`, ...lines, ...unknown, ''].join('\n')
}

/** The result for people: the columns, notes, and the summary of the linkage. */
export function summaryText({ people, view }: LinkSummary): string {
  const tables = people.right === null ? [people.left] : [people.left, people.right]
  return [
    ...tables.map((table) => columnsText(table.name, table.columns)),
    ...people.notes.map((text) => `Note: ${printable(text)}\n`),
    linkText(view),
  ].join('\n')
}

/** The same as data; `pairs` of the output are not in it. */
export function summaryData({ people, view }: LinkSummary): object {
  const { left, right } = people
  const { linkage, reliability, lower } = view
  return {
    task: linkage.task,
    left: tableData(left, left.columns),
    right: right === null ? null : tableData(right, right.columns),
    compared: linkage.comparisons.map(({ key }) => key),
    notes: people.notes,
    pairsCompared: linkage.pairs,
    expectedMatches: sixDigits(reliability.expectedMatches),
    expectedNeverCompared: reliability.missed.estimate,
    thresholds: reliability.thresholds
      .filter(({ probability }) => probability >= lower)
      .map(({ probability, pairs, wrong, below }) => ({
        probability,
        pairs,
        expectedWrong: sixDigits(wrong),
        expectedMissed: sixDigits(below),
      })),
    cautions: reliability.cautions,
  }
}

/** The report for other programs: the summary, and what the model knows of every level. */
export function reportData(summary: LinkSummary): object {
  const { model, families } = summary.view.linkage
  return {
    writ: 1,
    kind: 'linkage-report',
    ...summaryData(summary),
    keys: families.map(({ name, restsOn }) => ({ name, restsOn })),
    model: {
      comparisons: model.comparisons.map(({ key, levels, match, other }) => ({
        key,
        levels: levels.map(({ says }, at) => ({
          says,
          match: sixDigits(match[at] ?? 0),
          other: sixDigits(other[at] ?? 0),
        })),
      })),
      priors: model.priors,
      trainedOn: model.trainedOn,
    },
  }
}

function tableData({ name, records }: OpenTable, { uses, leftOut }: SideColumns): object {
  return {
    file: name,
    records,
    columns: Object.fromEntries(uses.map(({ meaning, columns }) => [meaning, columns])),
    reasons: Object.fromEntries(uses.map(({ meaning, reason }) => [meaning, reason])),
    notUsed: leftOut,
  }
}
