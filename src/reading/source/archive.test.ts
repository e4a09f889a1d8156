import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Result } from '../../input/index.ts'
import type { Source } from '../model.ts'
import { readSource } from './index.ts'

const HTML =
  '<html><head><title>T</title></head><body><article><p>Words of the page are here.</p></article></body></html>'
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

interface Options {
  readonly url?: string
  readonly date?: string
  readonly status?: string
  readonly fields?: readonly string[]
  readonly body?: Uint8Array
  readonly type?: string
  readonly version?: string
}

function record({
  url = 'https://a.example/1',
  date = '2025-05-03T10:00:00Z',
  status = '200 OK',
  fields = ['Content-Type: text/html'],
  body = strToU8(HTML),
  type = 'response',
  version = '1.1',
}: Options = {}): Uint8Array {
  const head = strToU8(`HTTP/1.1 ${status}\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n`)
  const length = head.length + body.length
  const warc = `WARC/${version}\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nWARC-Date: ${date}\r\nContent-Type: application/http\r\nContent-Length: ${length}\r\n\r\n`
  return Buffer.concat([strToU8(warc), head, body, strToU8('\r\n\r\n')])
}

const page = (words: string): Uint8Array => strToU8(HTML.replace('Words of the page', words))
const read = (bytes: Uint8Array, name = 'x.warc'): Result<readonly Source[]> => readSource(bytes, name, {})
const texts = (bytes: Uint8Array): readonly string[] => {
  const result = read(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value.map(({ text }) => text)
}
const code = (bytes: Uint8Array): string | undefined => {
  const result = read(bytes)
  return result.ok ? undefined : result.problems[0]?.code
}

function chunked(bytes: Uint8Array, size: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    parts.push(strToU8(`${part.length.toString(16)};x=y\r\n`), part, strToU8('\r\n'))
  }
  return Buffer.concat([...parts, strToU8('0\r\n\r\n')])
}

