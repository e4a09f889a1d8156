import { z } from 'zod'
import type { Data } from '../../input/index.ts'
import { hex, pieces, sha256 } from '../bytes.ts'
import { canonicalJson } from '../canonical.ts'
import { LEAF_TYPES, type LeafType } from './leaf.ts'

const sum = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')

/** What a commitment is on: which event of its case it is, when it was written, and the digests of its fields. */
export const envelopeSchema = z.strictObject({
  v: z.literal(1),
  n: z.int().nonnegative(),
  type: z.enum(LEAF_TYPES),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.]\d{3}Z$/, 'a moment in UTC with milliseconds'),
  fields: z.array(sum),
})

/** The envelope of one event. */
export type Envelope = z.infer<typeof envelopeSchema>

/** A field that can be shown on its own: its salt, its name, its value. */
export const disclosureSchema = z.tuple([sum, z.string().regex(/^[a-z][A-Za-z0-9.-]{0,63}$/, 'a field name'), z.json()])

/** One such field. */
export type Disclosure = readonly [salt: string, name: string, value: Data]

/** Everything that opens a commitment. Without its salt a commitment says nothing, even to one who guesses the contents. */
export interface Opening {
  readonly salt: string
  readonly envelope: Envelope
  readonly fields: readonly Disclosure[]
}

/** The digest of one field (as RFC 9901 does it: over the canonical JSON of salt, name and value). */
export function digestOf(disclosure: Disclosure): string | null {
  const text = canonicalJson([...disclosure])
  return text === null ? null : hex(sha256('f1', text))
}

/** The commitment to an envelope: SHA-256 of "c1", 32 bytes of salt and its canonical JSON. */
export function commitTo(salt: string, envelope: Envelope): string {
  return hex(sha256('c1', Buffer.from(salt, 'hex'), canonicalJson(envelope) ?? ''))
}

/**
 * Closes fields into an envelope with fresh salts. The digests are sorted and filled up with random ones to a power of
 * two, at least eight, so that neither their order nor their number tells anything. Null if a value has no canonical form.
 */
export function closeEnvelope(
  { n, type, at, fields }: { n: number; type: LeafType; at: string; fields: Readonly<Record<string, Data>> },
  random: (length: number) => Uint8Array,
): Opening | null {
  const entries = Object.entries(fields)
  let width = 8
  while (width < entries.length) width *= 2
  // All chance of one event at once: a salt or decoy for each place, and the salt of the whole.
  const chance = random(32 * (width + 1))
  const draw = (place: number): string => hex(chance.subarray(32 * place, 32 * place + 32))
  const disclosures = entries.map(([name, value], place): Disclosure => [draw(place), name, value])
  const digests = disclosures.map(digestOf)
  if (!digests.every((one) => one !== null)) return null
  while (digests.length < width) digests.push(draw(digests.length))
  const envelope: Envelope = { v: 1, n, type, at, fields: digests.sort() }
  return { salt: draw(width), envelope, fields: disclosures }
}

const ENVELOPE =
  /^\{"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.]\d{3}Z)","fields":\[("[0-9a-f]{64}"(?:,"[0-9a-f]{64}")*)\],"n":(0|[1-9]\d{0,14}),"type":"([a-z.]{1,40})","v":1\}$/

const FIELD = /^\["[0-9a-f]{64}","[a-z][A-Za-z0-9.-]{0,63}",.+\]$/s

/**
 * Opens a commitment with the texts that were hashed: the envelope, and the fields that are shown, each of which must
 * stand in the envelope, each name once. Null if anything does not fit.
 */
export function readOpening(
  commit: string,
  salt: string,
  envelopeText: string,
  fieldTexts: readonly string[],
): { readonly envelope: Envelope; readonly fields: readonly Disclosure[] } | null {
  const piece = pieces(ENVELOPE, envelopeText)
  const type = LEAF_TYPES.find((one) => one === piece(4))
  if (type === undefined || hex(sha256('c1', Buffer.from(salt, 'hex'), envelopeText)) !== commit) return null
  const envelope: Envelope = {
    v: 1,
    at: piece(1),
    fields: piece(2).slice(1, -1).split('","'),
    n: Number(piece(3)),
    type,
  }
  const fields: Disclosure[] = []
  for (const text of fieldTexts) {
    if (!FIELD.test(text) || !envelope.fields.includes(hex(sha256('f1', text)))) return null
    const read = disclosureSchema.safeParse(parsed(text))
    if (!read.success || fields.some(([, name]) => name === read.data[1])) return null
    fields.push(read.data)
  }
  return { envelope, fields }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
