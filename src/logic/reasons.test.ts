import { describe, expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { compile } from './compile.ts'
import { parseFormula } from './parse.ts'
import { printFormula } from './print.ts'
import { type Extent, type Reason, reasonOf, truthAt } from './reasons.ts'
import { Slots } from './slots.ts'

const SIGNS = new Map([
  ['T', 1],
  ['F', 0],
])

/**
 * The reason of a text as lines, indented; `given` names the boolean facts that are T or F, all others are unknown.
 * The bytes are recorded away from the start of the array.
 */
function reason(text: string, given: Readonly<Record<string, string>>, extent: Extent = 'decisive'): string {
  const parsed = parseFormula(text, FACTS)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '))
  const slots = new Slots(FACTS)
  const compiled = compile(parsed.formula, slots)
  const answers = slots.unknown()
  for (const [fact, sign] of Object.entries(given)) answers[slots.ofFact(fact)] = SIGNS.get(sign) ?? Number.NaN
  const codes = new Uint8Array(compiled.nodes + 9)
  compiled.record(answers, codes, 5)
  return lines(
    reasonOf(parsed.formula, codes, 5, extent, (leaf) => [`asked: ${printFormula(leaf)}`]),
    0,
  ).join('\n')
}

function lines(one: Reason<string>, depth: number): readonly string[] {
  const sign = one.value === null ? '?' : one.value ? 'T' : 'F'
  const kind = one.all ? 'all' : one.any ? 'any' : one.not ? 'not' : (one.findings ?? []).join()
  const below = [...(one.all ?? []), ...(one.any ?? []), ...(one.not ? [one.not] : [])]
  return [`${'  '.repeat(depth)}${sign} ${one.formula} [${kind}]`, ...below.flatMap((part) => lines(part, depth + 1))]
}

const TEXT = 'consent.given and (order.final or not consent.written) and treaty.inForce'

describe('the decisive part', () => {
  test('of an "and" that is false, the false parts', () => {
    expect(reason(TEXT, { 'consent.given': 'F', 'order.final': 'F', 'consent.written': 'T' })).toBe(
      `F ${TEXT} [all]
  F consent.given [asked: consent.given]
  F order.final or not consent.written [any]
    F order.final [asked: order.final]
    F not consent.written [not]
      T consent.written [asked: consent.written]`,
    )
  })

  test('of an "and" that is unknown, the unknown parts', () => {
    expect(reason(TEXT, { 'consent.given': 'T', 'order.final': 'F' })).toBe(
      `? ${TEXT} [all]
  ? order.final or not consent.written [any]
    ? not consent.written [not]
      ? consent.written [asked: consent.written]
  ? treaty.inForce [asked: treaty.inForce]`,
    )
  })

  test('of an "and" that is true, all parts; of an "or" that is true, the true ones', () => {
    const given = { 'consent.given': 'T', 'order.final': 'T', 'treaty.inForce': 'T', 'consent.written': 'T' }
    expect(reason(TEXT, given)).toBe(
      `T ${TEXT} [all]
  T consent.given [asked: consent.given]
  T order.final or not consent.written [any]
    T order.final [asked: order.final]
  T treaty.inForce [asked: treaty.inForce]`,
    )
  })

  test('of an "or" that is false, all parts; that is unknown, the unknown ones', () => {
    const text = 'consent.given or order.final and treaty.inForce'
    expect(reason(text, { 'consent.given': 'F', 'order.final': 'F' })).toBe(
      `F ${text} [any]
  F consent.given [asked: consent.given]
  F order.final and treaty.inForce [all]
    F order.final [asked: order.final]`,
    )
    expect(reason(text, { 'consent.given': 'F', 'order.final': 'T' })).toBe(
      `? ${text} [any]
  ? order.final and treaty.inForce [all]
    ? treaty.inForce [asked: treaty.inForce]`,
    )
  })
})

test('the whole tree, on request', () => {
  expect(reason(TEXT, { 'consent.given': 'F', 'order.final': 'T' }, 'all')).toBe(
    `F ${TEXT} [all]
  F consent.given [asked: consent.given]
  T order.final or not consent.written [any]
    T order.final [asked: order.final]
    ? not consent.written [not]
      ? consent.written [asked: consent.written]
  ? treaty.inForce [asked: treaty.inForce]`,
  )
})

test('a leaf alone, and the words of the notation', () => {
  expect(reason('consent.given', { 'consent.given': 'T' })).toBe('T consent.given [asked: consent.given]')
  expect(reason('not unknown', {})).toBe('? not unknown [not]\n  ? unknown [asked: unknown]')
})

test('reading the reason of one formula twice gives the same', () => {
  const parsed = parseFormula(TEXT, FACTS)
  if (!parsed.ok) throw new Error('not read')
  const codes = new Uint8Array(7)
  const first = reasonOf(parsed.formula, codes, 0, 'all', () => [])
  expect(reasonOf(parsed.formula, codes, 0, 'all', () => [])).toEqual(first)
})

test('bytes stand for truths; outside of the record everything is unknown', () => {
  const codes = Uint8Array.of(0, 1, 2)
  expect([0, 1, 2, 3].map((place) => truthAt(codes, place))).toEqual([null, true, false, null])
})
