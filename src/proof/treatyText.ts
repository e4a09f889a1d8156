import type { Law, TreatyRow, TreatyTable } from '../law/index.ts'
import { allOf, anyOf, integer, negated, symbol, TRANSFER } from '../logic/index.ts'

/** Gives the number that stands for a State in the text. */
export type NumberOf = (state: string) => number

const STATE = 'state'

/** Of each treaty table, when it proves a State bound and when it proves it not bound on the day judged. */
export function treatyDefinitions(law: Law, numberOf: NumberOf): readonly string[] {
  return law.treaties.flatMap((table) => {
    const states = [...new Set(table.rows.map(({ state }) => state))]
    const is = (state: string): string => `(= ${STATE} ${numberOf(state)})`
    const rowsOf = (state: string): readonly TreatyRow[] => table.rows.filter((row) => row.state === state)
    const bound = (state: string): string => anyOf(rowsOf(state).map(rowBinds))
    const unbound = (state: string): string => allOf(rowsOf(state).map(rowIsOver))
    const unlisted = allOf([...states, ...table.nonParties].map((state) => negated(is(state))))
    return [
      define(`${table.instrument} bound`, [
        ...states.map((state) => allOf([is(state), bound(state)])),
        table.unlisted === 'bound' ? unlisted : 'false',
      ]),
      define(`${table.instrument} not bound`, [
        ...states.map((state) => allOf([is(state), unbound(state)])),
        ...table.nonParties.map(is),
        table.unlisted === 'not-bound' ? unlisted : 'false',
      ]),
    ]
  })
}

function define(name: string, cases: readonly string[]): string {
  return `(define-fun ${symbol(name)} ((${STATE} Int)) Bool ${anyOf(cases)})`
}

function rowBinds({ from, until }: TreatyRow): string {
  if (from === undefined) return 'false'
  return allOf([
    `(<= ${integer(from)} ${TRANSFER.on})`,
    until === undefined ? 'true' : `(< ${TRANSFER.on} ${integer(until)})`,
  ])
}

function rowIsOver({ from, until }: TreatyRow): string {
  return anyOf([
    from === undefined ? 'false' : `(< ${TRANSFER.on} ${integer(from)})`,
    until === undefined ? 'false' : `(<= ${integer(until)} ${TRANSFER.on})`,
  ])
}

/** Two conditions: that something is proven, and that its opposite is. */
export interface Sides {
  readonly proven: string
  readonly disproven: string
}

/** What the tables that serve a basis say of `treaty.inForce` between the two States. */
export function treatyInForceText(law: Law, basis: string, numberOf: NumberOf): Sides {
  const serving = law.treaties.filter((table) => table.serves.includes(basis))
  if (serving.length === 0) return { proven: 'false', disproven: 'false' }
  const each = serving.map((table) => tableText(table, numberOf))
  return { proven: anyOf(each.map((one) => one.proven)), disproven: allOf(each.map((one) => one.disproven)) }
}

function tableText(table: TreatyTable, numberOf: NumberOf): Sides {
  const bound = (side: string): string => `(${symbol(`${table.instrument} bound`)} ${side})`
  const not = (side: string): string => `(${symbol(`${table.instrument} not bound`)} ${side})`
  const { to, from } = TRANSFER
  const both = allOf([bound(from), bound(to)])
  const oneNot = anyOf([not(from), not(to)])
  if (table.pair === undefined) return { proven: both, disproven: oneNot }
  const [first, second] = table.pair.map(numberOf)
  const along = `(and (= ${from} ${first}) (= ${to} ${second}))`
  const reverse = `(and (= ${from} ${second}) (= ${to} ${first}))`
  const pair = table.directed ? along : anyOf([along, reverse])
  return { proven: allOf([pair, both]), disproven: anyOf([negated(pair), oneNot]) }
}

/** When any of several instruments proves the State on a side bound, and when all prove it not bound. */
export function boundByAnyText(law: Law, instruments: readonly string[], side: 'to' | 'from'): Sides {
  const known = instruments.filter((instrument) => law.treaties.some((table) => table.instrument === instrument))
  const ask = (name: string): string => `(${symbol(name)} ${TRANSFER[side]})`
  return {
    proven: anyOf(known.map((instrument) => ask(`${instrument} bound`))),
    disproven:
      known.length < instruments.length ? 'false' : allOf(known.map((instrument) => ask(`${instrument} not bound`))),
  }
}
