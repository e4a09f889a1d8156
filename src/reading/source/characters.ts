/** Bytes as characters: how they were read, and how many could not be. */
export interface Characters {
  readonly text: string
  /** The encoding, and what it rests on. */
  readonly charset: string
  /** How many characters are lost or in doubt. */
  readonly damaged: number
}

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * Turns bytes into characters. A byte order mark goes before what the archive or the page declares, and that before
 * UTF-8. Bytes that are not UTF-8 are read as UTF-8 with losses where most of them are, else as windows-1252;
 * bytes that have no meaning there are lost.
 */
export function charactersOf(bytes: Uint8Array, declared: string | null): Characters {
  for (const [mark, label] of MARKS) {
    if (mark.every((byte, i) => bytes[i] === byte)) return read(bytes, label, 'by its byte order mark')
  }
  const label = declared ?? declaredInPage(bytes)
  const known = label === null ? null : encodingNamed(label)
  if (known !== null && known !== 'utf-8') return read(bytes, known, 'as declared')
  try {
    return cleaned(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8')
  } catch {
    return guess(bytes)
  }
}

function read(bytes: Uint8Array, label: string, because: string): Characters {
  return cleaned(new TextDecoder(label).decode(bytes), `${label}, ${because}`)
}

function guess(bytes: Uint8Array): Characters {
  const loose = new TextDecoder('utf-8').decode(bytes)
  // A page that was cut off or pasted together in the middle of a character is still UTF-8.
  if (count(loose, /[\u0080-\ufffc]/g) > count(loose, /\ufffd/g)) return cleaned(loose, 'utf-8, with losses')
  return read(bytes, 'windows-1252', 'a guess: it is not UTF-8')
}

/** The charset that a page declares in its first bytes. */
function declaredInPage(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048))
  const label = /<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ?? null
  // A page in which a declaration can be found this way is not UTF-16, whatever it declares.
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label
}

function encodingNamed(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

// Control characters mean nothing in a text, and could drive a terminal; tabs and line breaks stay.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g
// Characters without width hide inside words, and those that turn the direction of writing reorder them.
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** Characters as they stand in a text: without unseen ones, and with U+FFFD for control characters. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '').replace(CONTROLS, '\ufffd')
}

function cleaned(characters: string, charset: string): Characters {
  const text = visible(characters)
  return { text, charset, damaged: count(text, /\ufffd/g) }
}

function count(text: string, what: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(what)) found += 1
  return found
}
