import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { bad, good, type Problem, type Result, readDocument } from '../input/index.ts'
import type { CertificateView, SentenceView } from '../report/index.ts'
import {
  answerData,
  computeSentence,
  englandWalesDates,
  explainAnswer,
  findingsOf,
  type ReleasePack,
  readSentence,
  type SentenceFile,
  type SentenceRefusal,
  withRules,
} from '../sentence/index.ts'
import { type Call, EXIT, readCall, textOf, usage } from './call.ts'
import { findInputs, type Input, readInput, reasonOf } from './inputs.ts'
import { complain, note, print } from './output.ts'
import { certificateViewOf, readPacks } from './sentenceLaw.ts'
import { findingsText, viewData } from './sentenceOutput.ts'

/** The help of `writ sentence`. */
export const SENTENCE_HELP = `writ sentence FILE...

Computes one sentence under two systems: term, credit, earliest, expected and latest release, the difference, which
rule made each date, and what stays uncertain. An unknown input gives an interval, never a guess.
FILE is a sentence file (JSON or YAML), a folder of such files, or - for standard input.

  --json              the answer as JSON on standard output; an array for several files or a folder
  --html FILE         write the same as one self-contained page with a timeline
  --clocks            only the time limits of the proceedings, with day of the week and rule
  --findings          assertions with their exhibits, to be put into a case file for writ check
  --certificate FILE  check a certificate of FD 2008/909/JHA, box by box; with FILE also against the sentence
  --law FOLDER        use the encoded law of another folder
  --help              this text

Exit status: 0 done, 2 the input or the call is wrong, or the file contradicts itself: there is no date,
             1 an internal failure.

Examples
  writ sentence examples/sentence/two-readings.yaml
  writ sentence --json examples/sentence/two-readings.yaml
  writ sentence --certificate examples/sentence/certificate/contradicting-boxes.yaml
`

const OPTIONS = {
  json: { type: 'boolean' },
  html: { type: 'string' },
  clocks: { type: 'boolean' },
  findings: { type: 'boolean' },
  certificate: { type: 'string' },
  law: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs `writ sentence` and answers with its exit status. */
export async function sentence(args: readonly string[]): Promise<number> {
  const call = readCall(args, OPTIONS)
  if (!call.ok) return wrong(call.problems)
  if (call.value.values['help'] === true) {
    await print(SENTENCE_HELP)
    return EXIT.done
  }
  const misuse = misuseOf(call.value)
  if (misuse.length > 0) return wrong(misuse)
  const { words } = call.value
  const inputs = words.length === 0 ? good([]) : await findInputs(words)
  const packs = await readPacks(textOf(call.value, 'law'))
  if (!inputs.ok || !packs.ok)
    return wrong([...(inputs.ok ? [] : inputs.problems), ...(packs.ok ? [] : packs.problems)])
  const read = await readAll(inputs.value)
  if (!read.ok) return wrong(read.problems)
  const results = read.value.map(([input, file]) => resultOf(input, file, packs.value))
  const certificate = textOf(call.value, 'certificate')
  const [first] = results
  const checked =
    certificate === undefined
      ? good(null)
      : await certificateViewOf(certificate, textOf(call.value, 'law'), first?.view ?? null)
  if (!checked.ok) return wrong(checked.problems)
  return await show(call.value, results, checked.value)
}

/** What came of one file: a view, or the faults that leave it without a date. */
interface Outcome {
  readonly input: Input
  readonly file: SentenceFile
  readonly view: SentenceView | null
  readonly refusal: SentenceRefusal | null
}

function resultOf(input: Input, file: SentenceFile, packs: readonly ReleasePack[]): Outcome {
  const rules = withRules(file.input, packs)
  const answer = computeSentence(rules.input)
  if (!answer.ok) return { input, file, view: null, refusal: answer }
  const englandWales = file.booking === null ? null : englandWalesDates(file.booking)
  const view = { file, rules, answer, comparison: explainAnswer(answer, rules), englandWales, certificate: null }
  return { input, file, view, refusal: null }
}

function misuseOf(call: Call): readonly Problem[] {
  const { values, words } = call
  const problems: Problem[] = []
  if (words.length === 0 && values['certificate'] === undefined) {
    problems.push(usage('No sentence file is named.', 'Write writ sentence FILE..., or see --help.'))
  }
  if (words.length > 1 && (values['html'] !== undefined || values['certificate'] !== undefined)) {
    problems.push(usage('--html and --certificate are for one sentence file.', 'Name one file.'))
  }
  if (words.length === 0 && values['html'] !== undefined) {
    problems.push(usage('--html needs a sentence file.', 'Name one file.'))
  }
  if (values['clocks'] === true && values['findings'] === true) {
    problems.push(usage('--clocks and --findings are two outputs.', 'Keep one of them.'))
  }
  return problems
}

async function readAll(inputs: readonly Input[]): Promise<Result<readonly (readonly [Input, SentenceFile])[]>> {
  const files: (readonly [Input, SentenceFile])[] = []
  const problems: Problem[] = []
  for (const input of inputs) {
    const bytes = await readInput(input)
    const document = bytes.ok ? await readDocument(bytes.value, input.name, input.form) : bytes
    const read = document.ok ? readSentence(document.value) : document
    if (read.ok) files.push([input, read.value])
    else problems.push(...read.problems)
  }
  return problems.length > 0 ? bad(...problems) : good(files)
}

async function show(call: Call, results: readonly Outcome[], certificate: CertificateView | null): Promise<number> {
  const faults = results.flatMap(faultsOf)
  complainIfAny(faults)
  const page = textOf(call, 'html')
  const [first] = results
  if (page !== undefined && first?.view !== null && first !== undefined) {
    const failed = await writePage(page, first, certificate)
    if (failed !== null) return wrong([failed])
  }
  if (call.values['json'] === true) await print(`${JSON.stringify(jsonOf(call, results, certificate), null, 2)}\n`)
  else await print(await textOfAll(call, results, certificate))
  return faults.length > 0 ? EXIT.wrong : EXIT.done
}

function faultsOf({ input, refusal }: Outcome): readonly Problem[] {
  if (refusal === null) return []
  return refusal.faults.map(({ code, path, message, mend }) => ({
    code,
    place: { file: input.name, path: `input.${path}` },
    message,
    mend,
  }))
}

function complainIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) complain(problems)
}

