import type { Basis, Law } from '../../src/law/index.ts'
import { integer, negated, parseDay, symbol } from '../../src/logic/index.ts'
import { LawText, Session, type Solver } from '../../src/proof/index.ts'
import { storedFills, storedPairs } from '../attack/pairs.ts'
import { storedDays } from '../attack/witnesses.ts'
import { type GivenCase, secondAnswer } from '../second/determine.ts'
import { drawCase, type Source } from '../second/givenCases.ts'
import { expectations, monthEnd, valuesOf } from './pinned.ts'
import { SmtEvaluator } from './smtEvaluator.ts'

type Named = GivenCase & { readonly basis: string }

/** Random cases that name a basis, between States that the text tells apart, in the order of the bases. */
function namedCases(law: Law, source: Source, count: number, first: number): readonly Named[] {
  const drawn = Array.from({ length: count * 3 }, (_, i) => drawCase(source, first + i))
  return named(law, drawn).slice(0, count).toSorted(byBasis)
}

/** The cases that a solver found: pairs between which one condition turns the outcome, and what else was missed. */
function storedCases(law: Law): readonly Named[] {
  const pairs = storedPairs().flatMap(({ first, second }) => [first, second])
  return named(law, [...pairs, ...storedFills().map(({ given }) => given)]).toSorted(byBasis)
}

function byBasis(a: Named, b: Named): number {
  return a.basis < b.basis ? -1 : 1
}

function named(law: Law, cases: readonly GivenCase[]): readonly Named[] {
  const { states } = new LawText(law, 'bounds')
  const known = new Set(states)
  return cases
    .filter(({ from, to, values }) => {
      const said = law.facts.filter(({ type }) => type === 'country').flatMap(({ id }) => values[id] ?? [])
      return [from, to, ...said].every((state) => known.has(String(state)))
    })
    .flatMap((given) => (given.basis === undefined ? [] : [{ ...given, basis: given.basis }]))
}

/**
 * Compares the text with the second evaluator on random cases and on those that a solver found, reading it without one: of every provision whether it counts, is
 * proven and is disproven, and whether the basis is shown or barred; and that what the text asserts of its constants,
 * such as the bounds of months, is so in every real case.
 */
export function compareReading(law: Law, source: Source, count: number): readonly string[] {
  const found: string[] = []
  const read = new Map<string, { readonly text: LawText; readonly evaluator: SmtEvaluator }>()
  for (const given of [...storedCases(law), ...namedCases(law, source, count, 1)]) {
    const answer = secondAnswer(source.rules, given)
    let one = read.get(given.basis)
    if (one === undefined) {
      const text = new LawText(law, 'bounds')
      const basis = law.bases.find(({ id }) => id === given.basis)
      if (basis === undefined) throw new Error(`There is no basis ${given.basis}.`)
      const all = text.law.provisions.map(({ id }) => [id, 'unproven'])
      const everything = { basis: basis.id, outcome: 'not-shown', provisions: Object.fromEntries(all) } as const
      expectations(text, { outcome: 'not-shown', basis: basis.id, bases: [everything], contested: [] })
      one = { text, evaluator: new SmtEvaluator(text.news().join('\n')) }
      read.set(given.basis, one)
    }
    const { text, evaluator } = one
    const values = new Map(valuesOf(text, given))
    for (const name of evaluator.constants) {
      const end = monthEnd(name, given)
      if (end !== null) values.set(name, end)
    }
    const where = `${given.basis} ${given.from} ${given.to} ${given.on}`
    for (const broken of evaluator.broken(values)) found.push(`${where}: not so in the case: ${broken}`)
    for (const kept of notRuledOut(text, evaluator, values, given)) found.push(`${where}: not ruled out: ${kept}`)
    for (const [expression, wanted] of expectations(text, answer)) {
      if (evaluator.evaluate(expression, values) !== wanted) found.push(`${where}: ${expression} is not ${wanted}`)
    }
  }
  return found
}

/** Compares what the text says of every State and treaty table around every day that a row names with the tables themselves. */
export function compareTables(law: Law): readonly string[] {
  const text = new LawText(law, 'bounds')
  const evaluator = new SmtEvaluator(text.news().join('\n'))
  const found: string[] = []
  for (const { what, id, state = '', day, answer } of storedDays()) {
    if (what !== 'bound') continue
    const values = new Map([['|on|', parseDay(day) ?? Number.NaN]])
    const said = (name: string): unknown => evaluator.evaluate(`(${symbol(name)} ${text.numberOf(state)})`, values)
    const words = `${id} ${state} ${day}`
    if (said(`${id} bound`) !== (answer === true)) found.push(`${words}: bound is not ${answer}`)
    if (said(`${id} not bound`) !== (answer === false)) found.push(`${words}: not bound is not ${answer === false}`)
  }
  return found
}

