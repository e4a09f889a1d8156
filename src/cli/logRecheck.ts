import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import { compileLaw, determine, readCase, termsOf } from '../determination/index.ts'
import { bad, good, type Problem, type Result, readDocument } from '../input/index.ts'
import { type Law, loadLaw } from '../law/index.ts'
import { hex, machineDisk, type ReadEvent, type RecordPlaces, readKept, readRecord, sha256 } from '../record/index.ts'
import { EXIT, readCall, textOf, usage } from './call.ts'
import { CHECK_OPTIONS, readOptions } from './check.ts'
import { withEngine } from './engine.ts'
import { digestsOf, openLaw } from './lawFolder.ts'
import { readLogCall } from './logCall.ts'
import { complain, print } from './output.ts'
import { differences } from './recheckDifferences.ts'
import { placesIn } from './recordDoor.ts'
import { answerShape, filesOfLaw, type ReadFile } from './recording.ts'
import { SCREEN_OPTIONS, screenIn } from './screen.ts'
import { readScreenCall } from './screenOptions.ts'
import { screeningText } from './screenRecord.ts'

/** What became of one recorded answer when it was made again. */
interface Rechecked {
  readonly entry: number
  readonly case: string
  readonly at: string
  readonly command: string
  /** Whether the recorded law and input gave the recorded bytes again; null if they could not be read. */
  readonly reproduced: boolean | null
  /** What would be different under today's law, a line each. */
  readonly today: readonly string[]
  readonly problems: readonly Problem[]
}

interface Kept {
  readonly event: ReadEvent
  readonly said: z.infer<typeof answerShape>
  readonly files: readonly ReadFile[]
  readonly answer: string
  readonly law: Uint8Array
}

/** Runs `writ log recheck`. */
export async function recheck(args: readonly string[]): Promise<number> {
  const call = readLogCall(args, { law: { type: 'string' } }, 0)
  const today = call.ok ? await openLaw(textOf(call.value.call, 'law')) : call
  if (!call.ok || !today.ok) {
    complain(today.ok ? [] : today.problems)
    return EXIT.wrong
  }
  const places = placesIn(call.value.call, call.value.folder)
  const results: Rechecked[] = []
  const laws = new Map<string, Result<Law>>()
  const read = await readRecord(machineDisk, places, async (event) => {
    const said = answerShape.safeParse(event.fields)
    // A person's part of a screening is made again with the whole.
    if (!said.success || said.data.command === 'screen-person') return
    results.push(await again(places, event, said.data, today.value, laws))
  })
  if (!read.ok) {
    complain(read.problems)
    return EXIT.wrong
  }
  complain(results.flatMap(({ problems }) => problems))
  const data = { writ: 1, events: read.value.events, unreadable: read.value.unreadable, answers: results }
  await print(call.value.json ? `${JSON.stringify(data, null, 2)}\n` : textOfAll(data))
  if (results.some(({ reproduced }) => reproduced !== true)) return EXIT.wrong
  return results.some(({ today: changes }) => changes.length > 0) ? EXIT.notShown : EXIT.done
}

async function again(
  places: RecordPlaces,
  event: ReadEvent,
  said: z.infer<typeof answerShape>,
  today: Law,
  laws: Map<string, Result<Law>>,
): Promise<Rechecked> {
  const { index: entry, at } = event
  const base = { entry, case: event.case, at, command: said.command }
  const kept = await readAll(places, event, said)
  if (!kept.ok) return { ...base, reproduced: null, today: [], problems: kept.problems }
  const known = laws.get(said.law.kept) ?? (await lawOf(kept.value.law))
  laws.set(said.law.kept, known)
  const then = known.ok ? await makeAgain(kept.value, known.value) : known
  const now = await makeAgain(kept.value, today)
  const problems = [...(then.ok ? [] : then.problems), ...(now.ok ? [] : now.problems)]
  const reproduced = then.ok && then.value === kept.value.answer
  if (then.ok && !reproduced) {
    const message = `Entry ${entry}: the recorded input and law give another answer than the recorded one (made by ${said.program}).`
    problems.push({ code: 'contradiction', place: {}, message, mend: 'Compare the versions of the program.' })
  }
  const changes = now.ok ? differences(kept.value.answer, now.value) : ['Under today’s law it cannot be determined.']
  return { ...base, reproduced, today: changes, problems }
}

async function lawOf(bytes: Uint8Array): Promise<Result<Law>> {
  const files = await filesOfLaw(bytes)
  const loaded = await loadLaw(files, digestsOf(files))
  return loaded.ok ? good(loaded.value.law) : loaded
}

