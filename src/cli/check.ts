import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  type Case,
  compileLaw,
  type Determination,
  type DetermineOptions,
  determine,
  readCase,
  termsOf,
} from '../determination/index.ts'
import { parseMoment } from '../evidence/index.ts'
import { bad, good, type Problem, type Result, readDocument } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import { type Call, EXIT, readCall, textOf, usage } from './call.ts'
import { findInputs, type Input, readInput, reasonOf } from './inputs.ts'
import { openLaw } from './lawFolder.ts'
import { basisOf, dayOf, extentOf } from './lawOptions.ts'
import { colourAllowed, complain, note, print } from './output.ts'
import type { ReadFile } from './recording.ts'

/** The help of `writ check`. */
export const CHECK_HELP = `writ check CASE...

Determines cases: may this person be handed over, on the record and the encoded law?
CASE is a case file (JSON or YAML), a folder of case files, or - for standard input.

  --basis ID        examine this legal basis instead of the one in the case
  --on DAY          judge facts and law on this day (YYYY-MM-DD) instead of the day of the transfer
  --known-at MOMENT take the record as it was known at this moment (2026-03-10T18:00:00Z)
  --brief           one line a case on the terminal: outcome, case and title
  --explain all     show every provision with its whole reason tree (without it: what decides)
  --json            the determination as JSON on standard output; an array for several cases or a folder
  --html FILE       write the same as one self-contained page
  --law FOLDER      use the encoded law of another folder
  --record DIR      write what was read, the law and the answers into a record (writ log init DIR); what cannot
                    be recorded is not answered
  --keys DIR        where the keys of that record lie (DIR/keys)
  --help            this text

Exit status: 0 every case shown, 3 some case not shown and none barred, 4 some case barred,
             2 the input or the call is wrong, 1 an internal failure.

Examples
  writ check examples/protection-order.yaml
  writ check --json --on 2025-03-15 case.json
  cat case.yaml | writ check -
`

