import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { bad, good, type Result } from '../input/index.ts'
import { hex, sha256 } from '../record/index.ts'
import { type ScreenView, screenJson } from '../report/index.ts'
import type { Screening } from '../screening/index.ts'
import { type Call, textOf, usage } from './call.ts'
import { placesIn } from './recordDoor.ts'
import { type Answered, keepLaw, type ReadFile, recordAnswers, recordedNote } from './recording.ts'
import type { ScreenInputs } from './screenInputs.ts'
import type { ScreenCall } from './screenOptions.ts'

/** A finished screening, with what it was made of. */
export interface DoneScreening {
  readonly view: ScreenView
  readonly inputs: ScreenInputs
  readonly model: Uint8Array
}

/** The options of a screening that change its answer, and are recorded as they were written. */
const ASKED = ['from', 'to', 'on', 'basis', 'dates', 'known-at', 'lower', 'upper', 'explain'] as const

/** Writes a screening into a record: the list with everything read, and every person's answer as a case of its own. */
export async function recordScreening(
  words: Call,
  folder: string,
  call: ScreenCall,
  { view, inputs, model }: DoneScreening,
): Promise<Result<string>> {
  const { screening } = view
  const law = await keepLaw(textOf(words, 'law'))
  const files = await filesOf(call, inputs, model)
  if (!files.ok) return files
  if (screening.law.some(({ pack, sha256: sum }) => law.packs[pack] !== sum)) {
    return bad(usage('The law was changed during the screening.', 'Screen again when it is at rest.'))
  }
  const answer = screeningText(screening)
  const sum = hex(sha256(answer))
  const options = ASKED.flatMap((name) => {
    const text = textOf(words, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const asked = { ...Object.fromEntries(options), at: call.at }
  const whole: Answered = {
    case: `screening ${sum.slice(0, 16)}`,
    type: 'screening.recorded',
    command: 'screen',
    files: files.value,
    asked,
    answer,
    told: { counts: { ...screening.counts }, list: screening.manifest.file },
  }
  const people = screening.people.map(
    (person): Answered => ({
      case: `screening ${sum.slice(0, 16)} person ${person.id}`,
      type: 'determination.recorded',
      command: 'screen-person',
      files: [],
      asked: { screening: sum, person: person.id },
      answer: JSON.stringify(person),
      told: { outcome: person.outcome, held: person.held },
    }),
  )
  const done = await recordAnswers(placesIn(words, folder), law, [whole, ...people])
  return done.ok ? good(recordedNote(folder, done.value)) : done
}

/** A screening as the text that is recorded. */
export function screeningText(screening: Screening): string {
  return [...screenJson({ screening })].join('')
}

async function filesOf(
  call: ScreenCall,
  inputs: DoneScreening['inputs'],
  model: Uint8Array,
): Promise<Result<ReadFile[]>> {
  const names = inputs.sources.map(({ file }) => file)
  const at: (readonly [string, string])[] = [
    [`list/${basename(call.manifest)}`, call.manifest],
    ...['records.yaml', ...names].map((name) => [`records/${name}`, join(call.records, name)] as const),
    ...(call.rulings === undefined ? [] : [['rulings.yaml', call.rulings] as const]),
  ]
  const files: ReadFile[] = []
  for (const [name, path] of at) files.push({ name, bytes: await readFile(path) })
  return good([...files, { name: 'model.json', bytes: model }])
}
