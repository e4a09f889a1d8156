import { fieldsOf, headAt } from './warc.ts'

/** An answer of a server as an archive holds it. */
export interface HttpResponse {
  readonly status: number
  readonly fields: ReadonlyMap<string, string>
  /** The payload: the body without transfer coding, still with its content coding. */
  readonly payload: Uint8Array
}

/** Reads an answer from the block of a record; null if it is none. */
export function httpResponse(block: Uint8Array): HttpResponse | null {
  const buffer = Buffer.from(block.buffer, block.byteOffset, block.length)
  const { head, end } = headAt(buffer, 0)
  if (head === null) return null
  const [first = '', ...lines] = head.split(/\r?\n/)
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(first)?.[1]
  if (status === undefined) return null
  const fields = fieldsOf(lines)
  const body = block.subarray(end)
  const isChunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '')
  return { status: Number(status), fields, payload: isChunked ? withoutChunks(buffer.subarray(end)) : body }
}

/**
 * Puts chunks together. Some archives hold the body put together already under its old head: what does not begin with
 * the size of a chunk is taken as it is. Of a body that was cut off, what is there is kept.
 */
function withoutChunks(body: Buffer): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  while (at < body.length) {
    const line = body.subarray(at, at + 1024)
    const end = line.indexOf('\n')
    const size =
      end < 0 ? undefined : /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n$/i.exec(line.toString('latin1', 0, end + 1))?.[1]
    if (size === undefined) {
      if (parts.length === 0) return body
      break
    }
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    const start = at + end + 1
    parts.push(body.subarray(start, start + length))
    at = start + length
    while (body[at] === 13 || body[at] === 10) at += 1
  }
  return Buffer.concat(parts)
}
