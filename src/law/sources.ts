import { checkShape, type Document, type Problem, type Result, readDocument } from '../input/index.ts'
import {
  type BasesShape,
  basesSchema,
  type InstrumentShape,
  instrumentSchema,
  type ObligationsShape,
  obligationsSchema,
  type PackShape,
  packSchema,
  type StatesShape,
  statesSchema,
  type TreatyShape,
  treatySchema,
  type VocabularyShape,
  vocabularySchema,
} from './schema.ts'

/** A file of the encoded law: its path below the law folder, and its bytes. */
export interface LawFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The shapes of all files of the law, as read; plain data that can be stored. */
export interface LawShapes {
  readonly vocabulary: VocabularyShape
  readonly bases: BasesShape
  readonly states: StatesShape
  readonly packs: readonly PackShape[]
  readonly treaties: readonly (TreatyShape & { readonly file: string })[]
  readonly instruments: readonly (InstrumentShape & { readonly file: string; readonly pack: string })[]
  readonly obligations: readonly (ObligationsShape & { readonly file: string })[]
}

/** Finds line and column in the files that were read; without it, places name only file and key. */
export type Locate = (file: string) => Document | undefined

/** Reads the files of a law folder and checks the shape of each. */
export async function readShapes(
  files: readonly LawFile[],
): Promise<Result<{ readonly shapes: LawShapes; readonly locate: Locate }>> {
  const problems: Problem[] = []
  const documents = new Map<string, Document>()
  for (const { path, bytes } of files) {
    const document = await readDocument(bytes, path, 'yaml')
    if (document.ok) documents.set(path, document.value)
    else problems.push(...document.problems)
  }
  const take = <T>(path: string, schema: Parameters<typeof checkShape<T>>[1]): T | null => {
    const document = documents.get(path)
    if (document === undefined) return null
    const shape = checkShape(document, schema)
    if (shape.ok) return shape.value
    problems.push(...shape.problems)
    return null
  }
  const vocabulary = take('vocabulary.yaml', vocabularySchema)
  const bases = take('bases.yaml', basesSchema)
  const states = take('states.yaml', statesSchema)
  const packs: PackShape[] = []
  const treaties: LawShapes['treaties'][number][] = []
  const instruments: LawShapes['instruments'][number][] = []
  const obligations: LawShapes['obligations'][number][] = []
  for (const file of [...documents.keys()].sort()) {
    const [pack = '', name] = file.split('/')
    if (name === undefined) continue
    if (name === 'pack.yaml') {
      const shape = take(file, packSchema)
      if (shape !== null) packs.push(shape)
    } else if (pack === 'obligations') {
      const shape = take(file, obligationsSchema)
      if (shape !== null) obligations.push({ ...shape, file })
    } else if (pack === 'treaties') {
      const shape = take(file, treatySchema)
      if (shape !== null) treaties.push({ ...shape, file })
    } else {
      const shape = take(file, instrumentSchema)
      if (shape !== null) instruments.push({ ...shape, file, pack })
    }
  }
  for (const needed of ['vocabulary.yaml', 'bases.yaml', 'states.yaml']) {
    if (files.some((file) => file.path === needed)) continue
    problems.push({
      code: 'missing-key',
      place: { file: needed },
      message: 'This file of the law is missing.',
      mend: 'Restore it.',
    })
  }
  if (problems.length > 0 || vocabulary === null || bases === null || states === null) return { ok: false, problems }
  const shapes = { vocabulary, bases, states, packs, treaties, instruments, obligations }
  return { ok: true, value: { shapes, locate: (file) => documents.get(file) } }
}
