import type { ObligationResult, TextSize } from '../proof/index.ts'
import { printable, wrap } from './words.ts'

const WIDTH = 100

const VERDICTS: Record<ObligationResult['verdict'], string> = {
  proved: 'PROVED',
  fails: 'FAILS',
  unknown: 'UNKNOWN',
  'not-asked': 'not asked',
}

/** The obligations as a table with times, then each failure with its counterexample as a case file. */
export function proofText(
  results: readonly ObligationResult[],
  solver: string,
  seconds: number,
  size: TextSize,
): string {
  const wide = Math.max(10, ...results.map(({ obligation }) => obligation.id.length))
  const row = (verdict: string, id: string, bases: string, questions: string, time: string): string =>
    `${verdict.padEnd(10)}${id.padEnd(wide + 2)}${bases.padStart(6)}${questions.padStart(11)}${time.padStart(10)}`
  const lines = [row('', 'obligation', 'bases', 'questions', 'time')]
  for (const { obligation, verdict, bases, questions, milliseconds } of results) {
    const time = `${(milliseconds / 1000).toFixed(1)} s`
    lines.push(row(VERDICTS[verdict], obligation.id, String(bases.length), String(questions), time))
    lines.push(wrap(`${' '.repeat(10)}${obligation.says}`, WIDTH, ' '.repeat(10)))
  }
  const failures = results.flatMap(({ obligation, failed }) => failed.map((one) => ({ id: obligation.id, ...one })))
  for (const { id, basis, asks, verdict, trouble, made } of failures) {
    lines.push('', wrap(`${id} under ${basis}: ${asks} The solver says ${verdict}. ${trouble ?? ''}`, WIDTH))
    if (made !== undefined) lines.push('The case file; "writ check" judges it:', JSON.stringify(made))
  }
  const total = results.reduce((sum, { questions }) => sum + questions, 0)
  const count = (verdict: ObligationResult['verdict']): number =>
    results.filter((one) => one.verdict === verdict).length
  const open = results.length - count('proved')
  lines.push('', `${count('proved')} proved, ${open} not; ${total} questions to ${solver} in ${seconds.toFixed(1)} s`)
  lines.push(`The text has ${(size.bytes / 1e6).toFixed(1)} MB and ${size.definitions} definitions (--smt writes it).`)
  lines.push('A proof speaks of the law as it is encoded. A lawyer must check that the encoding is the law.')
  return `${printable(lines.join('\n'))}\n`
}

/** The same as plain data. */
export function proofData(
  results: readonly ObligationResult[],
  solver: string,
  seconds: number,
  { bytes, definitions }: TextSize,
): unknown {
  return {
    writ: 1,
    solver,
    seconds: Number(seconds.toFixed(3)),
    text: { bytes, definitions },
    obligations: results.map(({ obligation, verdict, bases, questions, milliseconds, failed }) => ({
      obligation: obligation.id,
      says: obligation.says,
      verdict,
      bases,
      questions,
      seconds: Number((milliseconds / 1000).toFixed(3)),
      failed: failed.map(({ basis, asks, verdict: answer, trouble, made }) => ({
        basis,
        asks,
        answer,
        trouble: trouble ?? null,
        case: made ?? null,
      })),
    })),
  }
}
