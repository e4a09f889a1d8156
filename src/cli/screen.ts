import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileLaw, termsOf } from '../determination/index.ts'
import { comparisonsOf, type Model, matchPeople, VALUE_COLUMNS } from '../identity/index.ts'
import { bad, good, type Result } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import type { RecordLink, ScreenView } from '../report/index.ts'
import { type FileMatches, type Gate, gate as gateOf, screen as screenList } from '../screening/index.ts'
import { duckdbDialect, leaveMemoryToEngine } from '../sql/index.ts'
import { EXIT, readCall, textOf } from './call.ts'
import { clearStep, type Engine, showStep, withEngine } from './engine.ts'
import { fileOf, reasonOf } from './inputs.ts'
import { openLaw, PACKAGE_FOLDER } from './lawFolder.ts'
import { modelFrom } from './linkModel.ts'
import { colourAllowed, complain, note, print } from './output.ts'
import { readScreenInputs, type ScreenInputs } from './screenInputs.ts'
import { readScreenCall, type ScreenCall } from './screenOptions.ts'
import type { DoneScreening } from './screenRecord.ts'

/** The help of `writ screen`. */
export const SCREEN_HELP = `writ screen MANIFEST --records DIR

Matches every person on a list with records and determines each: may this person be handed over?
MANIFEST is a table with a header, one row a person; DIR holds the files of records and records.yaml,
which says what they are. Tables are CSV (comma, semicolon or tab) or Parquet.

  --records DIR      the folder of the records
  --rulings FILE     what people ruled on records and people (YAML)
  --from STATE       sending State, --to STATE the receiving one, --on DAY the day of the hand-over,
  --basis ID         and the legal basis, for everyone whose row does not say otherwise
  --dates FORM       how the list writes days: iso, compact, day-first or month-first
  --known-at MOMENT  take the records as they were known at this moment (2026-03-10T18:00:00Z)
  --at MOMENT        the moment of the screening, for the age of sources (now)
  --lower P          from this probability on a record may concern a person: 0.0005 or less
  --upper P          from this probability on it counts as it is: 0.99 or more
  --gate FILE        compare with an earlier screening (its JSON): what changed, and whether sources are too old
  --explain all      show every person's whole determination (without it: what decides)
  --brief            on the terminal only the counts and every person in a line or two
  --json             the screening, or the gate, as JSON on standard output
  --csv FILE         write one row a person
  --html FILE        write one self-contained page, a section a person
  --law FOLDER       use the encoded law of another folder
  --memory MB        most memory for the engine (a quarter of the machine's, at most 4000)
  --threads N        how many threads (by the size of the tables, up to all of the machine's)
  --temp DIR         where to put what does not fit into memory
  --record DIR       write what was read, the law and the answers into a record (writ log init DIR)
  --keys DIR         where the keys of that record lie (DIR/keys)
  --help             this text

A record that may concern a person and would bar holds the person until a person rules it out. People decide:
no answer permits a hand-over.

Exit status: 0 everyone shown, 3 someone not shown or held and nobody barred, 4 someone barred,
             2 the input or the call is wrong, 1 cancelled or an internal failure.

Examples
  writ screen examples/flight/manifest.csv --records examples/flight --rulings examples/flight/rulings.yaml \\
    --from US --on 2026-03-14 --html flight.html
  writ screen list.csv --records records --from US --on 2026-03-14 --json > before.json
  writ screen list.csv --records records --from US --on 2026-03-14 --gate before.json
`