/** The options of `writ check`. */
export const CHECK_OPTIONS = {
  basis: { type: 'string' },
  on: { type: 'string' },
  'known-at': { type: 'string' },
  explain: { type: 'string' },
  json: { type: 'boolean' },
  brief: { type: 'boolean' },
  html: { type: 'string' },
  law: { type: 'string' },
  record: { type: 'string' },
  keys: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs `writ check` and answers with its exit status. */
export async function check(args: readonly string[]): Promise<number> {
  const call = readCall(args, CHECK_OPTIONS)
  if (!call.ok) return wrong(call.problems)
  if (call.value.values['help'] === true) {
    await print(CHECK_HELP)
    return EXIT.done
  }
  if (call.value.words.length === 0)
    return wrong([usage('No case is named.', 'Write writ check CASE..., or see --help.')])
  const inputs = await findInputs(call.value.words)
  const law = await openLaw(textOf(call.value, 'law'))
  if (!law.ok) return wrong(law.problems)
  const options = readOptions(call.value, law.value)
  const problems = [...(inputs.ok ? [] : inputs.problems), ...(options.ok ? [] : options.problems)]
  const cases = inputs.ok ? await readCases(inputs.value, law.value) : null
  if (cases !== null && !cases.ok) problems.push(...cases.problems)
  if (problems.length > 0 || cases === null || !cases.ok || !options.ok || !inputs.ok) return wrong(problems)

  const compiled = compileLaw(law.value)
  const views = cases.value.map(({ case: one }) => ({
    case: one,
    law: law.value,
    determination: determine(compiled, one, options.value),
  }))
  const folder = textOf(call.value, 'record')
  if (folder !== undefined) {
    const recorded = await record(call.value, folder, cases.value, views)
    if (!recorded.ok) return wrong(recorded.problems)
    note(recorded.value)
  }
  const page = textOf(call.value, 'html')
  if (page !== undefined) {
    const failed = await writePage(page, inputs.value, views)
    if (failed !== null) return wrong([failed])
  }
  if (call.value.values['json'] === true) {
    const results = views.map((view) => view.determination)
    const single = inputs.value.length === 1 && inputs.value[0]?.name === nameOfSingle(call.value.words)
    await print(`${JSON.stringify(single ? results[0] : results, null, 2)}\n`)
  } else {
    const { checkText, summaryText } = await import('../report/index.ts')
    const format = { explain: options.value.extent ?? 'decisive', colour: colourAllowed() }
    const summary = views.length > 1 || call.value.values['brief'] === true ? [summaryText(views, format)] : []
    const texts = call.value.values['brief'] === true ? [] : views.map((view) => checkText(view, format))
    await print([...summary, ...texts].join(`\n${'='.repeat(100)}\n\n`))
  }
  return statusOf(views.map((view) => view.determination))
}

/** Writes every answer into a record before any is shown. */
async function record(call: Call, folder: string, cases: readonly ReadCase[], views: Views): Promise<Result<string>> {
  const { keepLaw, recordAnswers, recordedNote } = await import('./recording.ts')
  const { placesIn } = await import('./recordDoor.ts')
  const law = await keepLaw(textOf(call, 'law'))
  if (views.some(({ determination }) => determination.law.some(({ pack, sha256 }) => law.packs[pack] !== sha256))) {
    return bad(usage('The law was changed while the cases were determined.', 'Call again when it is at rest.'))
  }
  const options = ['on', 'known-at', 'basis', 'explain'].flatMap((name) => {
    const text = textOf(call, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const answers = views.flatMap(({ determination }, i) => {
    const read = cases[i]
    if (read === undefined) return []
    const { outcome, on, basis } = determination
    return {
      case: determination.case,
      type: 'determination.recorded' as const,
      command: 'check' as const,
      files: [{ name: read.name, bytes: read.bytes }],
      asked: Object.fromEntries(options),
      answer: JSON.stringify(determination),
      told: { outcome, on, basis },
    }
  })
  const done = await recordAnswers(placesIn(call, folder), law, answers)
  return done.ok ? good(recordedNote(folder, done.value)) : done
}

/** One file gives one object; a folder gives an array, however many files it holds. */
function nameOfSingle(words: readonly string[]): string | undefined {
  return words.length === 1 ? (words[0] === '-' ? 'standard input' : words[0]) : undefined
}

function wrong(problems: readonly Problem[]): number {
  complain(problems)
  return EXIT.wrong
}

function statusOf(determinations: readonly Determination[]): number {
  if (determinations.some((one) => one.outcome === 'barred')) return EXIT.barred
  return determinations.every((one) => one.outcome === 'shown') ? EXIT.done : EXIT.notShown
}

/** Reads how cases are to be determined from the options of a call. */
export function readOptions(call: Call, law: Law): Result<DetermineOptions> {
  const problems: Problem[] = []
  const keep = <T>(result: Result<T>): T | undefined => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return undefined
  }
  const on = keep(dayOf(call))
  const at = textOf(call, 'known-at')
  const knownAt = at === undefined ? undefined : parseMoment(at)
  if (knownAt === null) {
    problems.push(usage(`--known-at ${at} is no moment.`, 'Write it with its offset, as 2026-03-10T18:00:00Z.'))
  }
  const basis = keep(basisOf(call, law))
  const extent = keep(extentOf(call))
  if (problems.length > 0) return bad(...problems)
  return good({
    on,
    knownAt: knownAt ?? undefined,
    knownAtText: at,
    basis,
    extent,
  })
}

interface ReadCase extends ReadFile {
  readonly case: Case
}

async function readCases(inputs: readonly Input[], law: Law): Promise<Result<readonly ReadCase[]>> {
  const terms = termsOf(law)
  const cases: ReadCase[] = []
  const problems: Problem[] = []
  for (const [i, input] of inputs.entries()) {
    if (process.stderr.isTTY && i > 0 && i % 500 === 0) note(`${i} of ${inputs.length} cases read`)
    const bytes = await readInput(input)
    const document = bytes.ok ? await readDocument(bytes.value, input.name, input.form) : bytes
    const read = document.ok ? readCase(document.value, terms) : document
    if (read.ok && bytes.ok) cases.push({ case: read.value, name: input.name, bytes: bytes.value })
    else if (!read.ok) problems.push(...read.problems)
  }
  return problems.length > 0 ? bad(...problems) : good(cases)
}

type Views = Parameters<typeof import('../report/index.ts')['checkPage']>[0]

async function writePage(file: string, inputs: readonly Input[], views: Views): Promise<Problem | null> {
  if (inputs.some(({ path }) => path !== null && resolve(path) === resolve(file))) {
    return usage(`--html ${file} would overwrite a case file.`, 'Name another file.')
  }
  try {
    const { checkPage } = await import('../report/index.ts')
    await writeFile(file, await checkPage(views))
    note(`The page is in ${file}`)
    return null
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return {
      code: 'unreadable',
      place: { file },
      message: reasonOf(error),
      mend: 'Name a file in a folder that you may write to.',
    }
  }
}