describe('WARC', () => {
  test('gives a source for each page, with address, moment and digest of the payload', () => {
    const two = page('Other words')
    const result = read(
      Buffer.concat([
        record({ type: 'request' }),
        record(),
        record({ url: 'https://a.example/2', body: two, version: '1.0' }),
      ]),
      'a.warc',
    )
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          name: 'a.warc https://a.example/1',
          url: 'https://a.example/1',
          captured: '2025-05-03T10:00:00Z',
          text: 'Words of the page are here.',
          bytes: HTML.length,
        },
        {
          name: 'a.warc https://a.example/2',
          url: 'https://a.example/2',
          text: 'Other words are here.',
          sha256: sha256(two),
        },
      ],
    })
  })

  test('packed, in one member or in one for each record', () => {
    expect(texts(gzipSync(record()))).toEqual(['Words of the page are here.'])
    expect(texts(Buffer.concat([gzipSync(record()), gzipSync(record({ url: 'https://a.example/2' }))]))).toHaveLength(2)
  })

  test.each([
    ['chunked', ['Transfer-Encoding: chunked'], chunked(strToU8(HTML), 7)],
    ['gzip', ['Content-Encoding: gzip'], gzipSync(HTML)],
    ['Brotli', ['content-encoding: br'], brotliCompressSync(HTML)],
    ['chunked and gzip', ['Transfer-Encoding: chunked', 'Content-Encoding: gzip'], chunked(gzipSync(HTML), 10)],
    ['gzip by its head only', ['Content-Encoding: gzip'], strToU8(HTML)],
    ['chunked by its head only', ['Transfer-Encoding: chunked'], strToU8(HTML)],
    ['an unknown coding', ['Content-Encoding: none'], strToU8(HTML)],
  ])('a body that is %s', (_, fields, body) => {
    expect(texts(record({ fields: ['Content-Type: text/html; charset=utf-8', ...fields], body }))).toEqual([
      'Words of the page are here.',
    ])
  })

  test('the charset of the answer goes before that of the page', () => {
    const body = Buffer.from('<meta charset=utf-8><p>se\xf1or y ni\xf1o</p>', 'latin1')
    expect(texts(record({ fields: ['Content-Type: text/html; charset="ISO-8859-1"'], body }))).toEqual(['señor y niño'])
  })

  test('other answers, other types and repeats are left out', () => {
    const bytes = Buffer.concat([
      record(),
      record(),
      record({ url: 'https://a.example/2', status: '404 Not Found' }),
      record({ url: 'https://a.example/3', fields: ['Content-Type: image/png'] }),
      record({ url: 'https://a.example/4', body: strToU8('<script>x</script>') }),
      record({ url: 'javascript:x' }),
    ])
    expect(texts(bytes)).toHaveLength(1)
  })

  test.each([
    ['no page', record({ status: '500 No' }), 'unreadable'],
    ['only pages without words', record({ body: strToU8('<p></p>') }), 'unreadable'],
    ['another version', record({ version: '0.9' }), 'syntax'],
    ['a cut record', record().subarray(0, 300), 'syntax'],
    ['a cut head', record().subarray(0, 40), 'syntax'],
    ['no length', strToU8('WARC/1.1\r\nWARC-Type: response\r\n\r\nx'), 'syntax'],
    ['a length that is none', strToU8('WARC/1.1\r\nContent-Length: -5\r\n\r\nx'), 'syntax'],
    ['something after it', Buffer.concat([record(), strToU8('and more')]), 'syntax'],
    [
      'a damaged coding',
      record({ fields: ['Content-Type: text/html', 'Content-Encoding: gzip'], body: gzipSync(HTML).subarray(0, 40) }),
      'unreadable',
    ],
    ['damaged gzip', gzipSync(record()).subarray(0, 60), 'unreadable'],
    [
      'a page coded too often',
      record({ fields: ['Content-Type: text/html', 'Content-Encoding: gzip, gzip, gzip, gzip'] }),
      'unreadable',
    ],
  ])('with %s is a problem', (_, bytes, expected) => {
    expect(code(bytes)).toBe(expected)
  })

  test('bombs are refused', { timeout: 30_000 }, () => {
    const zeros = gzipSync(new Uint8Array(210 * 1024 * 1024))
    expect(code(zeros)).toBe('too-large')
    expect(code(record({ fields: ['Content-Type: text/html', 'Content-Encoding: gzip'], body: zeros }))).toBe(
      'too-large',
    )
    expect(
      code(
        record({
          fields: ['Content-Type: text/html', 'Content-Encoding: gzip'],
          body: gzipSync(new Uint8Array(21 * 1024 * 1024).fill(97)),
        }),
      ),
    ).toBe('too-large')
  })
})

