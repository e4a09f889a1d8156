import type { Dialect } from '../../sql/index.ts'

/** What a column of a population stands for in the words of the law. */
export interface FindingSource {
  /** The column of the table of findings: a fact, or a State in a set of States. */
  readonly column: string
  readonly says: string
}

/** The hand-over that a programme proposes for everybody, as findings need it; `on` is an ISO day. */
export interface ProposedTransfer {
  readonly from: string
  readonly to: string
  readonly on: string
}

/** A table of findings over a population, and what each of its columns was taken from. */
export interface PopulationFindings {
  readonly sql: string
  readonly sources: readonly FindingSource[]
}

/**
 * What the columns of a population come to as findings. Only what a column says becomes a finding: everything else, and
 * every empty cell, stays unproven. With `withoutConsent` nobody consents to the hand-over.
 */
export function findingsOf(
  dialect: Dialect,
  population: string,
  transfer: ProposedTransfer,
  withoutConsent: boolean,
): PopulationFindings {
  const state = dialect.literal(transfer.from)
  const columns: readonly (readonly [string, string, string])[] = [
    [
      `person.nationalities:${transfer.from}`,
      `case coalesce(citizenship, citizenship_modelled) when ${state} then true when 'other' then false end`,
      'citizenship as reported, or as modelled where no register reports it',
    ],
    ['person.age', 'cast(age as double)', 'age in years'],
    ['person.location', state, 'held in the sending State'],
    ['conviction.exists', 'true', 'a population of sentenced prisoners'],
    ['sentence.imposedBy', state, 'a population of sentenced prisoners'],
    ['sentence.beingServed', 'true', 'a population of sentenced prisoners'],
    ['sentence.nature', "case when life then 'life' when not life then 'custodial' end", 'whether it is for life'],
    ['sentence.end', dialect.addDays(dialect.dateLiteral(transfer.on), 'left_days'), 'days left; unproven for life'],
    ['sentence.appealPending', 'pending_appeal', 'whether an appeal is pending'],
    ['sentence.final', 'case when pending_appeal then false end', 'not final while an appeal is pending'],
    ...(withoutConsent ? NO_CONSENT : []),
  ]
  const list = columns.map(([name, sql]) => `${sql} as ${dialect.identifier(name)}`).join(', ')
  return {
    sql: `select person, ${list} from ${population}`,
    sources: columns.map(([column, , says]) => ({ column, says })),
  }
}

const NO_CONSENT: readonly (readonly [string, string, string])[] = [
  ['consent.given', 'false', 'supposed: nobody consents'],
  ['consent.verified', 'false', 'supposed: nobody consents'],
  ['consent.by', "'none'", 'supposed: nobody consents'],
]
