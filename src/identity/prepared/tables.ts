import type { Dialect } from '../../sql/index.ts'
import { besides, keyFamilies, keyOfKind } from '../blocking/families.ts'
import { LETTERED, WORDS } from '../comparison/names.ts'
import { type LinkPlan, VALUE_COLUMNS } from '../plan.ts'

/** The name under which an index of prepared records is open in a session. */
export const INDEX = 'prepared'

/** The tables of an index. */
export const TABLES = {
  /** What the index is: names and values as texts. */
  meta: `${INDEX}.meta`,
  /** Each different record once, as it is written, with two numbers that stand for its content. */
  record: `${INDEX}.record`,
  /** Where today's rows are: the row, counted from 1, and the record that stands there. */
  place: `${INDEX}.place`,
  /** The names of the records, read and ready to be compared. */
  person: `${INDEX}.person`,
  /** The keys of the people, by the number of their kind, in the order of the keys. */
  key: `${INDEX}.person_key`,
  /** The sounds beside words that a slip may have made of common ones. */
  beside: `${INDEX}.beside`,
  /** The words of all names, and how often each stands in different records. */
  word: `${INDEX}.word`,
  /** Their keys with one letter left out. */
  deletion: `${INDEX}.word_deletion`,
} as const

/** An index holds all identity columns; a plan takes those that the list has too. */
export const INDEX_PLAN: LinkPlan = { names: true, born: true, values: VALUE_COLUMNS }

const WRITTEN = ['id', 'given', 'family', 'second_family', 'full_name', 'aliases', 'born'] as const

/** The columns of a record as it is written. */
export const RECORD_COLUMNS: readonly string[] = [...WRITTEN, ...VALUE_COLUMNS.map((_, place) => `x${place}`)]

const NAME_COLUMNS = [
  'joined',
  ...WORDS,
  ...WORDS.map((word) => `s${word}`),
  ...LETTERED.map((word) => `m${word}`),
  'vg1',
]

/** The columns of a person beside its numbers; the letters of its words are those of the words. */
export const PERSON_COLUMNS: readonly string[] = [
  'variant',
  ...NAME_COLUMNS,
  'born',
  ...VALUE_COLUMNS.map((_, place) => `v${place}`),
  ...VALUE_COLUMNS.flatMap(({ familyRuns }, place) => (familyRuns === true ? [`n${place}`] : [])),
]

/** A query of all keys of the people in `kept_person` that an index keeps: k, pid. */
export function keysSql(dialect: Dialect): string {
  const kept = new Map<number, string>()
  for (const { prepared } of keyFamilies(INDEX_PLAN, dialect, {}, 'wide'))
    if (prepared !== null && prepared.kind !== null) kept.set(prepared.kind, prepared.right)
  return [...kept]
    .map(([kind, keys]) => `select ${keyOfKind('k', kind)} as k, pid from (${keys}) as kept`)
    .join(' union all ')
}

/** A query of the sounds beside seldom words that sound like common ones: word, sound, pid. */
export function besideSql(words: string): string {
  return `select beside.word, beside.sound, beside.pid from (${besides('kept', '')}) as beside
    join (select code from ${words} where seldom = 1 and often = 1) as slip on slip.code = beside.word`
}

/**
 * Shows the open index as a plan needs it: views `kept_person` (people by the number of their record), `kept_key` and
 * `kept_beside`, from which pairs are found.
 */
export function keptSql({ born, values }: LinkPlan): string {
  const at = (key: string): number => VALUE_COLUMNS.findIndex((value) => value.key === key)
  const columns = [
    ...NAME_COLUMNS,
    born ? 'born' : 'cast(null as integer) as born',
    'case when born is not null then 2 end as wborn',
    ...values.map(({ key }, place) => `v${at(key)} as v${place}`),
    ...values.flatMap(({ key, familyRuns }, place) => (familyRuns === true ? [`n${at(key)} as n${place}`] : [])),
    ...values.flatMap(({ kind }, place) => (kind === 'number' ? [] : [`0 as w${place}`])),
  ]
  return `create or replace view kept_person as select pid, rec, variant, ${columns.join(', ')}, 1 as lead from ${TABLES.person};
    create or replace view kept_key as select k, pid from ${TABLES.key};
    create or replace view kept_beside as select word, sound, pid from ${TABLES.beside}`
}

/** Takes those views away. */
export const DROP_KEPT = ['person', 'key', 'beside'].map((name) => `drop view if exists kept_${name}`).join('; ')

/** A query of people of the open index (all columns of `kept_person`) in their rows. */
export function peopleIn(people: string): string {
  return `select kept.*, place.rid from ${people} as kept join ${TABLES.place} as place on place.rec = kept.rec`
}

/** A query of the words of people whose letters are compared: code, text. */
export function wordsOf(people: string): string {
  const codes = LETTERED.map((word) => `select ${word} as code from ${people}`).join(' union ')
  return `select word.code, word.text from ${TABLES.word} as word where code in (${codes})`
}

/** A query of people with the letters of their words. */
export function lettered(people: string, words: string): string {
  const letters = LETTERED.map((word) => `w${word}.text as t${word}`)
  const joins = LETTERED.map((word) => `left join ${words} as w${word} on w${word}.code = person.${word}`)
  return `select person.*, ${letters.join(', ')} from ${people} as person ${joins.join(' ')}`
}

/** A query of the written records of the open index in their rows; `places` gives their rows and records (rid, rec). */
export function placedRecords({ values }: LinkPlan, places: string): string {
  const at = (key: string): number => VALUE_COLUMNS.findIndex((value) => value.key === key)
  const written = WRITTEN.map((column) => `record.${column}`)
  const columns = [...written, ...values.map(({ key }, place) => `record.x${at(key)} as x${place}`)]
  return `select place.rid, ${columns.join(', ')} from ${places} as place join ${TABLES.record} as record on record.rec = place.rec`
}
