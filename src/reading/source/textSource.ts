import { createHash } from 'node:crypto'
import { bad, good, type Problem, type Result } from '../../input/index.ts'
import type { Day } from '../../logic/index.ts'
import type { Language, Source } from '../model.ts'
import { type Characters, charactersOf } from './characters.ts'
import { compose } from './composition.ts'
import { guessLanguage, languageTagged } from './languageGuess.ts'
import { MAX_PIECES, problem, tooLarge } from './limits.ts'
import { readMarkdown } from './markdown.ts'
import { binaryKind, textTypeOf } from './mediaType.ts'
import { readPageText } from './page.ts'
import { readPlainText } from './plainText.ts'
import type { Reading } from './reading.ts'

/** What the user says of a file; it counts more than what the file says of itself. */
export interface Said {
  readonly language?: Language | undefined
  readonly published?: Day | undefined
  readonly url?: string | undefined
}

/** A text before it is read: its bytes, and what an archive says of it. */
export interface Received {
  readonly name: string
  /** What is kept as the exhibit, and whose digest is given. */
  readonly exhibit: Uint8Array
  /** The bytes of the text itself: the same, unless they were packed. */
  readonly content: Uint8Array
  readonly url: string | null
  readonly captured: string | null
  readonly charset: string | null
}

const MEND = 'Save its words as HTML, Markdown or plain text, and keep the original as an exhibit.'

/** Reads the bytes of one text: characters, pieces, and what the text says of itself. */
export function textSource(received: Received, said: Said): Result<Source> {
  const { name, exhibit, content, captured } = received
  const characters = charactersOf(content, received.charset)
  const refused = refusal(content, characters, name)
  if (refused !== null) return bad(refused)
  const address = said.url ?? received.url
  const reading = readingOf(characters.text, name, address)
  if (reading.pieces.length > MAX_PIECES) return bad(tooLarge(name, 'The number of pieces', MAX_PIECES))
  const composed = compose(reading.pieces, reading.whole)
  if (composed.blocks.length === 0) return bad(problem('unreadable', name, 'There are no words in it.', MEND))
  return good({
    name,
    sha256: createHash('sha256').update(exhibit).digest('hex'),
    bytes: exhibit.length,
    mediaType: reading.mediaType,
    charset: characters.charset,
    damaged: characters.damaged,
    title: reading.title,
    author: reading.author,
    publisher: reading.publisher,
    published: said.published ?? reading.published,
    url: address ?? reading.url,
    captured,
    language: said.language ?? languageTagged(reading.language) ?? guessLanguage(composed.text),
    ...composed,
  })
}

function readingOf(text: string, name: string, address: string | null): Reading {
  const type = textTypeOf(text, name)
  if (type === 'text/html') return readPageText(text, address)
  return type === 'text/markdown' ? readMarkdown(text) : readPlainText(text)
}

/** How many characters in a hundred may be lost before a file is taken for no text, beyond a few. */
const MOST_LOST = { share: 0.1, number: 8 }

function refusal(content: Uint8Array, { text, charset, damaged }: Characters, file: string): Problem | null {
  const kind = binaryKind(content)
  if (kind !== null) return problem('unreadable', file, `This is ${kind}, not a text.`, MEND)
  if (!charset.startsWith('utf-16') && content.includes(0)) {
    return problem(
      'nul-byte',
      file,
      'It holds NUL bytes: it is no text, or UTF-16 without its mark.',
      `Save it as UTF-8. ${MEND}`,
    )
  }
  if (damaged > MOST_LOST.number && damaged > text.length * MOST_LOST.share) {
    return problem(
      'encoding',
      file,
      `${damaged} of its ${text.length} characters could not be read.`,
      `Save it as UTF-8. ${MEND}`,
    )
  }
  return null
}
