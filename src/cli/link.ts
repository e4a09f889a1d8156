import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import {
  type ColumnMap,
  comparisonsOf,
  EMPTY_MAP,
  type Explanation,
  type Linkage,
  link as linkPeople,
  type Model,
  type OpenTable,
  openPeople,
  type People,
  type PeopleColumns,
  type PreparedRecords,
  readColumnMap,
  readTable,
  settlePeople,
} from '../identity/index.ts'
import { bad, good, type Problem, type Result, readDocument } from '../input/index.ts'
import { linkReviewPage, waterfallSvg, waterfallText } from '../report/index.ts'
import { leaveMemoryToEngine, type Session, SqlError } from '../sql/index.ts'
import { EXIT, readCall, usage } from './call.ts'
import { clearStep, type Engine, showStep, withEngine } from './engine.ts'
import { fileOf, reasonOf } from './inputs.ts'
import { openByIndex } from './linkIndex.ts'
import { readModel } from './linkModel.ts'
import { type LinkCall, readLinkCall } from './linkOptions.ts'
import { idNotes, pairsQuery, storePairs } from './linkPairs.ts'
import { explanationsOf, viewOf } from './linkReview.ts'
import { columnsText, type LinkSummary, reportData, summaryData, summaryText } from './linkText.ts'
import { complain, note, print, printable } from './output.ts'

/** The help of `writ link`. */
export const LINK_HELP = `writ link LEFT [RIGHT]

Finds records that may concern the same person, with a probability for each pair and how it compares.
LEFT and RIGHT are tables with a header, one row a record: CSV (comma, semicolon or tab) or Parquet.
One table alone is compared with itself.

  --map FILE         what the columns hold (YAML); without it, it is guessed from the headers and shown
  --out FILE         write the pairs to a .csv or .parquet file, likeliest first
  --least P          leave out pairs below this probability (0.01)
  --review FILE      write a page on which people rule on pairs, what a mistake would cost most first
  --explain A,B      explain the pair of two ids: what each comparison weighs
  --picture FILE     draw that explanation as SVG
  --report FILE      write the counts, thresholds and what the model learned, as JSON
  --model FILE       weigh by a saved model instead of training one on these records
  --save-model FILE  write the model that was used
  --index FILE       keep the records of RIGHT prepared in this file: made if it is not there, brought up to date
                     if RIGHT has changed; with a --model that has a list of words, such as models/people.json
  --exhaustive       compare every record with every other, to check that no pair is lost
  --memory MB        most memory for the engine (a quarter of the machine's, at most 4000)
  --threads N        how many threads (by the size of the tables, up to all of the machine's)
  --temp DIR         where to put what does not fit into memory
  --json             the result and the pairs as JSON on standard output
  --help             this text

A probability is a reason to look, not a finding: people decide whether two records are one person.

Exit status: 0 done, 2 the input or the call is wrong, 1 cancelled or an internal failure.

Examples
  writ link arrivals.csv register.csv --out pairs.csv
  writ link register.parquet --least 0.5 --json
`

