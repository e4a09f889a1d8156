import { factsOf, nearest } from '../logic/index.ts'
import type { BuiltLaw, LawPath, Reporter } from './build.ts'
import { checkObligations, checkVersions } from './checkObligations.ts'
import type { Law, Provision } from './model.ts'
import { canDiffer, staysOpen } from './safety.ts'
import type { LawShapes } from './sources.ts'

/** Checks everything about built law that its files alone can tell, and adds what is wrong to its problems. */
export function checkLaw(built: BuiltLaw, shapes: LawShapes): void {
  const { law, report } = built
  checkVocabulary(law, shapes, report)
  checkBases(law, shapes, report)
  checkTreaties(law, shapes, report)
  checkPacks(shapes, report)
  checkProvisions(law, shapes, report)
  checkVersions(law, shapes, report)
  checkObligations(law, shapes, report)
  if (built.problems.length === 0) checkSafety(law, shapes, report)
}

function checkVocabulary(law: Law, shapes: LawShapes, report: Reporter): void {
  const file = 'vocabulary.yaml'
  const used = new Set(law.provisions.flatMap((provision) => formulasOf(provision).flatMap(factsOf)))
  once(shapes.vocabulary.facts, 'facts', file, report)
  for (const [i, fact] of shapes.vocabulary.facts.entries()) {
    const path = ['facts', i]
    if ((fact.type === 'enum') !== (fact.values !== undefined)) {
      report(
        'wrong-type',
        file,
        path,
        `"${fact.id}" is of type ${fact.type}.`,
        'Give an enumeration its values, and no other type any.',
      )
    }
    if (new Set(fact.values ?? []).size !== (fact.values?.length ?? 0)) {
      report('duplicate-id', file, [...path, 'values'], `"${fact.id}" has a value twice.`, 'Keep one of them.')
    }
    if (!used.has(fact.id) && fact.unused === undefined) {
      report(
        'unused',
        file,
        path,
        `No formula uses "${fact.id}".`,
        'Use it, remove it, or say under "unused" why it is kept.',
      )
    }
    if (used.has(fact.id) && fact.unused !== undefined) {
      report('unused', file, path, `"${fact.id}" is said to be unused, but a formula uses it.`, 'Remove "unused".')
    }
  }
}

function checkBases(law: Law, shapes: LawShapes, report: Reporter): void {
  const file = 'bases.yaml'
  const instruments = new Set(law.treaties.map((table) => table.instrument))
  once(shapes.bases.bases, 'bases', file, report)
  for (const [i, basis] of shapes.bases.bases.entries()) {
    checkPeriod(basis.dates, file, ['bases', i, 'dates'], report)
    for (const side of ['from', 'to'] as const) {
      const reach = basis[side]
      const path = ['bases', i, side]
      if ('states' in reach) knownStates(law, reach.states, file, path, report)
      if ('either' in reach) knownStates(law, reach.either, file, path, report)
      if ('party' in reach) known(reach.party, instruments, 'treaty table', file, path, report)
    }
    if (!law.provisions.some((p) => p.roles.get(basis.id) === 'condition' || p.roles.get(basis.id) === 'bar')) {
      report(
        'unsafe',
        file,
        ['bases', i],
        `No provision is a condition or bar of "${basis.id}".`,
        'Encode what the basis asks for, or remove it.',
      )
    }
  }
}

function checkTreaties(law: Law, shapes: LawShapes, report: Reporter): void {
  const bases = new Set(law.bases.map((basis) => basis.id))
  const seen = new Set<string>()
  for (const table of shapes.treaties) {
    const { file } = table
    if (seen.has(table.instrument))
      report('duplicate-id', file, ['instrument'], `"${table.instrument}" has a second table.`, 'Keep one of them.')
    seen.add(table.instrument)
    known(table.serves, bases, 'basis', file, ['serves'], report)
    knownStates(law, table.pair ?? [], file, ['pair'], report)
    knownStates(law, table.nonParties ?? [], file, ['nonParties'], report)
    for (const [i, row] of table.parties.entries()) {
      knownStates(law, [row.state], file, ['parties', i], report)
      checkPeriod({ from: row.from ?? undefined, until: row.until }, file, ['parties', i], report)
      if (table.nonParties?.includes(row.state)) {
        report(
          'contradiction',
          file,
          ['parties', i],
          `${row.state} is both a party and a non-party.`,
          'Keep it in one of the lists.',
        )
      }
      const twin = table.parties.findIndex((other, j) => j > i && other.state === row.state && overlap(row, other))
      if (twin >= 0)
        report(
          'duplicate-id',
          file,
          ['parties', twin],
          `${row.state} has two rows for the same days.`,
          'Let the rows follow each other.',
        )
    }
  }
}

type Days = { readonly from?: string | null | undefined; readonly until?: string | undefined }

function overlap(a: Days, b: Days): boolean {
  return (a.until ?? '9999') > (b.from ?? '') && (b.until ?? '9999') > (a.from ?? '')
}

function checkPacks(shapes: LawShapes, report: Reporter): void {
  const named = new Set(shapes.packs.map((pack) => pack.pack))
  const folders = new Set([...shapes.instruments.map((i) => i.pack), ...shapes.treaties.map(() => 'treaties')])
  for (const folder of folders) {
    if (named.has(folder)) continue
    report(
      'missing-key',
      `${folder}/pack.yaml`,
      [],
      `The pack "${folder}" has no pack.yaml that names it.`,
      'Add one with pack, title and version.',
    )
  }
}

