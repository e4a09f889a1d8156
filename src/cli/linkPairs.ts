import { type Linkage, levelsOf, type People, pairsSql } from '../identity/index.ts'
import { FORMULA_START } from '../report/index.ts'
import type { Cell, Session } from '../sql/index.ts'

/** A number with six significant digits. */
export function sixDigits(value: number): number {
  return Number(value.toPrecision(6))
}

/** Says where ids do not tell the records of the result apart: where some stand twice, or some are missing. */
export async function idNotes(session: Session, people: People): Promise<readonly string[]> {
  const sides = [['left', people.left] as const, ...(people.right === null ? [] : [['right', people.right] as const])]
  const notes: string[] = []
  for (const [side, { name }] of sides) {
    const [[records = 0] = [], [ids = 0] = [], [different = 0] = []] = await session.columns(
      `select count(*), count(id), count(distinct id) from ${side}_row`,
    )
    const without = Number(records) - Number(ids)
    const again = Number(ids) - Number(different)
    if (again > 0)
      notes.push(`${name}: records with an id that another has: ${again}. The result cannot tell them apart.`)
    if (without > 0 && Number(ids) > 0)
      notes.push(`${name}: records without an id: ${without}. They are called by the number of their row.`)
  }
  return notes
}

/** Where pairs go: a CSV file, a Parquet file, or this program. */
export type PairForm = 'csv' | 'parquet' | 'plain'

/** Stores the pairs above a probability, and in words how each compares, for `pairsQuery`. */
export async function storePairs(session: Session, linkage: Linkage, least: number): Promise<void> {
  await session.run(`create or replace table linked as ${pairsSql(least)}`)
  const [patterns = [], probabilities = [], weights = []] = await session.columns(
    'select distinct pattern, probability, weight from linked order by 1',
  )
  const levels = patterns.map((pattern) => levelsOf(Number(pattern), linkage.comparisons))
  const numbers = (values: readonly Cell[]): readonly string[] =>
    values.map((value) => String(sixDigits(Number(value))))
  await session.store('linked_word', [
    { name: 'pattern', kind: 'bigint', values: patterns },
    { name: 'p', kind: 'text', values: numbers(probabilities) },
    { name: 'w', kind: 'text', values: numbers(weights) },
    ...linkage.comparisons.map((comparison, place) => ({
      name: `c${place}`,
      kind: 'text' as const,
      values: levels.map((each) => comparison.levels[each[place] ?? 0]?.says ?? ''),
    })),
  ])
}

/**
 * A query with the columns of the output, likeliest pairs first. With one table the smaller id stands left, so that
 * the order of its rows makes no difference. In CSV an id that a spreadsheet would take for a formula gets an
 * apostrophe before it; Parquet has ids as they are, and numbers as numbers.
 */
export function pairsQuery({ dialect }: Session, { task, comparisons }: Linkage, form: PairForm): string {
  const [left, right] =
    task === 'link'
      ? (['left_id', 'right_id'] as const)
      : (['least(left_id, right_id)', 'greatest(left_id, right_id)'] as const)
  const id = (text: string): string =>
    form === 'csv' ? `case when ${dialect.matches(text, FORMULA_START)} then '''' || ${text} else ${text} end` : text
  const number = (text: string): string => (form === 'parquet' ? `cast(${text} as double precision)` : text)
  const says = comparisons.map(({ key }, place) => `c${place} as ${dialect.identifier(key)}`)
  const order = comparisons.map((_, place) => `c${place}`)
  return `select ${id('pair.a')} as left_id, ${id('pair.b')} as right_id, ${number('p')} as probability, ${number('w')} as weight,
    ${says.join(', ')} from (select ${left} as a, ${right} as b, pattern, probability as first, weight as second from linked) as pair
    join linked_word on linked_word.pattern = pair.pattern
    order by ${['first desc', 'second desc', 'pair.a', 'pair.b', ...order].join(', ')}`
}
