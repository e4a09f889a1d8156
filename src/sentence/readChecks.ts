import { type Day, formatDay } from '../logic/index.ts'
import type { SentenceInput } from './model.ts'
import type { Report } from './reportAt.ts'
import type { SentenceShape } from './shape.ts'

/** Reports what the shape of a sentence file cannot tell: order of days, contradictions, ids that nothing has. */
export function checkInput(input: SentenceInput, shape: SentenceShape, report: Report): void {
  checkOrder(input, report)
  checkSpans(shape, report)
  checkNature(input, report)
  checkParts(input, report)
  checkCredit(shape, report)
  checkVersions(input, report)
  checkBasis(shape, report)
}

type Key = 'custodyStart' | 'sentencedOn' | 'transferOn' | 'lastDay' | 'lastDayReceiving' | 'returnOn'

const ORDER: readonly (readonly [Key, Key])[] = [
  ['custodyStart', 'lastDay'],
  ['custodyStart', 'lastDayReceiving'],
  ['custodyStart', 'transferOn'],
  ['sentencedOn', 'lastDay'],
  ['sentencedOn', 'transferOn'],
  ['transferOn', 'lastDayReceiving'],
  ['transferOn', 'returnOn'],
]

function checkOrder(input: SentenceInput, report: Report): void {
  const before = (first: Day | null, last: Day | null, path: readonly (string | number)[], name: string): void => {
    if (first === null || last === null || first <= last) return
    const message = `${formatDay(last)} is before ${name}, ${formatDay(first)}.`
    report('wrong-order', ['input', ...path], message, 'Correct one of the two days.')
  }
  for (const [first, last] of ORDER) before(input[first], input[last], [last], first)
  for (const [i, { start, lastDay }] of input.custodyPeriods.entries()) {
    before(start, lastDay, ['custodyPeriods', i, 'lastDay'], 'its start')
    if (input.transferOn !== null && lastDay > input.transferOn) {
      const message = `The period runs past the transfer, ${formatDay(input.transferOn)}.`
      report('wrong-order', ['input', 'custodyPeriods', i, 'lastDay'], message, 'Credit is counted up to the transfer.')
    }
  }
  const { clocks } = input
  if (clocks !== null) {
    before(clocks.receivedOn, clocks.recognisedOn, ['clocks', 'recognisedOn'], 'receivedOn')
    before(clocks.recognisedOn, clocks.handoverOn, ['clocks', 'handoverOn'], 'recognisedOn')
    before(clocks.handoverOn, clocks.dischargedOn, ['clocks', 'dischargedOn'], 'handoverOn')
  }
  if (input.certificate !== null) {
    before(input.certificate.asOf, input.certificate.lastDay, ['certificate', 'lastDay'], 'asOf')
  }
  for (const side of ['releaseSending', 'releaseReceiving'] as const) {
    const rule = input[side]
    if (rule === null) continue
    before(input.custodyStart, rule.date, [side, 'date'], 'custodyStart')
    before(rule.date, rule.expected, [side, 'expected'], 'date')
    before(input.transferOn, rule.releasedOn, [side, 'releasedOn'], 'transferOn')
  }
  before(input.releaseSending?.date ?? null, input.lastDay, ['lastDay'], 'releaseSending.date')
}

/** Every `{ min, max }` of a file, wherever it stands, has its ends in order. */
function checkSpans(shape: SentenceShape, report: Report): void {
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) walk(item, [...path, i])
      return
    }
    if (value === null || typeof value !== 'object') return
    const ends = Object.fromEntries(Object.entries(value))
    if ('min' in ends && 'max' in ends && asNumber(ends['min']) > asNumber(ends['max'])) {
      report('wrong-order', [...path, 'max'], 'The largest value is below the smallest.', 'Exchange min and max.')
    }
    for (const [key, item] of Object.entries(value)) walk(item, [...path, key])
  }
  walk(shape.input, ['input'])
}

function asNumber(value: unknown): number {
  if (typeof value === 'number') return value
  const [top, bottom] = typeof value === 'string' ? value.split('/').map(Number) : []
  return (top ?? Number.NaN) / (bottom ?? 1)
}

const ENDED = ['total', 'totalDaysGiven', 'lastDay', 'lastDayReceiving', 'enforced'] as const

