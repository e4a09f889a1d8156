import type { Basis, Law, Period, Provision, Role } from '../law/index.ts'
import {
  allOf,
  anyOf,
  type Formula,
  factsOf,
  integer,
  type MonthEncoding,
  negated,
  ONE_COPY,
  type SmtCopy,
  SmtWriter,
  statesNamed,
  symbol,
  TRANSFER,
} from '../logic/index.ts'
import { boundByAnyText, type Sides, treatyDefinitions, treatyInForceText } from './treatyText.ts'

const TREATY = 'treaty.inForce'
/** Names the two truths of `treaty.inForce` inside definitions; they depend on the basis and are handed in. */
const HANDED_IN: Sides = { proven: 'treaty', disproven: 'noTreaty' }

/** A copy of all facts with the mark that its definitions carry in their names. */
export interface Copy extends SmtCopy {
  readonly mark: string
}

/** What assertions prove of `treaty.inForce` in a copy: whether any does, whether it is then known, and its value. */
export function treatySymbols(copy: SmtCopy): Readonly<Record<'asserted' | 'known' | 'value', string>> {
  return {
    asserted: symbol(`${TREATY} asserted`),
    known: symbol(copy.known(TREATY)),
    value: symbol(copy.value(TREATY)),
  }
}

/** The copy of a text that needs only one. */
export const FIRST: Copy = { ...ONE_COPY, mark: '' }

/** A copy of the same facts of which more or less may be known. */
export const OTHER: Copy = { known: (name) => `${name}?'`, value: ONE_COPY.value, mark: "'" }

/** A copy in which the named facts are other ones, and all others the same; `mark` tells its definitions apart. */
export function changing(facts: readonly string[], mark: string): Copy {
  const marked = (name: string, plain: string): string =>
    facts.some((fact) => name === fact || name.startsWith(`${fact} `)) ? `${plain}'` : plain
  return {
    known: (name) => marked(name, ONE_COPY.known(name)),
    value: (name) => marked(name, name),
    mark,
  }
}

/**
 * The encoded law as SMT-LIB 2 text: treaty tables, two definitions a formula (when it is proven, when it is disproven),
 * and of each basis what passes and what blocks. Text is made as it is asked for; `preamble` comes first.
 */
export class LawText {
  readonly law: Law
  readonly states: readonly string[]
  readonly writer: SmtWriter
  readonly #definitions: string[]
  readonly #defined = new Set<string>()
  readonly #given = new Set<string>()
  readonly #treaty = new Set<string>()

  constructor(law: Law, months: MonthEncoding) {
    this.law = law
    this.states = statesThatMatter(law)
    this.writer = new SmtWriter(law.vocabulary, this.states, months, new Map([[TREATY, HANDED_IN]]))
    this.#definitions = [...treatyDefinitions(law, (state) => this.numberOf(state))]
  }

  /** The number that stands for a State. */
  numberOf(state: string): number {
    return this.writer.stateIndex(state) ?? -1
  }

