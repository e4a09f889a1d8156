import { basisMend } from '../determination/index.ts'
import { bad, good, type Result } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import { type Day, type Extent, parseDay } from '../logic/index.ts'
import { type Call, textOf, usage } from './call.ts'

/** The day that `--on` names, if it is given. */
export function dayOf(call: Call): Result<Day | undefined> {
  const text = textOf(call, 'on')
  const day = text === undefined ? undefined : parseDay(text)
  if (day !== null) return good(day)
  return bad(usage(`--on ${text} is no day of the calendar.`, 'Write an existing day as YYYY-MM-DD.'))
}

/** The legal basis that `--basis` names, if it is given. */
export function basisOf(call: Call, law: Law): Result<string | undefined> {
  const basis = textOf(call, 'basis')
  const bases = law.bases.map(({ id }) => id)
  if (basis === undefined || bases.includes(basis)) return good(basis)
  return bad(usage(`There is no legal basis "${basis}".`, basisMend(basis, bases)))
}

/** How much of the reasons `--explain` asks for. */
export function extentOf(call: Call): Result<Extent> {
  const explain = textOf(call, 'explain')
  if (explain === undefined || explain === 'decisive') return good('decisive')
  if (explain === 'all') return good('all')
  return bad(usage(`--explain ${explain} is not known.`, 'Write --explain all, or leave it out.'))
}
