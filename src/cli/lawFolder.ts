import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bad, type Result } from '../input/index.ts'
import { type Law, type LawFile, type LawShapes, loadLaw, restoreLaw } from '../law/index.ts'
import { reasonOf } from './inputs.ts'

/** The folder of this copy of Writ, where its package.json is. */
export const PACKAGE_FOLDER = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The folder of the encoded law that comes with this copy of Writ. */
export const LAW_FOLDER = join(PACKAGE_FOLDER, 'law')

/** Raised whenever stored shapes would be read differently; part of the key of the cache. */
const CACHE_FORMAT = 1

/**
 * Loads the encoded law from a folder. Law that passed every check is stored compiled beside the code, under the sum of
 * the bytes of all its files and of the code that checked it; anything else found there is ignored and made anew.
 */
export async function openLaw(folder: string = LAW_FOLDER): Promise<Result<Law>> {
  const files = await readFiles(folder).catch((error: unknown) => reasonOf(error))
  if (typeof files === 'string') {
    const mend = 'Name the folder that holds vocabulary.yaml, bases.yaml, states.yaml and the packs.'
    return bad({ code: 'unreadable', place: { file: folder }, message: files, mend })
  }
  const digests = digestsOf(files)
  const cache = await cachePlace(digests)
  const stored = cache === null ? null : await readCache(cache)
  if (stored !== null) {
    const restored = restoreLaw(stored, digests)
    if (restored.ok) return restored
  }
  const loaded = await loadLaw(files, digests)
  if (!loaded.ok) return loaded
  if (cache !== null) await writeCache(cache, loaded.value.shapes)
  return { ok: true, value: loaded.value.law }
}

/** The folder below the law that holds rules of release; they have a form of their own. */
const RELEASE = 'release/'

/** Reads all YAML files of a law folder but the rules of release, in a fixed order. */
export async function readFiles(folder: string): Promise<readonly LawFile[]> {
  const entries = await readdir(folder, { recursive: true })
  const paths = entries
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml') && !path.startsWith(RELEASE))
  return Promise.all(paths.sort().map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })))
}

/** Reads the files with rules of release of a law folder, in a fixed order; none if the folder has no such rules. */
export async function readReleaseFiles(folder: string = LAW_FOLDER): Promise<readonly LawFile[]> {
  const names = await readdir(join(folder, RELEASE)).catch((): readonly string[] => [])
  const paths = names.filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    paths.map(async (name) => ({ path: `${RELEASE}${name}`, bytes: await readFile(join(folder, RELEASE, name)) })),
  )
}

/** The SHA-256 sum of each pack's files; files beside the packs are packs of their own. */
export function digestsOf(files: readonly LawFile[]): Readonly<Record<string, string>> {
  const sums = new Map<string, ReturnType<typeof createHash>>()
  for (const { path, bytes } of files) {
    const pack = path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/[.]yaml$/, '')
    const sum = sums.get(pack) ?? createHash('sha256')
    sum.update(`${path}\0${bytes.length}\0`).update(bytes)
    sums.set(pack, sum)
  }
  return Object.fromEntries([...sums].map(([pack, sum]) => [pack, sum.digest('hex')]))
}

/** Only a checkout or an installed package that may write into its own node_modules has a cache. */
async function cachePlace(digests: Readonly<Record<string, string>>): Promise<string | null> {
  if (process.env['WRIT_LAW_CACHE'] === 'off') return null
  const code = await codeSum()
  const key = createHash('sha256')
    .update(JSON.stringify([CACHE_FORMAT, code, Object.entries(digests)]))
    .digest('hex')
  return join(PACKAGE_FOLDER, 'node_modules', '.cache', 'writ', 'law', `${key}.json`)
}

/** The sum of the code that reads and checks the law, so that a stricter check is never skipped. */
async function codeSum(): Promise<string> {
  const sum = createHash('sha256')
  const here = dirname(fileURLToPath(import.meta.url))
  for (const room of ['input', 'logic', 'evidence', 'law']) {
    const folder = join(here, '..', room)
    const names = (await readdir(folder)).filter((name) => !/[.]test[.]|[.]map$|[.]d[.]ts$/.test(name)).sort()
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name))))
    for (const [i, text] of texts.entries()) sum.update(`${names[i]}\0`).update(text)
  }
  return sum.digest('hex')
}

async function readCache(place: string): Promise<LawShapes | null> {
  try {
    const text = await readFile(place, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    if (end !== 64 || createHash('sha256').update(body).digest('hex') !== text.slice(0, end)) return null
    const shapes: LawShapes = JSON.parse(body)
    return shapes
  } catch {
    return null
  }
}

async function writeCache(place: string, shapes: LawShapes): Promise<void> {
  const body = JSON.stringify(shapes)
  const sum = createHash('sha256').update(body).digest('hex')
  const draft = `${place}.${process.pid}`
  try {
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    await writeFile(draft, `${sum}\n${body}`, { mode: 0o600 })
    await rename(draft, place)
  } catch {
    // Without a cache the law is read from its files each time; nothing else changes.
  }
}
