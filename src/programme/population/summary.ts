import type { Session } from '../../sql/index.ts'

/** What a population looks like as a whole, for one stratum; shares are parts of its people, times in years. */
export interface PopulationSummary {
  readonly stratum: string | null
  readonly people: number
  readonly life: number | null
  readonly tenYearsOrMore: number | null
  readonly meanServed: number | null
  /** Of those who do not serve life. */
  readonly meanLeft: number | null
  readonly meanAge: number | null
  readonly nonCitizens: number | null
  readonly citizenshipUnknown: number | null
  readonly nonCitizensModelled: number | null
  readonly pendingAppeal: number | null
}

const MEASURES = {
  life: 'avg(cast(life as integer))',
  tenYearsOrMore:
    'avg(case when life is null and sentence_months is null then null when life or sentence_months >= 120 then 1 else 0 end)',
  meanServed: 'avg(served_days) / 365.25',
  meanLeft: 'avg(left_days) / 365.25',
  meanAge: 'avg(age)',
  nonCitizens: "avg(case when citizenship = 'other' then 1.0 else 0.0 end)",
  citizenshipUnknown: 'avg(case when citizenship is null then 1.0 else 0.0 end)',
  nonCitizensModelled: "avg(case citizenship_modelled when 'other' then 1.0 when 'US' then 0.0 end)",
  pendingAppeal: 'avg(cast(pending_appeal as integer))',
} as const

/** Summarises people by stratum; `relation` is a query or table with the columns of a population. */
export async function summarise(session: Session, relation: string): Promise<readonly PopulationSummary[]> {
  const names = Object.keys(MEASURES) as (keyof typeof MEASURES)[]
  const measures = names.map((name) => `${MEASURES[name]} as ${session.dialect.identifier(name)}`)
  const [stratum = [], people = [], ...columns] = await session.columns(
    `select stratum, count(*), ${measures.join(', ')} from ${relation} group by stratum order by stratum`,
  )
  return stratum.map((one, row) => {
    const value = (name: keyof typeof MEASURES): number | null => {
      const cell = columns[names.indexOf(name)]?.[row]
      return cell === null || cell === undefined ? null : Number(cell)
    }
    return {
      stratum: one === null || one === undefined ? null : String(one),
      people: Number(people[row]),
      life: value('life'),
      tenYearsOrMore: value('tenYearsOrMore'),
      meanServed: value('meanServed'),
      meanLeft: value('meanLeft'),
      meanAge: value('meanAge'),
      nonCitizens: value('nonCitizens'),
      citizenshipUnknown: value('citizenshipUnknown'),
      nonCitizensModelled: value('nonCitizensModelled'),
      pendingAppeal: value('pendingAppeal'),
    }
  })
}
