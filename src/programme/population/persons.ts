import type { Column, ColumnKind, Session } from '../../sql/index.ts'
import { type PersonCell, personCells } from './personCells.ts'
import { salt } from './random.ts'
import type { CountedPopulation } from './round.ts'
import { END, MONTH, STEPS, wholeStays, YEAR } from './stay.ts'

/** The columns of a population, with their types in SQL, in their order. */
export const PERSON_COLUMNS: Readonly<Record<string, string>> = {
  person: 'bigint',
  stratum: 'varchar',
  jurisdiction: 'varchar',
  sex: 'varchar',
  age: 'integer',
  offence: 'varchar',
  offence_class: 'varchar',
  life: 'boolean',
  sentence_months: 'integer',
  served_days: 'integer',
  left_days: 'integer',
  citizenship: 'varchar',
  citizenship_modelled: 'varchar',
  pending_appeal: 'boolean',
}

/** More people of one kind than this stand in several rows, so that no list becomes long. */
const PIECE = 1000

/** Stores what persons are drawn from: the table `person_cell`, and the whole stays as the variable `person_stays`. */
export async function storePopulation(session: Session, counted: CountedPopulation): Promise<void> {
  const cells = personCells(counted).flatMap(pieces)
  const column = (name: string, kind: ColumnKind, value: (cell: PersonCell) => Column['values'][number]): Column => ({
    name,
    kind,
    values: cells.map(value),
  })
  await session.store('person_cell', [
    column('first', 'bigint', ({ first }) => first),
    column('people', 'integer', ({ count }) => count),
    column('stratum', 'text', ({ stratum }) => stratum),
    column('jurisdiction', 'text', ({ jurisdiction }) => jurisdiction),
    column('sex', 'text', ({ sex }) => sex),
    column('offence', 'text', ({ offence }) => offence),
    column('class', 'text', (cell) => cell.class),
    column('age_from', 'integer', ({ ageFrom }) => ageFrom),
    column('age_span', 'integer', ({ ageSpan }) => ageSpan),
    column('citizenship', 'text', ({ citizenship }) => citizenship),
    column('other_share', 'double', ({ otherShare }) => otherShare),
    column('life', 'integer', ({ life }) => (life ? 1 : 0)),
    column('longer_from', 'double', ({ longerFrom }) => longerFrom),
    column('longer_to', 'double', ({ longerTo }) => longerTo),
    column('scale', 'double', ({ scale }) => scale),
    column('served_share', 'double', ({ servedShare }) => servedShare),
    column('appeal_chance', 'double', ({ appealChance }) => appealChance),
  ])
  const stays = wholeStays(counted.fitted.strata[0]?.stays.shape ?? 1)
  // A list and no table: a join could change the order of the people.
  await session.run(`set variable person_stays = [${stays.join(', ')}]::double[]`)
}

function pieces(cell: PersonCell): readonly PersonCell[] {
  return Array.from({ length: Math.ceil(cell.count / PIECE) }, (_, at) => ({
    ...cell,
    first: cell.first + at * PIECE,
    count: Math.min(PIECE, cell.count - at * PIECE),
  }))
}

/** A part of the people, by their numbers: from the first one, up to before the last. */
export interface PersonRange {
  readonly from: number
  readonly to: number
}

/**
 * A query for the persons of the stored population, or of a part of them, in the order of their numbers. What is drawn
 * by chance is drawn from the number of the person and the seed alone: neither the part that is asked for nor the number
 * of threads changes anything.
 */
export function personsQuery({ fitted, people, seed }: CountedPopulation, range?: PersonRange): string {
  const number = (name: string): number => fitted.assumptions.find((one) => one.name === name)?.value ?? 0
  const from = range?.from ?? 0
  const to = range?.to ?? people
  // Above 0 and below 1; only the embedded engine makes populations, so that this may be its own SQL.
  const chance = (purpose: string): string =>
    `((cast(hash(xor(hash(person), ${salt(seed, purpose)}::ubigint)) >> 11 as double) + 0.5) / 9007199254740992)`
  const numbered = `select person_cell.*, unnest(range(greatest(first, ${from}), least(first + people, ${to}))) as person
    from person_cell where first < ${to} and first + people > ${from}`
  // A part that stays longer, and where its stay stands in the table of stays; past the end, at the end.
  const longer = `greatest(1e-300, longer_from + (longer_to - longer_from) * ${chance('stay')})`
  const placed = `select *, least(sqrt(-ln(${longer})), ${END}) * ${STEPS} as place_at,
    least(age_from + case when age_span is null
        then floor(-ln(${chance('age')}) * ${number('age.open-mean')})
        else floor(${chance('age')} * age_span) end, greatest(age_from, ${number('age.most')})) as age
    from (${numbered}) as numbered`
  const stayAt = (place: string): string =>
    `list_extract(getvariable('person_stays'), least(cast(${place} as integer), ${END * STEPS}) + 1)`
  const stayed = `select *, (stay + (place_at - floor(place_at)) * (next - stay)) * scale as whole,
      greatest(${YEAR / 2}, (age + 0.5 - ${number('age.first')}) * ${YEAR}) as most
    from (select *, ${stayAt('floor(place_at)')} as stay, ${stayAt('floor(place_at) + 1')} as next from (${placed}) as placed) as staying`
  const served = `select *, floor(${chance('served')} * least(whole, most)) as served from (${stayed}) as stayed`
  return `select person + 1 as person, stratum, jurisdiction, sex, cast(age as integer) as age, offence, class as offence_class,
    life = 1 as life,
    case when life = 0 then cast(greatest(13, floor(whole / served_share / ${MONTH})) as integer) end as sentence_months,
    cast(served as integer) as served_days,
    case when life = 0 then cast(greatest(1, ceil(whole - served)) as integer) end as left_days,
    citizenship,
    case when ${chance('citizenship')} < other_share then 'other' else 'US' end as citizenship_modelled,
    served <= ${number('appeal.within-days')} and ${chance('appeal')} < appeal_chance as pending_appeal
    from (${served}) as served`
}
