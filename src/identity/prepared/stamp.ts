import { createHash } from 'node:crypto'
import type { Dialect, Session } from '../../sql/index.ts'
import { comparisonsOf } from '../comparison/pattern.ts'
import type { Model } from '../model/model.ts'
import { asName, letterSet, oneDeletions, parseName, readWord } from '../names/index.ts'
import { countDatesSql, daySql } from '../table/dates.ts'
import { hashOf } from '../table/hash.ts'
import { numberSql, plainNumberSql } from '../table/numbers.ts'
import { besideSql, INDEX_PLAN, keysSql, PERSON_COLUMNS, RECORD_COLUMNS } from './tables.ts'

/** Raised whenever the tables of an index, or how they are filled, change in a way that the stamps below do not see. */
const FORMAT = '1'

/** What an index rests on beside the records; where one of these differs, its answers could differ too. */
export interface Stamp {
  readonly format: string
  readonly model: string
  readonly engine: string
  readonly reading: string
}

/** The stamp of an index that this version of Writ makes in this session by a model. */
export async function stampOf(session: Session, model: Model): Promise<Stamp> {
  return {
    format: FORMAT,
    model: modelSum(model),
    engine: await engineSum(session),
    reading: readingSum(session.dialect),
  }
}

const TEXTS = ['', 'A', 'GARCIA', '123139215', 'Ñandú \u674e', 'x'.repeat(300)] as const

const sums = new WeakMap<Model, string>()

/** The sum of a model, whatever the order of its keys. The levels are those of this version of Writ. */
function modelSum(model: Model): string {
  const before = sums.get(model)
  if (before !== undefined) return before
  const comparisons = model.comparisons.map(({ levels, ...learned }) => [learned, levels.length])
  const sum = sha256(JSON.stringify(ordered({ ...model, comparisons })))
  sums.set(model, sum)
  return sum
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, ordered(one)])
}

/** What the engine makes of fixed texts: keys made by another engine, or another version of it, are never found. */
async function engineSum(session: Session): Promise<string> {
  const { dialect } = session
  const hashes = TEXTS.map((text) => `cast(${dialect.hash(dialect.literal(text))} as varchar)`)
  const answers = await session.columns(`select ${hashes.join(', ')}`)
  return sha256(JSON.stringify([dialect.name, answers]))
}

let reading: string | undefined

/** How names, days and numbers are read and which keys are made: the answers for fixed texts, and the text of the SQL. */
function readingSum(dialect: Dialect): string {
  reading ??= sha256(
    JSON.stringify([
      [keysSql(dialect), besideSql('word'), PERSON_COLUMNS, RECORD_COLUMNS],
      comparisonsOf(INDEX_PLAN, dialect).map(({ sql, levels }) => [sql, levels.length]),
      [daySql(dialect, 'written', 'iso'), daySql(dialect, 'written', 'month-first'), countDatesSql(dialect, 't', 'c')],
      [numberSql(dialect, 'a_number', 'x'), plainNumberSql(dialect, 'x')],
      WORDS_READ.map((word) => [
        readWord(word),
        asName(readWord(word)),
        letterSet(word),
        oneDeletions(word),
        hashOf(word),
      ]),
      parseName({
        given: 'Ana Luz',
        family: 'Muñoz de la O AKA Luz Peña',
        secondFamily: '',
        full: '',
        aliases: ['Lucha'],
      }),
    ]),
  )
  return reading
}

const WORDS_READ = [
  ...['GARCIA', 'GIMENEZ', 'JIMENES', 'PACO', 'FRANCISCO', 'XIOMARA', 'OBRIEN', "O'BRIEN", 'DELACRUZ', 'LA', 'JR'],
  ...['NGUYEN', 'Müller', '\u041a\u043e\u0432\u0430\u043b\u044c', '\u674e', 'HJALMAR', 'WIECZOREK', 'K', 'UNKNOWN'],
] as const

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
