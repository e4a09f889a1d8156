import type { ParseArgsOptionsConfig } from 'node:util'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { type Call, EXIT, readCall, textOf, usage } from './call.ts'
import { complain, print } from './output.ts'

/** A call of a verb of `writ log`: its folder, and the words after it. */
export interface LogCall {
  readonly call: Call
  readonly folder: string
  readonly words: readonly string[]
  readonly json: boolean
}

const COMMON: ParseArgsOptionsConfig = { keys: { type: 'string' }, json: { type: 'boolean' } }

/** Reads such a call; `most` is how many words may follow the folder, and `needed` names options that must be there. */
export function readLogCall(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  most: number,
  needed: readonly string[] = [],
): Result<LogCall> {
  const call = readCall(args, { ...COMMON, ...options })
  if (!call.ok) return call
  const [folder, ...words] = call.value.words
  const problems: Problem[] = []
  if (folder === undefined) problems.push(usage('No folder is named.', 'Name the folder of the record or log.'))
  for (const word of words.slice(most)) problems.push(usage(`"${word}" is one word too many.`, 'See writ log --help.'))
  for (const name of needed) {
    if (textOf(call.value, name) === undefined) problems.push(usage(`--${name} is missing.`, 'See writ log --help.'))
  }
  if (folder === undefined || problems.length > 0) return bad(...problems)
  return good({ call: call.value, folder, words, json: call.value.values['json'] === true })
}

/** Prints a result, as JSON or as text, or complains; answers the exit status. */
export async function tell(
  result: Result<{ readonly text: string; readonly data: unknown }>,
  json: boolean,
): Promise<number> {
  if (!result.ok) {
    complain(result.problems)
    return EXIT.wrong
  }
  await print(json ? `${JSON.stringify(result.value.data, null, 2)}\n` : result.value.text)
  return EXIT.done
}
