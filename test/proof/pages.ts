import type { Law, Obligation } from '../../src/law/index.ts'
import { printFormula } from '../../src/logic/index.ts'
import { decisiveUnder } from '../../src/proof/index.ts'
import type { Verdicts } from './verdicts.ts'

const GENERATED = 'This page is made by `npm run proved` from the law itself; a test keeps it current.'

/** The page that says what is proved of the encoded law, by what it is carried, and what two solvers say. */
export function provedPage(law: Law, verdicts: Verdicts): string {
  return `${[
    '# What is proved, where',
    '',
    'Each sentence below is proved over all records that can be: all facts known or unknown, all States, all days. The',
    'proof speaks of the law as it is encoded; that the encoding is the law, a lawyer must check. The obligations are data',
    'in `law/obligations/`; `npx writ law prove` proves them again, and shows a record for each that does not hold.',
    '',
    'For every sentence it is also shown that there are records of which it speaks, and that it fails without the',
    'provisions that carry it; so none is true for an empty reason. An exception is shown to be needed. Every record that a',
    'solver finds is judged by the evaluator as a case file before it counts.',
    '',
    GENERATED,
    '',
    ...table(law, verdicts),
    '',
    'Seconds of an obligation are added up over two cores that work at once; those of the last line are by the clock. A',
    'counterexample can settle several questions, so solvers differ in how many they are asked.',
    '',
    ...law.obligations.flatMap((obligation) => section(law, obligation)),
  ].join('\n')}\n`
}

function table(law: Law, { solvers }: Verdicts): readonly string[] {
  const [first] = solvers
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  const sum = Object.values(first?.obligations ?? {}).reduce((all, { questions }) => all + questions, 0)
  return [
    row(['obligation', 'bases', 'questions', ...solvers.map(({ name }) => name)]),
    `|---|---|---|${solvers.map(() => '---|').join('')}`,
    ...law.obligations.map(({ id }) => {
      const { bases = 0, questions = 0 } = first?.obligations[id] ?? {}
      const said = solvers.map(({ obligations: { [id]: one } }) =>
        one === undefined ? 'not asked' : `${one.verdict}, ${one.seconds.toFixed(1)} s`,
      )
      return row([`[${id}](#${id})`, bases, questions, ...said])
    }),
    row(['all', law.bases.length, sum, ...solvers.map(({ seconds }) => `${seconds.toFixed(1)} s`)]),
    row([
      'size of the text',
      '',
      '',
      ...solvers.map(({ text }) => `${(text.bytes / 1e6).toFixed(1)} MB, ${text.definitions} definitions`),
    ]),
  ]
}

function section(law: Law, obligation: Obligation): readonly string[] {
  const { id, says, given, without, bound, bases, except, carriedBy, covered } = obligation
  const line = (name: string, text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : [`- ${name}: ${text}`]
  const asked = law.bases.filter((basis) => bases?.includes(basis.id) ?? true)
  const packs = new Set(asked.flatMap((basis) => decisiveUnder(law, basis.id).map(({ pack }) => pack)))
  return [
    `## ${id}`,
    '',
    says,
    '',
    ...line('proven in the record', given === undefined ? undefined : `\`${printFormula(given)}\``),
    ...line('not proven in it', without === undefined ? undefined : `\`${printFormula(without)}\``),
    ...line('sending States that are not proven unbound by', bound?.join(', ')),
    ...line('legal bases', bases?.join(', ') ?? 'all'),
    ...line('packs', [...packs].sort().join(', ')),
    ...line('carried by', carriedBy.join(', ')),
    ...[...except].flatMap(([basis, reason]) => line(`not under ${basis}`, reason)),
    ...covered.flatMap(({ provision, bases: under, by, because }) =>
      line(
        `${provision} never bars alone`,
        `${because} Covered by ${by.join(', ') || 'nothing; it never bars'}, under ${under.join(', ')}.`,
      ),
    ),
    '',
  ]
}

/** The page that says what the packs do not hold, in their own words. */
export function notModelledPage(law: Law): string {
  const packs = [...new Set(law.provisions.map(({ pack }) => pack))].sort()
  const open = law.treaties.filter(({ complete }) => !complete)
  const undated = law.treaties.flatMap(({ instrument, rows }) =>
    rows.filter(({ from }) => from === undefined).map(({ state }) => `${instrument} ${state}`),
  )
  const neverMet = law.provisions.filter(({ holds }) => holds.kind === 'literal' && holds.value === null)
  return `${[
    '# What is not modelled',
    '',
    'What the encoded law leaves open, in the words of its own notes: what a text leaves to others, what was read in one way',
    'of several, and what a reader should check first. What is not encoded is not applied.',
    '',
    GENERATED,
    '',
    '## Never met',
    '',
    ...neverMet.map(({ id, says }) => `- **${id}**: ${flat(says)}`),
    '',
    ...packs.flatMap((pack) => {
      const all = law.provisions.filter((provision) => provision.pack === pack)
      const notes = all.flatMap(({ id, source, exceptions }) => [
        ...(source.note === undefined ? [] : [`- **${id}**: ${flat(source.note)}`]),
        ...exceptions.map((exception) => `- **${id}**, exception for readers: ${flat(exception)}`),
      ])
      const memory = all.filter(({ source }) => source.verified === 'memory').map(({ id }) => id)
      const title = law.packs.find((one) => one.pack === pack)?.title ?? pack
      return [
        `## ${title}`,
        '',
        ...notes,
        ...(memory.length > 0 ? [`- From memory, not from the text: ${memory.join(', ')}.`] : []),
        '',
      ]
    }),
    '## Treaty tables that are not complete',
    '',
    ...open.map(({ instrument, title, notes }) => `- **${instrument}**, ${title}: ${flat(notes)}`),
    ...(undated.length > 0
      ? [`- Rows without an established day, which count as unknown: ${undated.join(', ')}.`]
      : []),
    '',
    '## Facts that no rule reads',
    '',
    ...law.facts.flatMap(({ id, unused }) => (unused === undefined ? [] : [`- **${id}**: ${flat(unused)}`])),
    '',
  ].join('\n')}`
}

function flat(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}
