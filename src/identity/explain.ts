import type { Level } from './comparison/level.ts'
import { namePlaces } from './model/cells.ts'
import type { ComparisonModel, Model } from './model/model.ts'
import { weigher } from './model/weigh.ts'
import type { LinkedPair } from './pairs.ts'
import { columnWords, probabilityWords } from './words.ts'
import type { WrittenPair } from './written.ts'

/** How two values stand to each other, as far as it is shown at a glance. */
export type Mark = 'same' | 'near' | 'different' | 'missing'

/** What one thing that was compared says. */
export interface ExplanationStep {
  /** `name`, `born`, the key of a value, or `relatives` for the last step. */
  readonly key: string
  /** How the two values stand to each other, in words. */
  readonly says: string
  readonly mark: Mark
  /** What is written in the two records; null where nothing is, or where it was not asked for. */
  readonly left: string | null
  readonly right: string | null
  /** Bits for one person (above 0) or against it (below 0): one bit makes it twice as likely as before. */
  readonly weight: number
  /** Bits for one person against relatives; null where relatives are not told apart. */
  readonly againstRelatives: number | null
  readonly note?: string
}

/** Why a pair has its probability: from what holds of any two records, step by step, to what holds of this pair. */
export interface Explanation {
  /** Where any two records start: log2 of the odds that they are one person. */
  readonly startsAt: number
  readonly steps: readonly ExplanationStep[]
  /** Where this pair ends: `startsAt` and all weights; log2 of the odds of `probability`. */
  readonly endsAt: number
  readonly probability: number
  readonly relative: { readonly probability: number; readonly says: string }
}

/**
 * Explains one pair: why it may or may not be one person. See `explainer` for how the weights are divided.
 */
export function explainPair(model: Model, pair: LinkedPair, written?: WrittenPair): Explanation {
  return explainer(model)(pair, written)
}

/**
 * Prepares the explanation of pairs by a model. The weights of the steps add up to the weight of the pair.
 *
 * There are three kinds of pairs: one person, relatives, and two people who have nothing to do with each other. The
 * weight of a pair compares the first with the other two together, and that is no sum over comparisons. It is divided
 * so: each thing compared has the weight that it has against two unrelated people, given the things that stand before
 * it (names first, then values from short lists, then the rest), so these add up by the chain rule. The last step,
 * `relatives`, is what remains: the weight that is taken back because relatives would look alike too. It is near 0
 * where relatives are no likelier than unrelated people, and far below 0 for brothers with neighbouring numbers.
 * The comparisons of names are one step, because family and given names go together.
 */
export function explainer(model: Model): (pair: LinkedPair, written?: WrittenPair) => Explanation {
  const parts = partsOf(model)
  const weigh = weigher(model)
  const strangers = chain(model, parts, { match: 0.5, relative: 0 })
  const relatives = namePlaces(model.comparisons) === null ? null : chain(model, parts, { match: 0.5, relative: 0.5 })
  const { match } = model.priors
  return ({ levels }, written) => {
    const { probability, relative, weight } = weigh(levels)
    const against = strangers(levels)
    const kin = relatives?.(levels)
    const steps = parts.map((part, place) =>
      stepOf(model, part, levels, against[place] ?? 0, kin?.[place] ?? null, written),
    )
    const startsAt = Math.log2(match / (1 - match))
    const rest = difference(
      weight,
      against.reduce((sum, each) => sum + each, 0),
    )
    return {
      startsAt,
      steps: kin === undefined && Math.abs(rest) < 1e-9 ? steps : [...steps, relativesStep(rest)],
      endsAt: startsAt + weight,
      probability,
      relative: { probability: relative, says: relativeWords(relative, probability, steps) },
    }
  }
}

/** The comparisons that make one step, and when they are weighed: names first, then short lists, then the rest. */
interface Part {
  readonly places: readonly number[]
  readonly turn: number
}

function partsOf({ comparisons }: Model): readonly Part[] {
  const names = namePlaces(comparisons)
  const named = names === null ? [] : [names.family, names.given, names.crossed, names.shared]
  const rest = comparisons.flatMap(({ kind }, place) =>
    named.includes(place) ? [] : [{ places: [place], turn: kind === 'category' ? 1 : 2 }],
  )
  return named.length === 0 ? rest : [{ places: named, turn: 0 }, ...rest]
}

/**
 * Bits of each part, in the order of the parts. Models of the first part, the first two parts and so on are weighed;
 * each part has the difference that it makes, so that nothing is lost whatever goes together with what.
 */
function chain(
  model: Model,
  parts: readonly Part[],
  priors: Model['priors'],
): (levels: readonly number[]) => readonly number[] {
  const turns = [...parts.keys()].sort((a, b) => (parts[a]?.turn ?? 0) - (parts[b]?.turn ?? 0) || a - b)
  const stages = turns.map((part, turn) => {
    const places = turns
      .slice(0, turn + 1)
      .flatMap((each) => parts[each]?.places ?? [])
      .sort((a, b) => a - b)
    const comparisons = places.flatMap((place) => model.comparisons[place] ?? [])
    const contexts = model.contexts.filter(({ key }) => comparisons.some((comparison) => comparison.key === key))
    const weigh = weigher({ ...model, comparisons, contexts, priors })
    return { part, weigh: (levels: readonly number[]) => weigh(places.map((place) => levels[place] ?? 0)).weight }
  })
  return (levels) => {
    const weights = parts.map(() => 0)
    let before = 0
    for (const { part, weigh } of stages) {
      const after = weigh(levels)
      weights[part] = difference(after, before)
      before = after
    }
    return weights
  }
}

/** What is added; two like infinities add nothing. */
function difference(after: number, before: number): number {
  return after === before ? 0 : after - before
}

