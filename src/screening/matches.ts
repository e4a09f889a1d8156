import { bad, good, type Problem, type Result } from '../input/index.ts'
import type { Manifest } from './manifest.ts'
import type { Records } from './records.ts'

/** A row of the manifest and a row of a file of records that may concern one person; rows count from 1. */
export interface Match {
  readonly leftRow: number
  readonly rightRow: number
  /** The probability that both are one person, that they are relatives, and the weight of the evidence in bits. */
  readonly probability: number
  readonly relative: number
  readonly weight: number
}

/** The matches of one file of records. */
export interface FileMatches {
  readonly file: string
  readonly pairs: readonly Match[]
}

/** How likely it is that a record concerns a person. */
export type Likeness = Pick<Match, 'probability' | 'relative' | 'weight'>

/** Of each row of the manifest the records that it was matched with: file, row and how likely it is. */
export type MatchTable = ReadonlyMap<number, ReadonlyMap<string, Matched>>

/** A row of a file of records that a person was matched with. */
interface Matched extends Likeness {
  readonly file: string
  readonly row: number
}

/** Sorts matches by the rows of the manifest; of several for one pair the likeliest counts. */
export function sortMatches(manifest: Manifest, records: Records, all: readonly FileMatches[]): Result<MatchTable> {
  const problems: Problem[] = []
  const table = new Map<number, Map<string, Matched>>()
  for (const { file, pairs } of all) {
    const found = records.files.find((one) => one.file === file)
    if (found === undefined) {
      problems.push(
        wrong(file, 'Matches are given for a file that was not read.', 'Name a file of the records folder.'),
      )
      continue
    }
    for (const pair of pairs) {
      if (!isRow(pair.leftRow, manifest.people.length) || !isRow(pair.rightRow, found.rows)) {
        const message = `A match names the rows ${pair.leftRow} and ${pair.rightRow}, and not both exist.`
        problems.push(wrong(file, message, 'Match the very rows that are screened.'))
      } else if (!isLikeness(pair)) {
        const message = `The match of the rows ${pair.leftRow} and ${pair.rightRow} has no probability from 0 to 1.`
        problems.push(wrong(file, message, 'Match again: a match without a probability cannot be weighed.'))
      } else {
        const row = table.get(pair.leftRow) ?? new Map<string, Matched>()
        const id = found.row(pair.rightRow).id
        const before = row.get(id)
        const { probability, relative, weight } = pair
        if (before === undefined || before.probability < probability) {
          row.set(id, { file, row: pair.rightRow, probability, relative, weight })
        }
        table.set(pair.leftRow, row)
      }
    }
  }
  for (const { file } of records.files) {
    if (all.some((one) => one.file === file)) continue
    const mend = 'Match every file; one in which nobody was found has an empty list.'
    problems.push(wrong(file, 'The people were not matched with this file.', mend))
  }
  return problems.length > 0 ? bad(...problems) : good(table)
}

function isRow(row: number, rows: number): boolean {
  return Number.isInteger(row) && row >= 1 && row <= rows
}

function isLikeness({ probability, relative, weight }: Match): boolean {
  return [probability, relative].every((share) => share >= 0 && share <= 1) && Number.isFinite(weight)
}

function wrong(file: string, message: string, mend: string): Problem {
  return { code: 'contradiction', place: { file }, message, mend }
}
