import type { Result } from '../input/index.ts'
import { asResult, buildLaw } from './build.ts'
import { checkLaw } from './check.ts'
import type { Law } from './model.ts'
import { type LawFile, type LawShapes, readShapes } from './sources.ts'

/** Law that was read from its files and passed every check, and its shapes for a cache. */
export interface LoadedLaw {
  readonly law: Law
  readonly shapes: LawShapes
}

/**
 * Reads the files of a law folder, builds the law and checks everything that can be checked.
 * `digests` gives the SHA-256 sum of each pack's files. All problems are reported, each with file, line and column.
 */
export async function loadLaw(
  files: readonly LawFile[],
  digests: Readonly<Record<string, string>>,
): Promise<Result<LoadedLaw>> {
  const read = await readShapes(files)
  if (!read.ok) return read
  const { shapes, locate } = read.value
  const built = buildLaw(shapes, digests, locate)
  checkLaw(built, shapes)
  const law = asResult(built)
  return law.ok ? { ok: true, value: { law: law.value, shapes } } : law
}

/** Builds law again from shapes that passed every check before; formulas are parsed and type-checked anew. */
export function restoreLaw(shapes: LawShapes, digests: Readonly<Record<string, string>>): Result<Law> {
  return asResult(buildLaw(shapes, digests))
}
