import type { Fact } from '../evidence/index.ts'
import { type Problem, pathText, type Result } from '../input/index.ts'
import { type Day, type FactTable, type Formula, parseDay, parseFormula } from '../logic/index.ts'
import type {
  Basis,
  ContestedQuestion,
  Law,
  Obligation,
  Pack,
  Period,
  Provision,
  Reach,
  Role,
  TreatyTable,
} from './model.ts'
import type { InstrumentShape, ReachShape, TreatyShape } from './schema.ts'
import type { LawShapes, Locate } from './sources.ts'

/** Where a part of the law stands: its file and the path of keys inside it. */
export type LawPath = readonly (string | number)[]

/** The law that was built, and where each provision, basis and table stands. */
export interface BuiltLaw {
  readonly law: Law
  readonly report: Reporter
  readonly problems: Problem[]
}

/** Adds a problem with the place of a path in a file. */
export type Reporter = (code: Problem['code'], file: string, path: LawPath, message: string, mend: string) => void

/**
 * Builds the law from the shapes of its files: parses every formula against the vocabulary.
 * `digests` gives the SHA-256 sum of each pack's files.
 */
export function buildLaw(shapes: LawShapes, digests: Readonly<Record<string, string>>, locate?: Locate): BuiltLaw {
  const problems: Problem[] = []
  const report: Reporter = (code, file, path, message, mend) => {
    const place = locate?.(file)?.locate(path) ?? { file }
    problems.push({ code, place: { ...place, path: pathText(path) }, message, mend })
  }
  const facts: readonly Fact[] = shapes.vocabulary.facts.map((fact) => withoutUndefined(fact))
  const vocabulary = new Map(facts.map((fact) => [fact.id, fact]))
  const packs: readonly Pack[] = [
    ...shapes.packs,
    { pack: 'vocabulary', title: 'Facts', version: shapes.vocabulary.version },
    { pack: 'bases', title: 'Legal bases', version: shapes.bases.version },
  ].map((pack) => ({ ...pack, sha256: digests[pack.pack] ?? '' }))
  const provisions = shapes.instruments.flatMap((instrument) => {
    const read = formulaReader(vocabulary, instrument.file, problems, locate)
    return instrument.provisions.map((shape, i) => toProvision(shape, ['provisions', i], instrument, read))
  })
  const law: Law = {
    packs: packs.toSorted((a, b) => compare(a.pack, b.pack)),
    vocabulary,
    facts,
    states: new Map(Object.entries(shapes.states.states)),
    bases: shapes.bases.bases.map(toBasis).toSorted((a, b) => compare(a.id, b.id)),
    provisions,
    treaties: shapes.treaties.map(toTable),
    obligations: shapes.obligations.flatMap(({ file, obligations }) => {
      const read = formulaReader(vocabulary, file, problems, locate)
      return obligations.map((shape, i) => toObligation(shape, ['obligations', i], read))
    }),
  }
  return { law, report, problems }
}

/** Orders texts by their code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A result of the law, or all problems found while building and checking it. */
export function asResult(built: BuiltLaw): Result<Law> {
  return built.problems.length > 0 ? { ok: false, problems: built.problems } : { ok: true, value: built.law }
}

type ReadFormula = (text: string, path: LawPath) => Formula

const UNREAD: Formula = { kind: 'literal', value: null, at: { start: 0, end: 0 } }

function formulaReader(facts: FactTable, file: string, problems: Problem[], locate?: Locate): ReadFormula {
  return (text, path) => {
    const parsed = parseFormula(text, facts)
    if (parsed.ok) return parsed.formula
    for (const problem of parsed.problems) {
      const place = locate?.(file)?.locateIn(path, problem.at.start) ?? { file }
      problems.push({
        code: 'formula',
        place: { ...place, path: pathText(path) },
        message: problem.message,
        mend: problem.mend,
      })
    }
    return UNREAD
  }
}

type ObligationShape = LawShapes['obligations'][number]['obligations'][number]
type ProvisionShape = InstrumentShape['provisions'][number]

function toProvision(
  shape: ProvisionShape,
  path: LawPath,
  instrument: LawShapes['instruments'][number],
  read: ReadFormula,
): Provision {
  return {
    id: shape.id,
    pack: instrument.pack,
    instrument: instrument.instrument,
    cite: shape.cite,
    says: shape.says,
    roles: new Map<string, Role>(Object.entries(shape.roles)),
    holds: read(shape.holds, [...path, 'holds']),
    dates: toPeriod(shape.dates),
    replaces: shape.replaces,
    ends: shape.ends,
    binds: shape.binds,
    limits: shape.limits ?? {},
    exceptions: shape.exceptions ?? [],
    ifUnknown: shape.ifUnknown,
    contested: (shape.contested ?? []).map((question, i) => toQuestion(question, [...path, 'contested', i], read)),
    source: shape.source,
  }
}

function toQuestion(
  shape: NonNullable<ProvisionShape['contested']>[number],
  path: LawPath,
  read: ReadFormula,
): ContestedQuestion {
  return {
    ...shape,
    positions: shape.positions.map((position, i) => ({
      ...position,
      formula: read(position.formula, [...path, 'positions', i, 'formula']),
    })),
  }
}

function toObligation(
  { given, without, except, carriedBy, covered, ...shape }: ObligationShape,
  path: LawPath,
  read: ReadFormula,
): Obligation {
  return {
    ...shape,
    given: given === undefined ? undefined : read(given, [...path, 'given']),
    without: without === undefined ? undefined : read(without, [...path, 'without']),
    except: new Map(Object.entries(except ?? {})),
    carriedBy: carriedBy ?? [],
    covered: covered ?? [],
  }
}

function toPeriod(shape: { from?: string | null | undefined; until?: string | undefined } | undefined): Period {
  return { from: dayOrOpen(shape?.from), until: dayOrOpen(shape?.until) }
}

function dayOrOpen(text: string | null | undefined): Day | undefined {
  return typeof text === 'string' ? (parseDay(text) ?? undefined) : undefined
}

function toBasis(shape: LawShapes['bases']['bases'][number]): Basis {
  return {
    id: shape.id,
    title: shape.title,
    cite: shape.cite,
    from: toReach(shape.from),
    to: toReach(shape.to),
    dates: toPeriod(shape.dates),
    auto: shape.auto ?? true,
    summary: shape.summary,
  }
}

function toReach(shape: ReachShape): Reach {
  if ('states' in shape) return { kind: 'states', states: shape.states }
  if ('either' in shape) return { kind: 'either', states: shape.either }
  if ('party' in shape) return { kind: 'party', instruments: shape.party }
  return 'treaty' in shape ? { kind: 'treaty' } : { kind: 'any' }
}

function toTable(shape: TreatyShape): TreatyTable {
  return {
    instrument: shape.instrument,
    title: shape.title,
    serves: shape.serves,
    pair: shape.pair,
    directed: shape.directed ?? false,
    complete: shape.complete,
    unlisted: shape.unlisted,
    nonParties: shape.nonParties ?? [],
    declarations: shape.declarations ?? [],
    notes: shape.notes,
    rows: shape.parties.map(({ from, until, deposited, ...row }) => ({
      ...row,
      ...toPeriod({ from, until }),
      deposited: dayOrOpen(deposited),
    })),
  }
}

function withoutUndefined(fact: LawShapes['vocabulary']['facts'][number]): Fact {
  const { values, corroboration, unused, ...rest } = fact
  return {
    ...rest,
    ...(values === undefined ? {} : { values }),
    ...(corroboration === undefined ? {} : { corroboration }),
    ...(unused === undefined ? {} : { unused }),
  }
}
