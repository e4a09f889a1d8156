/** A table of findings for the rule set, with the rates of `bench/check/cases.ts`, made inside the engine. */
import { columnsOf, type FindingColumn } from '../../src/determination/index.ts'
import type { Session } from '../../src/sql/index.ts'
import { ruleSet, ruleTransfer } from './ruleSet.ts'

/** Percent of people about whom a fact is unproven; others 4 %. */
const UNPROVEN: Readonly<Record<string, number>> = {
  'judgment.final': 1,
  'treaty.inForce': 1,
  'consent.given': 2,
  'consent.by': 2,
  'person.capable': 2,
  'offence.dual': 2,
  'offence.kind': 2,
  'penalty.death': 1,
  'treatment.risk': 3,
  'approval.sending': 2,
  'approval.receiving': 2,
  'limitation.end': 3,
  'charges.pending': 3,
  'refuge.status': 3,
  'conditions.personalSpace': 12,
  'conditions.spaceRebutted': 20,
  'residence.settled': 15,
  'residence.states:NL': 35,
  'refuge.fearedStates:NL': 35,
  'person.nationalities:NL': 7,
  'person.treatedAsNational:NL': 35,
  'consent.withdrawnOn': 15,
  'expulsion.orderedOn': 16,
  'expulsion.heard': 14,
  'assurance.binding': 18,
  'request.shortTermAgreed': 10,
  'charges.waived': 12,
}

/** Percent of the others for whom a boolean is true; others 97 %. */
const TRUE: Readonly<Record<string, number>> = {
  'appeal.pending': 4,
  'charges.pending': 6,
  'charges.waived': 50,
  'conditions.spaceRebutted': 50,
  'consent.withdrawn': 5,
  'expulsion.final': 12,
  'expulsion.heard': 70,
  'offence.declared': 20,
  'penalty.death': 4,
  'person.capable': 90,
  'request.shortTermAgreed': 30,
  'residence.settled': 30,
  'sentence.indeterminate': 8,
  'treatment.risk': 3,
  'assurance.given': 60,
  'assurance.specific': 70,
  'assurance.binding': 70,
  'person.nationalities:NL': 92,
  'person.treatedAsNational:NL': 20,
  'residence.states:NL': 60,
  'refuge.fearedStates:NL': 15,
}

/** The usual value of each enumeration and the percent of people who have it. */
const USUAL: Readonly<Record<string, readonly [string, number]>> = {
  'consent.by': ['person', 85],
  'offence.kind': ['ordinary', 80],
  'refuge.status': ['none', 80],
}

/** Days before the day judged between which each date lies; `sentence.end` counts from the request. */
const DATES: Readonly<Record<string, readonly [number, number]>> = {
  'approval.givenOn': [0, 240],
  'consent.givenOn': [0, 240],
  'consent.withdrawnOn': [0, 360],
  'expulsion.orderedOn': [150, 900],
  'limitation.end': [-2700, 30],
  'request.received': [30, 540],
}

/** Makes the table `people` and gives its columns. */
export async function makeRulePeople(session: Session, count: number): Promise<readonly FindingColumn[]> {
  const columns = columnsOf(ruleSet, ruleTransfer).filter(({ name }) => !name.endsWith(':asserted'))
  const cells = columns.map((column, salt) => `${cellSql(column, salt)} as "${column.name}"`)
  await session.run(
    `create table people as select n as person, ${cells.join(', ')} from (select range as n from range(${count}))`,
  )
  return columns
}

function cellSql({ name, type, values = [] }: FindingColumn, salt: number): string {
  const number = (of: number, more: number): string => `(hash(n * 7 + ${salt * 1000 + more}) % ${of})`
  const known = (): string => {
    if (type === 'double')
      return `([2, 2.5, 2.99, 3, 3, 3.5, 4, 4, 4, 4, 5, 6, 7.5, 9])[1 + ${number(14, 2)}::integer]::double`
    if (type === 'date') return dateSql(name, number)
    if (type === 'boolean') return `${number(100, 2)} < ${TRUE[name] ?? 97}`
    const [usual, percent] = USUAL[name] ?? [values[0] ?? '', 100]
    const others = values.filter((value) => value !== usual).map((value, i) => `when ${i} then '${value}'`)
    return `case when ${number(100, 2)} < ${percent} then '${usual}' else case ${number(others.length, 3)} ${others.join(' ')} end end`
  }
  return `case when ${number(100, 1)} < ${UNPROVEN[name] ?? 4} then null else ${known()} end`
}

/** Ends of sentences lie 2 to 60 months after the request, a third of them within two days of 3 or 6 whole months. */
function dateSql(name: string, number: (of: number, more: number) => string): string {
  const on = "date '2026-03-01'"
  const received = `(${on} - (30 + hash(n * 7 + 999001) % 510)::integer)`
  if (name === 'request.received') return received
  if (name === 'sentence.end') {
    const near = `(${received} + to_months((3 + 3 * ${number(2, 4)})::integer))::date + (${number(5, 5)}::integer - 2)`
    return `case when ${number(3, 3)} = 0 then ${near} else ${received} + (60 + ${number(1740, 6)})::integer end`
  }
  const [least, most] = DATES[name] ?? [0, 365]
  return `${on} - (${least} + ${number(most - least, 2)}::bigint)::integer`
}