function checkProvisions(law: Law, shapes: LawShapes, report: Reporter): void {
  const bases = new Set(law.bases.map((basis) => basis.id))
  const roles = new Set([...bases, 'floor'])
  const instruments = new Set(law.treaties.map((table) => table.instrument))
  const seen = new Map<string, string>()
  for (const { file, provisions } of shapes.instruments) {
    for (const [i, shape] of provisions.entries()) {
      const path = ['provisions', i]
      const before = seen.get(shape.id)
      if (before !== undefined)
        report(
          'duplicate-id',
          file,
          [...path, 'id'],
          `"${shape.id}" stands in ${before} already.`,
          'Give each provision an id of its own.',
        )
      seen.set(shape.id, file)
      known(Object.keys(shape.roles), roles, 'basis', file, [...path, 'roles'], report)
      if (Object.keys(shape.roles).length === 0)
        report('unused', file, [...path, 'roles'], `"${shape.id}" has no role.`, 'Name a basis or the floor.')
      checkPeriod(shape.dates, file, [...path, 'dates'], report)
      knownStates(law, shape.binds?.states ?? [], file, [...path, 'binds', 'states'], report)
      known(
        shape.binds?.instruments ?? [],
        instruments,
        'treaty table',
        file,
        [...path, 'binds', 'instruments'],
        report,
      )
      if (shape.binds !== undefined && shape.binds.states === undefined && shape.binds.instruments === undefined) {
        report(
          'missing-key',
          file,
          [...path, 'binds'],
          'It names neither States nor instruments.',
          'Name who is bound, or remove "binds".',
        )
      }
      for (const [q, question] of (shape.contested ?? []).entries()) {
        known(question.bases ?? [], bases, 'basis', file, [...path, 'contested', q, 'bases'], report)
      }
    }
  }
}

function checkSafety(law: Law, shapes: LawShapes, report: Reporter): void {
  for (const basis of law.bases) {
    if (staysOpen(law, basis)) continue
    const index = shapes.bases.bases.findIndex((shape) => shape.id === basis.id)
    const message = `Nothing under "${basis.id}" is sure to stay unproven for a person about whom nothing is known.`
    report(
      'unsafe',
      'bases.yaml',
      ['bases', index],
      message,
      'Encode a condition that only evidence can meet, in force as long as the basis.',
    )
  }
  const byId = new Map(law.provisions.map((provision) => [provision.id, provision]))
  for (const { file, provisions } of shapes.instruments) {
    for (const [i, shape] of provisions.entries()) {
      const provision = byId.get(shape.id)
      if (provision !== undefined) checkQuestions(provision, file, ['provisions', i], report)
    }
  }
}

function checkQuestions(provision: Provision, file: string, path: LawPath, report: Reporter): void {
  for (const [q, question] of provision.contested.entries()) {
    const differs = canDiffer(question.positions.map((position) => position.formula))
    const at = [...path, 'contested', q]
    if (!differs && question.sameOutcome === undefined) {
      report(
        'unused',
        file,
        at,
        'The positions can never lead to different outcomes.',
        'Correct a formula, or say under "sameOutcome" what they differ on.',
      )
    }
    if (differs && question.sameOutcome !== undefined) {
      report(
        'contradiction',
        file,
        [...at, 'sameOutcome'],
        'The positions can lead to different outcomes.',
        'Remove "sameOutcome".',
      )
    }
  }
}

/** All formulas of a provision: its protective reading and the positions on what is contested. */
export function formulasOf(provision: Provision): readonly Provision['holds'][] {
  return [provision.holds, ...provision.contested.flatMap((q) => q.positions.map((position) => position.formula))]
}

function once(items: readonly { readonly id: string }[], key: string, file: string, report: Reporter): void {
  const seen = new Set<string>()
  for (const [i, { id }] of items.entries()) {
    if (seen.has(id)) report('duplicate-id', file, [key, i, 'id'], `"${id}" stands twice.`, 'Keep one of them.')
    seen.add(id)
  }
}

function known(
  used: readonly string[],
  all: ReadonlySet<string>,
  what: string,
  file: string,
  path: LawPath,
  report: Reporter,
): void {
  for (const id of used) {
    if (all.has(id)) continue
    const near = nearest(id, [...all])
    report(
      'unknown-id',
      file,
      path,
      `There is no ${what} "${id}".`,
      near === null ? 'Write the id of one that exists.' : `Did you mean "${near}"?`,
    )
  }
}

function knownStates(law: Law, codes: readonly string[], file: string, path: LawPath, report: Reporter): void {
  for (const code of codes) {
    if (!law.states.has(code))
      report('unknown-id', file, path, `"${code}" is not the code of a State.`, 'Use a code of states.yaml.')
  }
}

function checkPeriod(dates: Days | undefined, file: string, path: LawPath, report: Reporter): void {
  if (typeof dates?.from !== 'string' || dates.until === undefined || dates.from < dates.until) return
  report(
    'wrong-order',
    file,
    path,
    `Until ${dates.until} is not after from ${dates.from}.`,
    'Write a later day, or remove one of them.',
  )
}
