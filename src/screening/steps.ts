import type { Claims, OtherClaims } from './claims.ts'

/**
 * The answer to one question on one selection of the records on file: from those that count, with those that may
 * concern the person, and with the record that is looked at as well.
 */
export interface Step {
  readonly counting: number
  readonly without: number
  readonly together: number
}

/** What a selection of records says to a question: nothing, one answer, or answers that contradict each other. */
type Said = number | 'nothing' | 'torn'

/**
 * All answers that a question can have on selections of the records on file. Without any record it has the answer
 * `absent`; records that agree leave the answer, and those that contradict each other take it away.
 */
export function stepsOf(slot: number, record: Claims, others: OtherClaims, absent: number): readonly Step[] {
  const own = claimOf(record, slot)
  const steps = new Map<string, Step>()
  const answer = (said: Said): number => (said === 'nothing' ? absent : said === 'torn' ? Number.NaN : said)
  for (const counting of sayings(others.counting, slot)) {
    for (const possible of sayings(others.possible, slot)) {
      const without = both(counting, possible)
      const step = { counting: answer(counting), without: answer(without), together: answer(both(without, own)) }
      steps.set(`${step.counting} ${step.without} ${step.together}`, step)
    }
  }
  return [...steps.values()]
}

/** Everything that some selection of these records can say to a question. */
function sayings(records: readonly Claims[], slot: number): readonly Said[] {
  const said = new Set(records.map((claims) => claimOf(claims, slot)))
  const values = [...said].filter((one) => typeof one === 'number')
  return ['nothing', ...values, ...(values.length > 1 || said.has('torn') ? ['torn' as const] : [])]
}

function claimOf(claims: Claims, slot: number): Said {
  const claim = claims.get(slot)
  if (claim === undefined) return 'nothing'
  return Number.isNaN(claim) ? 'torn' : claim
}

function both(a: Said, b: Said): Said {
  if (a === 'nothing') return b
  if (b === 'nothing') return a
  return a === b ? a : 'torn'
}
