import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Comparison, Model } from '../identity/index.ts'
import { bad, checkShape, good, type Problem, type Result, readDocument } from '../input/index.ts'
import { reasonOf } from './inputs.ts'

const share = z.number().min(0, 'a share from 0 to 1').max(1, 'a share from 0 to 1')
const count = z.number().min(0, 'a number that is not negative')
const shares = z.array(share)

const rarity = z.int('a whole number').min(0, 'a rarity from 0 to 4').max(4, 'a rarity from 0 to 4')

const level = z.strictObject({
  says: z.string(),
  role: z.enum(['missing', 'same', 'near', 'relative', 'default', 'different']),
  rarity: z.int('a whole number').min(0, 'a number that is not negative').optional(),
  assumed: share,
})

const comparison = z
  .strictObject({ key: z.string(), kind: z.string(), levels: z.array(level), match: shares, other: shares })
  .refine(
    ({ levels, match, other }) => match.length === levels.length && other.length === levels.length,
    'one share of "match" and of "other" for each level',
  )

const modelSchema = z.strictObject({
  writ: z.literal(1),
  kind: z.literal('linkage-model'),
  version: z.literal('1'),
  name: z.string().optional(),
  about: z.array(z.string()).optional(),
  words: z.strictObject({ listed: z.record(z.string(), rarity), others: rarity }).optional(),
  comparisons: z.array(comparison),
  names: z.record(z.string(), share),
  contexts: z.array(
    z.strictObject({ key: z.string(), other: z.record(z.string(), shares), match: z.record(z.string(), shares) }),
  ),
  relative: z.strictObject({ neighbouring: share, sameNumber: share, sameBirthday: share, sameGiven: share }),
  priors: z
    .strictObject({ match: share, relative: share })
    .refine(({ match, relative }) => match > 0 && match + relative < 1, 'shares that leave room for other pairs'),
  trainedOn: z.strictObject({ left: count, right: count, pairs: count, random: count }),
})

/** Reads a model of linkage from its file and checks that it weighs just what is compared. */
export async function readModel(file: string, comparisons: readonly Comparison[]): Promise<Result<Model>> {
  try {
    return await modelFrom(await readFile(file), file, comparisons)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const mend = 'Name a file that --save-model wrote.'
    return bad({ code: 'unreadable', place: { file }, message: reasonOf(error), mend })
  }
}

/** The same from the bytes of the file. */
export async function modelFrom(
  bytes: Uint8Array,
  file: string,
  comparisons: readonly Comparison[],
): Promise<Result<Model>> {
  const document = await readDocument(bytes, file, 'json')
  const shape = document.ok ? checkShape(document.value, modelSchema) : document
  if (!shape.ok) return shape
  const problems = misfits(shape.value.comparisons, comparisons, file)
  if (problems.length > 0) return { ok: false, problems }
  // The levels are those of this version; only what the model learned of them comes from the file.
  const learned = shape.value.comparisons.map((one) => {
    const compared = comparisons.find(({ key }) => key === one.key)
    return compared === undefined ? one : { ...one, levels: compared.levels }
  })
  return good({ ...shape.value, comparisons: learned })
}

/** A model may know more than what is compared, but not less. */
function misfits(
  model: readonly z.infer<typeof comparison>[],
  comparisons: readonly Comparison[],
  file: string,
): readonly Problem[] {
  const mend = 'Train a model for these columns: leave --model out, and write it with --save-model.'
  const list = (keys: readonly { readonly key: string }[]): string => keys.map(({ key }) => key).join(', ')
  const unknown = comparisons.filter(({ key }) => !model.some((one) => one.key === key))
  if (unknown.length > 0) {
    const message = `The model weighs ${list(model)}; compared are also ${list(unknown)}.`
    return [{ code: 'contradiction', place: { file, path: 'comparisons' }, message, mend }]
  }
  return model.flatMap(({ key, kind, levels }, place): Problem[] => {
    const wanted = comparisons.find((one) => one.key === key)
    const says = (each: readonly { readonly says: string; readonly role: string }[]): string =>
      each.map((one) => `${one.role} ${one.says}`).join('\n')
    if (wanted === undefined || (wanted.kind === kind && says(wanted.levels) === says(levels))) return []
    const message = `The model tells other levels of ${key} apart than this version of Writ.`
    return [{ code: 'contradiction', place: { file, path: `comparisons[${place}]` }, message, mend }]
  })
}