/** The options of `writ screen`. */
export const SCREEN_OPTIONS = {
  records: { type: 'string' },
  rulings: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  on: { type: 'string' },
  basis: { type: 'string' },
  dates: { type: 'string' },
  'known-at': { type: 'string' },
  at: { type: 'string' },
  lower: { type: 'string' },
  upper: { type: 'string' },
  gate: { type: 'string' },
  explain: { type: 'string' },
  brief: { type: 'boolean' },
  json: { type: 'boolean' },
  csv: { type: 'string' },
  html: { type: 'string' },
  law: { type: 'string' },
  memory: { type: 'string' },
  threads: { type: 'string' },
  temp: { type: 'string' },
  record: { type: 'string' },
  keys: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Where the model lies that weighs how likely a record concerns a person. */
const MODEL = join(PACKAGE_FOLDER, 'models', 'people.json')

/** Runs `writ screen` and answers with its exit status. */
export async function screen(args: readonly string[]): Promise<number> {
  leaveMemoryToEngine()
  const call = readCall(args, SCREEN_OPTIONS)
  if (call.ok && call.value.values['help'] === true) {
    await print(SCREEN_HELP)
    return EXIT.done
  }
  const law = call.ok ? await openLaw(textOf(call.value, 'law')) : call
  const wanted = call.ok && law.ok ? await readScreenCall(call.value, law.value, new Date()) : null
  const problems = [call, law, wanted].flatMap((one) => (one === null || one.ok ? [] : one.problems))
  if (!law.ok || wanted === null || !wanted.ok) {
    complain([...new Set(problems)])
    return EXIT.wrong
  }
  const asked = wanted.value
  const { value: words } = call.ok ? call : { value: undefined }
  return await withEngine('screen', asked, async (engine) => {
    const done = await screenIn(engine, asked, law.value)
    const folder = words === undefined ? undefined : textOf(words, 'record')
    if (!done.ok || words === undefined) return done.ok ? good(null) : done
    if (folder !== undefined) {
      const { recordScreening } = await import('./screenRecord.ts')
      const recorded = await recordScreening(words, folder, asked, done.value)
      if (!recorded.ok) return recorded
      note(recorded.value)
    }
    return await answer(asked, done.value)
  })
}

/** Reads, matches and determines what a call asks for, with the model of this copy or a given one. */
export async function screenIn(
  engine: Engine,
  call: ScreenCall,
  law: Law,
  modelBytes?: Uint8Array,
): Promise<Result<DoneScreening>> {
  showStep('reading the list and the records', 0)
  const model = await openModel(modelBytes)
  const inputs = model.ok ? await readScreenInputs(call, termsOf(law), model.value.model, engine) : model
  clearStep()
  if (!model.ok || !inputs.ok) return bad(...(inputs.ok ? [] : inputs.problems))
  const { matches, links } = await matchAll(engine, inputs.value, model.value.model, call.thresholds.lower)
  const { manifest, records, rulings } = inputs.value
  showStep('determining each person', 0.9)
  const screened = screenList(
    { manifest, records, rulings, matches, law: compileLaw(law) },
    {
      thresholds: call.thresholds,
      knownAt: call.knownAt,
      at: call.at,
      extent: call.extent,
      matching: { model: model.value.model.name ?? 'without a name', sha256: model.value.sha256 },
    },
  )
  clearStep()
  if (!screened.ok) return screened
  return good({ view: { ...screened.value, law, links }, inputs: inputs.value, model: model.value.bytes })
}

async function answer(call: ScreenCall, { view, inputs }: DoneScreening): Promise<Result<number>> {
  const { previous } = inputs
  if (previous === null) return await writeScreening(call, view)
  if (call.atOfCall) note(`Note: the gate is judged at the moment of the call, ${call.at}, not at that of the clock.`)
  const compared = gateOf({ previous, current: view.screening, at: call.at })
  return compared.ok ? await writeGate(call, compared.value) : compared
}

interface OpenModel {
  readonly model: Model
  readonly sha256: string
  readonly bytes: Uint8Array
}

async function openModel(given: Uint8Array | undefined): Promise<Result<OpenModel>> {
  const plan = { names: true, born: true, values: VALUE_COLUMNS }
  const bytes = given ?? (await readFile(MODEL))
  const model = await modelFrom(bytes, MODEL, comparisonsOf(plan, duckdbDialect))
  if (!model.ok) return model
  return good({ model: model.value, sha256: createHash('sha256').update(bytes).digest('hex'), bytes })
}

/** Matches the list with every file of records; by person and record how each match compares. */
async function matchAll(
  { session }: Engine,
  { manifest, records, list, sources }: ScreenInputs,
  model: Model,
  least: number,
): Promise<{
  readonly matches: readonly FileMatches[]
  readonly links: ReadonlyMap<string, ReadonlyMap<string, RecordLink>>
}> {
  const matches: FileMatches[] = []
  const links = new Map<string, Map<string, RecordLink>>()
  for (const [at, { file, source }] of sources.entries()) {
    const from = at / sources.length
    const progress = (step: string, done: number): void =>
      showStep(`${file}: ${step}`, 0.1 + 0.8 * (from + done / sources.length))
    const pairs = await matchPeople(session, { left: list, right: source, model, least, progress })
    matches.push({ file, pairs })
    const rows = records.files.find((one) => one.file === file)
    for (const { leftRow, rightRow, written, explanation } of pairs) {
      const person = manifest.people[leftRow - 1]
      const record = rows?.row(rightRow)
      if (person === undefined || record === undefined) continue
      const own = links.get(person.id) ?? new Map<string, RecordLink>()
      links.set(person.id, own.set(record.id, { written, explanation }))
    }
  }
  return { matches, links }
}

async function writeScreening(call: ScreenCall, view: ScreenView): Promise<Result<number>> {
  const { screenCsv, screenJson, screenPage, screenSummary, screenText } = await import('../report/index.ts')
  const { screening } = view
  const written = await writeFiles(
    call,
    () => screenCsv(screening),
    () => screenPage(view),
  )
  if (!written.ok) return written
  if (call.json) for (const piece of screenJson(view)) await print(piece)
  else await print((call.brief ? screenSummary : screenText)(view, { explain: call.extent, colour: colourAllowed() }))
  return good(statusOf(screening.counts))
}

async function writeGate(call: ScreenCall, compared: Gate): Promise<Result<number>> {
  const { gateCsv, gateJson, gatePage, gateText } = await import('../report/index.ts')
  const written = await writeFiles(
    call,
    () => gateCsv(compared),
    () => gatePage(compared),
  )
  if (!written.ok) return written
  await print(call.json ? gateJson(compared) : gateText(compared, { colour: colourAllowed() }))
  return good(statusOf(compared.counts))
}

async function writeFiles(
  { csv, html }: ScreenCall,
  table: () => string,
  page: () => Promise<string>,
): Promise<Result<null>> {
  try {
    if (csv !== undefined) await writeFile(csv, table())
    if (html !== undefined) {
      await writeFile(html, await page())
      note(`The page is in ${html}`)
    }
    return good(null)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const mend = 'Name a file in a folder that you may write to.'
    return bad({ code: 'unreadable', place: { file: fileOf(error) }, message: reasonOf(error), mend })
  }
}

function statusOf(counts: Gate['counts']): number {
  if (counts.barred > 0) return EXIT.barred
  return counts.held + counts['not-shown'] > 0 ? EXIT.notShown : EXIT.done
}
