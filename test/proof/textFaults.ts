// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source are looked for and put in as they stand.
import type { Bug } from '../planted/bugs.ts'

const in_ =
  (file: string) =>
  (name: string, find: string, replace: string): Bug => ({ name, file, find, replace })
const smt = in_('src/logic/smt.ts')
const words = in_('src/logic/smtText.ts')
const months = in_('src/logic/smtMonths.ts')
const law = in_('src/proof/lawText.ts')
const treaty = in_('src/proof/treatyText.ts')

/** Faults of the kind that people make in an emitter, each of which would prove what is not so, or miss what is. */
export const TEXT_FAULTS: readonly Bug[] = [
  smt('negation forgotten', 'return { proven: disproven, disproven: proven }', 'return { proven, disproven }'),
  smt(
    'two-valued negation',
    'return { proven: disproven, disproven: proven }',
    'return { proven: negated(proven), disproven: proven }',
  ),
  smt(
    '"and" disproven only by all',
    'return { proven: allOf(all.map((r) => r.proven)), disproven: anyOf(',
    'return { proven: allOf(all.map((r) => r.proven)), disproven: allOf(',
  ),
  smt(
    '"or" proven only by all',
    'return { proven: anyOf(all.map((r) => r.proven)), disproven: allOf(',
    'return { proven: allOf(all.map((r) => r.proven)), disproven: allOf(',
  ),
  smt('a value that nobody knows counts', 'return { proven: `(and ${known} ${value})`,', 'return { proven: value,'),
  smt(
    'unproven is disproven',
    'disproven: `(and ${known} (not ${value}))` }',
    'disproven: `(not (and ${known} ${value}))` }',
  ),
  smt(
    'a comparison with what nobody knows is proven',
    'proven: allOf([...known, ...pairs]), disproven',
    'proven: allOf(pairs), disproven',
  ),
  smt(
    'a comparison is disproven unless proven',
    'disproven: allOf([...known, ...pairs.map(negated)])',
    'disproven: negated(allOf([...known, ...pairs]))',
  ),
  smt('only the high end of months', 'return { ends: [low, high], known', 'return { ends: [high], known'),
  smt(
    'months known by one day',
    'return { ends: [low, high], known: [...a.known, ...b.known]',
    'return { ends: [low, high], known: [...a.known]',
  ),
  smt('days counted backwards', '`(- ${b.value} ${a.value})`', '`(- ${a.value} ${b.value})`'),
  smt(
    '"!=" read as "="',
    "operator === '!=' ? negated(`(= ${left} ${right})`)",
    "operator === '!=' ? `(= ${left} ${right})`",
  ),
  smt(
    'the sending State for the receiving one',
    'return { ends: [TRANSFER[term.side]],',
    'return { ends: [TRANSFER.to],',
  ),
  smt('one State asked about twice is two', '      ...this.#ties(),\n', ''),
  smt(
    'one State asked about twice is known once',
    '(and (= ${a.known} ${b.known}) (= ${a.value} ${b.value}))',
    '(= ${a.value} ${b.value})',
  ),
  smt('a day is always known', 'return { value, known: [known] }', 'return { value, known: [] }'),
  smt('"unknown" is true', 'proven: String(formula.value === true)', 'proven: String(formula.value !== false)'),
  words('nothing to meet is never met', "(kept[0] ?? 'true')", "(kept[0] ?? 'false')"),
  words(
    'a number loses its sign',
    'return value < 0 ? `(- ${-value})` : String(value)',
    'return String(Math.abs(value))',
  ),
  months(
    'months of thirty days',
    '(<= (- (* 28 ${end}) ${slack}) ${span}) (<= ${span} (+ (* 31',
    '(<= (- (* 30 ${end}) ${slack}) ${span}) (<= ${span} (+ (* 31',
  ),
  months('the ends are one', '(<= ${high} (+ ${low} 1))', '(<= ${high} ${low})'),
  months('the last day does not count', 'const SLACK = 1', 'const SLACK = 0'),
  treaty(
    'a row begins a day late',
    '`(<= ${integer(from)} ${TRANSFER.on})`,\n    until',
    '`(< ${integer(from)} ${TRANSFER.on})`,\n    until',
  ),
  treaty(
    'a day that is not established binds',
    "if (from === undefined) return 'false'",
    "if (from === undefined) return 'true'",
  ),
  treaty(
    'unknown counts as not bound',
    "table.unlisted === 'not-bound' ? unlisted : 'false'",
    "table.unlisted !== 'bound' ? unlisted : 'false'",
  ),
  treaty(
    'one bound State is enough',
    'const both = allOf([bound(from), bound(to)])',
    'const both = anyOf([bound(from), bound(to)])',
  ),
  treaty(
    'one table disproves',
    'disproven: allOf(each.map((one) => one.disproven))',
    'disproven: anyOf(each.map((one) => one.disproven))',
  ),
  treaty('a lease in both directions', 'table.directed ? along : anyOf([along, reverse])', 'anyOf([along, reverse])'),
  law(
    'the tables before the record',
    '(ite ${asserted} ${byAssertion} ${byTables})',
    '(ite ${asserted} ${byTables} ${byAssertion})',
  ),
  law('an own role asks whom the floor binds', "own ? 'true' : this.#binds(provision)", 'this.#binds(provision)'),
  law(
    'the floor role wins',
    "provision.roles.get(basis) ?? provision.roles.get('floor')",
    "provision.roles.get('floor') ?? provision.roles.get(basis)",
  ),
  law(
    'only the protective reading',
    "return [{ name: '', formula: provision.holds }, ...questions]",
    "return questions.slice(0, 0).concat([{ name: '', formula: provision.holds }])",
  ),
  law('a bar passes when it applies', "(role === 'condition' ? r.proven : r.disproven)", 'r.proven'),
  law('a bar needs every reading', 'anyOf(each.map((r) => (role', 'allOf(each.map((r) => (role'),
  law(
    'the days of a basis forgotten',
    'return allOf([periodText(basis.dates), this.#listed',
    'return allOf([this.#listed',
  ),
  law(
    'the last day counts',
    "until === undefined ? 'true' : `(< ${TRANSFER.on}",
    "until === undefined ? 'true' : `(<= ${TRANSFER.on}",
  ),
]
