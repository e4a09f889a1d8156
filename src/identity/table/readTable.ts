import { access, symlink } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { bad, good, type Problem, type Result } from '../../input/index.ts'
import { type Session, SqlError } from '../../sql/index.ts'
import { headerProblems, noRecords, prepareCsv } from './csvFile.ts'

/** A table in a file, opened: a relation that can stand after `from`, its columns and how many records it has. */
export interface OpenTable {
  /** The name under which the file is shown. */
  readonly name: string
  /** Every column is a text. */
  readonly relation: string
  readonly header: readonly string[]
  readonly records: number
  readonly notes: readonly string[]
  /** The line of the file that each record begins on, where its form has lines. */
  readonly lines?: () => Promise<readonly number[]>
}

/** Which file is opened: its path, the name it is shown under, and a folder for copies that the caller removes. */
export interface TableFile {
  readonly path: string
  readonly name: string
  readonly folder: string
  /** Begins the names of copies in the folder; one for each table. */
  readonly side: string
  readonly signal?: AbortSignal | undefined
}

/** Opens a CSV or Parquet file as a relation of the session. What is wrong with the file is told by line. */
export async function readTable(session: Session, file: TableFile): Promise<Result<OpenTable>> {
  const kind = extname(file.path).toLowerCase()
  if (!KINDS.has(kind)) {
    const message = `"${kind}" is not the ending of a table.`
    return bad({
      code: 'unreadable',
      place: { file: file.name },
      message,
      mend: 'Name a .csv, .tsv, .txt or .parquet file.',
    })
  }
  try {
    return kind === '.parquet' ? await readParquet(session, file) : await readCsv(session, file)
  } catch (error) {
    const message = systemReason(error)
    if (message === null) throw error
    return bad({ code: 'unreadable', place: { file: file.name }, message, mend: 'Check the name and who may read it.' })
  }
}

const KINDS: ReadonlySet<string> = new Set(['.csv', '.tsv', '.txt', '.parquet'])

async function readCsv(session: Session, file: TableFile): Promise<Result<OpenTable>> {
  const found = await prepareCsv(file.path, file.name, join(file.folder, file.side), file.signal)
  if (!found.ok) return found
  const { path, header, separator, records, notes, lines } = found.value
  const relation = session.dialect.readCsv(await plainPath(path, file), header, separator)
  const counted = await count(session, relation)
  if (counted !== records) throw new Error(`${file.name}: ${records} records were counted, but ${counted} were read.`)
  return good({ name: file.name, relation, header, records, notes, lines })
}

async function readParquet(session: Session, file: TableFile): Promise<Result<OpenTable>> {
  const { dialect } = session
  const place = { file: file.name }
  // Asked first, because the engine takes a name that does not exist for a pattern.
  await access(file.path)
  const source = dialect.readParquet(await plainPath(resolve(file.path), file))
  let described: readonly (readonly unknown[])[]
  try {
    described = await session.columns(`describe select * from ${source}`)
  } catch (error) {
    if (!(error instanceof SqlError) || error.code !== 'failed') throw error
    const message = 'This is not a Parquet file, or it is damaged.'
    return bad({ code: 'syntax', place, message, mend: 'Write it anew, or save the table as CSV (UTF-8).' })
  }
  const [names = [], types = []] = described
  const header = names.map(String)
  const problems: readonly Problem[] = headerProblems(header, file.name)
  if (problems.length > 0) return { ok: false, problems }
  const texts = header.map((name, place) => {
    const column = dialect.identifier(name)
    return `${textSql(column, String(types[place]))} as ${column}`
  })
  const relation = `(select ${texts.join(', ')} from ${source})`
  const records = await count(session, source)
  if (records === 0) return bad(noRecords(file.name))
  return good({ name: file.name, relation, header, records, notes: [] })
}

/** Numbers that a program kept as measures lose their ".0"; lists become texts with semicolons between the values. */
function textSql(column: string, type: string): string {
  if (type.endsWith('[]')) return `array_to_string(${column}, ';')`
  if (!/^(DOUBLE|FLOAT)/.test(type)) return `cast(${column} as varchar)`
  return `case when ${column} = trunc(${column}) and abs(${column}) < 1e15 then cast(cast(${column} as bigint) as varchar) else cast(${column} as varchar) end`
}

/** Signs that the engine takes for a pattern of names are kept from it by a link with a plain name. */
async function plainPath(path: string, file: TableFile): Promise<string> {
  if (!/[*?[\]{}]/.test(path)) return path
  const plain = join(file.folder, `${file.side}${extname(path)}`)
  await symlink(resolve(path), plain)
  return plain
}

async function count(session: Session, relation: string): Promise<number> {
  const [[records = 0] = []] = await session.columns(`select count(*) from ${relation}`)
  return Number(records)
}

/** What a failed system call says, in plain words; null when the failure is another one. */
function systemReason(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error instanceof SqlError) return null
  switch (error.code) {
    case 'ENOENT':
      return 'There is no such file.'
    case 'EISDIR':
      return 'It is a folder.'
    case 'EACCES':
    case 'EPERM':
      return 'You may not read it.'
    default:
      return typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)
        ? `The system says: ${error.message}.`
        : null
  }
}