/** The bytes of everything that an answer rests on, each with the recorded sum. */
async function readAll(
  places: RecordPlaces,
  event: ReadEvent,
  said: z.infer<typeof answerShape>,
): Promise<Result<Kept>> {
  const files: ReadFile[] = []
  for (const { name, sha256: sum, kept } of [...said.read, said.answer]) {
    const bytes = await readKept(machineDisk, places, event.case, kept)
    if (bytes === null || hex(sha256(bytes)) !== sum) return bad(lost(event.index, name))
    files.push({ name, bytes })
  }
  const law = await readKept(machineDisk, places, null, said.law.kept)
  if (law === null || hex(sha256(law)) !== said.law.kept) return bad(lost(event.index, 'the law'))
  const answer = Buffer.from(files.pop()?.bytes ?? []).toString('utf8')
  return good({ event, said, files, answer, law })
}

function lost(entry: number, name: string): Problem {
  const message = `Entry ${entry}: the kept bytes of "${name}" are missing or not those that were recorded.`
  return {
    code: 'damaged',
    place: { path: name },
    message,
    mend: 'Restore the folder "bytes" of the record from a copy.',
  }
}

async function makeAgain(kept: Kept, law: Law): Promise<Result<string>> {
  return kept.said.command === 'check' ? await checkAgain(kept, law) : await screenAgain(kept, law)
}

function wordsOf(asked: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [`--${name}`, value] : []))
}

async function checkAgain({ said, files }: Kept, law: Law): Promise<Result<string>> {
  const call = readCall(wordsOf(said.asked), CHECK_OPTIONS)
  const options = call.ok ? readOptions(call.value, law) : call
  const [file] = files
  if (!options.ok) return options
  if (file === undefined) return bad(usage('No case was recorded.', 'The entry is of another program.'))
  const form = /[.]json$/i.test(file.name) ? 'json' : /[.]ya?ml$/i.test(file.name) ? 'yaml' : undefined
  const document = await readDocument(file.bytes, file.name, form)
  const read = document.ok ? readCase(document.value, termsOf(law)) : document
  return read.ok ? good(JSON.stringify(determine(compileLaw(law), read.value, options.value))) : read
}

async function screenAgain({ said, files, answer }: Kept, law: Law): Promise<Result<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'writ-recheck-'))
  try {
    let list = ''
    let model: Uint8Array | undefined
    for (const { name, bytes } of files) {
      const path = resolve(folder, name)
      if (!path.startsWith(folder + sep)) return bad(usage(`"${name}" is no name of a kept file.`, 'Keep the record.'))
      if (name === 'model.json') model = bytes
      if (name.startsWith('list/')) list = path
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, bytes)
    }
    const rulings = files.some(({ name }) => name === 'rulings.yaml') ? ['--rulings', join(folder, 'rulings.yaml')] : []
    const words = [list, '--records', join(folder, 'records'), ...rulings, ...wordsOf(said.asked), '--temp', folder]
    const call = readCall(words, SCREEN_OPTIONS)
    const wanted = call.ok ? await readScreenCall(call.value, law, new Date()) : call
    if (!wanted.ok) return wanted
    let made: Result<string> = bad(usage('The screening was cancelled.', 'Call again.'))
    await withEngine('recheck', wanted.value, async (engine) => {
      const done = await screenIn(engine, wanted.value, law, model)
      // The list lay elsewhere when it was screened; its recorded name stands in the answer.
      const file = z.looseObject({ manifest: z.looseObject({ file: z.string() }) }).parse(JSON.parse(answer))
        .manifest.file
      made = done.ok
        ? good(
            screeningText({ ...done.value.view.screening, manifest: { ...done.value.view.screening.manifest, file } }),
          )
        : bad(...done.problems)
      return good(null)
    })
    return made
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function textOfAll(data: {
  readonly events: number
  readonly unreadable: number
  readonly answers: readonly Rechecked[]
}): string {
  const lines = data.answers.flatMap(({ entry, case: name, at, reproduced, today }) => {
    const state = reproduced === null ? 'not readable' : reproduced ? 'the same again' : 'NOT THE SAME'
    const changes = today.map((line) => `    under today's law: ${line}`)
    return [`${String(entry).padStart(6)}  ${at}  ${state.padEnd(14)}  ${name}`, ...changes]
  })
  const erased = data.unreadable > 0 ? ` ${data.unreadable} were erased or cannot be read.` : ''
  return [...lines, `${data.answers.length} answers in ${data.events} entries were made again.${erased}`, ''].join('\n')
}
