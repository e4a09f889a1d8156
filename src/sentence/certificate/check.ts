import { formatDay } from '../../logic/index.ts'
import type { CertificateFile } from './boxes.ts'
import { CROSS_CHECKS, heardBeforeResult } from './crossChecks.ts'
import type { CertificateForm } from './form.ts'
import { type Beside, type Look, lookInto } from './look.ts'
import { REQUIRED } from './required.ts'

/** What was found at a box, or between boxes (`box` is `null`). */
export interface CertificateFinding {
  readonly box: string | null
  readonly check: string
  readonly state: 'met' | 'failed' | 'open'
}

/** A box that can be filled from others or from the sentence file, with its value and how it was computed. */
interface FilledBox {
  readonly box: string
  readonly value: string | number
  readonly how: string
}

/** The check of a certificate: every box, every cross-check, and what can be filled. */
export interface CertificateAnswer {
  readonly findings: readonly CertificateFinding[]
  readonly filled: readonly FilledBox[]
}

/**
 * Checks a certificate of FD 2008/909/JHA against its form: required boxes, and every cross-check. `failed` boxes are
 * empty though required, or contradict each other; `open` is what only people can tell.
 */
export function checkCertificate(form: CertificateForm, file: CertificateFile, beside: Beside): CertificateAnswer {
  const look = lookInto(file, beside)
  const findings: CertificateFinding[] = []
  for (const { id, required, crossChecks } of form.fields) {
    const filled = look.filled(id)
    const needed = REQUIRED[required]?.(look) ?? null
    if (filled) findings.push({ box: id, check: 'filled', state: 'met' })
    else if (needed !== false)
      findings.push({ box: id, check: `required: ${required}`, state: needed === true ? 'failed' : 'open' })
    for (const check of crossChecks) {
      // Empty boxes are reported once, as empty.
      if (filled) findings.push({ box: id, check, state: stateOf(CROSS_CHECKS[check]?.(look) ?? null) })
    }
  }
  for (const check of form.checks)
    findings.push({ box: null, check, state: stateOf(CROSS_CHECKS[check]?.(look) ?? null) })
  const heard = heardBeforeResult(look)
  if (heard === false)
    findings.push({ box: 'k.result', check: 'a person who was not heard has said nothing', state: 'failed' })
  return { findings, filled: fillable(look) }
}

function stateOf(held: boolean | null): CertificateFinding['state'] {
  return held === null ? 'open' : held ? 'met' : 'failed'
}

/** Boxes that are empty and follow from others, or from the sentence file beside the certificate. */
function fillable(look: Look): readonly FilledBox[] {
  const out: FilledBox[] = []
  const put = (box: string, value: string | number | null, how: string): void => {
    if (value !== null && !look.filled(box)) out.push({ box, value, how })
  }
  put('a.issuingState', look.beside.from, 'the sending State of the sentence file')
  put('a.executingState', look.beside.to, 'the receiving State of the sentence file')
  put('i2.1.totalDays', look.beside.totalDays, 'the term of the sentence file, by calendar')
  if (look.day('i2.2.asOf') === look.beside.servedUpTo) {
    put('i2.2.servedDays', look.beside.servedDays, 'time in custody of the sentence file')
  }
  const [total, served] = [look.number('i2.1.totalDays'), look.number('i2.2.servedDays')]
  const [other, asOf, end] = [look.number('i2.3.otherDays'), look.day('i2.2.asOf'), look.day('i2.4.expiry')]
  if (asOf === null) return out
  if (total !== null && served !== null && other !== null) {
    const left = positive(total - served - other)
    put(
      'i2.4.expiry',
      left === null ? null : formatDay(asOf + left),
      'i2.2.asOf + i2.1 - i2.2 - i2.3; one day more or less by the way of counting',
    )
  }
  if (end !== null) {
    if (served !== null && other !== null)
      put('i2.1.totalDays', served + other + end - asOf, 'i2.2 + i2.3 + days to i2.4')
    if (total !== null && other !== null)
      put('i2.2.servedDays', positive(total - other - (end - asOf)), 'i2.1 - i2.3 - days to i2.4')
    if (total !== null && served !== null)
      put('i2.3.otherDays', positive(total - served - (end - asOf)), 'i2.1 - i2.2 - days to i2.4')
  }
  if ((other ?? 0) > 0) put('i2.3.asOf', formatDay(asOf), 'i2.2.asOf')
  return out
}

/** A count of days below nothing is no count. */
function positive(days: number): number | null {
  return days >= 0 ? days : null
}
