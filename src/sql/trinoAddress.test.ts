import { describe, expect, test } from 'vitest'
import { engineOf } from './engine.ts'
import { openTrino } from './trino.ts'
import { trinoAddress, trinoSecret } from './trinoAddress.ts'

describe('the address of a Trino', () => {
  test.each([
    ['trino://h:8080/c/s', ['http://h:8080', 'writ', 'c', 's']],
    ['trino://h/c/s', ['http://h:8080', 'writ', 'c', 's']],
    ['trino://h/c/s?tls=false', ['http://h:8080', 'writ', 'c', 's']],
    ['trino://ana@h/c/s?tls=true', ['https://h', 'ana', 'c', 's']],
    ['trino://ana%20b@h:8443/c/s%2Ft?tls=true', ['https://h:8443', 'ana b', 'c', 's/t']],
    ['trino://[::1]:9/c/s', ['http://[::1]:9', 'writ', 'c', 's']],
  ])('%s', (text, [origin, user, catalog, schema]) => {
    expect(trinoAddress(text)).toEqual({ ok: true, value: { origin, user, catalog, schema } })
    expect(engineOf(text)).toEqual({ ok: true, value: { engine: 'trino', url: text } })
  })

  test.each([
    'trino:',
    'trino://',
    'trino:///c/s',
    'trino://h',
    'trino://h/c',
    'trino://h/c/',
    'trino://h//s',
    'trino://h/c/s/t',
    'trino://h/c/s?tls=yes',
    'trino://h/c/s?tls=true&tls=false',
    'trino://h/c/s?user=ana',
    'trino://h/c/s#x',
    'trino://h:99999/c/s',
    'trino://h/c/%zz',
    'trino://h/c/s%0d%0ax-trino-user:root',
    'trino://ana%0a@h/c/s',
    'mysql://h/c/s',
    '',
  ])('%j is refused', (text) => {
    expect(engineOf(text)).toMatchObject({ ok: false, problems: [{ code: 'usage' }] })
  })

  test.each([
    'trino://ana:hunter2@h/c/s',
    'trino://:hunter2@h/c/s',
    'trino://h/c/s?password=hunter2',
    'trino://h/c/s?token=hunter2',
    'trino://ana:hunter2@h:99999/c/s',
    'TRINO://ana:hunter2@h',
  ])('a secret in it is refused and never repeated: %s', async (text) => {
    const result = engineOf(text)
    expect(result.ok).toBe(false)
    expect(JSON.stringify(result)).not.toContain('hunter2')
    const error: unknown = await openTrino(text).catch((each: unknown) => each)
    expect(error).toMatchObject({ name: 'SqlError', code: 'failed' })
    expect(JSON.stringify([String(error), error])).not.toContain('hunter2')
  })

  test('duckdb is the engine inside', () => {
    expect(engineOf('duckdb')).toEqual({ ok: true, value: { engine: 'duckdb' } })
  })
})

describe('the secret', () => {
  const address = (text: string) => {
    const result = trinoAddress(text)
    if (!result.ok) throw new Error('no address')
    return result.value
  }
  const safe = address('trino://ana@h/c/s?tls=true')

  test('is a password or a token from the environment', () => {
    expect(trinoSecret(safe, {})).toEqual({ ok: true, value: null })
    expect(trinoSecret(safe, { WRIT_TRINO_PASSWORD: 'ü:x' })).toEqual({
      ok: true,
      value: { authorization: `Basic ${Buffer.from('ana:ü:x').toString('base64')}` },
    })
    expect(trinoSecret(safe, { WRIT_TRINO_TOKEN: 'abc' })).toEqual({ ok: true, value: { authorization: 'Bearer abc' } })
  })

  test.each([
    ['without TLS', 'trino://ana@h/c/s', { WRIT_TRINO_PASSWORD: 'hunter2' }],
    ['twice', 'trino://ana@h/c/s?tls=true', { WRIT_TRINO_PASSWORD: 'hunter2', WRIT_TRINO_TOKEN: 'hunter2' }],
    ['that breaks a header', 'trino://ana@h/c/s?tls=true', { WRIT_TRINO_TOKEN: 'hunter2\nx: y' }],
  ])('%s is refused and not repeated', async (_name, text, environment) => {
    const result = trinoSecret(address(text), environment)
    expect(result.ok).toBe(false)
    expect(JSON.stringify(result)).not.toContain('hunter2')
    await expect(openTrino(text, { environment })).rejects.toMatchObject({
      code: 'failed',
      message: expect.not.stringContaining('hunter2'),
    })
  })
})
