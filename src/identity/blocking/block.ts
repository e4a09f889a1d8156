import type { Session } from '../../sql/index.ts'
import type { KeyFamily } from './families.ts'

/** How a table of pairs is filled: between two tables, or inside one, each pair once. */
export type Task = 'link' | 'dedupe'

/** Finds the pairs that share a key: table `pair` (l, r, families), where `families` has bit n set for the n-th family. */
export async function findPairs(session: Session, families: readonly KeyFamily[], task: Task): Promise<number> {
  const once = task === 'dedupe' ? 'where l.pid < r.pid' : ''
  const parts: string[] = []
  for (const [place, family] of families.entries()) {
    await session.run(`create or replace temp table found_${place} as select distinct l.pid as l, r.pid as r
      from (${family.left}) as l join (${family.right}) as r on l.k = r.k ${once}`)
    parts.push(`select l, r, cast(${2 ** place} as integer) as family from found_${place}`)
  }
  if (task === 'dedupe' && families.some((family) => family.left.length !== family.right.length)) {
    // A family that is not the same on both sides finds some pairs only the other way round.
    for (const [place, family] of families.entries()) {
      if (family.left.replaceAll('left_', '') === family.right.replaceAll('right_', '')) continue
      parts.push(
        `select r.pid as l, l.pid as r, cast(${2 ** place} as integer) from (${family.left}) as l join (${family.right}) as r on l.k = r.k where r.pid < l.pid`,
      )
    }
  }
  await session.run(
    `create or replace table pair as select l, r, cast(sum(family) as integer) as families from (select distinct l, r, family from (${parts.join(' union all ')})) group by l, r`,
  )
  for (const place of families.keys()) await session.run(`drop table found_${place}`)
  const [[count = 0] = []] = await session.columns('select count(*) from pair')
  return Number(count)
}

/** Takes every pair there is, to check that blocking lost nothing. */
export async function allPairs(session: Session, task: Task): Promise<number> {
  await session.run(
    `create or replace table pair as select l.pid as l, r.pid as r, 0 as families from left_person as l cross join right_person as r ${task === 'dedupe' ? 'where l.pid < r.pid' : ''}`,
  )
  const [[count = 0] = []] = await session.columns('select count(*) from pair')
  return Number(count)
}
