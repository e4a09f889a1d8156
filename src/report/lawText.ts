import {
  type Basis,
  compare,
  type Law,
  type Period,
  type Provision,
  type Reach,
  type TreatyRow,
  type TreatyTable,
} from '../law/index.ts'
import { type Formula, parts, printFormula } from '../logic/index.ts'
import { countsOf, type LawList, usersOf } from './lawData.ts'
import { dayWords, joined, kindWords, markWords, printable, short, stateName, wrap } from './words.ts'

const WIDTH = 100

/** A list of the law as text: packs with their counts, provisions, legal bases or treaty tables. */
export function lawListText(law: Law, what: LawList): string {
  return printable(`${[...rowsOf(law, what), '', LAWYER].join('\n')}\n`)
}

const FACTS_LAWYER = 'A lawyer must check what proves a fact before anyone relies on it.'
const LAWYER = 'A lawyer must check every rule before anyone relies on it. * marks what comes from memory.'

function rowsOf(law: Law, what: LawList): readonly string[] {
  switch (what) {
    case 'packs':
      return law.packs.map(({ pack, title, version }) => {
        const { holds, fromMemory } = countsOf(law, pack)
        const star = fromMemory > 0 ? `, ${fromMemory} from memory *` : ''
        return row(`${pack.padEnd(14)}${version.padEnd(10)}`, title, `: ${holds}${star}`)
      })
    case 'provisions':
      return law.provisions
        .toSorted((a, b) => compare(a.id, b.id))
        .map(({ id, cite, source }) => row(`${id.padEnd(34)}${source.verified === 'memory' ? '* ' : '  '}`, cite))
    case 'bases':
      return law.bases.map(({ id, title, cite }) => row(id.padEnd(26), `${title} (${cite})`))
    case 'treaties':
      return law.treaties.map(({ instrument, title, rows }) => {
        const memory = rows.filter(({ verified }) => verified === 'memory').length
        return row(
          instrument.padEnd(14),
          title,
          `: ${rows.length} rows${memory > 0 ? `, ${memory} from memory *` : ''}`,
        )
      })
  }
}

/** A line of a list that fits the width; only the text in its middle is ever cut, so that counts and marks stay. */
function row(start: string, text: string, end = ''): string {
  return `${start}${short(text, Math.max(8, WIDTH - start.length - end.length))}${end}`
}

/** The vocabulary as text: what each fact says and what proves it. */
export function factsText(law: Law): string {
  const lines = law.facts.map(({ id, type, says, provenBy, values }) => {
    const kind = values === undefined ? type : `${type}: ${values.join(', ')}`
    return [
      wrap(`${id} (${kind})`, WIDTH, '    '),
      `  ${wrap(says, WIDTH - 2, '  ')}`,
      `  ${wrap(`Proven by: ${provenBy.map(kindWords).join(', ')}.`, WIDTH - 2, '    ')}`,
    ].join('\n')
  })
  return printable(`${[...lines, FACTS_LAWYER].join('\n\n')}\n`)
}

/** Everything held under an id as text; `null` if the law holds nothing under it. */
export function lawItemText(law: Law, id: string): string | null {
  const lines = itemLines(law, id)
  return lines === null ? null : printable(`${lines.join('\n')}\n`)
}

function itemLines(law: Law, id: string): readonly string[] | null {
  const provision = law.provisions.find((one) => one.id === id)
  if (provision !== undefined) return provisionLines(law, provision)
  const basis = law.bases.find((one) => one.id === id)
  if (basis !== undefined) return basisLines(law, basis)
  const table = law.treaties.find((one) => one.instrument === id)
  if (table !== undefined) return tableLines(law, table)
  const fact = law.vocabulary.get(id)
  if (fact !== undefined) {
    const users = usersOf(law).get(id) ?? []
    return [
      wrap(`${id}: ${fact.says}`, WIDTH, '  '),
      '',
      field('Type', fact.values === undefined ? fact.type : `one of ${fact.values.join(', ')}`),
      field('Proven by', fact.provenBy.map(kindWords).join(', ')),
      ...corroborationLines(fact.corroboration),
      field('Used by', users.length === 0 ? `no formula. ${fact.unused ?? ''}` : users.join(', ')),
    ]
  }
  const pack = law.packs.find((one) => one.pack === id)
  if (pack === undefined) return null
  const { holds, fromMemory } = countsOf(law, id)
  return [
    wrap(`${pack.title} (${id})`, WIDTH, '  '),
    '',
    field('Version', pack.version),
    field('Holds', fromMemory === 0 ? `${holds}` : `${holds}, ${fromMemory} of them from memory`),
    field('SHA-256', pack.sha256),
  ]
}

