/** What bytes hold, judged by the bytes themselves. */
export type Packing = 'warc' | 'gzip' | 'zip' | 'text'

/** Files that are often taken for texts, by their first bytes. */
const BINARY: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF'],
  ['\x89PNG', 'a picture (PNG)'],
  ['GIF8', 'a picture (GIF)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['RIFF', 'a sound, film or picture (RIFF)'],
  ['II*\0', 'a picture (TIFF)'],
  ['MM\0*', 'a picture (TIFF)'],
  ['\xd0\xcf\x11\xe0', 'an Office document'],
  ['{\\rtf', 'an RTF document'],
  ['7z\xbc\xaf', 'an archive (7z)'],
  ['Rar!', 'an archive (RAR)'],
  ['BZh', 'an archive (bzip2)'],
  ['\xfd7zXZ', 'an archive (xz)'],
  ['\x28\xb5\x2f\xfd', 'an archive (zstd)'],
  ['\x7fELF', 'a program'],
  ['SQLite format 3', 'a database'],
  ['ID3', 'a sound (MP3)'],
  ['OggS', 'a sound (Ogg)'],
]

/** How the bytes are packed; `text` where they are not. */
export function packingOf(bytes: Uint8Array): Packing {
  const head = latin(bytes.subarray(0, 8))
  if (head.startsWith('WARC/')) return 'warc'
  if (head.startsWith('\x1f\x8b')) return 'gzip'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  return 'text'
}

/** What a file is that holds no text, in words; null where nothing says so. */
export function binaryKind(bytes: Uint8Array): string | null {
  const head = latin(bytes.subarray(0, 16))
  return BINARY.find(([magic]) => head.startsWith(magic))?.[1] ?? null
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

const TAGS =
  'html|head|body|title|meta|link|script|style|main|article|section|div|p|h[1-6]|ul|ol|li|table|blockquote|span|a|b|i|em|strong|br|hr|img|header|nav|svg|form|font|center'
const OPENS_WITH_TAG = new RegExp(`^\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!doctype\\s+html|<(?:${TAGS})(?=[\\s/>]))`, 'i')
const COMMENT_FIRST = /^\s*<!--/
const DOCUMENT_TAG = /<!doctype\s+html|<(?:html|head|body)(?=[\s>])/i
const BLOCK_ENDS = /<\/(?:p|div|li|ul|h[1-6]|article|section|blockquote|td)\s*>/gi

/** Whether a text is HTML, Markdown or plain, by what stands in it; the name only decides where the text does not. */
export function textTypeOf(text: string, name: string): 'text/html' | 'text/markdown' | 'text/plain' {
  const head = text.slice(0, 4096)
  const markdown = /\.(?:md|markdown)$/i.test(name)
  if (OPENS_WITH_TAG.test(head)) return 'text/html'
  if (COMMENT_FIRST.test(head) && (DOCUMENT_TAG.test(text.slice(0, 65_536)) || !markdown)) return 'text/html'
  if (markdown || hasFrontMatter(head)) return 'text/markdown'
  if (DOCUMENT_TAG.test(head) || [...head.matchAll(BLOCK_ENDS)].length >= 2) return 'text/html'
  if (/\.x?html?$/i.test(name) && /<[a-z!][^<>]*>/i.test(head)) return 'text/html'
  const headings = head.match(/^#{1,6} \S/gm)?.length ?? 0
  return /^\s*# \S/.test(head) || headings >= 2 ? 'text/markdown' : 'text/plain'
}

function hasFrontMatter(head: string): boolean {
  return /^---[ \t]*\r?\n[A-Za-z_][\w-]*[ \t]*:/.test(head)
}
