import type { Reporter } from './build.ts'
import type { Law, Provision } from './model.ts'
import type { LawShapes } from './sources.ts'

/** Checks that obligations speak of provisions and bases that exist, and have what their kind asks for. */
export function checkObligations(law: Law, shapes: LawShapes, report: Reporter): void {
  const bases = new Set(law.bases.map(({ id }) => id))
  const provisions = new Set(law.provisions.map(({ id }) => id))
  const instruments = new Set(law.treaties.map(({ instrument }) => instrument))
  const seen = new Set<string>()
  for (const { file, obligations } of shapes.obligations) {
    for (const [i, shape] of obligations.entries()) {
      const path = ['obligations', i]
      const unknown = (what: string, ids: readonly string[], all: ReadonlySet<string>, key: string): void => {
        for (const id of ids) {
          if (all.has(id)) continue
          report('unknown-id', file, [...path, key], `There is no ${what} "${id}".`, 'Write the id of one that exists.')
        }
      }
      if (seen.has(shape.id))
        report('duplicate-id', file, path, `"${shape.id}" is there twice.`, 'Give each obligation an id of its own.')
      seen.add(shape.id)
      unknown('basis', [...(shape.bases ?? []), ...Object.keys(shape.except ?? {})], bases, 'bases')
      unknown('treaty table', shape.bound ?? [], instruments, 'bound')
      unknown('provision', shape.carriedBy ?? [], provisions, 'carriedBy')
      const covered = shape.covered ?? []
      unknown(
        'provision',
        covered.flatMap(({ provision, by }) => [provision, ...by]),
        provisions,
        'covered',
      )
      unknown(
        'basis',
        covered.flatMap((cover) => cover.bases),
        bases,
        'covered',
      )
      if (
        shape.kind === 'never-shown' &&
        (shape.carriedBy === undefined || (shape.given ?? shape.without) === undefined)
      ) {
        const message = `"${shape.id}" does not say of which records it speaks, or what carries it.`
        report('missing-key', file, path, message, 'Write "given" or "without", and "carriedBy".')
      }
    }
  }
}

/**
 * Checks that dated versions of one rule tile: what `replaces` another begins on the day on which that one ends, in the
 * same roles, so that no day has two rules and none has no rule; and that what ends is replaced or says why nothing
 * follows.
 */
export function checkVersions(law: Law, shapes: LawShapes, report: Reporter): void {
  const byId = new Map(law.provisions.map((provision) => [provision.id, provision]))
  const followers = new Map<string, string>()
  for (const { file, provisions } of shapes.instruments) {
    for (const [i, { id, replaces }] of provisions.entries()) {
      const newer = byId.get(id)
      if (replaces === undefined || newer === undefined) continue
      const path = ['provisions', i, 'replaces']
      const older = byId.get(replaces)
      const before = followers.get(replaces)
      if (older === undefined) {
        report('unknown-id', file, path, `There is no provision "${replaces}".`, 'Write the id of the older version.')
        continue
      }
      if (before !== undefined)
        report('duplicate-id', file, path, `"${before}" replaces "${replaces}" already.`, 'Let one version follow.')
      followers.set(replaces, id)
      const fault = faultOf(older, newer)
      if (fault !== null) report('wrong-order', file, path, fault.message, fault.mend)
    }
  }
  for (const { file, provisions } of shapes.instruments) {
    for (const [i, { id, dates, ends }] of provisions.entries()) {
      if ((dates?.until === undefined) !== (ends === undefined && !followers.has(id)))
        report(
          'wrong-order',
          file,
          ['provisions', i, 'dates'],
          dates?.until === undefined
            ? `"${id}" has no last day, but is said to end or to be replaced.`
            : `"${id}" ends, and no provision takes its place.`,
          'Let a newer version name it under "replaces", or say under "ends" why nothing follows.',
        )
    }
  }
}

function faultOf(older: Provision, newer: Provision): { readonly message: string; readonly mend: string } | null {
  if (older.dates.until === undefined || older.dates.until !== newer.dates.from) {
    return {
      message: `"${newer.id}" does not begin on the day on which "${older.id}" ends.`,
      mend: 'Write the same day as "until" of the older and "from" of the newer version.',
    }
  }
  const roles = (provision: Provision): string => JSON.stringify([...provision.roles].sort())
  if (roles(older) === roles(newer)) return null
  return {
    message: `"${newer.id}" does not have the roles of "${older.id}", whose place it takes.`,
    mend: 'Give both versions the same roles, or make them provisions of their own.',
  }
}