function corroborationLines(needed: number | undefined): readonly string[] {
  return needed === undefined || needed < 2 ? [] : [field('Needs', `${needed} exhibits of independent origin`)]
}

function field(name: string, text: string): string {
  return `${name.padEnd(14)}${wrap(text, WIDTH - 14, ' '.repeat(14))}`
}

function provisionLines(law: Law, provision: Provision): readonly string[] {
  const { source, binds } = provision
  const mark = markWords(source.verified)
  const limits = Object.entries(provision.limits).map(([name, value]) => `${name} ${value}`)
  return [
    wrap(`${provision.id}: ${provision.says}`, WIDTH, '  '),
    '',
    field('Citation', provision.cite),
    field('Instrument', provision.instrument),
    field('Roles', [...provision.roles].map(([basis, role]) => `${role} of ${basis}`).join(', ')),
    field('Dates', periodWords(provision.dates)),
    ...(binds === undefined
      ? []
      : [
          field(
            'Binds',
            `the ${binds.side === 'from' ? 'sending' : binds.side === 'to' ? 'receiving' : 'sending or receiving'} State if it is ${joined([...(binds.states ?? []).map((s) => stateName(law, s)), ...(binds.instruments ?? []).map((i) => `bound by ${i}`)], 'or')}`,
          ),
        ]),
    ...(limits.length === 0 ? [] : [field('Limits', limits.join(', '))]),
    field('If unknown', provision.ifUnknown),
    ...provision.exceptions.map((exception) => field('Exception', exception)),
    '',
    isBarLike(provision) ? 'It applies when:' : 'It is met when:',
    ...formulaLines(provision.holds, 1),
    ...provision.contested.flatMap((question) => [
      '',
      wrap(`Contested: ${question.question}`, WIDTH, '  '),
      ...(question.bases === undefined
        ? []
        : [`  ${wrap(`Only under ${joined(question.bases, 'and')}.`, WIDTH - 2, '  ')}`]),
      ...(question.sameOutcome === undefined ? [] : [`  ${wrap(question.sameOutcome, WIDTH - 2, '  ')}`]),
      ...question.positions.flatMap(({ position, heldBy, operative, formula }) => [
        `  - ${wrap(`${position} Held by: ${heldBy}. ${typeof operative === 'string' ? `Operative: ${operative}.` : operative ? 'Operative.' : 'Not operative.'}`, WIDTH - 4, '    ')}`,
        ...formulaLines(formula, 3),
      ]),
    ]),
    '',
    field('Source', `${source.url ?? 'none to follow'}${source.edition === undefined ? '' : ` (${source.edition})`}`),
    field('Checked', mark === '' ? 'against the text of the law' : mark),
    ...(source.note === undefined ? [] : [field('Note', source.note)]),
    '',
    'Our own words; a lawyer must check it before anyone relies on it.',
  ]
}

function isBarLike(provision: Provision): boolean {
  return [...provision.roles.values()].every((role) => role === 'bar' || role === 'warning')
}

/** A formula over several lines where it is too long for one; brackets show what belongs together. */
function formulaLines(formula: Formula, depth: number): readonly string[] {
  const pad = '  '.repeat(depth)
  const whole = printFormula(formula)
  if (pad.length + whole.length <= WIDTH - 8) return [pad + whole]
  if (formula.kind === 'not') return [`${pad}not (`, ...formulaLines(formula.of, depth + 1), `${pad})`]
  return parts(formula).flatMap((part, i) => {
    const word = i === 0 ? '' : `${formula.kind} `
    const group = part.kind === 'and' || part.kind === 'or'
    const [first = '', ...rest] = formulaLines(part, depth + (group ? 1 : 0))
    if (!group) return [`${pad}${word}${first.trimStart()}`, ...rest]
    const inner = [first, ...rest]
    if (inner.length === 1) return [`${pad}${word}(${first.trim()})`]
    return [`${pad}${word}(`, ...inner, `${pad})`]
  })
}

