import type { Dialect, Session } from '../../sql/index.ts'
import { dayRaritySql } from '../comparison/born.ts'
import { listRaritySql, raritySql } from '../comparison/level.ts'
import { CODE, LETTERED, WORDS } from '../comparison/names.ts'
import type { DateForm, LinkPlan } from '../plan.ts'
import { daySql } from './dates.ts'
import { numberSql, plainNumberSql } from './numbers.ts'
import { cutOddNames, findOddNames, SLOTS } from './oddNames.ts'

/** Where a table of people comes from: a relation in SQL, the columns it has, and what they hold. */
export interface PeopleSource {
  /** A relation that can stand after `from`, every column a text. */
  readonly relation: string
  /** The source's column for each column of the plan that it has. */
  readonly columns: Readonly<Record<string, string>>
  readonly dates: DateForm
}

const PUNCTUATION = `'-_,./();"', '         '`

/** Reads the rows of a source under the names of the plan: `row` counts from 1, absent columns are null. */
export async function readRows(session: Session, side: string, source: PeopleSource, plan: LinkPlan): Promise<void> {
  const { identifier } = session.dialect
  const value = (key: string): string => {
    const column = source.columns[key]
    return column === undefined ? 'cast(null as varchar)' : `nullif(trim(cast(${identifier(column)} as varchar)), '')`
  }
  const names = ['given', 'family', 'second_family', 'full_name', 'aliases', 'born'].map(
    (key) => `${value(key)} as ${key}`,
  )
  const values = plan.values.map(({ key }, place) => `${value(key)} as x${place}`)
  const parts = [
    ...new Set((plan.rules ?? []).flat().map((equal) => (side === 'left' ? equal.left : equal.right).column)),
  ]
  const raw = parts.map(
    (column) => `nullif(trim(cast(${identifier(column)} as varchar)), '') as ${identifier(`raw_${column}`)}`,
  )
  await session.run(
    `create or replace table ${side}_row as select cast(row_number() over () as integer) as rid, ${value('person_id')} as id, ${[...names, ...values, ...raw].join(', ')} from ${source.relation}`,
  )
}

/**
 * Cuts the names of a side into written words: one row for each person and each further name of a person. Names are cut
 * at spaces and signs; the few for which this is not enough are read one by one.
 */
export async function cutNames(session: Session, side: string): Promise<void> {
  const { dialect } = session
  const isOdd = await findOddNames(session, side)
  const plain = isOdd ? `${side}_row where rid not in (select rid from ${side}_odd)` : `${side}_row where true`
  const clean = (text: string): string => `trim(translate(${text}, ${PUNCTUATION}))`
  const words = (text: string, prefix: string): string =>
    SLOTS.map((slot) => `nullif(split_part(${text}, ' ', ${slot}), '') as ${prefix}${slot}`).join(', ')
  const main = `select rid as pid, rid, 0 as variant, substr(given, 1, 400) as given,
      case when second_family is null then family when family is null then second_family else family || ' ' || second_family end as family,
      substr(full_name, 1, 400) as full_name from ${plain}`
  // People are numbered by their rows; further names follow behind. The wide table of people need not be sorted for it.
  const others = `select cast((select count(*) from ${side}_row) + row_number() over (order by n, rid) as integer),
      rid, cast(n + 1 as integer) as variant, null, null, trim(split_part(aliases, ';', cast(n + 1 as integer))) from
      (select rid, aliases from ${plain} and aliases is not null) cross join ${dialect.numbers('20')} as places
      where trim(split_part(aliases, ';', cast(n + 1 as integer))) <> ''`
  const full = `replace(replace(${clean('full_name')}, '  ', ' '), '  ', ' ')`
  const cut = `select pid, rid, variant,
      coalesce(given, case when strpos(full_name, ',') > 0 then split_part(full_name, ',', 2) else (${givenOf(full)}) end) as given,
      substr(coalesce(family, case when strpos(full_name, ',') > 0 then split_part(full_name, ',', 1) else (${familyOf(full)}) end), 1, 400) as family
    from (${main} union all ${others})`
  await session.run(`create or replace table ${side}_cut as
    select pid, rid, variant, family as written, ${words('given', 'g')}, ${words('family', 'f')} from (
      select pid, rid, variant, replace(replace(${clean('given')}, '  ', ' '), '  ', ' ') as given,
        replace(replace(${clean('family')}, '  ', ' '), '  ', ' ') as family from (${cut}))`)
  if (isOdd) await cutOddNames(session, side)
  await session.run(`drop table ${side}_odd`)
}

