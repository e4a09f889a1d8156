import type { Session } from '../../sql/index.ts'
import type { KeyFamily } from './families.ts'

/** How a table of pairs is filled: between two tables, or inside one, each pair once. */
export type Task = 'link' | 'dedupe'

/** Finds the pairs that share a key: table `pair` (l, r, families), where `families` has bit n set for the n-th family. */
export async function findPairs(session: Session, families: readonly KeyFamily[], task: Task): Promise<number> {
  const found: string[] = []
  for (const [place, family] of families.entries()) {
    // Inside one table a pair stands once, however it was found.
    const [l, r, once] =
      task === 'link'
        ? ['l.pid', 'r.pid', '']
        : family.mirrored
          ? ['l.pid', 'r.pid', 'where l.pid < r.pid']
          : ['least(l.pid, r.pid)', 'greatest(l.pid, r.pid)', 'where l.pid <> r.pid']
    await session.run(`create or replace temp table found_${place} as select distinct ${l} as l, ${r} as r
      from (${family.left}) as l join (${family.right}) as r on l.k = r.k ${once}`)
    found.push(`select l, r, cast(${2 ** place} as integer) as family from found_${place}`)
  }
  await session.run(
    `create or replace table pair as select l, r, cast(sum(family) as integer) as families from (${found.join(' union all ')}) group by l, r`,
  )
  for (const place of families.keys()) await session.run(`drop table found_${place}`)
  return await countPairs(session)
}

/** Takes every pair there is, to check that blocking lost nothing. */
export async function allPairs(session: Session, task: Task): Promise<number> {
  await session.run(
    `create or replace table pair as select l.pid as l, r.pid as r, 0 as families from left_person as l cross join right_person as r ${task === 'dedupe' ? 'where l.pid < r.pid' : ''}`,
  )
  return await countPairs(session)
}

async function countPairs(session: Session): Promise<number> {
  const [[count = 0] = []] = await session.columns('select count(*) from pair')
  return Number(count)
}
