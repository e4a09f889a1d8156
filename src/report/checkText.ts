import type { ProvisionResult } from '../determination/index.ts'
import { sidesOf } from './conflictSides.ts'
import { reasonLines } from './reasonText.ts'
import { allegationWords, basisChoiceWords, idleStatements, missingWords, whyLines } from './sentences.ts'
import {
  answerOf,
  basisOf,
  caseTitle,
  decidingProvisions,
  exhibitWords,
  openDuties,
  provisionOf,
  type View,
} from './view.ts'
import {
  dayWords,
  joined,
  markWords,
  operativeWords,
  outcomeWords,
  printable,
  safe,
  short,
  stateName,
  stateWords,
  wrap,
} from './words.ts'

/** How the text is written: how much of the reasons, and whether colour may be used. */
export interface TextFormat {
  readonly explain: 'decisive' | 'all'
  readonly colour: boolean
}

const WIDTH = 100
const MOST_MISSING = 10
const MOST_LINES = 9

/** The human output of `writ check` for one case: the outcome first, then what decides it, and all that is open. */
export function checkText(view: View, format: TextFormat): string {
  const sections = [
    heading(view, format),
    deciding(view, format),
    missing(view, format),
    conflicts(view),
    allegations(view),
    contested(view),
    dutiesAndWarnings(view),
    otherBases(view),
    format.explain === 'all' ? everyProvision(view) : [],
    lawLines(view),
  ]
  const lines = sections.filter((section) => section.length > 0).map((section) => section.join('\n'))
  return printable(`${lines.join('\n\n')}\n`, format.colour)
}

/** One line a case: outcome, case and title. */
export function summaryText(views: readonly View[], format: TextFormat): string {
  const rows = views.map((view) => {
    const { heading: word } = outcomeWords(view.determination.outcome)
    const line = `${word.padEnd(10)} ${safe(view.case.id)}  ${safe(view.case.title ?? '')}`
    return bold(line.length > WIDTH ? `${line.slice(0, WIDTH - 3)}...` : line, false, format)
  })
  const count = (outcome: string): number => views.filter((view) => view.determination.outcome === outcome).length
  const sum = `${views.length} cases: ${count('barred')} barred, ${count('not-shown')} not shown, ${count('shown')} shown.`
  return `${[...rows, '', sum].join('\n')}\n`
}

function bold(text: string, strong: boolean, format: TextFormat): string {
  return strong && format.colour ? `\u001b[1m${text}\u001b[0m` : text
}

function heading(view: View, format: TextFormat): readonly string[] {
  const { determination, law } = view
  const { transfer, person } = view.case
  const { heading: word, meaning } = outcomeWords(determination.outcome)
  const basis = basisOf(law, determination.basis)
  const names = short(person.names.map(safe).join(', '))
  const who = names === '' ? 'name not stated' : names
  const named = basis === undefined ? 'no legal basis' : `${basis.title} [${basis.id}]`
  const known = determination.knownAt === undefined ? '' : `, record as known at ${safe(determination.knownAt)}`
  return [
    bold(wrap(`${word}  ${short(caseTitle(view))}`, WIDTH, '    '), true, format),
    wrap(
      `${who}: ${stateName(law, transfer.from)} to ${stateName(law, transfer.to)}, ${dayWords(determination.on)}, under ${named}${known}`,
      WIDTH,
      '    ',
    ),
    wrap(meaning, WIDTH),
    ...(basisChoiceWords(view) === '' ? [] : [wrap(basisChoiceWords(view), WIDTH, '  ')]),
    ...misfitLines(view),
  ]
}

function misfitLines(view: View): readonly string[] {
  if (view.determination.basis === null) {
    return ['No legal basis held here fits these States on this day; a hand-over needs one.']
  }
  const { misfit } = answerOf(view) ?? {}
  if (misfit === 'dates') return ['The legal basis named is not in force on this day.']
  return misfit === 'states' ? ['The legal basis named does not reach these two States.'] : []
}

function deciding(view: View, format: TextFormat): readonly string[] {
  const { shown, more } = decidingProvisions(view)
  if (shown.length === 0) return []
  const lines = shown.flatMap((result, i) => ['', ...provisionLines(view, result, i + 1)])
  const rest = more === 0 ? [] : ['', `   and ${more} more; --explain all shows every provision.`]
  return [bold('What decides it', true, format), ...lines.slice(1), ...rest]
}

function provisionLines(view: View, result: ProvisionResult, number: number): readonly string[] {
  const provision = provisionOf(view.law, result.provision)
  const mark = markWords(result.verified)
  const cite = `${result.cite} [${result.provision}]${mark === '' ? '' : ` (${mark})`}`
  const pad = '   '
  const line = (text: string): string => pad + wrap(text, WIDTH - 6, `${pad}   `)
  return [
    `${number}. ${wrap(provision?.says ?? result.provision, WIDTH - 6, pad)}`,
    line(`${stateWords(result.role, result.state)}: ${cite}`),
    ...whyLines(view, result).slice(0, MOST_LINES).map(line),
  ]
}

