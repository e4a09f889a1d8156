import { formatDay } from '../logic/index.ts'
import type { SentenceAnswer, SentenceRefusal } from './answer.ts'
import { type Interval, isPoint } from './interval.ts'
import type { MonthsWindow } from './months.ts'
import type { ReleaseWindow } from './release.ts'

/** The data form of an answer, as law/sentence-format names its keys; what is not known is left out. */
export type AnswerData = Readonly<Record<string, unknown>>

/**
 * The answer as data: a known number is a number, an unknown one `{ min, max }`; days are written as YYYY-MM-DD, and an
 * unknown day is `{ earliest, latest }`. A refusal has `error` and no date.
 */
export function answerData(answer: SentenceAnswer | SentenceRefusal): AnswerData {
  if (!answer.ok) return refusalData(answer)
  const { term, clocks, versions, implied, months, monthsLeft } = answer
  const conversion = answer.mode === 'conversion'
  const done = clocks.filter(({ taken }) => taken !== null)
  const names = (id: string): string => (id === 'handoverAfterNewDate' ? 'handover' : id)
  return present({
    termDays: numberData(term.enforced),
    creditDays: numberData(answer.creditDays),
    balanceDays: numberData(answer.balanceDays),
    overReceiving: dayData(answer.overReceiving),
    endSending: dayData(answer.endSending),
    endReceiving: dayData(answer.endReceiving),
    daysLater: numberData(answer.daysLater),
    releaseSending: windowData(answer.sending),
    releaseReceiving: windowData(answer.receiving),
    readings: readingsData(answer.receiving),
    timeSending: numberData(answer.timeSending),
    timeReceiving: numberData(answer.timeReceiving),
    deltaDays: numberData(answer.deltaDays),
    monthsSending: monthsData(months.sending),
    monthsReceiving: monthsData(months.receiving),
    monthsLeftToRelease: monthsData(months.leftToRelease),
    ratio: answer.band === null && answer.mode !== 'lease' ? undefined : answer.ratio,
    band: answer.band ?? undefined,
    comparison: answer.comparison ?? undefined,
    formalTermLonger: answer.mode === null ? undefined : term.longer,
    termLonger: conversion ? term.longer : undefined,
    aggravates: conversion ? answer.aggravates : undefined,
    receiverMayCut: answer.receiverMayCut ?? undefined,
    months: monthsLeft?.months,
    atLeastSix: monthsLeft === null ? undefined : String(monthsLeft.atLeastSix ?? 'unknown'),
    days:
      done.length > 0
        ? Object.fromEntries(done.map(({ id, taken }) => [names(id), taken]))
        : numberData(monthsLeft?.days ?? null),
    late: done.length === 0 ? undefined : Object.fromEntries(done.map(({ id, late }) => [names(id), late])),
    due: clocks.length === 0 ? undefined : Object.fromEntries(clocks.map(({ id, due }) => [id, formatDay(due)])),
    creditFromVersion: versions?.version,
    creditChangeDays: versions?.changeDays ?? undefined,
    renotify: versions?.renotify,
    returnInTime: answer.mode === 'lease' ? String(answer.returnInTime ?? 'unknown') : undefined,
    daysParoleBeforeEnd: answer.paroleBeforeEnd ?? undefined,
    daysTransferToRelease: implied?.daysTransferToRelease,
    impliedBalanceDays: implied?.balanceDays,
    clemencyNeeded: implied?.clemencyNeeded,
  })
}

function refusalData({ faults }: SentenceRefusal): AnswerData {
  const [first] = faults
  return present({
    error: first?.code,
    overlapDays: first?.overlapDays,
    servedDays: first?.servedDays,
    differenceDays: first?.differenceDays,
    errors: faults.map(({ code, path, message, mend }) => ({ code, path: `input.${path}`, message, mend })),
  })
}

function present(data: Record<string, unknown>): AnswerData {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}

/** A number, or its two ends. */
function numberData(interval: Interval | null): number | Interval | undefined {
  if (interval === null) return undefined
  return isPoint(interval) ? interval.min : { min: interval.min, max: interval.max }
}

/** A day, or the earliest and the latest that it can be. */
function dayData(interval: Interval | null): string | { earliest: string; latest: string } | undefined {
  if (interval === null) return undefined
  if (isPoint(interval)) return formatDay(interval.min)
  return { earliest: formatDay(interval.min), latest: formatDay(interval.max) }
}

function windowData(window: ReleaseWindow | null): unknown {
  if (window === null) return undefined
  const { eligible, latest, expected } = window
  return present({
    earliest: formatDay(eligible.min),
    // Where only the first day is known there is no last one: a life sentence, or an end that is not stated.
    latest: latest === null ? null : formatDay(latest.max),
    expected: window.kind === 'automatic' || expected === null ? undefined : dayData(expected),
  })
}

function readingsData(window: ReleaseWindow | null): unknown {
  if (window === null || window.readings.length === 0) return undefined
  return Object.fromEntries(window.readings.map(({ counting, eligible }) => [counting, dayData(eligible)]))
}

function monthsData(window: MonthsWindow | null): unknown {
  if (window === null) return undefined
  const { earliest, latest } = window
  return earliest === latest ? earliest : { earliest, latest }
}