describe('WACZ', () => {
  const warc = gzipSync(
    Buffer.concat([
      record(),
      record({ url: 'https://a.example/2', body: page('Other words') }),
      record({ url: 'https://a.example/0', status: '302 Found', fields: ['Location: /2'] }),
    ]),
  )
  const pages = (...urls: readonly string[]): string =>
    [
      '{"format":"json-pages-1.0","id":"pages"}',
      ...urls.map((url) => JSON.stringify({ url, ts: '2025-05-03T10:00:00.123Z' })),
      '',
    ].join('\n')

  function wacz(
    files: Readonly<Record<string, Uint8Array>>,
    change: (hashes: Record<string, string>) => void = () => {},
  ): Uint8Array {
    const hashes = Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, `sha256:${sha256(content)}`]),
    )
    change(hashes)
    const description = strToU8(
      JSON.stringify({
        profile: 'data-package',
        resources: Object.entries(hashes).map(([path, hash]) => ({ name: path, path, hash, bytes: 1 })),
      }),
    )
    return zipSync({
      ...files,
      'datapackage.json': description,
      'datapackage-digest.json': strToU8(
        JSON.stringify({ path: 'datapackage.json', hash: `sha256:${sha256(description)}` }),
      ),
    })
  }

  test('gives the pages that it lists', () => {
    expect(
      texts(wacz({ 'archive/a.warc.gz': warc, 'pages/pages.jsonl': strToU8(pages('https://a.example/2')) })),
    ).toEqual(['Other words are here.'])
  })

  test('follows a listed address to where the archive says that it leads', () => {
    expect(
      texts(wacz({ 'archive/a.warc.gz': warc, 'pages/pages.jsonl': strToU8(pages('https://a.example/0')) })),
    ).toEqual(['Other words are here.'])
  })

  test('gives all pages where it lists none', () => {
    expect(texts(wacz({ 'archive/a.warc.gz': warc }))).toEqual(['Words of the page are here.', 'Other words are here.'])
  })

  test('takes the capture of the moment that it lists', () => {
    const twice = Buffer.concat([record({ date: '2025-05-02T10:00:00Z', body: page('Old words') }), record()])
    expect(
      texts(wacz({ 'archive/a.warc': twice, 'pages/pages.jsonl': strToU8(pages('https://a.example/1')) })),
    ).toEqual(['Words of the page are here.'])
  })

  test.each([
    [
      'a file that was changed',
      wacz({ 'archive/a.warc.gz': warc }, (hashes) => {
        hashes['archive/a.warc.gz'] = `sha256:${'0'.repeat(64)}`
      }),
      'contradiction',
    ],
    [
      'a file that is not named',
      wacz({ 'archive/a.warc.gz': warc }, (hashes) => {
        delete hashes['archive/a.warc.gz']
      }),
      'contradiction',
    ],
    [
      'a file that is missing',
      wacz({ 'archive/a.warc.gz': warc }, (hashes) => {
        hashes['archive/b.warc.gz'] = `sha256:${'0'.repeat(64)}`
      }),
      'contradiction',
    ],
    [
      'a hash that is none',
      wacz({ 'archive/a.warc.gz': warc }, (hashes) => {
        hashes['archive/a.warc.gz'] = 'md5:1'
      }),
      'wrong-type',
    ],
    ['a list that is not JSON', wacz({ 'archive/a.warc.gz': warc, 'pages/pages.jsonl': strToU8('{}\n{') }), 'syntax'],
    [
      'no listed page in it',
      wacz({ 'archive/a.warc.gz': warc, 'pages/pages.jsonl': strToU8(pages('https://b.example')) }),
      'unreadable',
    ],
    ['no description', zipSync({ 'archive/a.warc.gz': warc }), 'unreadable'],
    ['no archive', zipSync({ 'word/document.xml': strToU8('x') }), 'unreadable'],
    ['no end', wacz({ 'archive/a.warc.gz': warc }).subarray(0, 200), 'unreadable'],
    ['nothing', strToU8('PK\x03\x04'), 'unreadable'],
  ])('with %s is a problem', (_, bytes, expected) => {
    expect(code(bytes)).toBe(expected)
  })

  test('with a changed description is a problem', () => {
    const description = strToU8(
      JSON.stringify({ resources: [{ path: 'archive/a.warc.gz', hash: `sha256:${sha256(warc)}` }] }),
    )
    expect(
      code(
        zipSync({
          'archive/a.warc.gz': warc,
          'datapackage.json': description,
          'datapackage-digest.json': strToU8(JSON.stringify({ hash: `sha256:${'0'.repeat(64)}` })),
        }),
      ),
    ).toBe('contradiction')
  })

  test('a bomb is refused before it is unpacked', { timeout: 30_000 }, () => {
    expect(code(zipSync({ 'archive/a.warc': new Uint8Array(210 * 1024 * 1024) }))).toBe('too-large')
  })
})

test('a packed text is a text; its digest is that of the file', () => {
  const packed = gzipSync('A line of words that is the text.')
  expect(read(packed, 'a.txt.gz')).toMatchObject({
    ok: true,
    value: [
      {
        text: 'A line of words that is the text.',
        sha256: sha256(packed),
        bytes: packed.length,
        url: null,
        captured: null,
      },
    ],
  })
})