function jsonOf(call: Call, results: readonly Outcome[], certificate: CertificateView | null): unknown {
  const all = results.map(({ file, view, refusal }) => {
    if (view === null) return { writ: 1, sentence: file.id, ...(refusal === null ? {} : answerData(refusal)) }
    if (call.values['findings'] === true)
      return { writ: 1, sentence: file.id, ...findingsOf(file, view.answer, view.rules.input) }
    return viewData({ ...view, certificate })
  })
  if (results.length === 0 && certificate !== null)
    return { writ: 1, certificate: certificate.id, ...certificate.answer }
  const { words } = call
  const single =
    words.length === 1 &&
    results.length === 1 &&
    results[0]?.input.name === (words[0] === '-' ? 'standard input' : words[0])
  return single ? all[0] : all
}

async function textOfAll(
  call: Call,
  results: readonly Outcome[],
  certificate: CertificateView | null,
): Promise<string> {
  const { certificateText, clockLines, sentenceText } = await import('../report/index.ts')
  const texts = results.flatMap(({ file, view }) => {
    if (view === null) return []
    if (call.values['findings'] === true) return [findingsText(file, findingsOf(file, view.answer, view.rules.input))]
    if (call.values['clocks'] === true) {
      const lines = clockLines(view.answer.clocks)
      return [
        lines.length === 0 ? 'No day is stated that starts a time limit; see input.clocks.\n' : `${lines.join('\n')}\n`,
      ]
    }
    return [sentenceText(view)]
  })
  if (certificate !== null) texts.push(certificateText(certificate))
  return texts.join(`\n${'='.repeat(100)}\n\n`)
}

async function writePage(file: string, outcome: Outcome, certificate: CertificateView | null): Promise<Problem | null> {
  const { view, input } = outcome
  if (view === null) return null
  if (input.path !== null && resolve(input.path) === resolve(file)) {
    return usage(`--html ${file} would overwrite the sentence file.`, 'Name another file.')
  }
  try {
    const { sentencePage } = await import('../report/index.ts')
    await writeFile(file, await sentencePage({ ...view, certificate }))
    note(`The page is in ${file}`)
    return null
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const mend = 'Name a file in a folder that you may write to.'
    return { code: 'unreadable', place: { file }, message: reasonOf(error), mend }
  }
}

function wrong(problems: readonly Problem[]): number {
  complain(problems)
  return EXIT.wrong
}
