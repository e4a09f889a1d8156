import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, type Form, good, MAX_BYTES, type Problem, type Result } from '../input/index.ts'

/** An input to be read: the name it is shown under, where it is, and the form its name promises. */
export interface Input {
  readonly name: string
  readonly path: string | null
  readonly form?: Form
}

/** Finds the inputs that words of a call name: files, folders of files, or `-` for standard input. */
export async function findInputs(words: readonly string[]): Promise<Result<readonly Input[]>> {
  const inputs: Input[] = []
  const problems: Problem[] = []
  for (const word of words) {
    if (word === '-') {
      if (inputs.some((input) => input.path === null))
        problems.push(unreadable('-', 'Standard input is named twice.', 'Keep one "-".'))
      inputs.push({ name: 'standard input', path: null })
      continue
    }
    const found = await findOne(word)
    if (found.ok) inputs.push(...found.value)
    else problems.push(...found.problems)
  }
  return problems.length > 0 ? bad(...problems) : good(inputs)
}

async function findOne(word: string): Promise<Result<readonly Input[]>> {
  try {
    if (!(await stat(word)).isDirectory()) return good([inputAt(word)])
    const names = (await readdir(word, { withFileTypes: true }))
      .filter((entry) => !entry.isDirectory() && formOf(entry.name) !== undefined)
      .map((entry) => entry.name)
      .sort()
    if (names.length > 0) return good(names.map((name) => inputAt(join(word, name))))
    return bad(unreadable(word, 'The folder holds no case file.', 'Put .json, .yaml or .yml files into it.'))
  } catch (error) {
    return bad(unreadable(word, reasonOf(error), 'Check the name and who may read it.'))
  }
}

function inputAt(path: string): Input {
  const form = formOf(path)
  return form === undefined ? { name: path, path } : { name: path, path, form }
}

function formOf(name: string): Form | undefined {
  if (/[.]json$/i.test(name)) return 'json'
  return /[.]ya?ml$/i.test(name) ? 'yaml' : undefined
}

/** Reads the bytes of an input, one byte past the largest size at the most. */
export async function readInput(input: Input): Promise<Result<Uint8Array>> {
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of await streamOf(input)) {
      const bytes: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      chunks.push(bytes)
      size += bytes.length
      if (size > MAX_BYTES) break
    }
    return good(Buffer.concat(chunks))
  } catch (error) {
    return bad(unreadable(input.name, reasonOf(error), 'Check the name and who may read it.'))
  }
}

async function streamOf(input: Input): Promise<AsyncIterable<Uint8Array | string>> {
  if (input.path === null) return process.stdin
  return (await open(input.path)).createReadStream({ highWaterMark: 1024 * 1024 })
}

function unreadable(file: string, message: string, mend: string): Problem {
  return { code: 'unreadable', place: { file }, message, mend }
}

/** What a failed system call says, in plain words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words: Record<string, string> = {
    ENOENT: 'There is no such file or folder.',
    EACCES: 'You may not read or write it.',
    EPERM: 'You may not read or write it.',
    EISDIR: 'It is a folder.',
    ENOTDIR: 'A part of the path is no folder.',
    ENOSPC: 'The disk is full.',
    EROFS: 'The disk can only be read.',
    ENAMETOOLONG: 'The name is too long.',
    ELOOP: 'The links run in a circle.',
  }
  return (
    words[code] ?? `The system says: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}.`
  )
}

/** The file that a failed write was for. */
export function fileOf(error: Error): string {
  return 'path' in error ? String(error.path) : 'the result'
}
