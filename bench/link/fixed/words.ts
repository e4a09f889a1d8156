import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FixedRarities, rarityOf, readWord } from '../../../src/identity/index.ts'

/** A word that no list has counts as uncommon: that a list does not name it does not make it rare everywhere. */
const OTHERS = 3

/** Names of a list without shares: the first ten are taken for common ones, the others for less common ones. */
const BY_RANK = { first: 10, share: 1 / 1500, further: 1 / 8000 } as const

/**
 * How common the words of names are, from public lists: each counts as in the population where it is most common. A
 * person has about as many given as family names, so a share of all family names is half that share of all words.
 * Sources: INE, Spain (family names borne by 20 and more, given names); family and given names by country; the hundred
 * most frequent family names of the United States.
 */
export function wordRarities(folder: string): FixedRarities {
  const shares = new Map<string, number>()
  const note = (name: string, share: number): void => {
    for (const part of name.split(/[\s/-]+/)) {
      const { text, kind } = readWord(part)
      if (kind === 'name' && text.length > 1) shares.set(text, Math.max(shares.get(text) ?? 0, share))
    }
  }
  for (const [name, share] of counted(
    rows(folder, 'ine_apellidos.csv').concat(rows(folder, 'ine_apellidos-20.csv')),
    [1, 2],
  ))
    note(name, share / 2)
  for (const file of ['ine_hombres.csv', 'ine_mujeres.csv'])
    for (const [name, share] of counted(rows(folder, file), [1])) note(name, share / 2)
  for (const [, name = '', percent] of rows(folder, '538_top_surnames.csv')) note(name, Number(percent) / 2)
  for (const row of rows(folder, 'common-surnames-by-country.csv')) {
    const [, rank, , , local = '', roman = '', , share] = row
    note(roman === '' ? local : roman, Number(share) > 0 ? Number(share) / 2 : byRank(Number(rank)))
  }
  for (const row of rows(folder, 'common-forenames-by-country.csv')) {
    const [rank, local = '', roman = ''] = [row[7], row[10], row[11]]
    note(roman === '' ? local : roman, byRank(Number(rank)))
  }
  const listed = [...shares].map(([text, share]) => [text, rarityOf(share)] as const)
  const common = listed.filter(([, rarity]) => rarity <= OTHERS).sort(([a], [b]) => (a < b ? -1 : 1))
  return { listed: Object.fromEntries(common), others: OTHERS }
}

/** The words of names of a list with their shares of all words of the list: names of two words count for both. */
function counted(table: readonly (readonly string[])[], columns: readonly number[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  let all = 0
  for (const row of table) {
    const count = columns.reduce((sum, column) => sum + (Number(row[column]) || 0), 0)
    for (const word of (row[0] ?? '').split(' ')) {
      counts.set(word, (counts.get(word) ?? 0) + count)
      all += count
    }
  }
  return new Map([...counts].map(([word, count]) => [word, count / all]))
}

function byRank(rank: number): number {
  return rank <= BY_RANK.first ? BY_RANK.share : BY_RANK.further
}

/** The rows of a list; none of them has a comma inside a cell. */
function rows(folder: string, file: string): string[][] {
  const lines = readFileSync(join(folder, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  return lines.slice(1).map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()))
}
