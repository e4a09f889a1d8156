import type { Session } from '../../sql/index.ts'
import type { Task } from '../blocking/block.ts'
import { BORN_DEFAULT, BORN_SAME } from '../comparison/born.ts'
import { type Comparison, raritySql } from '../comparison/level.ts'
import type { LinkPlan } from '../plan.ts'

/**
 * Shares of all pairs whose values are the very same, by comparison and level, counted from how often each value
 * occurs on both sides: chance sameness of numbers and days is too seldom to be met in a sample.
 */
export async function exactShares(
  session: Session,
  plan: LinkPlan,
  comparisons: readonly Comparison[],
  task: Task,
): Promise<Map<number, Map<number, number>>> {
  const shares = new Map<number, Map<number, number>>()
  for (const [place, comparison] of comparisons.entries()) {
    const column = columnOf(plan, comparison)
    if (column === null) continue
    shares.set(place, await sharesOf(session, column, comparison, task))
  }
  return shares
}

function columnOf(plan: LinkPlan, comparison: Comparison): string | null {
  if (comparison.kind === 'born') return 'born'
  if (comparison.kind !== 'number' && comparison.kind !== 'text') return null
  return `v${plan.values.findIndex(({ key }) => key === comparison.key)}`
}

async function sharesOf(
  session: Session,
  column: string,
  comparison: Comparison,
  task: Task,
): Promise<Map<number, number>> {
  const counts = (side: string): string =>
    `(select ${column} as value, count(*) as n${comparison.kind === 'born' ? ', min(wborn) as rarity' : ''} from ${side}_person where lead = 1 and ${column} is not null group by 1)`
  const totals = `cast((select count(*) from left_person where lead = 1) as double) * (select count(*) from right_person where lead = 1)`
  const same = task === 'dedupe' ? `cast(l.n as double) * (l.n - 1)` : 'cast(l.n as double) * r.n'
  const level =
    comparison.kind === 'born'
      ? `case when mod(l.value, 10000) = 101 then ${BORN_DEFAULT} else ${BORN_SAME} + l.rarity end`
      : comparison.kind === 'text'
        ? `1 + ${raritySql('(l.n + r.n)', 'total.n')}`
        : '1'
  const [levels = [], parts = []] = await session.columns(`select ${level} as level, sum(${same}) / (${totals}) as share
    from ${counts('left')} as l join ${counts('right')} as r on r.value = l.value
    cross join (select (select count(${column}) from left_person where lead = 1) + (select count(${column}) from right_person where lead = 1) as n) as total group by 1 order by 1`)
  const shares = new Map(levels.map((place, at) => [Number(place), Number(parts[at])]))
  for (const [place, { role }] of comparison.levels.entries())
    if ((role === 'same' || (comparison.kind === 'born' && place === BORN_DEFAULT)) && !shares.has(place))
      shares.set(place, 0)
  return shares
}
