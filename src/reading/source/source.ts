import { bad, good, type Result } from '../../input/index.ts'
import type { Source } from '../model.ts'
import { type ArchivedPage, waczPages, warcPages } from './archive.ts'
import { MAX_FILE, tooLarge } from './limits.ts'
import { packingOf } from './mediaType.ts'
import { type Said, textSource } from './textSource.ts'
import { allowance, gunzip } from './unpack.ts'

/**
 * Reads a file of text (plain, Markdown, HTML) or a web archive into sources: one of a file, one of each main page of an
 * archive. Nothing is fetched or run. A file that holds no text, is damaged or is too large gives problems.
 */
export function readSource(bytes: Uint8Array, name: string, said: Said): Result<readonly Source[]> {
  if (bytes.length > MAX_FILE) return bad(tooLarge(name, 'The file', MAX_FILE))
  const allowed = allowance()
  const packing = packingOf(bytes)
  if (packing === 'zip') return readPages(waczPages(bytes, name, allowed), name, said)
  const unpacked = packing === 'gzip' ? gunzip(bytes, name, allowed) : good(bytes)
  if (!unpacked.ok) return unpacked
  const content = unpacked.value
  if (packingOf(content) === 'warc') return readPages(warcPages(content, name, allowed), name, said)
  if (content.length > MAX_FILE) return bad(tooLarge(name, 'The text', MAX_FILE))
  const one = textSource({ name, exhibit: bytes, content, url: null, captured: null, charset: null }, said)
  return one.ok ? good([one.value]) : one
}

/** Reads the pages of an archive. Frames and other pages without words are left out, as long as one page has some. */
function readPages(found: Result<readonly ArchivedPage[]>, name: string, said: Said): Result<readonly Source[]> {
  if (!found.ok) return found
  const sources: Source[] = []
  let none: Result<readonly Source[]> = good([])
  for (const { url, captured, payload, body, charset } of found.value) {
    const page = textSource(
      { name: `${name} ${url}`, exhibit: payload, content: body, url, captured, charset },
      { ...said, url: undefined },
    )
    if (page.ok) sources.push(page.value)
    else if (page.problems.some(({ code }) => code === 'too-large')) return page
    else none = page
  }
  return sources.length > 0 ? good(sources) : none
}