/** Of a full name without a comma the first word is the given name, of four and more words the first two. */
function givenOf(full: string): string {
  return `case when strpos(${full}, ' ') = 0 then null when split_part(${full}, ' ', 4) = '' then split_part(${full}, ' ', 1)
    else split_part(${full}, ' ', 1) || ' ' || split_part(${full}, ' ', 2) end`
}

function familyOf(full: string): string {
  const from = (place: number): string =>
    [0, 1, 2, 3].map((n) => `split_part(${full}, ' ', ${place + n})`).join(` || ' ' || `)
  return `case when strpos(${full}, ' ') = 0 then ${full} when split_part(${full}, ' ', 4) = '' then ${from(2)} else ${from(3)} end`
}

/** The written words of the cut names of some sides, each with how many different records have it. */
export function writtenWordsSql(sides: readonly string[]): string {
  const slots = sides.flatMap((side) =>
    ['g', 'f'].flatMap((field) => SLOTS.map((slot) => ({ side, slot: `${field}${slot}` }))),
  )
  const each = slots.map(
    ({ side, slot }) => `select ${slot} as raw, count(*) as n from ${side}_cut where ${slot} is not null group by 1`,
  )
  return `select raw, cast(sum(n) as integer) from (${each.join(' union all ')}) group by 1 order by 2 desc, 1`
}

/** Reads what a side holds beside names: table `<side>_value`, and `<side>_lead`, the first row of each content. */
export async function readValues(session: Session, side: string, dates: DateForm, plan: LinkPlan): Promise<void> {
  const { dialect } = session
  const values = plan.values.map(({ key, kind }, place) => `${valueSql(dialect, key, kind, `x${place}`)} as v${place}`)
  const mix = mixSql(
    dialect,
    plan.values.map((_, place) => `x${place}`),
  )
  const plain = plan.values.map(({ kind }, place) =>
    kind === 'number' ? `${plainNumberSql(dialect, `x${place}`)} as x${place}` : `x${place}`,
  )
  if (plan.born)
    await session.run(`create or replace table ${side}_day as select written, ${daySql(dialect, 'written', dates)} as born
      from (select distinct born as written from ${side}_row where born is not null)`)
  const day = plan.born ? `left join ${side}_day as day on day.written = person.written` : ''
  const born = plan.born ? 'day.born' : 'cast(null as integer) as born'
  await session.run(`create or replace table ${side}_value as
    select rid, mix, ${[born, ...values].join(', ')} from
      (select rid, born as written, ${[`${mix} as mix`, ...plain].join(', ')} from ${side}_row) as person ${day}`)
  await session.run(`create or replace table ${side}_lead as select min(rid) as rid from ${side}_value group by mix`)
}

/**
 * Puts the people of a side together from rows, words and values: table `<side>_person`, one row for each name of a
 * person. `lead` is 1 on the first row of those with the same content, so that copies do not count twice in training.
 * Rarities are those of all `sides` together; where they are fixed, all days and all values of a short list
 * are equally common.
 */
