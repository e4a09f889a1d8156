import { createHmac } from 'node:crypto'
import { uint64 } from '../bytes.ts'

/**
 * The tag of the n-th event of a case, from 0. Whoever holds the case key finds every event of the case by walking n;
 * without the key no two tags can be told to belong together, because HMAC-SHA256 is a pseudorandom function.
 */
export function tagOf(caseKey: Uint8Array, n: number): string {
  return createHmac('sha256', caseKey).update('tag').update(uint64(n)).digest('hex')
}

/** The link of an event to the one before it, blinded in the same way; the first event links to 32 zero bytes. */
export function prevOf(caseKey: Uint8Array, commitBefore: string | null): string {
  const before = commitBefore === null ? Buffer.alloc(32) : Buffer.from(commitBefore, 'hex')
  return createHmac('sha256', caseKey).update('prev').update(before).digest('hex')
}
