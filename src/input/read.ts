import { type Document, readJson } from './json.ts'
import type { Result } from './problem.ts'
import { decodeText } from './text.ts'

/** The two forms of a file that are read. */
export type Form = 'json' | 'yaml'

/** Reads the bytes of a JSON or YAML file into plain data. Without a form, text that begins with a bracket is JSON. */
export async function readDocument(bytes: Uint8Array, file: string, form?: Form): Promise<Result<Document>> {
  const text = decodeText(bytes, file)
  if (!text.ok) return text
  const asJson = form === undefined ? /^\s*[[{]/.test(text.value) : form === 'json'
  if (asJson) return readJson(text.value, file)
  // The YAML reader is only loaded when it is needed: it costs more than reading a JSON case.
  const { readYaml } = await import('./yaml.ts')
  return readYaml(text.value, file)
}