function missing(view: View, format: TextFormat): readonly string[] {
  const { missing: all, outcome } = view.determination
  if (all.length === 0) {
    return outcome === 'not-shown' && view.determination.contested.length === 0
      ? ['No fact is missing that would settle it: on these facts the law itself leaves the point open.']
      : []
  }
  const most = outcome === 'barred' ? 3 : MOST_MISSING
  const shown = format.explain === 'all' ? all : all.slice(0, most)
  const lines = shown.flatMap((one, i) => {
    const { says, proof, alleged, settles } = missingWords(view, one)
    return [
      `${String(i + 1).padStart(2)}. ${wrap(`Unproven: ${says} (${one.fact}, ${settles})`, WIDTH - 4, '    ')}`,
      `    ${wrap(`Proven by: ${proof}`, WIDTH - 4, '      ')}`,
      ...alleged.map((author) => `    ${wrap(`Only alleged so far: ${author}`, WIDTH - 4, '      ')}`),
    ]
  })
  const rest = all.length > shown.length ? [`    ... and ${all.length - shown.length} more (--explain all).`] : []
  const facts = all.length === 1 ? '1 fact' : `${all.length} facts`
  const head = outcome === 'barred' ? `Also open: ${facts}; none of them would lift what bars it` : `Missing: ${facts}`
  return [bold(head, true, format), ...lines, ...rest]
}

function conflicts(view: View): readonly string[] {
  const lines = view.determination.conflicts.flatMap((conflict) => {
    const { fact, member } = conflict
    const state = member === undefined ? '' : ` for ${stateName(view.law, member)}`
    const says = view.law.vocabulary.get(fact)?.says ?? ''
    return [
      ` - ${wrap(`${says} (${fact}${state}): unproven while these stand against each other`, WIDTH - 4, '   ')}`,
      ...sidesOf(view, conflict).map(
        ({ says: side, exhibits }) =>
          `     ${wrap(`${side}: ${exhibits.map((id) => exhibitWords(view, id)).join('; ')}`, WIDTH - 6, '       ')}`,
      ),
    ]
  })
  return lines.length === 0 ? [] : ['Conflicts', ...lines]
}

function allegations(view: View): readonly string[] {
  const lines = view.determination.allegations.map((one) => ` - ${wrap(allegationWords(view, one), WIDTH - 3, '   ')}`)
  const idle = idleStatements(view).map((text) => ` - ${wrap(text, WIDTH - 3, '   ')}`)
  return [
    ...(lines.length === 0 ? [] : ['Allegations: they prove nothing, however often they are repeated', ...lines]),
    ...(idle.length === 0 ? [] : ['Statements without effect', ...idle]),
  ]
}

function contested(view: View): readonly string[] {
  const lines = view.determination.contested.flatMap(({ provision, question, positions }) => [
    ` - ${wrap(`${question} [${provision}]`, WIDTH - 4, '   ')}`,
    ...positions.map(({ position, heldBy, operative, outcome }) => {
      const where = operativeWords(view.law, operative)
      return `     ${wrap(`${outcomeWords(outcome).heading} if: ${position} (held by ${heldBy}; ${where})`, WIDTH - 6, '       ')}`
    }),
  ])
  return lines.length === 0 ? [] : ['Contested law: the most protective position gives the outcome', ...lines]
}

function dutiesAndWarnings(view: View): readonly string[] {
  const lines = openDuties(view).map(({ provision, role, state, cite }) => {
    const says = provisionOf(view.law, provision)?.says ?? ''
    return ` - ${wrap(`${stateWords(role, state)}: ${says} (${cite}) [${provision}]`, WIDTH - 4, '   ')}`
  })
  return lines.length === 0 ? [] : ['Duties and warnings: they do not change the outcome', ...lines]
}

function otherBases(view: View): readonly string[] {
  const others = view.determination.bases.filter(({ basis }) => basis !== view.determination.basis)
  if (others.length === 0) return []
  const rows = others.map(
    ({ basis, outcome }) =>
      `   ${outcomeWords(outcome).heading.padEnd(10)} ${basisOf(view.law, basis)?.title ?? ''} [${basis}]`,
  )
  return ['The case names no legal basis; these fit the two States as well', ...rows]
}

function everyProvision(view: View): readonly string[] {
  const lines = (answerOf(view)?.provisions ?? []).flatMap((result) => [
    '',
    wrap(`${result.provision}: ${provisionOf(view.law, result.provision)?.says ?? ''}`, WIDTH, '  '),
    wrap(`  ${stateWords(result.role, result.state)}: ${result.cite}`, WIDTH, '    '),
    ...reasonLines(view, result.because, 1).map((line) => wrap(line, WIDTH, `${/^ */.exec(line)?.[0] ?? ''}      `)),
  ])
  return lines.length === 0 ? [] : ['Every provision, with its whole reason', ...lines.slice(1)]
}

function lawLines(view: View): readonly string[] {
  const packs = view.determination.law.map(({ pack, version, sha256 }) => `${pack} ${version} (${sha256.slice(0, 12)})`)
  const memory = (answerOf(view)?.provisions ?? [])
    .filter(({ verified }) => verified === 'memory')
    .map(({ provision }) => provision)
  const warn =
    memory.length === 0
      ? []
      : [wrap(`From memory, not checked against the text: ${joined(memory, 'and')}.`, WIDTH, '  ')]
  return [
    wrap(`Law as of ${dayWords(view.determination.on)}: ${packs.join(', ')}.`, WIDTH, '  '),
    ...warn,
    'The encoding maps the law in our own words; a lawyer must check it before anyone relies on it.',
  ]
}