const OPTIONS = {
  map: { type: 'string' },
  out: { type: 'string' },
  least: { type: 'string' },
  report: { type: 'string' },
  review: { type: 'string' },
  explain: { type: 'string' },
  picture: { type: 'string' },
  model: { type: 'string' },
  'save-model': { type: 'string' },
  index: { type: 'string' },
  exhaustive: { type: 'boolean' },
  memory: { type: 'string' },
  threads: { type: 'string' },
  temp: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** More pairs than this are never compared one by one. */
const MOST_PAIRS = 1e9

/** Runs `writ link` and answers with its exit status. */
export async function link(args: readonly string[]): Promise<number> {
  leaveMemoryToEngine()
  const call = readCall(args, OPTIONS)
  if (call.ok && call.value.values['help'] === true) {
    await print(LINK_HELP)
    return EXIT.done
  }
  const wanted = call.ok ? await readLinkCall(call.value) : call
  if (!wanted.ok) {
    complain(wanted.problems)
    return EXIT.wrong
  }
  const work = async (engine: Engine): Promise<Result<null>> => await inSession(wanted.value, engine)
  return await withEngine('link', wanted.value, work)
}

async function inSession(call: LinkCall, engine: Engine): Promise<Result<null>> {
  const { session } = engine
  const opened = await openAll(call, engine)
  if (!opened.ok) return opened
  const { people } = opened.value
  const linked = await linkOpened(session, call, opened.value)
  if (!linked.ok) return linked
  const linkage = linked.value
  await storePairs(session, linkage, call.least)
  const notes = [...people.notes, ...(await idNotes(session, people))]
  const names = { left: people.left.name, right: people.right?.name ?? null }
  const view = await viewOf(session, people.plan, linkage, names, call.least)
  const explained =
    call.explain === null ? good(null) : await explanationsOf(session, people.plan, linkage, call.explain)
  clearStep()
  if (!explained.ok) return explained
  return await writeResults(session, call, { people: { ...people, notes }, view }, explained.value)
}

interface Opened {
  readonly people: People
  readonly model: Model | null
  /** The records of the right table, where an index holds them. */
  readonly prepared?: PreparedRecords
}

async function linkOpened(
  session: Session,
  { exhaustive }: LinkCall,
  { people, model, prepared }: Opened,
): Promise<Result<Linkage>> {
  if (prepared !== undefined && model !== null)
    return await prepared.link({ plan: people.plan, left: people.left.source, model, progress: showStep })
  const input = { plan: people.plan, left: people.left.source, right: people.right?.source ?? null }
  const options = { exhaustive, progress: showStep, ...(model === null ? {} : { model }) }
  return good(await linkPeople(session, input, options))
}

/** Opens all that is read, and tells all that is wrong with it, before the long work. */
async function openAll(call: LinkCall, engine: Engine): Promise<Result<Opened>> {
  const { session, folder, signal } = engine
  showStep('reading the tables', 0)
  const map = call.map === undefined ? good(EMPTY_MAP) : await readMap(call.map)
  const open = (path: string, side: string) => readTable(session, { path, name: path, folder, side, signal })
  const left = await open(call.left, 'left')
  if (call.index !== undefined && call.model !== undefined && call.right !== null) {
    clearStep()
    if (!left.ok || !map.ok)
      return { ok: false, problems: [left, map].flatMap((part) => (part.ok ? [] : part.problems)) }
    const asked = { index: call.index, right: call.right, modelFile: call.model, left: left.value, map: map.value }
    const opened = await openByIndex(asked, engine, tellColumns)
    if (opened.ok) tellNotes(opened.value.people)
    return opened
  }
  const right = call.right === null ? null : await open(call.right, 'right')
  clearStep()
  const problems = [left, right, map].flatMap((part) => (part === null || part.ok ? [] : part.problems))
  if (!left.ok || !map.ok || (right !== null && !right.ok)) return { ok: false, problems }
  const b = right === null ? null : right.value
  const settled = settlePeople(left.value, b, map.value)
  if (!settled.ok) return settled
  tellColumns(settled.value, left.value, b)
  const comparisons = comparisonsOf(settled.value.plan, session.dialect)
  const tooMuch = tooMany(call, left.value.records, b?.records ?? left.value.records, comparisons)
  if (tooMuch.length > 0) return bad(...tooMuch)
  const model = call.model === undefined ? good(null) : await readModel(call.model, comparisons)
  const people = await openPeople(session, settled.value, left.value, b, map.value)
  if (!people.ok || !model.ok)
    return { ok: false, problems: [...(people.ok ? [] : people.problems), ...(model.ok ? [] : model.problems)] }
  tellNotes(people.value)
  return good({ people: people.value, model: model.value })
}

function tellNotes({ notes }: People): void {
  for (const text of notes) note(`Note: ${printable(text)}`)
}

function tellColumns(settled: PeopleColumns, left: OpenTable, right: OpenTable | null): void {
  const sides = [[left.name, settled.left] as const]
  if (right !== null && settled.right !== null) sides.push([right.name, settled.right])
  for (const [name, columns] of sides) if (columns.uses.some(({ guessed }) => guessed)) note(columnsText(name, columns))
}

async function readMap(file: string): Promise<Result<ColumnMap>> {
  try {
    const document = await readDocument(await readFile(file), file, 'yaml')
    return document.ok ? readColumnMap(document.value) : document
  } catch (error) {
    const mend = 'Check the name and who may read it.'
    return bad({ code: 'unreadable', place: { file }, message: reasonOf(error), mend })
  }
}

function tooMany(
  call: LinkCall,
  left: number,
  right: number,
  comparisons: readonly { readonly levels: readonly unknown[] }[],
): readonly Problem[] {
  const problems: Problem[] = []
  if (comparisons.reduce((product, { levels }) => product * levels.length, 1) > Number.MAX_SAFE_INTEGER)
    problems.push(usage('There are too many comparisons.', 'Take some out of "compare" in the map.'))
  if (call.exhaustive && left * right > MOST_PAIRS)
    problems.push(usage('--exhaustive would compare more than a thousand million pairs.', 'Take a part of the tables.'))
  return problems
}

async function writeResults(
  session: Session,
  call: LinkCall,
  summary: LinkSummary,
  explained: readonly Explanation[] | null,
): Promise<Result<null>> {
  const { linkage } = summary.view
  const asJson = (data: object): string => `${JSON.stringify(data, null, 2)}\n`
  try {
    if (call.out !== null) {
      const { path, form } = call.out
      // Written beside its place first: a file under the name asked for is always whole.
      const part = `${path}.${process.pid}.part`
      try {
        await session.run(session.dialect.writeFile(pairsQuery(session, linkage, form), part, form))
        await rename(part, path)
      } finally {
        await rm(part, { force: true })
      }
    }
    if (call.report !== undefined) await writeFile(call.report, asJson(reportData(summary)))
    if (call.saveModel !== undefined) await writeFile(call.saveModel, asJson(linkage.model))
    if (call.review !== undefined) await writeFile(call.review, await linkReviewPage(summary.view))
    const [first] = explained ?? []
    if (call.picture !== undefined && first !== undefined) await writeFile(call.picture, waterfallSvg(first))
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error instanceof SqlError) throw error
    const mend = 'Name a file in a folder that you may write to.'
    return bad({ code: 'unreadable', place: { file: fileOf(error) }, message: reasonOf(error), mend })
  }
  if (explained !== null) {
    await print(explained.map((one) => waterfallText(one)).join('\n'))
    return good(null)
  }
  if (call.json) await printJson(session, summary)
  else await print(summaryText(summary))
  return good(null)
}

/** Prints the summary and all pairs, some thousands at a time: one text of all pairs could be too long. */
async function printJson(session: Session, summary: LinkSummary): Promise<void> {
  const { linkage } = summary.view
  const [left = [], right = [], probability = [], weight = [], ...says] = await session.columns(
    pairsQuery(session, linkage, 'plain'),
  )
  const head = JSON.stringify(summaryData(summary), null, 2)
  await print(`${head.slice(0, -2)},\n  "pairs": [`)
  for (let from = 0; from < left.length; from += PRINTED) {
    const lines = left.slice(from, from + PRINTED).map((id, place) => {
      const at = from + place
      const comparisons = linkage.comparisons.map(({ key }, column) => [key, says[column]?.[at]])
      return JSON.stringify({
        left_id: id,
        right_id: right[at],
        probability: Number(probability[at]),
        weight: Number(weight[at]),
        comparisons: Object.fromEntries(comparisons),
      })
    })
    await print(`${from === 0 ? '' : ','}\n    ${lines.join(',\n    ')}`)
  }
  await print(`${left.length === 0 ? '' : '\n  '}]\n}\n`)
}

const PRINTED = 5000
