import type { Session } from '../../sql/index.ts'
import { type KeyFamily, keyOfKind } from '../blocking/families.ts'

/**
 * Finds the pairs of the left people with prepared ones that share a key: table `pair` (l, r, families), as `findPairs`
 * makes it. All kinds of keys that are kept are asked for in one go.
 */
export async function findPreparedPairs(session: Session, families: readonly KeyFamily[]): Promise<void> {
  const kept: string[] = []
  const made: string[] = []
  for (const [place, { name, prepared }] of families.entries()) {
    if (prepared === null) throw new RangeError(`Prepared records cannot be found by ${name}.`)
    const { kind, left, right } = prepared
    const family = 2 ** place
    if (kind === null)
      made.push(
        `select l.pid as l, r.pid as r, ${family} as family from (${left}) as l join (${right}) as r on r.k = l.k`,
      )
    else kept.push(`select ${keyOfKind('k', kind)} as k, pid, ${family} as family from (${left}) as keys`)
  }
  await session.run(`create or replace table left_key as select k, pid, bit_or(family) as family
      from (${[...kept, NONE].join(' union all ')}) as keys group by k, pid;
    create or replace table pair as select l, r, cast(bit_or(family) as integer) as families from (
      ${['select l.pid as l, r.pid as r, l.family from left_key as l join kept_key as r on r.k = l.k', ...made].join(' union all ')}
    ) as found group by l, r;
    drop table left_key`)
}

/** Where nothing of what is kept is asked for. */
const NONE = 'select cast(0 as bigint), 0, 0 where 1 = 0'
