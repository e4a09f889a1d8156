import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { basisMend } from '../determination/index.ts'
import type { DateForm } from '../identity/index.ts'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import { type Extent, nearest, parseDay } from '../logic/index.ts'
import { checkThresholds, THRESHOLDS, type Thresholds, type TransferDefaults } from '../screening/index.ts'
import { threadsFor } from '../sql/index.ts'
import { type Call, numberOf, textOf, usage, wholeOf } from './call.ts'
import { type EngineLimits, memoryOf, sizeOf } from './engine.ts'
import { checkPlaces } from './places.ts'

/** What a call of `writ screen` asks for. */
export interface ScreenCall extends EngineLimits {
  readonly manifest: string
  readonly records: string
  readonly rulings: string | undefined
  /** The earlier screening that a gate compares with. */
  readonly gate: string | undefined
  readonly defaults: TransferDefaults
  /** How the days of the list are written, where the call says so. */
  readonly dates: DateForm | undefined
  readonly thresholds: Thresholds
  readonly knownAt: string | undefined
  /** The moment of the screening, of the call or of the clock. */
  readonly at: string
  readonly extent: Extent
  readonly brief: boolean
  readonly json: boolean
  readonly csv: string | undefined
  readonly html: string | undefined
}

const DATE_FORMS: readonly DateForm[] = ['iso', 'compact', 'day-first', 'month-first']

/** Reads the options of `writ screen`, or lists everything that is wrong with them. */
export async function readScreenCall(call: Call, law: Law, now: Date): Promise<Result<ScreenCall>> {
  const problems: Problem[] = []
  const keep = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value
    problems.push(...result.problems)
    return otherwise
  }
  const [manifest, ...excess] = call.words
  if (manifest === undefined) problems.push(usage('No list is named.', 'Write writ screen MANIFEST --records DIR.'))
  for (const word of excess) problems.push(usage(`"${word}" is one word too many.`, 'Name one list.'))
  const records = textOf(call, 'records')
  if (records === undefined) problems.push(usage('No records are named.', 'Name their folder: --records DIR.'))
  const lower = keep(numberOf(call, 'lower', THRESHOLDS.lower, 0, 1), THRESHOLDS.lower)
  const upper = keep(numberOf(call, 'upper', THRESHOLDS.upper, 0, 1), THRESHOLDS.upper)
  const threads = threadsFor(await sizeOf([manifest ?? '', records ?? '']), availableParallelism())
  const wanted: ScreenCall = {
    manifest: manifest ?? '',
    records: records ?? '',
    rulings: textOf(call, 'rulings'),
    gate: textOf(call, 'gate'),
    defaults: keep(defaultsOf(call, law), {}),
    dates: keep(datesOf(call), undefined),
    thresholds: keep(checkThresholds({ lower, upper }), THRESHOLDS),
    knownAt: textOf(call, 'known-at'),
    at: textOf(call, 'at') ?? now.toISOString(),
    extent: keep(extentOf(call), 'decisive'),
    brief: call.values['brief'] === true,
    json: call.values['json'] === true,
    csv: textOf(call, 'csv'),
    html: textOf(call, 'html'),
    memory: keep(memoryOf(call), 0),
    threads: keep(wholeOf(call, 'threads', threads, 1, 1024), 1),
    temp: textOf(call, 'temp') ?? tmpdir(),
  }
  const inputs = [wanted.manifest, wanted.rulings, wanted.gate, join(wanted.records, 'records.yaml')]
  const results = [['--csv', wanted.csv] as const, ['--html', wanted.html] as const]
  problems.push(...(await checkPlaces({ inputs, results, temp: wanted.temp })))
  return problems.length > 0 ? bad(...problems) : good(wanted)
}

/** The hand-over that is meant for everyone whose row does not say otherwise. */
function defaultsOf(call: Call, law: Law): Result<TransferDefaults> {
  const problems: Problem[] = []
  const on = textOf(call, 'on')
  const day = on === undefined ? undefined : parseDay(on)
  if (day === null)
    problems.push(usage(`--on ${on} is no day of the calendar.`, 'Write an existing day as YYYY-MM-DD.'))
  for (const key of ['from', 'to']) {
    const state = textOf(call, key)
    if (state === undefined || law.states.has(state)) continue
    problems.push(usage(`--${key} ${state} is no State that is known here.`, stateMend(state, [...law.states.keys()])))
  }
  const basis = textOf(call, 'basis')
  const bases = law.bases.map(({ id }) => id)
  if (basis !== undefined && !bases.includes(basis))
    problems.push(usage(`There is no legal basis "${basis}".`, basisMend(basis, bases)))
  if (problems.length > 0) return bad(...problems)
  return good({ from: textOf(call, 'from'), to: textOf(call, 'to'), on: day ?? undefined, basis })
}

function stateMend(state: string, states: readonly string[]): string {
  const near = nearest(state.toUpperCase(), states)
  return near === null ? 'Write its code of two letters (ISO 3166-1), as SV.' : `Did you mean ${near}?`
}

function datesOf(call: Call): Result<DateForm | undefined> {
  const text = textOf(call, 'dates')
  const form = DATE_FORMS.find((one) => one === text)
  if (text === undefined || form !== undefined) return good(form)
  return bad(usage(`--dates ${text} is not known.`, `Write one of: ${DATE_FORMS.join(', ')}.`))
}

function extentOf(call: Call): Result<Extent> {
  const explain = textOf(call, 'explain')
  if (explain === undefined || explain === 'decisive') return good('decisive')
  if (explain === 'all') return good('all')
  return bad(usage(`--explain ${explain} is not known.`, 'Write --explain all, or leave it out.'))
}