  /** The lines that were not given out before: declarations, what is asserted of them, definitions. */
  news(): readonly string[] {
    const head = [
      '(set-option :produce-models true)',
      '(set-logic ALL)',
      ...this.states.map((state, i) => `; State ${i} is ${state}`),
    ]
    const lines = [...head, ...this.writer.preamble(), ...this.#definitions].filter((line) => !this.#given.has(line))
    for (const line of lines) this.#given.add(line)
    return lines
  }

  /** The lines that were given out so far. */
  given(): readonly string[] {
    return [...this.#given]
  }

  /** The symbols of what assertions prove of `treaty.inForce`, if a definition asks for it. */
  treatySymbols(): readonly string[] {
    return [...this.#treaty]
  }

  /** Whether a basis reaches the transfer when a case names it: its dates and its listed States. */
  reaches(basis: Basis): string {
    return allOf([periodText(basis.dates), this.#listed(basis.from, 'from'), this.#listed(basis.to, 'to')])
  }

  /** Whether a provision counts under a basis. */
  counts(provision: Provision, basis: string): string {
    const own = provision.roles.has(basis)
    return this.#defineOnce(`${provision.id} counts${own ? '' : ' as floor'}`, () =>
      allOf([periodText(provision.dates), own ? 'true' : this.#binds(provision)]),
    )
  }

  /** Both truths of a formula under a basis. */
  truths(formula: Formula, basis: string, copy: Copy): Sides {
    const rails = this.writer.rails(formula, copy)
    if (!factsOf(formula).includes(TREATY)) return rails
    const treaty = this.treaty(basis, copy)
    const within = (text: string): string =>
      `(let ((${HANDED_IN.proven} ${treaty.proven}) (${HANDED_IN.disproven} ${treaty.disproven})) ${text})`
    return { proven: within(rails.proven), disproven: within(rails.disproven) }
  }

  /** Both truths of one reading of a provision, defined once for all bases. */
  reading(provision: Provision, reading: Reading, basis: string, copy: Copy): Sides {
    const asks = factsOf(reading.formula).includes(TREATY)
    const name = `${provision.id}${reading.name}${copy.mark}`
    const parameters = asks ? `(${HANDED_IN.proven} Bool) (${HANDED_IN.disproven} Bool)` : ''
    if (!this.#defined.has(name)) {
      this.#defined.add(name)
      const { proven, disproven } = this.writer.rails(reading.formula, copy)
      this.#definitions.push(
        `(define-fun ${symbol(`${name} proven`)} (${parameters}) Bool ${proven})`,
        `(define-fun ${symbol(`${name} disproven`)} (${parameters}) Bool ${disproven})`,
      )
    }
    const ask = (what: string): string => {
      if (!asks) return symbol(`${name} ${what}`)
      const treaty = this.treaty(basis, copy)
      return `(${symbol(`${name} ${what}`)} ${treaty.proven} ${treaty.disproven})`
    }
    return { proven: ask('proven'), disproven: ask('disproven') }
  }

  /** Both truths of `treaty.inForce` under a basis: what assertions prove comes first, then the tables. */
  treaty(basis: string, copy: Copy): Sides {
    const { asserted, known, value } = treatySymbols(copy)
    for (const name of [asserted, known, value]) {
      this.#treaty.add(name)
      this.writer.declare(name, 'Bool')
    }
    const tables = treatyInForceText(this.law, basis, (state) => this.numberOf(state))
    const define = (what: string, byAssertion: string, byTables: string): string =>
      this.#defineOnce(`${basis} ${what}${copy.mark}`, () => `(ite ${asserted} ${byAssertion} ${byTables})`)
    return {
      proven: define('treaty in force', `(and ${known} ${value})`, tables.proven),
      disproven: define('treaty not in force', `(and ${known} (not ${value}))`, tables.disproven),
    }
  }

  /** Whether a provision passes under a basis: it does not count, or every reading lets the hand-over pass. */
  passes(provision: Provision, basis: string, copy: Copy = FIRST): string {
    const role = roleUnder(provision, basis)
    if (role !== 'condition' && role !== 'bar') return 'true'
    return this.#defineOnce(`${basis} ${provision.id} passes${copy.mark}`, () => {
      const each = readingsUnder(provision, basis).map((reading) => this.reading(provision, reading, basis, copy))
      return `(=> ${this.counts(provision, basis)} ${allOf(each.map((r) => (role === 'condition' ? r.proven : r.disproven)))})`
    })
  }

  /** Whether a provision blocks under a basis: it counts, and some reading bars the hand-over. */
  blocks(provision: Provision, basis: string, copy: Copy = FIRST): string {
    const role = roleUnder(provision, basis)
    if (role !== 'condition' && role !== 'bar') return 'false'
    return this.#defineOnce(`${basis} ${provision.id} blocks${copy.mark}`, () => {
      const each = readingsUnder(provision, basis).map((reading) => this.reading(provision, reading, basis, copy))
      return allOf([
        this.counts(provision, basis),
        anyOf(each.map((r) => (role === 'condition' ? r.disproven : r.proven))),
      ])
    })
  }

  /** Whether a basis is shown; `without` leaves provisions out. */
  shown(basis: Basis, without: readonly string[] = [], copy: Copy = FIRST): string {
    const all = provisionsUnder(this.law, basis.id).filter(({ id }) => !without.includes(id))
    const passing = (): string =>
      allOf([this.reaches(basis), ...all.map((provision) => this.passes(provision, basis.id, copy))])
    return without.length > 0 ? passing() : this.#defineOnce(`${basis.id} shown${copy.mark}`, passing)
  }

  /** Whether a basis is barred. */
  barred(basis: Basis, copy: Copy = FIRST): string {
    return this.#defineOnce(`${basis.id} barred${copy.mark}`, () =>
      anyOf([
        negated(this.reaches(basis)),
        ...provisionsUnder(this.law, basis.id).map((provision) => this.blocks(provision, basis.id, copy)),
      ]),
    )
  }

