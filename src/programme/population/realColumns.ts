import type { Problem, ProblemCode } from '../../input/index.ts'
import type { PeopleTableFile, PopulationMap } from './realMap.ts'

/** Words in the name of a column that speak of who a person is. */
const IDENTIFYING =
  /(^|_)(names?|given|first_?name|forenames?|last_?name|surnames?|family|aliases|alias|aka|nombres?|apellidos?|dob|born|birth_?(day|date)?|birth_?dates?|date_?of_?birth|a_?num(ber)?|alien_?(no|num|number)|fbi(_?(no|num|number))?|ssn|social_security|register_?(no|num|number)|inmate_?(id|no|num|number)|doc_?(id|no|num|number)|prisoner_?(id|no|num|number)|person_?id|passport(_?(no|num|number))?|address|street|phone|email|photo|fingerprints?)(_|$)/

/** What is wrong with the columns of a real table, before any value is looked at. */
export function columnProblems({ name, header }: PeopleTableFile, map: PopulationMap): readonly Problem[] {
  const problems: Problem[] = []
  const say = (code: ProblemCode, path: string, message: string, mend: string): void => {
    problems.push({ code, place: { file: name, path }, message, mend })
  }
  const used = new Map<string, string>()
  for (const [meaning, { column }] of Object.entries(map.columns)) {
    if (!header.includes(column)) {
      const mend = `It has: ${header.join(', ')}. Correct the map, or list "${meaning}" under "unknown".`
      say('missing-key', column, `The table has no column "${column}" for "${meaning}".`, mend)
    }
    const before = used.get(column)
    if (before !== undefined && !(isCitizenship(before) && isCitizenship(meaning)))
      say('duplicate-id', column, `The column "${column}" is both "${before}" and "${meaning}".`, 'Keep one of them.')
    used.set(column, meaning)
    if (isIdentifying(column))
      say(
        'unsafe',
        column,
        `The column "${column}" says who a person is, and may not be part of a population.`,
        'Take another column; list this one under "leaveOut".',
      )
  }
  for (const column of header) {
    if (used.has(column) || map.leaveOut.includes(column)) continue
    if (isIdentifying(column))
      say(
        'unsafe',
        column,
        `The column "${column}" says who a person is.`,
        'List it under "leaveOut": it is then not read.',
      )
    else
      say(
        'unused',
        column,
        `The map does not say what the column "${column}" is.`,
        'Map it, or list it under "leaveOut".',
      )
  }
  for (const column of map.leaveOut)
    if (!header.includes(column))
      say('unknown-id', column, `The table has no column "${column}" to leave out.`, 'Correct "leaveOut".')
  return problems
}

function isCitizenship(meaning: string): boolean {
  return meaning === 'citizenship' || meaning === 'citizenship_modelled'
}

/** Whether the name of a column says that it identifies people: names, numbers of registers, days of birth, addresses. */
export function isIdentifying(column: string): boolean {
  const words = column
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
  return IDENTIFYING.test(words)
}
