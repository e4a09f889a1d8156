import { bad, good, type Problem, type Result } from '../input/index.ts'

/** Where a Trino is, who asks, and which schema is meant. */
export interface TrinoAddress {
  /** Scheme, host and port. */
  readonly origin: string
  readonly user: string
  readonly catalog: string
  readonly schema: string
}

/** What proves who asks, from the environment. */
export interface TrinoSecret {
  /** The value of the header Authorization. */
  readonly authorization: string
}

type Environment = Readonly<Record<string, string | undefined>>

const FORM = 'trino://[user@]host[:port]/catalog/schema[?tls=true]'

/**
 * Reads the address of a Trino: `trino://[user@]host[:port]/catalog/schema[?tls=true]`; without a user it is `writ`,
 * without a port 8080, or 443 with TLS. Problems never repeat what was written, for there may be a password in it.
 */
export function trinoAddress(text: string): Result<TrinoAddress> {
  const url = URL.parse(text)
  if (url === null || url.protocol !== 'trino:' || url.hostname === '') return wrong('is not one', `Write ${FORM}.`)
  if (url.password !== '' || ['password', 'token', 'access_token'].some((name) => url.searchParams.has(name)))
    return wrong(
      'holds a password or token',
      'Leave it out, and set WRIT_TRINO_PASSWORD or WRIT_TRINO_TOKEN in the environment.',
    )
  for (const name of url.searchParams.keys())
    if (name !== 'tls') return wrong('has an unknown setting', `Write ${FORM}.`)
  const tls = url.searchParams.getAll('tls')
  if (url.hash !== '' || tls.length > 1 || (tls[0] !== undefined && !['true', 'false'].includes(tls[0])))
    return wrong('says something else than ?tls=true or ?tls=false', `Write ${FORM}.`)
  const [user, ...path] = [url.username, ...url.pathname.split('/').slice(1)].map(decoded)
  const [catalog, schema] = path
  if (path.length !== 2 || catalog === undefined || schema === undefined || user === undefined)
    return wrong('does not name one catalog and one schema', `Write ${FORM}.`)
  if (catalog === '' || schema === '' || ![catalog, schema, user].every((part) => /^[\x20-\x7e]*$/.test(part)))
    return wrong('has a user, catalog or schema that is empty or not plain ASCII', `Write ${FORM}.`)
  const isSafe = tls[0] === 'true'
  const port = url.port === '' ? (isSafe ? '443' : '8080') : url.port
  const origin = URL.parse(`${isSafe ? 'https' : 'http'}://${url.hostname}:${port}`)?.origin
  return origin === undefined
    ? wrong('has a host that cannot be', `Write ${FORM}.`)
    : good({ origin, user: user === '' ? 'writ' : user, catalog, schema })
}

/**
 * The password or token for a Trino, from WRIT_TRINO_PASSWORD or WRIT_TRINO_TOKEN; null when neither is set. It is
 * given to a server over TLS only.
 */
export function trinoSecret({ origin, user }: TrinoAddress, environment: Environment): Result<TrinoSecret | null> {
  const password = environment['WRIT_TRINO_PASSWORD'] ?? ''
  const token = environment['WRIT_TRINO_TOKEN'] ?? ''
  if (password === '' && token === '') return good(null)
  if (password !== '' && token !== '')
    return bad(usage('WRIT_TRINO_PASSWORD and WRIT_TRINO_TOKEN are both set.', 'Set one of them.'))
  if (!origin.startsWith('https:'))
    return bad(usage('A password or token is sent over TLS only.', 'Add ?tls=true to the address, or unset it.'))
  if (token !== '' && !/^[\x21-\x7e]+$/.test(token))
    return bad(usage('WRIT_TRINO_TOKEN has characters that no token has.', 'Set it anew.'))
  const basic = Buffer.from(`${user}:${password}`, 'utf8').toString('base64')
  return good({ authorization: token === '' ? `Basic ${basic}` : `Bearer ${token}` })
}

function wrong<T>(what: string, mend: string): Result<T> {
  return bad(usage(`The address of a Trino ${what}.`, mend))
}

function usage(message: string, mend: string): Problem {
  return { code: 'usage', place: {}, message, mend }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // Half an escape: refused with the other characters that are not plain.
    return '\uFFFD'
  }
}
