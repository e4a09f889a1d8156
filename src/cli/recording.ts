import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { bad, type Data, good, type Result } from '../input/index.ts'
import { hex, type LeafType, type LogRecord, type RecordPlaces, sha256 } from '../record/index.ts'
import { digestsOf, LAW_FOLDER, PACKAGE_FOLDER, readFiles } from './lawFolder.ts'
import { withRecord } from './recordDoor.ts'

/** A file that was read for an answer. */
export interface ReadFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** One answer to be recorded: the case it is on, what was read and asked, and the answer to the byte. */
export interface Answered {
  readonly case: string
  readonly type: LeafType
  readonly command: 'check' | 'screen' | 'screen-person'
  readonly files: readonly ReadFile[]
  readonly asked: Readonly<Record<string, Data>>
  readonly answer: string
  /** What is told of the answer without its bytes. */
  readonly told: Readonly<Record<string, Data>>
}

/** The encoded law as it lay in its folder, to be kept with what was determined under it. */
export interface KeptLaw {
  /** The sum over the sums of all packs. */
  readonly sum: string
  readonly packs: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

const lawShape = z.array(z.tuple([z.string(), z.string()]))

/** Reads the law of a folder to be kept. */
export async function keepLaw(folder: string = LAW_FOLDER): Promise<KeptLaw> {
  const files = await readFiles(folder)
  const packs = digestsOf(files)
  const text = JSON.stringify(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('base64')]))
  const sum = hex(sha256(JSON.stringify(Object.entries(packs).sort())))
  return { sum, packs, bytes: await promisify(gzip)(text, { level: 9 }) }
}

/** The files of a kept law. */
export async function filesOfLaw(bytes: Uint8Array): Promise<readonly { path: string; bytes: Uint8Array }[]> {
  const text = (await promisify(gunzip)(bytes)).toString('utf8')
  return lawShape.parse(JSON.parse(text)).map(([path, base64]) => ({ path, bytes: Buffer.from(base64, 'base64') }))
}

const sumShape = z.strictObject({ name: z.string(), sha256: z.string(), kept: z.string() })

/** The shape of the fields of a recorded answer. */
export const answerShape = z.looseObject({
  command: z.enum(['check', 'screen', 'screen-person']),
  program: z.string(),
  asked: z.record(z.string(), z.json()),
  read: z.array(sumShape),
  law: z.strictObject({ sum: z.string(), packs: z.record(z.string(), z.string()), kept: z.string() }),
  answer: sumShape,
})

/** Which entry of the log an answer became. */
export interface RecordedAnswer {
  readonly case: string
  readonly index: number
}

/**
 * Writes answers into a record: what was read, to the byte and sealed, what was asked, the law, and the answer. They are
 * on the disk and in the public log when this returns; before, no answer may be shown.
 */
export async function recordAnswers(
  places: RecordPlaces,
  law: KeptLaw,
  answers: readonly Answered[],
): Promise<Result<readonly RecordedAnswer[]>> {
  const program = await programVersion()
  return await withRecord(places, async (record) => {
    const kept = await record.keepOpenBytes(law.bytes)
    if (!kept.ok) return kept
    const lawSaid = { sum: law.sum, packs: law.packs, kept: kept.value }
    const steps = []
    for (const one of answers) {
      const fields = await fieldsOf(record, one, program, lawSaid)
      if (!fields.ok) return fields
      steps.push(record.append({ case: one.case, type: one.type, fields: fields.value, rules: law.sum }))
    }
    const done: RecordedAnswer[] = []
    for (const [i, step] of (await Promise.all(steps)).entries()) {
      if (!step.ok) return step
      done.push({ case: answers[i]?.case ?? '', index: step.value.index })
    }
    const published = await record.publish()
    return published.ok ? good(done) : bad(...published.problems)
  })
}

async function fieldsOf(
  record: LogRecord,
  { case: name, command, files, asked, answer, told }: Answered,
  program: string,
  law: Data,
): Promise<Result<Readonly<Record<string, Data>>>> {
  const keep = async (file: ReadFile): Promise<Result<z.infer<typeof sumShape>>> => {
    const kept = await record.keepBytes(name, file.bytes)
    return kept.ok ? good({ name: file.name, sha256: hex(sha256(file.bytes)), kept: kept.value }) : kept
  }
  const read: z.infer<typeof sumShape>[] = []
  for (const file of files) {
    const kept = await keep(file)
    if (!kept.ok) return kept
    read.push(kept.value)
  }
  const kept = await keep({ name: 'answer', bytes: Buffer.from(answer) })
  if (!kept.ok) return kept
  return good({ command, program, asked, read, law, answer: kept.value, ...told })
}

async function programVersion(): Promise<string> {
  const text = await readFile(`${PACKAGE_FOLDER}/package.json`, 'utf8')
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'without a number'
}

/** What people are told of recorded answers. */
export function recordedNote(folder: string, done: readonly RecordedAnswer[]): string {
  const [first] = done
  const last = done.at(-1)
  if (first === undefined || last === undefined) return `Nothing was recorded in ${folder}`
  const which = first.index === last.index ? `entry ${first.index}` : `entries ${first.index} to ${last.index}`
  return `Recorded in ${folder} as ${which}`
}