function periodWords({ from, until }: Period): string {
  if (from === undefined && until === undefined) return 'at all times'
  const begin = from === undefined ? '' : `from ${dayWords(from)}`
  return `${begin}${until === undefined ? '' : ` until before ${dayWords(until)}`}`.trim()
}

function reachWords(law: Law, reach: Reach): string {
  switch (reach.kind) {
    case 'any':
      return 'any State'
    case 'states':
      return joined(
        reach.states.map((state) => stateName(law, state)),
        'or',
      )
    case 'either':
      return `one of the two is ${joined(
        reach.states.map((state) => stateName(law, state)),
        'or',
      )}`
    case 'party':
      return `not shown to be unbound by ${joined(reach.instruments, 'or')}`
    case 'treaty':
      return 'the treaty tables do not say no'
  }
}

function basisLines(law: Law, basis: Basis): readonly string[] {
  const own = law.provisions.filter(({ roles }) => roles.has(basis.id))
  return [
    wrap(`${basis.id}: ${basis.title}`, WIDTH, '  '),
    '',
    field('Citation', basis.cite),
    field('What it is', basis.summary),
    field('From', reachWords(law, basis.from)),
    field('To', reachWords(law, basis.to)),
    field('Dates', periodWords(basis.dates)),
    field('Examined', basis.auto ? 'when a case names no basis' : 'only when the case names it'),
    '',
    'Provisions (those of the floor come on top):',
    ...own.map(
      ({ id, says, roles, source }) =>
        `  ${wrap(`${(roles.get(basis.id) ?? '').padEnd(10)}${source.verified === 'memory' ? '* ' : ''}${id}: ${says}`, WIDTH - 2, ' '.repeat(12))}`,
    ),
    '',
    LAWYER,
  ]
}

function tableLines(law: Law, table: TreatyTable): readonly string[] {
  const sources = [...new Set(table.rows.flatMap(({ source }) => (source === undefined ? [] : [source])))]
  return [
    wrap(`${table.instrument}: ${table.title}`, WIDTH, '  '),
    '',
    field(
      'Serves',
      table.serves.length === 0 ? 'no basis; asked where a rule binds its parties' : table.serves.join(', '),
    ),
    ...(table.pair === undefined
      ? []
      : [
          field(
            'Only between',
            `${joined(
              table.pair.map((s) => stateName(law, s)),
              'and',
            )}${table.directed ? ', in this direction' : ''}`,
          ),
        ]),
    field('Not listed', `counts as ${table.unlisted}${table.complete ? '' : '; the table is not complete'}`),
    ...(table.nonParties.length === 0 ? [] : [field('Not parties', table.nonParties.join(', '))]),
    ...table.declarations.map((text) => field('Declaration', text)),
    field('Note', table.notes),
    '',
    ...table.rows.flatMap((row) => treatyRowLines(law, row, sources)),
    ...(sources.length === 0 ? [] : ['', ...sources.map((source, i) => `  [${i + 1}] ${source}`)]),
    '',
    LAWYER,
  ]
}

function treatyRowLines(law: Law, row: TreatyRow, sources: readonly string[]): readonly string[] {
  const from = row.from === undefined ? 'day not established' : `from ${dayWords(row.from)}`
  const until = row.until === undefined ? '' : ` until before ${dayWords(row.until)}`
  const deposited = row.deposited === undefined ? '' : `, deposited ${dayWords(row.deposited)}`
  const mark = row.verified === 'text' ? '' : row.verified === 'memory' ? ' (from memory)' : ' (as reported)'
  const source = row.source === undefined ? '' : ` [${sources.indexOf(row.source) + 1}]`
  const state = `${row.verified === 'memory' ? '*' : ' '} ${stateName(law, row.state)}`.padEnd(36)
  const line = wrap(`  ${state}${from}${until}${deposited}${mark}${source}`, WIDTH, ' '.repeat(38))
  const conflict =
    row.conflict === undefined
      ? []
      : [`      ${wrap(`Another date was found: ${row.conflict}`, WIDTH - 6, ' '.repeat(8))}`]
  return [line, ...conflict]
}
