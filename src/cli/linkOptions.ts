import { availableParallelism, tmpdir } from 'node:os'
import { extname } from 'node:path'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { threadsFor } from '../sql/index.ts'
import { type Call, numberOf, textOf, usage, wholeOf } from './call.ts'
import { memoryOf, sizeOf } from './engine.ts'
import { checkPlaces } from './places.ts'

/** What a call of `writ link` asks for. */
export interface LinkCall {
  readonly left: string
  readonly right: string | null
  readonly map: string | undefined
  readonly out: { readonly path: string; readonly form: 'csv' | 'parquet' } | null
  readonly report: string | undefined
  readonly review: string | undefined
  /** Two ids whose pair is explained. */
  readonly explain: readonly [string, string] | null
  readonly picture: string | undefined
  readonly model: string | undefined
  readonly saveModel: string | undefined
  /** The file of the index of the right table. */
  readonly index: string | undefined
  readonly least: number
  readonly exhaustive: boolean
  readonly json: boolean
  /** Megabytes. */
  readonly memory: number
  readonly threads: number
  /** The folder in which a folder of its own is made for what does not fit into memory. */
  readonly temp: string
}

/** Reads the options of `writ link`, or lists everything that is wrong with them. */
export async function readLinkCall(call: Call): Promise<Result<LinkCall>> {
  const problems: Problem[] = []
  const keep = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return otherwise
  }
  const [left, right, excess] = call.words
  if (left === undefined) problems.push(usage('No table is named.', 'Write writ link LEFT [RIGHT], or see --help.'))
  if (excess !== undefined) problems.push(usage(`"${excess}" is one word too many.`, 'Name one or two tables.'))
  const exhaustive = call.values['exhaustive'] === true
  const bytes = exhaustive ? Number.POSITIVE_INFINITY : await sizeOf(call.words)
  const threads = threadsFor(bytes, availableParallelism())
  const out = textOf(call, 'out')
  const form = out === undefined ? null : formOf(out)
  if (out !== undefined && form === null)
    problems.push(usage(`--out ${out} has an unknown ending.`, 'Name a .csv or .parquet file.'))
  const wanted: LinkCall = {
    left: left ?? '',
    right: right ?? null,
    map: textOf(call, 'map'),
    out: out === undefined || form === null ? null : { path: out, form },
    report: textOf(call, 'report'),
    review: textOf(call, 'review'),
    explain: keep(idsOf(call), null),
    picture: textOf(call, 'picture'),
    model: textOf(call, 'model'),
    saveModel: textOf(call, 'save-model'),
    index: textOf(call, 'index'),
    least: keep(numberOf(call, 'least', 0.01, 0, 1), 0.01),
    exhaustive,
    json: call.values['json'] === true,
    memory: keep(memoryOf(call), 0),
    threads: keep(wholeOf(call, 'threads', threads, 1, 1024), 1),
    temp: textOf(call, 'temp') ?? tmpdir(),
  }
  const results = [
    ['--out', wanted.out?.path],
    ['--report', wanted.report],
    ['--review', wanted.review],
    ['--picture', wanted.picture],
    ['--save-model', wanted.saveModel],
    ['--index', wanted.index],
  ] as const
  problems.push(...indexProblems(wanted))
  const inputs = [wanted.left, wanted.right, wanted.map, wanted.model]
  problems.push(...(await checkPlaces({ inputs, results, temp: wanted.temp })))
  return problems.length > 0 ? bad(...problems) : good(wanted)
}

/** An index holds the records of the right table, read as a fixed model reads them. */
function indexProblems({ index, model, right, exhaustive }: LinkCall): readonly Problem[] {
  if (index === undefined) return []
  const problems: Problem[] = []
  if (model === undefined)
    problems.push(
      usage(
        '--index needs a model: one that is trained on both tables reads the right one otherwise each time.',
        'Add --model models/people.json.',
      ),
    )
  if (right === null)
    problems.push(usage('--index holds the records of a second table.', 'Name two tables, or leave --index out.'))
  if (exhaustive)
    problems.push(usage('--exhaustive compares everything, and an index is there to avoid that.', 'Keep one of them.'))
  return problems
}

/** Two ids stand with a comma between them; an id with a comma in it cannot be called so. */
function idsOf(call: Call): Result<readonly [string, string] | null> {
  const text = textOf(call, 'explain')
  if (text === undefined) {
    if (textOf(call, 'picture') === undefined) return good(null)
    return bad(usage('--picture has nothing to draw.', 'Name the pair: --explain LEFT_ID,RIGHT_ID.'))
  }
  const [left = '', right = '', ...rest] = text.split(',')
  if (left !== '' && right !== '' && rest.length === 0) return good([left, right])
  return bad(usage(`--explain ${text} does not name two ids.`, 'Write --explain LEFT_ID,RIGHT_ID.'))
}

function formOf(path: string): 'csv' | 'parquet' | null {
  const ending = extname(path).toLowerCase()
  return ending === '.csv' ? 'csv' : ending === '.parquet' ? 'parquet' : null
}
