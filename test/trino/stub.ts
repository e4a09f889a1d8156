import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** What the stub was asked. */
interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What the stub does with a request: an answer of JSON or of text, the end of the connection, or no answer at all. */
export type Reply =
  | { readonly json: unknown; readonly headers?: Record<string, string> }
  | { readonly status: number; readonly text?: string | Buffer; readonly headers?: Record<string, string> }
  | 'hang up'
  | 'silence'

/** A server that speaks as much of Trino's protocol as a test tells it to. */
export interface Stub {
  readonly url: string
  readonly origin: string
  readonly asked: readonly Asked[]
  /** The requests of one kind. */
  of(method: string): readonly Asked[]
  /** Answers the next requests in this order; after the last one, and for every DELETE, it answers 204. */
  script(...replies: readonly (Reply | ((asked: Asked) => Reply))[]): void
  close(): Promise<void>
}

/** Starts a stub on this machine. It answers `select 1`, with which a session begins, by itself. */
export async function startStub(): Promise<Stub> {
  const asked: Asked[] = []
  let replies: (Reply | ((asked: Asked) => Reply))[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const each: Asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      }
      if (each.body === 'select 1') return answer(response, { json: done({ columns: [int('_col0')], data: [[1]] }) })
      asked.push(each)
      const reply = each.method === 'DELETE' ? undefined : replies.shift()
      answer(response, (typeof reply === 'function' ? reply(each) : reply) ?? { status: 204 })
    })
  })
  const origin = `http://127.0.0.1:${await listening(server)}`
  return {
    origin,
    url: `${origin.replace('http', 'trino')}/memory/own`,
    asked,
    of: (method) => asked.filter((each) => each.method === method),
    script: (...given) => {
      replies = [...given]
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A column of whole numbers. */
export function int(name: string): { name: string; type: string } {
  return { name, type: 'integer' }
}

/** The last answer of a statement. */
export function done(rest: object = {}): object {
  return { id: 'q', stats: { state: 'FINISHED', progressPercentage: 100 }, ...rest }
}

/** An answer that is followed by another one. */
export function more(stub: Stub, rest: object = {}, progressPercentage = 50): object {
  const nextUri = `${stub.origin}/v1/statement/executing/q/slug/${stub.asked.length}`
  return { id: 'q', nextUri, stats: { state: 'RUNNING', progressPercentage }, ...rest }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The stub has no port.')
  return address.port
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return
  if (reply === 'hang up') {
    response.socket?.destroy()
    return
  }
  const isJson = 'json' in reply
  response.writeHead(isJson ? 200 : reply.status, {
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...reply.headers,
  })
  response.end(isJson ? JSON.stringify(reply.json) : reply.text)
}
