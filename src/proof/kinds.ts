import type { Basis, Cover, Law, Obligation, ObligationKind, Provision } from '../law/index.ts'
import { allOf, anyOf, type Formula, negated } from '../logic/index.ts'
import { inCopy } from './caseOf.ts'
import type { Asked, Examiner, Question } from './checks.ts'
import { decisiveUnder, FIRST, type LawText, OTHER, readingsUnder } from './lawText.ts'

/** Asks what an obligation of a kind asks of one basis. */
export type Kind = (examiner: Examiner, obligation: Obligation) => Promise<readonly Asked[]>

/** Of every kind of obligation, what it asks of one basis. */
export const KINDS: Record<ObligationKind, Kind> = {
  'never-shown': neverShown,
  'nothing-known': nothingKnown,
  'can-be-shown': canBeShown,
  'decides-alone': decidesAlone,
  monotone,
  'positions-differ': positionsDiffer,
  'no-contradiction': noContradiction,
  'versions-tile': versionsTile,
}

/**
 * No record is shown in which `given` is proven and `without` is not; such records exist; and without the provisions
 * that carry the obligation one of them would be shown.
 */
async function neverShown(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const { basis } = examiner
  const { given, without, carriedBy, bound } = obligation
  const formulas = [given, without].filter((formula): formula is Formula => formula !== undefined)
  const premise = (text: LawText): readonly string[] => [
    given === undefined ? 'true' : text.truths(given, basis.id, FIRST).proven,
    bound === undefined ? 'true' : text.bound(bound),
    without === undefined ? 'true' : negated(text.truths(without, basis.id, FIRST).proven),
  ]
  const holds: Question['confirms'] = (replayed) => {
    const [first, second] = given === undefined ? [true, replayed.truths[0]] : replayed.truths
    if (bound !== undefined && !replayed.bound(bound)) return false
    return first === true && (without === undefined || second !== true)
  }
  const forbidden: Omit<Question, 'asks' | 'expected'> = {
    assertions: (text) => [text.shown(basis), ...premise(text)],
    confirms: (replayed) => replayed.outcome === 'shown' && holds(replayed),
    formulas,
  }
  if (obligation.except.has(basis.id)) {
    const asks = 'is the exception needed: is a record shown that the obligation would forbid to be?'
    return [await examiner.ask(obligation, { asks, expected: 'sat', ...forbidden })]
  }
  const asked = [
    await examiner.ask(obligation, {
      asks: 'is a record shown that the obligation forbids to be?',
      expected: 'unsat',
      ...forbidden,
    }),
    await examiner.ask(obligation, {
      asks: 'is there a record of which the obligation speaks?',
      expected: 'sat',
      assertions: (text) => [text.reaches(basis), ...premise(text)],
      confirms: holds,
      formulas,
    }),
  ]
  const canBeShown = await examiner.ask(obligation, shownAtAll(basis))
  if (canBeShown.verdict !== 'sat') return asked
  asked.push(
    await examiner.ask(obligation, {
      asks: `would a record be shown that the obligation forbids to be, without ${carriedBy.join(', ')}?`,
      expected: 'sat',
      assertions: (text) => [text.shown(basis, carriedBy), ...premise(text)],
      confirms: (replayed) => replayed.outcome === 'shown' && holds(replayed),
      without: carriedBy,
      formulas,
    }),
  )
  return asked
}

function shownAtAll(basis: Basis): Question {
  return {
    asks: 'can a record be shown?',
    expected: 'sat',
    assertions: (text) => [text.shown(basis)],
    confirms: ({ outcome }) => outcome === 'shown',
  }
}

/** A record on which nothing is known is not shown, whatever the States, the day and the treaty tables. */
async function nothingKnown(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const { basis } = examiner
  return [
    await examiner.ask(obligation, {
      asks: 'is a record shown on which nothing is known?',
      expected: 'unsat',
      assertions: (text) => {
        const shown = text.shown(basis)
        const known = text.writer
          .variables()
          .filter(inCopy(FIRST))
          .map((variable) => negated(variable.known))
        const [asserted] = text.treatySymbols()
        return [shown, ...known, asserted === undefined ? 'true' : negated(asserted)]
      },
      confirms: ({ outcome }) => outcome === 'shown',
    }),
  ]
}

