import { SqlError, type SqlErrorCode } from './session.ts'
import type { TrinoFailure } from './trinoProtocol.ts'

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
  return name === 'NOT_SUPPORTED' || name === 'FUNCTION_NOT_FOUND' ? 'not-here' : 'failed'
}
