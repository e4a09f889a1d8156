import type { Data } from '../input/index.ts'

/**
 * Data as canonical JSON (RFC 8785): keys in the order of their UTF-16 units, no blanks, numbers as ECMAScript writes
 * them, so that the same data are the same bytes everywhere. Null for data that have none: text with half a surrogate
 * pair, and numbers that are not finite.
 */
export function canonicalJson(data: Data): string | null {
  if (typeof data === 'string') return data.isWellFormed() ? JSON.stringify(data) : null
  if (typeof data === 'number') return Number.isFinite(data) ? JSON.stringify(data) : null
  if (data === null || typeof data === 'boolean') return String(data)
  if (Array.isArray(data)) return joined(data.map(canonicalJson), '[', ']')
  const parts: (string | null)[] = []
  for (const [key, value] of Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = canonicalJson(key)
    const text = canonicalJson(value)
    parts.push(name === null || text === null ? null : `${name}:${text}`)
  }
  return joined(parts, '{', '}')
}

function joined(parts: readonly (string | null)[], open: string, close: string): string | null {
  return parts.includes(null) ? null : `${open}${parts.join(',')}${close}`
}
