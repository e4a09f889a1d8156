import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The lines of a file of the shared test data that `WRIT_DATA` names; `null` if it is not here. */
export function sharedLines(path: string): readonly unknown[] | null {
  const folder = process.env['WRIT_DATA']
  if (folder === undefined || !existsSync(join(folder, path))) return null
  const lines: readonly unknown[] = readFileSync(join(folder, path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return lines
}

/** How the answers to one type of date came out. */
export interface Tally {
  right: number
  wrong: number
  refused: number
  /** Given though none is expected. */
  extra: number
}

/** A table of the tallies, one line a type, for people to read. */
export function tallyText(tallies: ReadonlyMap<string, Tally>): string {
  const lines = [...tallies]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([type, { right, wrong, refused, extra }]) =>
      [type.padEnd(8), ...[right, wrong, refused, extra].map((n) => String(n).padStart(8))].join(''),
    )
  return [`${'type'.padEnd(8)}   right   wrong refused   extra`, ...lines].join('\n')
}