function checkNature(input: SentenceInput, report: Report): void {
  const { nature } = input
  if (nature === 'life' || nature === 'death') {
    for (const key of ENDED) {
      if (input[key] === null) continue
      const name = key === 'totalDaysGiven' ? 'termDaysGiven' : key
      const message = `A sentence of ${nature === 'life' ? 'life' : 'death'} has no end, but "${name}" gives one.`
      report('contradiction', ['input', name], message, 'Remove it, or correct the nature of the sentence.')
    }
    if (input.parts.length > 0) {
      const message = 'A sentence without an end is not made of terms.'
      report('contradiction', ['input', 'sentences'], message, 'Remove them, or correct the nature of the sentence.')
    }
  }
  if (input.mode !== 'conversion' && input.converted !== null) {
    const message = 'A converted term belongs to mode "conversion".'
    report(
      'contradiction',
      ['input', 'converted'],
      message,
      'Write the adapted term as "enforced", or change the mode.',
    )
  }
  if (input.from !== null && input.from === input.to) {
    report('contradiction', ['input', 'to'], 'Both States are the same.', 'Write the State of the destination.')
  }
}

function checkParts({ parts, total, custodyStart }: SentenceInput, report: Report): void {
  const ids = new Set<string>()
  for (const [i, { id, after, from }] of parts.entries()) {
    const path = ['input', 'sentences', i]
    if (ids.has(id)) report('duplicate-id', [...path, 'id'], `A second sentence is called "${id}".`, 'Rename one.')
    ids.add(id)
    if (after !== null && !parts.some((part) => part.id === after)) {
      const message = `No sentence is called "${after}".`
      report('unknown-id', [...path, 'consecutiveTo'], message, 'Write the id of a sentence of this file.')
    }
    if (after === null && from === null && custodyStart === null) {
      report('missing-key', path, 'The first day of this sentence is not stated.', 'Write "from", or "custodyStart".')
    }
  }
  for (const [i, part] of parts.entries()) {
    const seen = new Set<string>()
    let next: string | null = part.id
    while (next !== null && !seen.has(next)) {
      seen.add(next)
      next = parts.find(({ id }) => id === next)?.after ?? null
    }
    if (next !== part.id) continue
    const message = 'These sentences follow each other in a circle.'
    report('cycle', ['input', 'sentences', i, 'consecutiveTo'], message, 'One of them comes first: remove its key.')
  }
  if (parts.length > 0 && total !== null) {
    const message = 'Both a total and the sentences that make it are stated.'
    report('contradiction', ['input', 'total'], message, 'Keep one of the two.')
  }
}

/** Days that are not stated are not none: credit says how many were served, or custody up to the transfer does. */
function checkCredit({ input }: SentenceShape, report: Report): void {
  const { credit, custodyPeriods, custodyStart, transferOn } = input
  if (credit === undefined || (custodyPeriods ?? []).length > 0) return
  if (credit.pretrial !== undefined || credit.served !== undefined || credit.provisional !== undefined) return
  if (custodyStart !== undefined && transferOn !== undefined) return
  const message = 'Credit is stated without the days in custody.'
  report('missing-key', ['input', 'credit', 'served'], message, 'Write served: 0, a number, or { min, max }.')
}

function checkVersions({ certificates }: SentenceInput, report: Report): void {
  const seen = new Set<number>()
  for (const [i, { version, supersedes }] of certificates.entries()) {
    const path = ['input', 'certificates', i]
    if (seen.has(version)) report('duplicate-id', [...path, 'version'], `Version ${version} stands twice.`, 'Renumber.')
    seen.add(version)
    if (supersedes === null) continue
    if (supersedes >= version) {
      const message = 'A version supersedes only an earlier one.'
      report('wrong-order', [...path, 'supersedes'], message, 'Write a smaller number.')
    } else if (!certificates.some((one) => one.version === supersedes)) {
      const message = `There is no version ${supersedes}.`
      report('unknown-id', [...path, 'supersedes'], message, 'Write the number of a version of this file.')
    }
  }
}

function checkBasis({ exhibits = [], basis = {}, input }: SentenceShape, report: Report): void {
  const ids = new Set(exhibits.map(({ id }) => id))
  for (const [key, used] of Object.entries(basis)) {
    if (!Object.hasOwn(input, key)) {
      const message = `The input states no "${key}".`
      report('unknown-id', ['basis', key], message, 'Name a key of the input, as "total" or "lastDay".')
    }
    for (const [i, id] of used.entries()) {
      if (!ids.has(id)) report('unknown-id', ['basis', key, i], `No exhibit is called "${id}".`, 'Name an exhibit.')
    }
  }
}
