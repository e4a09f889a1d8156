import { type Gate, GROUPS, groupOf, type PersonAtGate } from '../screening/index.ts'
import { groupHeading } from './screenWords.ts'
import { outcomeWords, safe, short } from './words.ts'

/** A group of people at a gate, in the order in which they are reported: those who are stopped first. */
export type GateGroup = 'stopped' | 'worse' | 'changed' | 'better' | 'new'

/** The people at a gate of whom something is to be said, by what it is, and those of whom nothing changed. */
export interface GateGroups {
  readonly groups: readonly { readonly group: GateGroup; readonly people: readonly PersonAtGate[] }[]
  readonly unchanged: readonly PersonAtGate[]
}

const ORDER: readonly GateGroup[] = ['stopped', 'worse', 'new', 'changed', 'better']

const RANK = { barred: 0, 'not-shown': 1, shown: 2 } as const

/**
 * Sorts the people at a gate: stopped (shown before, and not now), then worse or newly held, new, changed, better; a
 * group of nobody is left out. Who is newly held is never among those who are better: a person must look.
 */
export function gateGroups({ people }: Gate): GateGroups {
  const groups = ORDER.map((group) => ({ group, people: people.filter((one) => groupAtGate(one) === group) }))
  return {
    groups: groups.filter(({ people: own }) => own.length > 0),
    unchanged: people.filter((one) => groupAtGate(one) === null),
  }
}

function groupAtGate(person: PersonAtGate): GateGroup | null {
  const { before, heldBefore, outcome, held, changes, reasons } = person
  if (before === null) return 'new'
  if (before === 'shown' && outcome !== 'shown') return 'stopped'
  if (RANK[outcome] < RANK[before] || (held && heldBefore === false)) return 'worse'
  if (RANK[outcome] > RANK[before]) return 'better'
  return changes.length > 0 || reasons.length > 0 ? 'changed' : null
}

/** What a group of people at a gate is called. */
export function gateGroupWords(group: GateGroup): string {
  return {
    stopped: 'Stopped (shown before, and no longer)',
    worse: 'Worse than before, or newly held',
    new: 'Not screened before',
    changed: 'Changed, with the same outcome',
    better: 'Better than before',
  }[group]
}

/** What changed for one person, one line each; the change of the answer itself stands in the heading of the person. */
export function changeLines({ changes, reasons }: PersonAtGate): readonly string[] {
  return [
    ...changes.filter(({ what }) => what !== 'outcome-changed').map(({ says }) => says),
    ...(reasons.length > 0 ? ['A source must be read again; until then the answer is at best not shown.'] : []),
  ]
}

/** The answer before and now: "was shown, is barred", "was not shown, is not shown and held". */
export function turnWords({ before, heldBefore, outcome, held }: PersonAtGate): string {
  const words = (one: PersonAtGate['outcome'], holds: boolean): string => `${lower(one)}${holds ? ' and held' : ''}`
  const now = words(outcome, held)
  if (before === null) return `is ${now}; no answer before`
  const same = before === outcome && (heldBefore ?? held) === held
  return same ? `is ${now}, as before` : `was ${words(before, heldBefore === true)}, is ${now}`
}

/** Those of whom nothing changed, by their answer, with their ids. */
export function unchangedLines({ unchanged }: GateGroups): readonly string[] {
  return GROUPS.flatMap((group) => {
    const own = unchanged.filter((one) => groupOf(one) === group)
    const ids = own.map(({ id }) => short(safe(id), 60)).join(', ')
    return own.length === 0 ? [] : [`${groupHeading(group)}: ${ids}`]
  })
}

/** A file whose rows changed, with how many there were and are. */
export function changedFileWords({ file, rowsBefore, rowsNow }: Gate['sources'][number]): string {
  const rows = (count: number | null): string => (count === null ? 'not read' : `${count} rows`)
  return `${safe(file)}: other contents than before (${rows(rowsBefore)} then, ${rows(rowsNow)} now)`
}

function lower(outcome: PersonAtGate['outcome']): string {
  return outcomeWords(outcome).heading.toLowerCase()
}
