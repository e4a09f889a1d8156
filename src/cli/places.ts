import { access, constants, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Problem } from '../input/index.ts'
import { usage } from './call.ts'
import { reasonOf } from './inputs.ts'

/** What a call reads and writes: the files it reads, each result with its option, and the folder for what is large. */
export interface Places {
  readonly inputs: readonly (string | null | undefined)[]
  readonly results: readonly (readonly [option: string, path: string | undefined])[]
  readonly temp: string
}

/** Files are named once, results overwrite no input, and their folders can be written to: known before the long work. */
export async function checkPlaces({ inputs, results, temp }: Places): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const read = await Promise.all(inputs.filter((path) => typeof path === 'string').map(realOf))
  const seen = new Set<string>()
  for (const [option, path] of results) {
    if (path === undefined) continue
    const real = await realOf(path)
    if (read.includes(real)) problems.push(usage(`${option} ${path} would overwrite an input.`, 'Name another file.'))
    if (seen.has(real)) problems.push(usage(`${option} ${path} is written to already.`, 'Name another file.'))
    seen.add(real)
    problems.push(...(await checkFolder(option, dirname(resolve(path)))))
  }
  problems.push(...(await checkFolder('--temp', temp)))
  return problems
}

async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    // A file that is not there yet: its folder may be reached by another name all the same.
    const folder = dirname(resolve(path))
    const real = await realpath(folder).catch(() => folder)
    return join(real, resolve(path).slice(folder.length + 1))
  }
}

async function checkFolder(option: string, folder: string): Promise<readonly Problem[]> {
  try {
    await access(folder, constants.W_OK)
    if ((await stat(folder)).isDirectory()) return []
    return [{ ...usage(`${folder} is no folder.`, `Name a folder for ${option}.`), place: { file: folder } }]
  } catch (error) {
    const mend = `Name a place for ${option} that you may write to.`
    return [{ code: 'unreadable', place: { file: folder }, message: reasonOf(error), mend }]
  }
}
