import { readFile, rename, writeFile } from 'node:fs/promises'
import { type Document, isMap, isSeq, parseDocument } from 'yaml'
import { readCase, termsOf } from '../determination/index.ts'
import { bad, good, type Problem, type Result, readDocument } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import { readClaims } from '../programme/index.ts'
import { casePartsOf, claimPartsOf, type ReadTexts } from '../reading/index.ts'
import { reasonOf } from './inputs.ts'

/** What is added to a case file: the file, the person meant beside those that it names, and the texts. */
export interface CaseAddition {
  readonly file: string
  readonly people: readonly string[]
  readonly texts: ReadTexts
  readonly received: string
  readonly law: Law
}

/**
 * Adds what texts say of the person of a case to its file, and says in a line what was added. The rest of the file stays
 * as it is, comments too; a file that would be no case afterwards is left alone.
 */
export async function addToCase({ file, people, texts, received, law }: CaseAddition): Promise<Result<string>> {
  const bytes = await bytesOf(file)
  if (!bytes.ok) return bytes
  if (bytes.value === null) {
    const mend =
      'Make a case file with writ, case, transfer, person, exhibits and assertions first; docs/case-file.md shows one.'
    return bad({ code: 'unreadable', place: { file }, message: 'There is no such case file.', mend })
  }
  const document = await readDocument(bytes.value, file)
  const before = document.ok ? readCase(document.value, termsOf(law)) : document
  if (!before.ok) return before
  const named = [...before.value.person.names, ...people]
  if (named.length === 0)
    return bad({
      code: 'missing-key',
      place: { file, path: 'person.names' },
      message: 'The case names nobody.',
      mend: 'Name the person in the case, or with --person.',
    })
  const parts = casePartsOf(
    texts,
    named,
    prefixFor(
      'read',
      before.value.record.exhibits.map(({ id }) => id),
    ),
    received,
  )
  if (parts.assertions.length === 0)
    return good(
      `Nothing was added to ${file}: the texts say nothing of ${named.join(', ')} that touches a fact and gives a value.`,
    )
  const text = appended(new TextDecoder().decode(bytes.value), file, {
    exhibits: parts.exhibits,
    assertions: parts.assertions,
  })
  const after = await readDocument(new TextEncoder().encode(text), file)
  const checked = after.ok ? readCase(after.value, termsOf(law)) : after
  if (!checked.ok) return checked
  const failed = await replace(file, text)
  if (failed !== null) return bad(failed)
  return good(
    `${parts.assertions.length} allegations with ${parts.exhibits.length} exhibits were added to ${file} for a person to review; ${parts.left} others name somebody else, nobody, or no value.`,
  )
}

/** Adds what texts claim of a programme to a file of claims, and says in a line what was added; a new file is made where there is none. */
export async function addToClaims(file: string, texts: ReadTexts): Promise<Result<string>> {
  const bytes = await bytesOf(file)
  if (!bytes.ok) return bytes
  const start = bytes.value === null ? newClaims(texts) : new TextDecoder().decode(bytes.value)
  const known = await idsIn(start, file)
  if (!known.ok) return known
  const claims = claimPartsOf(texts, prefixFor('read', known.value))
  if (claims.length === 0) return good(`Nothing was added to ${file}: the texts claim nothing of a programme.`)
  const text = appended(start, file, { claims })
  const after = await readDocument(new TextEncoder().encode(text), file)
  const checked = after.ok ? readClaims(text, file) : after
  const read = await Promise.resolve(checked)
  if (!read.ok) return bad(...read.problems)
  const failed = await replace(file, text)
  return failed === null
    ? good(`${claims.length} claims were added to ${file}; a person must write their tests.`)
    : bad(failed)
}

function newClaims({ texts }: ReadTexts): string {
  const title = `Claims in ${texts.map(({ source }) => source.title ?? source.name).join('; ')}`
  return `writ: 1\nfile: read\ntitle: ${JSON.stringify(title)}\nsources: {}\nclaims: []\n`
}

async function idsIn(text: string, file: string): Promise<Result<readonly string[]>> {
  const document = await readDocument(new TextEncoder().encode(text), file)
  if (!document.ok) return document
  return good([...text.matchAll(/\bid: *"?([A-Za-z][\w-]*)/g)].map(([, id = '']) => id))
}

/** A beginning for new ids that none of the known ones has. */
function prefixFor(word: string, known: readonly string[]): string {
  const free = (prefix: string): boolean => !known.some((id) => id.startsWith(prefix))
  if (free(word)) return word
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') if (free(`${word}${letter}`)) return `${word}${letter}`
  return `${word}${known.length}x`
}

/** A file with further entries at the end of its lists; everything else stays as it was written. */
function appended(text: string, file: string, lists: Readonly<Record<string, readonly unknown[]>>): string {
  if (/^\s*\{/.test(text)) {
    const data: unknown = JSON.parse(text)
    const record = typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data)) : {}
    for (const [key, entries] of Object.entries(lists))
      record[key] = [...(Array.isArray(record[key]) ? record[key] : []), ...entries]
    return `${JSON.stringify(record, null, 2)}\n`
  }
  const document: Document = parseDocument(text)
  if (!isMap(document.contents)) throw new TypeError(`${file} was read as a map before.`)
  for (const [key, entries] of Object.entries(lists)) {
    const list = document.contents.get(key, true)
    if (isSeq(list)) {
      list.flow = false
      for (const entry of entries) list.add(document.createNode(entry))
    } else document.contents.set(key, document.createNode(entries))
  }
  return document.toString({ lineWidth: 0 })
}

async function bytesOf(file: string): Promise<Result<Uint8Array | null>> {
  try {
    return good(await readFile(file))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return good(null)
    return bad({
      code: 'unreadable',
      place: { file },
      message: reasonOf(error),
      mend: 'Name a file that you may read.',
    })
  }
}

/** Puts a file in its place as a whole: a call that is cut off leaves the old one. */
async function replace(file: string, text: string): Promise<Problem | null> {
  const part = `${file}.${process.pid}.part`
  try {
    await writeFile(part, text)
    await rename(part, file)
    return null
  } catch (error) {
    return { code: 'unreadable', place: { file }, message: reasonOf(error), mend: 'Name a file that you may write to.' }
  }
}
