import { packagedZ3, startSolver } from '../../src/cli/solverProcess.ts'
import type { Law } from '../../src/law/index.ts'
import { allOf, integer, negated, type SmtVariable, TRANSFER } from '../../src/logic/index.ts'
import { decisiveUnder, FIRST, provisionsUnder, Session } from '../../src/proof/index.ts'
import { numberOf, takeApart } from '../second/calendar.ts'
import type { Answer, GivenCase } from '../second/determine.ts'
import { secondAnswer } from '../second/determine.ts'
import type { Source } from '../second/givenCases.ts'
import { drawCase } from '../second/givenCases.ts'

/** The day numbers of the text count from 1970-01-01, those of the second evaluator from a day of its own. */
const ORIGIN = numberOf({ y: 1970, m: 1, d: 1 })

/**
 * Pins every fact of a case and demands of the text what the second evaluator found: the truth of every provision that
 * counts, and whether the basis is shown or barred. `null` if a solver agrees, else what it says.
 */
export async function disagreement(
  session: Session,
  source: Source,
  given: GivenCase & { readonly basis: string },
): Promise<string | null> {
  const { text } = session
  const { law } = text
  const answer = secondAnswer(source.rules, given)
  const basis = law.bases.find(({ id }) => id === given.basis)
  if (basis === undefined) return `There is no basis ${given.basis}.`
  const wanted = wantedOf(answer, session)
  const shown = answer.outcome === 'shown' ? text.shown(basis) : negated(text.shown(basis))
  const barred = answer.outcome === 'barred' ? text.barred(basis) : negated(text.barred(basis))
  const pinned = pins(session, given)
  const { verdict } = await session.ask(`agreement`, 'sat', [...pinned, ...wanted, shown, barred])
  return verdict === 'sat' ? null : `${given.basis} ${given.from} ${given.to} ${given.on}: ${verdict}`
}

function wantedOf(answer: Answer, { text }: Session): readonly string[] {
  const [found] = answer.bases
  if (found === undefined) return []
  return provisionsUnder(text.law, found.basis).map((provision) => {
    const state = found.provisions[provision.id]
    const { proven, disproven } = text.reading(provision, { name: '', formula: provision.holds }, found.basis, FIRST)
    const counts = text.counts(provision, found.basis)
    if (state === undefined) return negated(counts)
    if (state === 'met' || state === 'applies') return allOf([counts, proven, negated(disproven)])
    if (state === 'failed' || state === 'excluded') return allOf([counts, disproven, negated(proven)])
    return allOf([counts, negated(proven), negated(disproven)])
  })
}

function pins({ text }: Session, given: GivenCase): readonly string[] {
  const state = (code: string): string => integer(text.numberOf(code))
  const day = (written: string): string => integer(numberOf(takeApart(written)) - ORIGIN)
  const [asserted, known, value] = text.treatySymbols()
  const treaty = [
    `(= ${asserted} ${given.treaty !== undefined})`,
    `(= ${known} ${typeof given.treaty === 'boolean'})`,
    `(= ${value} ${given.treaty === true})`,
  ]
  return [
    `(= ${TRANSFER.from} ${state(given.from)})`,
    `(= ${TRANSFER.to} ${state(given.to)})`,
    `(= ${TRANSFER.on} ${day(given.on)})`,
    ...(asserted === undefined ? [] : treaty),
    ...text.writer.variables().map((variable) => pin(text.law, variable, given, state, day)),
  ]
}

function pin(
  law: Law,
  variable: SmtVariable,
  given: GivenCase,
  state: (code: string) => string,
  day: (text: string) => string,
): string {
  const { known, value, fact } = variable
  if (variable.kind === 'member') {
    const set = given.sets[fact]
    const asked = variable.state === 'to' || variable.state === 'from' ? given[variable.state] : variable.state
    const inside = set?.in.includes(asked) ?? false
    const outside = set !== undefined && (set.out.includes(asked) || (set.restOut && !inside))
    return inside !== outside ? `(and ${known} (= ${value} ${inside}))` : negated(known)
  }
  const found = given.values[fact]
  const declaration = law.vocabulary.get(fact)
  // A day that nobody knows has no meaning; a fixed one keeps the calendar from being searched.
  if (found === undefined && declaration?.type === 'date') return `(and (not ${known}) (= ${value} 0))`
  if (found === undefined || fact === 'treaty.inForce') return negated(known)
  const written =
    declaration?.type === 'date'
      ? day(String(found))
      : declaration?.type === 'country'
        ? state(String(found))
        : declaration?.type === 'enum'
          ? integer(declaration.values?.indexOf(String(found)) ?? -1)
          : typeof found === 'number'
            ? found.toFixed(3)
            : String(found)
  return `(and ${known} (= ${value} ${written}))`
}

/** Compares the text with the second evaluator on drawn cases, with bounded and with exact months. */
export async function compareText(law: Law, source: Source, count: number): Promise<readonly string[]> {
  const solver = startSolver(packagedZ3())
  const found: string[] = []
  try {
    for (const months of ['bounds', 'exact'] as const) {
      const sessions = new Map<string, Session>()
      const drawn = Array.from({ length: count * 3 }, (_, i) => drawCase(source, i + 1))
        .flatMap((given) => (given.basis === undefined ? [] : [{ ...given, basis: given.basis }]))
        .slice(0, count)
        .toSorted((a, b) => (a.basis < b.basis ? -1 : 1))
      for (const given of drawn) {
        const session = sessions.get(given.basis) ?? new Session(law, months, solver)
        sessions.set(given.basis, session)
        for (const provision of decisiveUnder(law, given.basis)) session.text.passes(provision, given.basis)
        const trouble = await disagreement(session, source, given)
        if (trouble !== null) found.push(`${months}: ${trouble}`)
      }
    }
  } finally {
    solver.close()
  }
  return found
}