/** Compares what the text says of the days around every day that a basis or a provision of its own names with those days. */
export function compareDays(law: Law): readonly string[] {
  const text = new LawText(law, 'bounds')
  const asked = storedDays().flatMap(({ what, id, day, answer }) => {
    const [provision] = law.provisions.filter((one) => what === 'provision' && one.id === id)
    const own = law.bases.find((one) => (what === 'basis' ? one.id === id : provision?.roles.has(one.id) === true))
    if (own === undefined || what === 'bound') return []
    const expression = provision === undefined ? text.reaches(own) : text.counts(provision, own.id)
    return [{ id, day, answer, expression, states: statesOf(own) }]
  })
  const evaluator = new SmtEvaluator(text.news().join('\n'))
  return asked.flatMap(({ id, day, answer, expression, states: [from, to] }) => {
    const values = new Map([
      ['|on|', parseDay(day) ?? Number.NaN],
      ['|transfer.from|', text.numberOf(from)],
      ['|transfer.to|', text.numberOf(to)],
    ])
    return evaluator.evaluate(expression, values) === answer ? [] : [`${id} ${day}: not ${answer}`]
  })
}

/** Two States that a basis lists, or any two. */
function statesOf({ from, to }: Basis): readonly [string, string] {
  const listed = (spec: Basis['from'], other: string): string =>
    spec.kind === 'states' || spec.kind === 'either' ? (spec.states[0] ?? other) : other
  return [listed(from, 'FR'), listed(to, 'CH')]
}

/** What cannot be and yet breaks no assertion: two answers about one State, and an enumeration's value beyond its last. */
function notRuledOut(
  text: LawText,
  evaluator: SmtEvaluator,
  values: ReadonlyMap<string, boolean | number>,
  given: GivenCase,
): readonly string[] {
  const stateOf = (state: string): string => (state === 'to' || state === 'from' ? given[state] : state)
  const members = text.writer.variables().flatMap((one) => (one.kind === 'member' ? [one] : []))
  const doubled = members.filter((one) =>
    members.some((other) => other !== one && other.fact === one.fact && stateOf(other.state) === stateOf(one.state)),
  )
  const flipped = doubled.flatMap(({ known, value }) =>
    [known, value].map((name) => [name, new Map([...values, [name, values.get(name) !== true]])] as const),
  )
  const beyond = text.writer.variables().flatMap((one) => {
    const count = one.kind === 'fact' ? text.law.vocabulary.get(one.fact)?.values?.length : undefined
    return count === undefined ? [] : [[one.value, new Map([...values, [one.value, count]])] as const]
  })
  // Enumerations are the same in every case, so they are looked at where States are doubled only.
  const changed = flipped.length === 0 ? [] : [...flipped, ...beyond]
  return changed.flatMap(([name, other]) => (evaluator.broken(other).length === 0 ? [name] : []))
}

/** The same as a solver reads the text; exact months are compared with the calendar in `smtMonths.test.ts`. */
export async function compareSolver(
  law: Law,
  source: Source,
  count: number,
  solver: Solver,
): Promise<readonly string[]> {
  const found: string[] = []
  const sessions = new Map<string, Session>()
  for (const given of namedCases(law, source, count, 100_000)) {
    const session = sessions.get(given.basis) ?? new Session(law, 'bounds', solver)
    sessions.set(given.basis, session)
    const wanted = expectations(session.text, secondAnswer(source.rules, given)).map(([expression, value]) =>
      value ? expression : negated(expression),
    )
    const pinned = [...valuesOf(session.text, given)].map(([name, value]) => `(= ${name} ${written(value)})`)
    const { verdict } = await session.ask('agreement', 'sat', [...pinned, ...wanted])
    if (verdict !== 'sat') found.push(`${given.basis} ${given.from} ${given.to} ${given.on}: ${verdict}`)
  }
  return found
}

function written(value: boolean | number): string {
  if (typeof value === 'boolean') return String(value)
  return Number.isInteger(value) ? integer(value) : value.toFixed(3)
}