  /** Whether the sending State is not proven unbound by any of some instruments. */
  bound(instruments: readonly string[]): string {
    return negated(boundByAnyText(this.law, instruments, 'from').disproven)
  }

  #defineOnce(name: string, make: () => string): string {
    if (!this.#defined.has(name)) {
      const body = make()
      this.#defined.add(name)
      this.#definitions.push(`(define-fun ${symbol(name)} () Bool ${body})`)
    }
    return symbol(name)
  }

  #listed(reach: Basis['from'], side: 'from' | 'to'): string {
    const isOne = (at: 'from' | 'to', states: readonly string[]): string =>
      anyOf(states.map((state) => `(= ${TRANSFER[at]} ${this.numberOf(state)})`))
    if (reach.kind === 'states') return isOne(side, reach.states)
    return reach.kind === 'either' ? anyOf([isOne('from', reach.states), isOne('to', reach.states)]) : 'true'
  }

  /** Unknown counts as bound: only a proven "not bound" takes a provision out. */
  #binds({ binds }: Provision): string {
    if (binds === undefined) return 'true'
    const sides = binds.side === 'either' ? (['from', 'to'] as const) : [binds.side]
    const notBound = sides.map((side) =>
      allOf([
        ...(binds.states ?? []).map((state) => negated(`(= ${TRANSFER[side]} ${this.numberOf(state)})`)),
        binds.instruments === undefined ? 'true' : boundByAnyText(this.law, binds.instruments, side).disproven,
      ]),
    )
    return negated(allOf(notBound))
  }
}

/** One way to read a provision: the protective reading, or a position on a contested question. */
export interface Reading {
  readonly name: string
  readonly formula: Formula
}

/** The readings of a provision that count under a basis; the outcome is the worst of them. */
export function readingsUnder(provision: Provision, basis: string): readonly Reading[] {
  const questions = provision.contested.flatMap(({ bases, positions }, q) =>
    bases === undefined || bases.includes(basis)
      ? positions.map(({ formula }, p) => ({ name: ` question ${q + 1} position ${p + 1}`, formula }))
      : [],
  )
  return [{ name: '', formula: provision.holds }, ...questions]
}

/** The role that a provision has under a basis; a role for the basis itself takes the place of the floor role. */
export function roleUnder(provision: Provision, basis: string): Role | undefined {
  return provision.roles.get(basis) ?? provision.roles.get('floor')
}

/** The provisions that have a role under a basis. */
export function provisionsUnder(law: Law, basis: string): readonly Provision[] {
  return law.provisions.filter((provision) => roleUnder(provision, basis) !== undefined)
}

/** Those of them that can change its outcome. */
export function decisiveUnder(law: Law, basis: string): readonly Provision[] {
  return provisionsUnder(law, basis).filter((provision) =>
    ['condition', 'bar'].includes(roleUnder(provision, basis) ?? ''),
  )
}

function periodText({ from, until }: Period): string {
  return allOf([
    from === undefined ? 'true' : `(<= ${integer(from)} ${TRANSFER.on})`,
    until === undefined ? 'true' : `(< ${TRANSFER.on} ${integer(until)})`,
  ])
}

/**
 * The States that the law tells apart, and as many of the others as a case can name at once: the two of the transfer
 * and one for every fact that is a State. The law treats all others alike, so these stand for "any other".
 */
function statesThatMatter(law: Law): readonly string[] {
  const formulas = law.provisions.flatMap(({ holds, contested }) => [
    holds,
    ...contested.flatMap(({ positions }) => positions.map(({ formula }) => formula)),
  ])
  const named = new Set([
    ...statesNamed(formulas),
    ...law.obligations.flatMap(({ given, without }) => statesNamed([given, without].filter((f) => f !== undefined))),
    ...law.provisions.flatMap(({ binds }) => binds?.states ?? []),
    ...law.bases.flatMap(({ from, to }) => [from, to].flatMap((reach) => ('states' in reach ? reach.states : []))),
    ...law.treaties.flatMap(({ rows, nonParties, pair }) => [
      ...rows.map(({ state }) => state),
      ...nonParties,
      ...(pair ?? []),
    ]),
  ])
  const others = [...law.states.keys()].filter((state) => !named.has(state))
  const many = 2 + law.facts.filter(({ type }) => type === 'country').length
  return [...[...named].sort(), ...others.sort().slice(0, many)]
}
