import { SqlError, type SqlErrorCode } from './session.ts'
import type { TrinoFailure } from './trinoProtocol.ts'

/** The engine has no such thing, or an expression is longer than the machine code that it makes of one may be. */
const NOT_HERE = new Set(['NOT_SUPPORTED', 'FUNCTION_NOT_FOUND', 'QUERY_EXCEEDED_COMPILER_LIMIT'])

/** An error that the server reports, with the code that says what to do about it. */
export function trinoFailure({ errorName, message }: TrinoFailure, statement: string): SqlError {
  const [first = ''] = (message ?? '').split('\n')
  return new SqlError(codeOf(errorName), first === '' ? errorName : `${first} (${errorName})`, statement)
}

function codeOf(name: string): SqlErrorCode {
  if (name === 'USER_CANCELED') return 'cancelled'
  if (/SPILL|DISK/.test(name)) return 'disk'
  if (/MEMORY/.test(name)) return 'memory'
  if (/^EXCEEDED_(TIME|CPU)_LIMIT$/.test(name)) return 'time'
  if (/^SERVER_(STARTING_UP|SHUTTING_DOWN)$|^NO_NODES_AVAILABLE$/.test(name)) return 'unreachable'
  return NOT_HERE.has(name) ? 'not-here' : 'failed'
}
