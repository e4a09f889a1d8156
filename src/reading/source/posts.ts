import type { Day } from '../../logic/index.ts'
import { DATE, dayWritten } from './dates.ts'

/** The line that closes an embedded post: who wrote it, under which account, on which day as written. */
export interface Signature {
  readonly author: string | null
  readonly account: string | null
  readonly written: string | null
  readonly on: Day | null
}

const ACCOUNT = '@[\\p{L}\\p{N}_.@-]{1,80}'
const SIGNED = `[—–-]{1,2}\\s*([^()]{1,120}?)\\s*\\((${ACCOUNT})\\)`
const LINE = new RegExp(`^${SIGNED}[\\s,·|]*(${DATE})$`, 'u')
const AT_END = new RegExp(
  `(?:^|\\s)${SIGNED}(?:[\\s,·|]*(${DATE})(?:,?(?: at| a las)? \\d{1,2}:\\d{2}.{0,20})?)?$`,
  'u',
)
const SHARED = new RegExp(
  `(?:^|\\s)(?:A (?:post|photo|video|reel) shared by|Una (?:publicación|foto) (?:compartida|publicada) (?:por|de))\\s+` +
    `([^()]{1,120}?)\\s*\\((${ACCOUNT})\\)(?:\\s*(?:on|el)?\\s*(${DATE}).{0,40})?$`,
  'iu',
)

/** The longest line that can close a post. */
const LONGEST = 300

/** Reads a line such as `— Jane Doe (@jane) March 16, 2025` or `– Ana (@ana) 16 de marzo de 2025`. */
export function signatureOf(line: string): Signature | null {
  if (line.length > LONGEST || !/^[—–-]/.test(line)) return null
  const match = LINE.exec(line)
  return match === null ? null : signature(match)
}

/** The signature at the end of a piece that the markup marks as a post, and where in the piece it begins. */
export function signatureAtEnd(text: string): { readonly signature: Signature; readonly at: number } | null {
  const from = Math.max(0, text.length - LONGEST)
  const tail = text.slice(from)
  const match = AT_END.exec(tail) ?? SHARED.exec(tail)
  if (match === null) return null
  const space = /^\s/.test(match[0]) ? 1 : 0
  return { signature: signature(match), at: from + match.index + space }
}

function signature(match: RegExpExecArray): Signature {
  const written = match[3] ?? null
  return {
    author: match[1]?.trim() ?? null,
    account: match[2] ?? null,
    written,
    on: written === null ? null : dayWritten(written),
  }
}

/** The owner of an account as the author of a text: `Jane Doe (@jane)`. */
export function accountName({ author, account }: Signature): string | null {
  if (author === null || account === null) return author ?? account
  return `${author} (${account})`
}

/** Whether a line begins like an item of a list. A long dash is left out: in Spanish it opens direct speech. */
export function isItem(line: string): boolean {
  return /^[–\-•*·▪◦‣]\s/u.test(line)
}
