import { readdir } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DateForm } from '../identity/index.ts'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import type { Law } from '../law/index.ts'
import { type Extent, nearest } from '../logic/index.ts'
import { checkThresholds, THRESHOLDS, type Thresholds, type TransferDefaults } from '../screening/index.ts'
import { threadsFor } from '../sql/index.ts'
import { type Call, numberOf, textOf, usage, wholeOf } from './call.ts'
import { type EngineLimits, memoryOf, sizeOf } from './engine.ts'
import { basisOf, dayOf, extentOf } from './lawOptions.ts'
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
  readonly atOfCall: boolean
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
  if (textOf(call, 'gate') !== undefined && textOf(call, 'known-at') !== undefined) {
    const mend = 'Leave --known-at out: a gate asks for all that is known now.'
    problems.push(usage('--gate and --known-at do not go together: a record that came since could be left out.', mend))
  }
  const threads = threadsFor(await sizeOf(await tablesOf(manifest, records)), availableParallelism())
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
    atOfCall: textOf(call, 'at') !== undefined,
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

/** The list and all files of the folder of records; a folder that cannot be read is a problem told elsewhere. */
async function tablesOf(manifest: string | undefined, records: string | undefined): Promise<readonly string[]> {
  const names = records === undefined ? [] : await readdir(records).catch(() => [])
  return [manifest ?? '', ...names.map((name) => join(records ?? '', name))]
}

/** The hand-over that is meant for everyone whose row does not say otherwise. */
function defaultsOf(call: Call, law: Law): Result<TransferDefaults> {
  const on = dayOf(call)
  const basis = basisOf(call, law)
  const problems = [on, basis].flatMap((one) => (one.ok ? [] : one.problems))
  for (const key of ['from', 'to']) {
    const state = textOf(call, key)
    if (state === undefined || law.states.has(state)) continue
    problems.push(usage(`--${key} ${state} is no State that is known here.`, stateMend(state, [...law.states.keys()])))
  }
  if (problems.length > 0 || !on.ok || !basis.ok) return bad(...problems)
  return good({ from: textOf(call, 'from'), to: textOf(call, 'to'), on: on.value, basis: basis.value })
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
