import type { Law } from '../../src/law/index.ts'
import { type SmtVariable, TRANSFER } from '../../src/logic/index.ts'
import { FIRST, type LawText, provisionsUnder } from '../../src/proof/index.ts'
import { months, numberOf, takeApart } from '../second/calendar.ts'
import type { Answer, GivenCase } from '../second/determine.ts'

/** The day numbers of the text count from 1970-01-01, those of the second evaluator from a day of its own. */
const ORIGIN = numberOf({ y: 1970, m: 1, d: 1 })
const DAY_ZERO = '1970-01-01'

/** The value of every constant of the text in a case; what nobody knows has a value without meaning. */
export function valuesOf(text: LawText, given: GivenCase): ReadonlyMap<string, boolean | number> {
  const values = new Map<string, boolean | number>([
    [TRANSFER.from, text.numberOf(given.from)],
    [TRANSFER.to, text.numberOf(given.to)],
    [TRANSFER.on, dayNumber(given.on)],
  ])
  const [asserted, known, value] = text.treatySymbols()
  if (asserted !== undefined && known !== undefined && value !== undefined) {
    values.set(asserted, given.treaty !== undefined)
    values.set(known, typeof given.treaty === 'boolean')
    values.set(value, given.treaty === true)
  }
  for (const variable of text.writer.variables()) {
    const found = variable.kind === 'member' ? memberOf(variable, given) : given.values[variable.fact]
    values.set(variable.known, found !== undefined)
    values.set(variable.value, numberFor(text, variable, found))
  }
  return values
}

/** Both ends of a span of months whose constant is named after the facts, for the values of a case. */
export function monthEnd(name: string, given: GivenCase): number | null {
  const [, a = '', b = '', end] = /^\|months\((\S+), (\S+)\) (low|high)\|$/.exec(name) ?? []
  if (end === undefined) return null
  const day = (fact: string): string => (fact === 'on' ? given.on : String(given.values[fact] ?? DAY_ZERO))
  return months(takeApart(day(a)), takeApart(day(b)))[end === 'low' ? 'low' : 'high']
}

/** What the text must say of every provision under the basis of an answer: each expression and the value it must have. */
export function expectations(text: LawText, answer: Answer): readonly (readonly [string, boolean])[] {
  const [found] = answer.bases
  const basis = text.law.bases.find(({ id }) => id === found?.basis)
  if (found === undefined || basis === undefined) throw new Error('No basis was examined.')
  const ofProvisions = provisionsUnder(text.law, basis.id).flatMap(
    (provision): readonly (readonly [string, boolean])[] => {
      const state = found.provisions[provision.id]
      const counts = text.counts(provision, basis.id)
      if (state === undefined) return [[counts, false]]
      const { proven, disproven } = text.reading(provision, { name: '', formula: provision.holds }, basis.id, FIRST)
      return [
        [counts, true],
        [proven, state === 'met' || state === 'applies'],
        [disproven, state === 'failed' || state === 'excluded'],
      ]
    },
  )
  return [
    ...ofProvisions,
    [text.shown(basis), answer.outcome === 'shown'],
    [text.barred(basis), answer.outcome === 'barred'],
  ]
}

function memberOf(variable: Extract<SmtVariable, { kind: 'member' }>, given: GivenCase): boolean | undefined {
  const set = given.sets[variable.fact]
  const asked = variable.state === 'to' || variable.state === 'from' ? given[variable.state] : variable.state
  const inside = set?.in.includes(asked) ?? false
  const outside = set !== undefined && (set.out.includes(asked) || (set.restOut && !inside))
  return inside === outside ? undefined : inside
}

function numberFor(
  text: LawText,
  variable: SmtVariable,
  found: boolean | number | string | undefined,
): boolean | number {
  if (variable.kind === 'member') return found === true
  const declaration = (text.law satisfies Law).vocabulary.get(variable.fact)
  switch (declaration?.type) {
    case 'date':
      return dayNumber(String(found ?? DAY_ZERO))
    case 'country':
      return found === undefined ? 0 : text.numberOf(String(found))
    case 'enum':
      return found === undefined ? 0 : (declaration.values?.indexOf(String(found)) ?? -1)
    case 'number':
      return Number(found ?? 0)
    default:
      return found === true
  }
}

function dayNumber(written: string): number {
  return numberOf(takeApart(written)) - ORIGIN
}