async function canBeShown(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const question = shownAtAll(examiner.basis)
  const expected = obligation.except.has(examiner.basis.id) ? 'unsat' : 'sat'
  return [await examiner.ask(obligation, { ...question, expected })]
}

/** Every condition and bar can be the only one that bars, all others passing, or is covered as the obligation says. */
async function decidesAlone(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const { basis, law } = examiner
  if (obligation.except.has(basis.id)) return []
  const all = decisiveUnder(law, basis.id)
  const asked: Asked[] = []
  for (const provision of all) {
    const cover = coverOf(law, provision.id, basis.id)
    asked.push(
      await examiner.ask(
        obligation,
        cover === undefined ? alone(basis, provision, all) : covered(basis, provision, cover, all),
      ),
    )
  }
  return asked
}

function coverOf(law: Law, provision: string, basis: string): Cover | undefined {
  const covers = law.obligations.flatMap(({ covered }) => covered)
  return covers.find(({ provision: id, bases }) => id === provision && bases.includes(basis))
}

function alone(basis: Basis, provision: Provision, all: readonly Provision[]): Question {
  const others = all.filter((other) => other !== provision)
  return {
    asks: `can ${provision.id} be the only one that bars?`,
    expected: 'sat',
    assertions: (text) => [
      text.reaches(basis),
      text.blocks(provision, basis.id),
      ...others.map((other) => text.passes(other, basis.id)),
    ],
    confirms: ({ outcome, blocking, open }) =>
      outcome === 'barred' && blocking.join() === provision.id && open.every((id) => id === provision.id),
  }
}

function covered(basis: Basis, provision: Provision, { by }: Cover, all: readonly Provision[]): Question {
  return {
    asks: `can ${provision.id} bar without ${by.length > 0 ? `one of ${by.join(', ')} not passing` : 'anything more'}?`,
    expected: 'unsat',
    assertions: (text) => [
      text.reaches(basis),
      text.blocks(provision, basis.id),
      ...all.filter(({ id }) => by.includes(id)).map((other) => text.passes(other, basis.id)),
    ],
    confirms: ({ blocking, open }) =>
      blocking.includes(provision.id) && !by.some((id) => [...blocking, ...open].includes(id)),
  }
}

/** Whoever knows more never turns shown or barred into anything else. */
async function monotone(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const { basis } = examiner
  const more = (text: LawText): readonly string[] => {
    for (const copy of [FIRST, OTHER]) {
      text.shown(basis, [], copy)
      text.barred(basis, copy)
    }
    const facts = text.writer
      .variables()
      .filter(inCopy(FIRST))
      .map(({ known }) => known)
    const [asserted, treaty] = text.treatySymbols()
    const known = [...facts, ...(asserted === undefined || treaty === undefined ? [] : [treaty])]
    return known.map((one) => `(=> ${one} ${one.slice(0, -1)}'|)`)
  }
  const question = (what: 'shown' | 'barred'): Question => ({
    asks: `does a record that is ${what} become anything else when more is known?`,
    expected: 'unsat',
    assertions: (text) => [
      ...more(text),
      what === 'shown' ? text.shown(basis) : text.barred(basis),
      negated(what === 'shown' ? text.shown(basis, [], OTHER) : text.barred(basis, OTHER)),
    ],
    confirms: ({ outcome }) => outcome === what,
  })
  return [await examiner.ask(obligation, question('shown')), await examiner.ask(obligation, question('barred'))]
}

