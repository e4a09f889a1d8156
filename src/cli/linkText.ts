import type { Linkage, OpenTable, People, SideColumns } from '../identity/index.ts'
import { type Expectation, sixDigits } from './linkPairs.ts'
import { printable } from './output.ts'

/** What was linked and what came of it, without the pairs. */
export interface LinkSummary {
  readonly people: People
  readonly linkage: Linkage
  readonly expectation: Expectation
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

/** The result for people: tables, columns, counts, and what can be expected at each threshold. */
export function summaryText({ people, linkage, expectation }: LinkSummary): string {
  const tables = people.right === null ? [people.left] : [people.left, people.right]
  const said = tables.map((table) => `${printable(table.name)} (${amount(table.records)} records)`)
  const head = tables.length === 1 ? `The records of ${said[0]} among each other` : `${said[0]} with ${said[1]}`
  const compared = linkage.comparisons.map(({ key }) => key).filter((key) => key !== 'crossed' && key !== 'shared')
  const rows = expectation.thresholds.map((row) =>
    [String(row.probability), amount(row.pairs), expected(row.expectedWrong), expected(row.expectedMissed)]
      .map((cell, place) => (place === 0 ? cell.padEnd(22) : cell.padStart(16)))
      .join(''),
  )
  return [
    `${head}`,
    '',
    ...tables.map((table) => columnsText(table.name, table.columns)),
    `Compared: ${compared.join(', ')}`,
    ...people.notes.map((text) => `Note: ${printable(text)}`),
    '',
    `Pairs compared: ${amount(linkage.pairs)}`,
    `Expected matches among them: ${expected(expectation.matches)}`,
    '',
    `${'probability at least'.padEnd(22)}${'pairs'.padStart(16)}${'expected wrong'.padStart(16)}${'expected missed'.padStart(16)}`,
    ...rows,
    '',
    'Expected numbers are sums of the probabilities; matches among pairs that were not compared are not counted.',
    '',
  ].join('\n')
}

/** The same as data; `pairs` of the output are not in it. */
export function summaryData({ people, linkage, expectation }: LinkSummary): object {
  const { left, right } = people
  return {
    task: linkage.task,
    left: tableData(left, left.columns),
    right: right === null ? null : tableData(right, right.columns),
    compared: linkage.comparisons.map(({ key }) => key),
    notes: people.notes,
    pairsCompared: linkage.pairs,
    expectedMatches: expectation.matches,
    thresholds: expectation.thresholds,
  }
}

/** The report for other programs: the summary, and what the model knows of every level. */
export function reportData(summary: LinkSummary): object {
  const { model, families } = summary.linkage
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

/** A whole number with a comma before every three digits. */
function amount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** An expected number: whole when it is large, with decimals when they say something. */
function expected(value: number): string {
  return value >= 100 ? amount(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2)
}
