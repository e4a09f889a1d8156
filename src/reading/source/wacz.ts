import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { z } from 'zod'
import { bad, good, type Problem, type Result } from '../../input/index.ts'
import { MAX_UNPACKED, problem, tooLarge } from './limits.ts'
import type { Allowance } from './unpack.ts'

/** A page that a WACZ names as one of its main pages. */
export interface ListedPage {
  readonly url: string
  readonly moment: string | null
}

/** What a WACZ holds: its WARC files, and the main pages where it names them. */
export interface Wacz {
  readonly archives: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  readonly pages: readonly ListedPage[] | null
}

const MOST_FILES = 10_000
const PACKAGE = 'datapackage.json'
const DIGEST = 'datapackage-digest.json'
const PAGES = 'pages/pages.jsonl'
const AGAIN = 'Fetch the archive again, and find out who changed it.'

const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/i)
const packageShape = z.object({ resources: z.array(z.object({ path: z.string(), hash })) })
const digestShape = z.object({ hash })
const pageShape = z.object({ url: z.string(), ts: z.string().optional().catch(undefined) })

/**
 * Opens a WACZ 1.1. Every file of it must have the SHA-256 that its `datapackage.json` gives, and every WARC and the list
 * of pages must be named there: what was changed afterwards is a problem.
 */
export function openWacz(bytes: Uint8Array, file: string, allowed: Allowance): Result<Wacz> {
  const unzipped = unzip(bytes, file, allowed)
  if (!unzipped.ok) return unzipped
  const files = unzipped.value
  const archives = [...files].flatMap(([path, content]) =>
    /^archive\/.+\.warc(?:\.gz)?$/.test(path) ? [{ path, bytes: content }] : [],
  )
  const described = files.get(PACKAGE)
  if (described === undefined || archives.length === 0) {
    const mend = 'Give a WACZ or WARC, or the words as HTML, Markdown or plain text.'
    return bad(problem('unreadable', file, 'This is a zip file, but no web archive (WACZ).', mend))
  }
  const description = parsed(packageShape, described, file, PACKAGE)
  if (!description.ok) return description
  const hashes = new Map(description.value.resources.map((one) => [one.path, one.hash] as const))
  const digest = files.get(DIGEST)
  if (digest !== undefined) {
    const said = parsed(digestShape, digest, file, DIGEST)
    if (!said.ok) return said
    hashes.set(PACKAGE, said.value.hash)
  }
  const problems = mismatches(files, hashes, file)
  if (problems.length > 0) return bad(...problems)
  const list = files.get(PAGES)
  const pages = list === undefined ? good(null) : listedPages(list, file)
  return pages.ok ? good({ archives, pages: pages.value }) : pages
}

function unzip(bytes: Uint8Array, file: string, allowed: Allowance): Result<ReadonlyMap<string, Uint8Array>> {
  const seen = new Set<string>()
  let refused: Problem | null = null
  const refuse = (one: Problem): never => {
    refused = one
    throw new Error(one.message)
  }
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        allowed.left -= Math.max(size, originalSize)
        if (seen.size >= MOST_FILES) refuse(tooLarge(file, 'The number of files', MOST_FILES))
        if (!(allowed.left >= 0)) refuse(tooLarge(file, 'What it holds', MAX_UNPACKED, name))
        if (seen.has(name))
          refuse(problem('duplicate-key', file, 'Two files of the archive have one name.', AGAIN, name))
        seen.add(name)
        return !name.endsWith('/')
      },
    })
    return good(new Map(Object.entries(files)))
  } catch {
    return bad(refused ?? problem('unreadable', file, 'The zip file is damaged.', 'Fetch the archive again.'))
  }
}

function mismatches(
  files: ReadonlyMap<string, Uint8Array>,
  hashes: ReadonlyMap<string, string>,
  file: string,
): readonly Problem[] {
  const problems: Problem[] = []
  for (const [path, said] of hashes) {
    const content = files.get(path)
    if (content === undefined)
      problems.push(problem('contradiction', file, `${PACKAGE} names a file that is not there.`, AGAIN, path))
    else if (`sha256:${createHash('sha256').update(content).digest('hex')}` !== said.toLowerCase()) {
      problems.push(
        problem(
          'contradiction',
          file,
          `The file does not have the SHA-256 that the archive gives for it.`,
          AGAIN,
          path,
        ),
      )
    }
  }
  for (const path of files.keys()) {
    if (hashes.has(path) || !/^(?:archive|pages)\//.test(path)) continue
    problems.push(problem('contradiction', file, `The file is not named in ${PACKAGE}.`, AGAIN, path))
  }
  return problems
}

function listedPages(bytes: Uint8Array, file: string): Result<readonly ListedPage[]> {
  const pages: ListedPage[] = []
  const lines = new TextDecoder().decode(bytes).split('\n')
  for (const [at, line] of lines.entries()) {
    // The first line says the format.
    if (at === 0 || line.trim() === '') continue
    const page = parsed(pageShape, line, file, `${PAGES}, line ${at + 1}`)
    if (!page.ok) return page
    pages.push({ url: page.value.url, moment: page.value.ts ?? null })
  }
  return good(pages)
}

function parsed<T>(shape: z.ZodType<T>, content: Uint8Array | string, file: string, path: string): Result<T> {
  try {
    const result = shape.safeParse(
      JSON.parse(typeof content === 'string' ? content : new TextDecoder().decode(content)),
    )
    if (result.success) return good(result.data)
    const [issue] = result.error.issues
    return bad(
      problem('wrong-type', file, `${issue?.path.join('.') ?? ''} is not as the format wants it.`, AGAIN, path),
    )
  } catch {
    return bad(problem('syntax', file, 'This is not JSON.', AGAIN, path))
  }
}