function stepOf(
  model: Model,
  part: Part,
  levels: readonly number[],
  weight: number,
  againstRelatives: number | null,
  written: WrittenPair | undefined,
): ExplanationStep {
  const described = part.places.flatMap((place) => {
    const comparison = model.comparisons[place]
    const level = comparison?.levels[levels[place] ?? 0]
    return comparison === undefined || level === undefined ? [] : [{ comparison, level }]
  })
  const [first] = described
  const isName = part.places.length > 1
  const key = isName ? 'name' : (first?.comparison.key ?? '')
  const says = isName ? nameWords(described) : saysOf(model, first)
  const mark = isName ? nameMark(described) : markOf(first?.level.role ?? 'missing')
  const writtenIn = (side: 'left' | 'right'): string | null => {
    const record = written?.[side]
    return record === undefined ? null : isName ? record.name : (record.values[key] ?? null)
  }
  const step = { key, says, mark, left: writtenIn('left'), right: writtenIn('right'), weight, againstRelatives }
  const note = noteOf(key, first?.level.role ?? 'missing', step, isName ? written : undefined)
  return note === '' ? step : { ...step, note }
}

/** How common a value of a short list is, a fixed model does not count: it only says that both are the same. */
function saysOf({ words }: Model, described: Described[number] | undefined): string {
  if (described === undefined) return ''
  const { comparison, level } = described
  const isCounted = words === undefined || comparison.kind !== 'category' || level.role !== 'same'
  return isCounted ? level.says : 'same'
}

type Described = readonly { readonly comparison: ComparisonModel; readonly level: Level }[]

function levelAt(described: Described, kind: string): Level | undefined {
  return described.find(({ comparison }) => comparison.kind === kind)?.level
}

function crossedLevel(described: Described): Level | undefined {
  const level = levelAt(described, 'crossed')
  return level?.role === 'different' ? undefined : level
}

function nameWords(described: Described): string {
  const crossed = crossedLevel(described)
  if (crossed !== undefined) return crossed.says
  const of = (kind: string): string => levelAt(described, kind)?.says ?? 'missing'
  return `family name: ${of('family')}; given name: ${of('given')}`
}

function nameMark(described: Described): Mark {
  const crossed = crossedLevel(described)
  if (crossed !== undefined) return 'near'
  const marks = ['family', 'given'].map((kind) => markOf(levelAt(described, kind)?.role ?? 'missing'))
  if (marks.every((mark) => mark === 'missing')) return 'missing'
  if (marks.includes('different')) return 'different'
  return marks.every((mark) => mark === 'same') ? 'same' : 'near'
}

function markOf(role: Level['role']): Mark {
  switch (role) {
    case 'missing':
    case 'same':
    case 'near':
    case 'different':
      return role
    case 'default':
      return 'near'
    case 'relative':
      return 'different'
  }
}

/** From so many bits on a step that one would expect to say little needs a word. */
const UNEXPECTED = 0.5

function noteOf(
  key: string,
  role: Level['role'],
  { mark, weight, againstRelatives }: Pick<ExplanationStep, 'mark' | 'weight' | 'againstRelatives'>,
  written: WrittenPair | undefined,
): string {
  const notes = (['left', 'right'] as const).flatMap((side) =>
    written?.[side].further === true ? [`On the ${side}, one of the further names is compared.`] : [],
  )
  if (mark === 'missing' && Math.abs(weight) >= UNEXPECTED)
    notes.push(`This is missing ${weight > 0 ? 'more' : 'less'} often in two records of one person than in others.`)
  if (mark === 'same' && weight <= -UNEXPECTED)
    notes.push('Among other people with such names this is the same even more often.')
  if (key === 'born' && role === 'default')
    notes.push('The first of January is often filled in when the day is not known.')
  if (role === 'relative') notes.push('Members of one family often have neighbouring numbers.')
  else if (againstRelatives !== null && weight >= 2 && againstRelatives < 1)
    notes.push('Relatives would have this too.')
  return notes.join(' ')
}

/** The step that takes back what unrelated people were too easy a comparison for. */
function relativesStep(weight: number): ExplanationStep {
  const matters = weight < -UNEXPECTED
  return {
    key: 'relatives',
    says: matters ? 'relatives share more than unrelated people do' : 'relatives would hardly look alike so',
    mark: 'missing',
    left: null,
    right: null,
    weight,
    againstRelatives: null,
    note: matters
      ? 'The steps above compare with unrelated people. Relatives are likelier than those to look alike so, and this much is taken back.'
      : 'The steps above compare with unrelated people. Relatives change next to nothing here.',
  }
}

/** From this probability on relatives are worth a word. */
const WORTH = 0.01

function relativeWords(relative: number, probability: number, steps: readonly ExplanationStep[]): string {
  if (steps.every(({ againstRelatives }) => againstRelatives === null))
    return 'Relatives are not told apart, because names are not compared.'
  if (relative < WORTH) return `Hardly relatives (probability ${probabilityWords(relative)}).`
  const head =
    relative > probability
      ? `May be relatives rather than one person (probability ${probabilityWords(relative)}).`
      : `May also be relatives (probability ${probabilityWords(relative)}).`
  const speaking = (sign: number): string =>
    steps
      .filter(({ againstRelatives, mark }) => mark !== 'missing' && sign * (againstRelatives ?? 0) >= 1)
      .sort((a, b) => sign * ((b.againstRelatives ?? 0) - (a.againstRelatives ?? 0)))
      .map(({ key }) => columnWords(key))
      .join(', ')
  const [person, kin] = [speaking(1), speaking(-1)]
  const parts = [kin === '' ? '' : ` For relatives: ${kin}.`, person === '' ? '' : ` For one person: ${person}.`]
  return `${head}${parts.join('')}`
}
