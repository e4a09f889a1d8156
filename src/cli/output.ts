import { describeProblem, type Problem } from '../input/index.ts'

/** Writes to standard output and waits until it is taken; a reader that has gone away is no error. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined || ('code' in error && error.code === 'EPIPE')) resolve()
      else reject(error)
    })
  })
}

/** Writes problems to standard error, one a line. */
export function complain(problems: readonly Problem[]): void {
  const lines = problems.map((problem) => printable(describeProblem(problem)))
  process.stderr.write(`${lines.join('\n')}\n`)
}

/** A note on progress, for people only. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** The text with control characters as codes: from a file they could steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`)
}

/** Whether colour may be used on standard output. */
export function colourAllowed(): boolean {
  return process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb'
}
