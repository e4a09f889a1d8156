import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { nearest } from '../logic/index.ts'

/** Exit statuses (contract, section 6). */
export const EXIT = { done: 0, failure: 1, wrong: 2, notShown: 3, barred: 4 } as const

/** A call taken apart: its options and its other words. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly words: readonly string[]
}

/** Takes the words of a call apart; what does not belong there is a problem. */
export function readCall(args: readonly string[], options: ParseArgsOptionsConfig): Result<Call> {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const problems: Problem[] = []
  const values: Record<string, string | boolean | undefined> = Object.create(null)
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const declared = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (declared === undefined) problems.push(unknownOption(token.rawName, Object.keys(options)))
    else if (declared.type === 'string' && (token.value === undefined || token.value === '')) {
      problems.push(usage(`${token.rawName} needs a value.`, `Write ${token.rawName} VALUE.`))
    } else if (declared.type === 'boolean' && token.value !== undefined) {
      problems.push(usage(`${token.rawName} takes no value.`, `Write ${token.rawName} alone.`))
    } else if (values[token.name] !== undefined) {
      problems.push(usage(`${token.rawName} is given twice.`, 'Keep one of them.'))
    } else values[token.name] = token.value ?? true
  }
  return problems.length > 0 ? bad(...problems) : good({ values, words })
}

/** A problem with the call itself. */
export function usage(message: string, mend: string): Problem {
  return { code: 'usage', place: {}, message, mend }
}

/** The text of an option, if it was given. */
export function textOf(call: Call, name: string): string | undefined {
  const value = call.values[name]
  return typeof value === 'string' ? value : undefined
}

function unknownOption(name: string, known: readonly string[]): Problem {
  const near = nearest(
    name,
    known.map((option) => `--${option}`),
  )
  return usage(`There is no option ${name}.`, near === null ? 'See --help.' : `Did you mean ${near}? See --help.`)
}

/** The number of an option from `least` to `most`, or what it is when it was not given. */
export function numberOf(call: Call, name: string, otherwise: number, least: number, most: number): Result<number> {
  const text = textOf(call, name)
  if (text === undefined) return good(otherwise)
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most) return good(value)
  return bad(usage(`--${name} ${text} is out of range.`, `Write a number from ${least} to ${most}.`))
}

/** The same for a whole number. */
export function wholeOf(call: Call, name: string, otherwise: number, least: number, most: number): Result<number> {
  const found = numberOf(call, name, otherwise, least, most)
  if (!found.ok || Number.isInteger(found.value)) return found
  return bad(usage(`--${name} ${found.value} is not whole.`, `Write a whole number from ${least} to ${most}.`))
}
