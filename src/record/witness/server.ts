import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Witness, WitnessAnswer } from './witness.ts'

/** The largest body that is read, in bytes: a checkpoint with many signatures and 63 hashes. */
const MAX_BODY = 128 * 1024

/** Serves a witness over HTTP: `POST /add-checkpoint`, and nothing else. The caller lets it listen and closes it. */
export function witnessServer(witness: Witness): Server {
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request, witness)
    response.writeHead(answer.status, { 'Content-Type': answer.type, 'Cache-Control': 'no-store' })
    response.end(answer.body)
  })
  server.requestTimeout = 10_000
  return server
}

type Answer = Omit<WitnessAnswer, 'status'> & { readonly status: number }

async function answerTo(request: IncomingMessage, witness: Witness): Promise<Answer> {
  const type = 'text/plain; charset=utf-8'
  if (request.url !== '/add-checkpoint') return { status: 404, type, body: 'There is only /add-checkpoint here.\n' }
  if (request.method !== 'POST') return { status: 405, type, body: 'Write to it with POST.\n' }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    parts.push(part)
    size += part.length
    if (size > MAX_BODY) return { status: 413, type, body: 'The body is too large.\n' }
  }
  try {
    return await witness.addCheckpoint(Buffer.concat(parts).toString('utf8'))
  } catch {
    // Whatever it was, no signature leaves this process that is not remembered.
    return { status: 500, type, body: 'The witness could not remember the head.\n' }
  }
}
