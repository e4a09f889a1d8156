import type { Dialect } from '../../sql/index.ts'
import type { Task } from '../blocking/block.ts'
import type { Comparison } from './level.ts'
import { patternSql } from './pattern.ts'

/** What is compared, and whether between two tables or inside one. */
export interface Compared {
  readonly comparisons: readonly Comparison[]
  readonly task: Task
}

/**
 * A query that compares pairs of names (l, r, families) of the tables `left_person` and `right_person`: it adds their
 * rows (lrow, rrow), whether both records are the first of their content (lead), and the pattern.
 */
export function compareSql(dialect: Dialect, pairs: string, { comparisons, task }: Compared): string {
  // Inside one table the names of one record are no pair, and the earlier row stands left whichever name came first.
  const inside = task === 'dedupe'
  const rows = inside ? 'least(l.rid, r.rid) as lrow, greatest(l.rid, r.rid) as rrow' : 'l.rid as lrow, r.rid as rrow'
  // Told apart by their difference: by `l.rid <> r.rid` an engine may join all records with each other by it first.
  return `select pair.l, pair.r, pair.families, ${rows},
      l.lead * r.lead as lead, ${patternSql(comparisons)} as pattern
    from (${pairs}) as pair join left_person as l on l.pid = pair.l join right_person as r on ${dialect.unbounded('r.pid')} = pair.r
    ${inside ? 'where l.rid - r.rid <> 0' : ''}`
}
