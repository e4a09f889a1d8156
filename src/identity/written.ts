import type { Cell, Session } from '../sql/index.ts'
import { comparisonsOf } from './comparison/pattern.ts'
import type { LinkedPair } from './pairs.ts'
import type { LinkPlan } from './plan.ts'

/** What is written in one record, before anything was cleaned or cut. */
export interface WrittenRecord {
  readonly id: string | null
  /** The name that was compared: family name, comma, given name; the full name; or one of the further names. */
  readonly name: string | null
  /** Whether the name that was compared is one of the further names of the record. */
  readonly further: boolean
  /** By column of the plan: names, `born` and values; null where nothing is written. */
  readonly values: Readonly<Record<string, string | null>>
}

/** What is written in the two records of a pair. */
export interface WrittenPair {
  readonly left: WrittenRecord
  readonly right: WrittenRecord
}

const NAME_COLUMNS = ['given', 'family', 'second_family', 'full_name', 'aliases'] as const

/** Fetches what is written in the two records of a pair. */
export async function writtenValues(session: Session, plan: LinkPlan, pair: LinkedPair): Promise<WrittenPair> {
  const [written] = await writtenValuesOf(session, plan, [pair])
  if (written === undefined) throw new RangeError(`There is no row ${pair.leftRow} or ${pair.rightRow}.`)
  return written
}

/** The same for many pairs in one go, in their order; a pair whose rows are not there is an error. */
export async function writtenValuesOf(
  session: Session,
  plan: LinkPlan,
  pairs: readonly LinkedPair[],
): Promise<readonly WrittenPair[]> {
  if (pairs.length === 0) return []
  const sizes = comparisonsOf(plan, session.dialect).map(({ levels }) => levels.length)
  await session.store('asked_pair', [
    { name: 'place', kind: 'integer', values: pairs.map((_, place) => place) },
    { name: 'l', kind: 'integer', values: pairs.map(({ leftRow }) => leftRow) },
    { name: 'r', kind: 'integer', values: pairs.map(({ rightRow }) => rightRow) },
    { name: 'pattern', kind: 'bigint', values: pairs.map(({ levels }) => patternOf(levels, sizes)) },
  ])
  const variants = await variantsOf(session)
  const left = await recordsOf(session, plan, 'left', 'l')
  const right = await recordsOf(session, plan, 'right', 'r')
  await session.run('drop table asked_pair')
  return pairs.map((pair, place) => {
    const [l, r] = [left.get(place), right.get(place)]
    if (l === undefined || r === undefined)
      throw new RangeError(`There is no row ${l === undefined ? pair.leftRow : pair.rightRow} in its table.`)
    const [a, b] = variants.get(place) ?? [0, 0]
    return { left: recordFrom(l, a), right: recordFrom(r, b) }
  })
}

function patternOf(levels: readonly number[], sizes: readonly number[]): number {
  return levels.reduceRight((rest, level, place) => rest * (sizes[place] ?? 1) + level, 0)
}

/** Which of the names of the two people made the pair; the main names where several did. */
async function variantsOf(session: Session): Promise<ReadonlyMap<number, readonly [number, number]>> {
  const [[most = 0] = []] = await session.columns(
    'select greatest((select coalesce(max(variant), 0) from left_person), (select coalesce(max(variant), 0) from right_person))',
  )
  if (Number(most) === 0) return new Map()
  const [places = [], names = []] = await session.columns(`select asked.place,
      min(case when l.rid = asked.l then l.variant * 1000 + r.variant else r.variant * 1000 + l.variant end)
    from asked_pair as asked
    join compared on compared.lrow = asked.l and compared.rrow = asked.r and compared.pattern = asked.pattern
    join left_person as l on l.pid = compared.l join right_person as r on r.pid = compared.r group by 1 order by 1`)
  return new Map(
    places.map((place, at) => [
      Number(place),
      [Math.floor(Number(names[at]) / 1000), Number(names[at]) % 1000] as const,
    ]),
  )
}

async function recordsOf(
  session: Session,
  plan: LinkPlan,
  side: 'left' | 'right',
  row: 'l' | 'r',
): Promise<ReadonlyMap<number, Readonly<Record<string, string | null>>>> {
  const keys = ['person_id', ...NAME_COLUMNS, 'born', ...plan.values.map(({ key }) => key)]
  const columns = ['id', ...NAME_COLUMNS, 'born', ...plan.values.map((_, place) => `x${place}`)]
  const [places = [], ...values] = await session.columns(
    `select asked.place, ${columns
      .map((column) => `written.${column}`)
      .join(', ')} from asked_pair as asked join ${side}_row as written on written.rid = asked.${row} order by 1`,
  )
  return new Map(
    places.map((place, at) => [
      Number(place),
      Object.fromEntries(keys.map((key, column) => [key, textOf(values[column]?.[at])] as const)),
    ]),
  )
}

function textOf(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell)
}

function recordFrom(row: Readonly<Record<string, string | null>>, variant: number): WrittenRecord {
  const { person_id: id = null, ...values } = row
  return { id, name: variant === 0 ? mainName(values) : furtherName(values, variant), further: variant > 0, values }
}

function mainName(values: Readonly<Record<string, string | null>>): string | null {
  const family = [values['family'], values['second_family']].filter((part) => part != null).join(' ')
  const named = [family, values['given'] ?? ''].filter((part) => part !== '').join(', ')
  return named === '' ? (values['full_name'] ?? null) : named
}

/** The further names are the aliases and what stands after AKA in the family name, counted from 1. */
function furtherName(values: Readonly<Record<string, string | null>>, variant: number): string | null {
  const known = / AKA (.*)$/i.exec(values['family'] ?? '')?.[1]
  const said = [values['aliases'], known].filter((part) => part != null).join(';')
  return said.split(';')[variant - 1]?.trim() ?? null
}
