import { type Formula, parseFormula, SmtWriter, TRANSFER } from '../../src/logic/index.ts'
import { FACTS } from '../facts.ts'
import { months, numberOf, takeApart } from '../second/calendar.ts'
import { type Known, read, type Types } from '../second/formula.ts'
import { stream } from '../second/givenCases.ts'
import { SmtEvaluator } from './smtEvaluator.ts'

/** Formulas with everything that the notation has, also what no provision of the law uses so far. */
const FORMULAS = [
  'consent.by != none',
  'consent.by = waiver.by',
  'person.age != 3 or person.age > 17.5',
  'person.birthState != transfer.to',
  'not (sentence.end != on)',
  'months(on, sentence.end) != 6',
  'months(sentence.start, sentence.end) = 1 or months(sentence.start, on) <= -2',
  'days(sentence.start, sentence.end) <= -5 and true',
  'consent.given and (unknown or consent.written)',
  'not (consent.given and unknown) and not false',
  'transfer.to in person.nationalities and not US in person.nationalities',
  'on >= 1969-12-31 and sentence.end < 1970-01-02',
]
const STATES = ['MX', 'NO', 'SV', 'US']
const DAYS = ['1969-12-31', '1970-01-01', '1970-01-31', '1970-02-28', '1970-07-01', '1970-06-30', '1969-10-31']
const ORIGIN = numberOf({ y: 1970, m: 1, d: 1 })
const TYPES: Types = new Map([...FACTS].map(([id, { type, values }]) => [id, { type, values: values ?? [] }]))

/** Compares the text of formulas with the second evaluator on drawn answers. */
export function compareNotation(count: number): readonly string[] {
  return FORMULAS.flatMap((text) => {
    const parsed = parseFormula(text, FACTS)
    if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`)
    return compareOne(text, parsed.formula, count)
  })
}

function compareOne(text: string, formula: Formula, count: number): readonly string[] {
  const writer = new SmtWriter(FACTS, STATES, 'bounds')
  const rails = writer.rails(formula)
  const evaluator = new SmtEvaluator(writer.preamble().join('\n'))
  const asked = read(text, TYPES)
  const next = stream(count + text.length)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] ?? pick(all)
  const found: string[] = []
  for (let i = 0; i < count; i += 1) {
    const { known, values } = drawn(writer, evaluator, pick)
    const truth = asked(known)
    const said = [evaluator.evaluate(rails.proven, values), evaluator.evaluate(rails.disproven, values)]
    if (said[0] !== (truth === 1) || said[1] !== (truth === -1)) found.push(`${text}: ${truth} is ${said}`)
    for (const broken of evaluator.broken(values)) found.push(`${text}: not so: ${broken}`)
  }
  return found
}

/** Random answers, as the second evaluator and as the text have them. */
function drawn(
  writer: SmtWriter,
  evaluator: SmtEvaluator,
  pick: <T>(all: readonly T[]) => T,
): { readonly known: Known; readonly values: Map<string, boolean | number> } {
  const [from, to, on] = [pick(STATES), pick(STATES), pick(DAYS)]
  const facts = new Map<string, boolean | number | string>()
  const members = new Map<string, boolean>()
  const values = new Map<string, boolean | number>([
    [TRANSFER.from, STATES.indexOf(from)],
    [TRANSFER.to, STATES.indexOf(to)],
    [TRANSFER.on, dayNumber(on)],
  ])
  for (const variable of writer.variables()) {
    const known = pick([true, true, false])
    if (variable.kind === 'member') {
      const state = variable.state === 'to' ? to : variable.state === 'from' ? from : variable.state
      const key = `${variable.fact} ${state}`
      // Two questions about one State have one answer.
      const before = values.get(`known ${key}`)
      const isKnown = typeof before === 'boolean' ? before : known
      const inside = members.get(key) ?? pick([true, false])
      values.set(`known ${key}`, isKnown)
      if (isKnown) members.set(key, inside)
      values.set(variable.known, isKnown).set(variable.value, isKnown && inside)
      continue
    }
    const { type, values: choices = [] } = FACTS.get(variable.fact) ?? { type: 'boolean' }
    const value =
      type === 'date'
        ? pick(DAYS)
        : type === 'enum'
          ? pick(choices)
          : type === 'country'
            ? pick(STATES)
            : type === 'number'
              ? pick([2, 3, 17, 17.5, 18])
              : pick([true, false])
    if (known) facts.set(variable.fact, value)
    const written =
      type === 'date' ? dayNumber(String(value)) : type === 'enum' ? choices.indexOf(String(value)) : value
    values.set(variable.known, known)
    values.set(variable.value, typeof written === 'string' ? STATES.indexOf(written) : written)
  }
  const dayOf = (name: string): string => {
    if (name === 'on') return on
    const number = values.get(`|${name}|`)
    return DAYS.find((day) => dayNumber(day) === number) ?? on
  }
  for (const name of evaluator.constants) {
    const [, a = '', b = '', end] = /^\|months\((\S+), (\S+)\) (low|high)\|$/.exec(name) ?? []
    if (end !== undefined)
      values.set(name, months(takeApart(dayOf(a)), takeApart(dayOf(b)))[end === 'low' ? 'low' : 'high'])
  }
  const member: Known['member'] = (fact, state) => {
    const inside = members.get(`${fact} ${state}`)
    return inside === undefined ? 0 : inside ? 1 : -1
  }
  return { known: { from, to, on, value: (fact) => facts.get(fact), member }, values }
}

function dayNumber(text: string): number {
  return numberOf(takeApart(text)) - ORIGIN
}
