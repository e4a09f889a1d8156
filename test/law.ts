import { digestsOf, LAW_FOLDER, readFiles } from '../src/cli/lawFolder.ts'
import { type Case, type CompiledLaw, compileLaw, readCase, termsOf } from '../src/determination/index.ts'
import { describeProblem, readDocument } from '../src/input/index.ts'
import { loadLaw } from '../src/law/index.ts'

let loaded: Promise<CompiledLaw> | null = null

/** The real law, read from its files and checked, once for all tests of a file. */
export function testLaw(): Promise<CompiledLaw> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<CompiledLaw> {
  const files = await readFiles(LAW_FOLDER)
  const law = await loadLaw(files, digestsOf(files))
  if (!law.ok) throw new Error(law.problems.map(describeProblem).join('\n'))
  return compileLaw(law.value.law)
}

/** Reads a case from plain data in the format of a case file; fails loudly if it is outside the format. */
export async function caseFrom(data: unknown): Promise<Case> {
  const { law } = await testLaw()
  const document = await readDocument(new TextEncoder().encode(JSON.stringify(data)), 'case.json', 'json')
  const terms = termsOf(law)
  const read = document.ok ? readCase(document.value, terms) : document
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join('\n'))
  return read.value
}