/** The positions on every contested question can lead to different outcomes, unless the law says why they do not. */
async function positionsDiffer(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const { basis, law } = examiner
  if (obligation.except.has(basis.id)) return []
  const all = decisiveUnder(law, basis.id)
  const asked: Asked[] = []
  for (const provision of all) {
    for (const [q, question] of provision.contested.entries()) {
      if (question.sameOutcome !== undefined || question.bases?.includes(basis.id) === false) continue
      const others = all.filter((other) => other !== provision)
      const cover = coverOf(law, provision.id, basis.id)
      const covering = all.filter(({ id }) => cover?.by.includes(id))
      const differ =
        (passing: readonly Provision[]): Question['assertions'] =>
        (text) => {
          const truths = readingsUnder(provision, basis.id)
            .filter(({ name }) => name.startsWith(` question ${q + 1} `))
            .map((reading) => text.reading(provision, reading, basis.id, FIRST))
          const some = (all: readonly string[]): string => allOf([anyOf(all), negated(allOf(all))])
          return [
            text.reaches(basis),
            text.counts(provision, basis.id),
            anyOf([some(truths.map((one) => one.proven)), some(truths.map((one) => one.disproven))]),
            ...passing.map((other) => text.passes(other, basis.id)),
          ]
        }
      const found = await examiner.ask(obligation, {
        asks: `can the positions on question ${q + 1} of ${provision.id} lead to different outcomes?`,
        expected: 'sat',
        assertions: differ(others),
        confirms: ({ truths, counting, blocking, open }) =>
          new Set(truths).size > 1 &&
          counting.includes(provision.id) &&
          [...blocking, ...open].every((id) => id === provision.id),
        formulas: question.positions.map(({ formula }) => formula),
      })
      if (cover === undefined || found.verdict !== 'unsat') asked.push(found)
      else
        asked.push(
          await examiner.ask(obligation, {
            asks: `do the positions on question ${q + 1} of ${provision.id} differ while ${cover.by.join(', ')} pass?`,
            expected: 'unsat',
            assertions: differ(covering),
            confirms: () => true,
          }),
        )
    }
  }
  return asked
}

/**
 * Any two provisions that can count together can pass together. Records that are shown settle whole groups of pairs at
 * once; pairs that no such record settles are asked one by one.
 */
async function noContradiction(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const { basis, law } = examiner
  if (obligation.except.has(basis.id)) return []
  const all = decisiveUnder(law, basis.id)
  const asked: Asked[] = []
  const open = new Map(all.flatMap((a, i) => all.slice(i + 1).map((b) => [`${a.id} ${b.id}`, [a, b]] as const)))
  while (open.size > 0) {
    const more = await examiner.ask(obligation, {
      asks: `is a record shown in which two of ${open.size} pairs of provisions count that have not passed together yet?`,
      expected: 'sat',
      assertions: (text) => [
        text.shown(basis),
        anyOf([...open.values()].map(([a, b]) => allOf([text.counts(a, basis.id), text.counts(b, basis.id)]))),
      ],
      confirms: ({ outcome }) => outcome === 'shown',
    })
    if (more.replayed === undefined || !more.ok) {
      if (more.verdict !== 'unsat') asked.push(more)
      break
    }
    asked.push(more)
    const counting = new Set(more.replayed.counting)
    for (const [key, [a, b]] of open) if (counting.has(a.id) && counting.has(b.id)) open.delete(key)
  }
  for (const [a, b] of open.values()) {
    asked.push(
      await examiner.ask(obligation, {
        asks: `do ${a.id} and ${b.id} count together without a record in which both pass?`,
        expected: 'unsat',
        assertions: (text) => [text.reaches(basis), text.counts(a, basis.id), text.counts(b, basis.id)],
        confirms: ({ counting }) => counting.includes(a.id) && counting.includes(b.id),
      }),
    )
  }
  return asked
}

/** Of dated versions of one rule exactly one counts on every day from the first to the last of them. */
async function versionsTile(examiner: Examiner, obligation: Obligation): Promise<readonly Asked[]> {
  const { basis, law } = examiner
  const asked: Asked[] = []
  for (const newer of decisiveUnder(law, basis.id)) {
    const older = law.provisions.find(({ id }) => id === newer.replaces)
    if (older === undefined) continue
    const { from } = older.dates
    asked.push(
      await examiner.ask(obligation, {
        asks: `is there a day on which both or neither of ${older.id} and ${newer.id} count?`,
        expected: 'unsat',
        assertions: (text) => {
          const [a, b] = [text.counts(older, basis.id), text.counts(newer, basis.id)]
          return [from === undefined ? 'true' : `(<= ${from} |on|)`, text.reaches(basis), `(= ${a} ${b})`]
        },
        confirms: ({ counting }) => counting.includes(older.id) === counting.includes(newer.id),
      }),
    )
  }
  return asked
}
