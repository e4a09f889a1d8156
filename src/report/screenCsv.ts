import type { ScreenedPerson, Screening } from '../screening/index.ts'
import { csvRow } from './csv.ts'
import { rulingsToMakeAgain, statementCell } from './screenRecordWords.ts'
import { heldRecords } from './screenView.ts'
import { decidingProvisions } from './view.ts'

const HEADER = [
  'row',
  'id',
  'name',
  'from',
  'to',
  'on',
  'basis',
  'outcome',
  'held',
  'without_holds',
  'answer_under',
  'barring_provisions',
  'records_to_rule_on',
  'what_they_say',
  'rulings_to_make_again',
  'missing_facts',
]

/**
 * A screening as a comma-separated table, one row a person in the order of the screening. Lists stand in one cell with
 * semicolons between them; `basis` is the one that was named, `answer_under` the one that leads to the answer.
 */
export function screenCsv({ people }: Screening): string {
  return [csvRow(HEADER), ...people.map(personRow)].join('')
}

function personRow(person: ScreenedPerson): string {
  const { row, id, name, transfer, outcome, held, withoutHolds, determination, holds } = person
  const barring = outcome === 'barred' ? decidingProvisions(person, Number.POSITIVE_INFINITY).shown : []
  return csvRow([
    row,
    id,
    name,
    transfer.from,
    transfer.to,
    transfer.on,
    transfer.basis,
    outcome,
    held,
    withoutHolds,
    determination.basis,
    barring.map(({ provision }) => provision).join(';'),
    holds.map(({ record }) => record).join(';'),
    heldRecords(person)
      .flatMap(({ record }) => record.says.map((said) => `${record.record}: ${statementCell(said)}`))
      .join(';'),
    rulingsToMakeAgain(person)
      .map(({ ruling }) => ruling.record)
      .join(';'),
    determination.missing.map(({ fact }) => fact).join(';'),
  ])
}