export async function gatherPeople(
  session: Session,
  side: string,
  sides: readonly string[],
  plan: LinkPlan,
  fixed: boolean,
): Promise<void> {
  const { dialect } = session
  const slots = ['g', 'f'].flatMap((field) => SLOTS.map((slot) => `${field}${slot}`))
  const joins = slots.map((slot) => `left join word as w${slot} on w${slot}.raw = cut.${slot}`)
  // An initial of a family name is as good as none: it is dropped.
  const code = (field: string, slot: number): string =>
    field === 'g' ? `wg${slot}.code` : `case when wf${slot}.code >= ${CODE.letters} then wf${slot}.code end`
  const kept = (field: string): string => dialect.present(SLOTS.map((slot) => code(field, slot)))
  const spare = (field: string): string => dialect.present(SLOTS.map((slot) => `w${field}${slot}.spare`))
  await session.run(`create or replace table ${side}_code as select cut.pid, cut.rid, cut.variant, cut.written,
      ${kept('g')} as g, ${kept('f')} as f, ${spare('g')} as sg, ${spare('f')} as sf from ${side}_cut as cut ${joins.join(' ')}`)
  const at = (field: string, place: number): string => {
    const first = dialect.element(field, place)
    return place === 1 ? `coalesce(${first}, ${dialect.element(`s${field}`, 1)})` : first
  }
  const codes = WORDS.map((word) => `${at(word.slice(0, 1), Number(word.slice(1)))} as ${word}`)
  const listed = plan.values.flatMap(({ kind }, place) => (kind === 'number' ? [] : [place]))
  const columns = [
    'code.*',
    ...WORDS.map((word) => `a${word}.sound as s${word}`),
    ...LETTERED.flatMap((word) => [`a${word}.text as t${word}`, `a${word}.letters as m${word}`]),
    'ag1.variant as vg1',
    'value.mix',
    'value.born',
    `${fixed ? 'case when value.born is not null then 2 end' : plan.born ? 'day.rarity' : 'cast(null as integer)'} as wborn`,
    ...plan.values.map((_, place) => `value.v${place}`),
    ...plan.values.flatMap(({ familyRuns }, place) =>
      familyRuns === true ? [`${dialect.toBigint(`value.v${place}`)} as n${place}`] : [],
    ),
    ...listed.map((place) => `${fixed ? '0' : `t${place}.rarity`} as w${place}`),
    'case when code.variant = 0 and lead.rid is not null then 1 else 0 end as lead',
  ]
  const rarities = (fixed ? [] : listed).map((place) => {
    const rarity = valueRaritySql(sides, place, plan.values[place]?.kind === 'text')
    return `left join (${rarity}) as t${place} on t${place}.value = value.v${place}`
  })
  const leads = sides.map((each) => `select born from ${each}_value join ${each}_lead using (rid)`)
  const day =
    plan.born && !fixed
      ? [`left join (${dayRaritySql(dialect, leads.join(' union all '))}) as day on day.born = value.born`]
      : []
  const words = WORDS.map((word) => `left join word_code as a${word} on a${word}.code = code.${word}`)
  const joined = dialect.hash(`upper(${dialect.replaceAll(`coalesce(written, '')`, '[^A-Za-z\u00c0-\u024f]', '')})`)
  await session.run(`create or replace table ${side}_person as
    select ${columns.join(', ')}
    from (select pid, rid, variant, ${joined} as joined, ${codes.join(', ')} from ${side}_code) as code
    join ${side}_value as value on value.rid = code.rid
    left join ${side}_lead as lead on lead.rid = code.rid
    ${[...day, ...rarities, ...words].join(' ')}`)
  for (const table of ['code', 'cut']) await session.run(`drop table ${side}_${table}`)
}

/** A whole number that stands for what is written in a row: names, day of birth, and these columns of values. */
export function mixSql(dialect: Dialect, values: readonly string[]): string {
  return dialect.hash(contentSql(values))
}

/** What is written in a row as one text: names, day of birth, and these columns, with a sign between them. */
export function contentSql(columns: readonly string[], between = '\u001f'): string {
  return ['given', 'family', 'second_family', 'full_name', 'aliases', 'born', ...columns]
    .map((column) => `coalesce(${column}, '')`)
    .join(` || '${between}' || `)
}

function valueRaritySql(sides: readonly string[], place: number, text: boolean): string {
  const each = sides.map(
    (side) => `select v${place} as value from ${side}_value join ${side}_lead on ${side}_lead.rid = ${side}_value.rid
      where v${place} is not null`,
  )
  const rarity = (text ? raritySql : listRaritySql)('n', 'sum(n) over ()')
  return `select value, ${rarity} as rarity from (select value, count(*) as n from (${each.join(' union all ')}) as every group by value)`
}

function valueSql(dialect: Dialect, key: string, kind: 'number' | 'category' | 'text', column: string): string {
  if (kind === 'number') return numberSql(dialect, key, column)
  const plain = `upper(substr(${column}, 1, 400))`
  return kind === 'category' ? `';' || replace(${plain}, ' ', '') || ';'` : plain
}
