import { bad, good, type Result } from '../input/index.ts'
import { trinoAddress } from './trinoAddress.ts'

/** Which engine is asked for: the one inside, or a Trino with its address. */
export type EngineChoice = { readonly engine: 'duckdb' } | { readonly engine: 'trino'; readonly url: string }

/** Reads which engine a call asks for: `duckdb`, or `trino://[user@]host[:port]/catalog/schema[?tls=true]`. */
export function engineOf(text: string): Result<EngineChoice> {
  if (text === 'duckdb') return good({ engine: 'duckdb' })
  if (!/^trino:/i.test(text)) {
    const mend = 'Write duckdb, or trino://host:port/catalog/schema.'
    return bad({ code: 'usage', place: {}, message: 'There is no such engine.', mend })
  }
  const address = trinoAddress(text)
  return address.ok ? good({ engine: 'trino', url: text }) : address
}
