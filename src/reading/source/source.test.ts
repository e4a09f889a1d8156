import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDay } from '../../logic/index.ts'
import type { Source } from '../model.ts'
import { readSource, type Said } from './index.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function read(input: string | Uint8Array, name = 'a.txt', said: Said = {}): Source {
  const result = readSource(typeof input === 'string' ? bytesOf(input) : input, name, said)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const [source] = result.value
  if (source === undefined) throw new Error('no source')
  return source
}

const kinds = ({ text, blocks }: Source): readonly string[] =>
  blocks.map(({ kind, start, end, post }) => `${kind}${post ?? ''}: ${text.slice(start, end)}`)
const day = ({ published }: Source): string | null => (published === null ? null : formatDay(published))
const problems = (input: string | Uint8Array, name = 'a.txt') => {
  const result = readSource(typeof input === 'string' ? bytesOf(input) : input, name, {})
  return result.ok ? [] : result.problems
}

describe('plain text', () => {
  test('a report with title, byline, outlet and day', () => {
    const source = read(
      'Third flight leaves\n\nBy Jane Doe\nHarbour Wire\nMay 3, 2025\n\nThe flight  left\tat dawn.\r\nNobody said why.',
    )
    expect(source).toMatchObject({
      title: 'Third flight leaves',
      author: 'Jane Doe',
      publisher: 'Harbour Wire',
      language: 'en',
      mediaType: 'text/plain',
    })
    expect(day(source)).toBe('2025-05-03')
    expect(kinds(source)).toEqual([
      'heading: Third flight leaves',
      'caption: By Jane Doe',
      'caption: Harbour Wire',
      'caption: May 3, 2025',
      'paragraph: The flight left at dawn.',
      'paragraph: Nobody said why.',
    ])
    expect(source.text).toBe(
      'Third flight leaves\nBy Jane Doe\nHarbour Wire\nMay 3, 2025\nThe flight left at dawn.\nNobody said why.',
    )
  })

  test.each([
    ['By Jane Doe, Harbour Wire', 'Jane Doe', 'Harbour Wire'],
    ['By Jane Doe for Harbour Wire', 'Jane Doe', 'Harbour Wire'],
    ['BY JANE DOE', 'JANE DOE', null],
    ['By Jane Doe, Staff Writer', 'Jane Doe', null],
    ['By Jane Doe and Ann Roe', 'Jane Doe and Ann Roe', null],
    ['By Jane Doe, Ann Roe and John Poe', 'Jane Doe, Ann Roe and John Poe', null],
    ['Por Ana Pérez de la Cruz', 'Ana Pérez de la Cruz', null],
    ['Harbour Wire, May 3, 2025', null, 'Harbour Wire'],
    ['Harbour Wire | Saturday, May 3, 2025', null, 'Harbour Wire'],
    ['La Gaceta del Sur, 3 de mayo de 2025', null, 'La Gaceta del Sur'],
    ['San Salvador, 3 de mayo de 2025', null, null],
    ['OSLO, May 3, 2025', null, null],
  ])('the line "%s" names author %s and outlet %s, and is nobody’s sentence', (line, author, publisher) => {
    const source = read(`A title\n\n${line}\n\nThe flight left at dawn.`)
    expect(source).toMatchObject({ author, publisher })
    expect(kinds(source)).toEqual(['heading: A title', `caption: ${line}`, 'paragraph: The flight left at dawn.'])
  })

  test.each([
    ['By night they came for the men and took them away.'],
    ['By order of the court they stay.'],
    ['He was taken there on May 3, 2025'],
    ['Por la noche se los llevaron a todos.'],
    ['The men were held.'],
  ])('the line "%s" is a sentence', (line) => {
    const source = read(`A title\n\n${line}\n\nThe flight left at dawn.`)
    expect(source).toMatchObject({ author: null, publisher: null })
    expect(kinds(source)[1]).toBe(`paragraph: ${line}`)
  })

  test.each([
    ['May 3, 2025'],
    ['3 May 2025'],
    ['Saturday, May 3, 2025'],
    ['3 de mayo de 2025'],
    ['sábado, 3 de mayo de 2025'],
    ['3 mayo 2025'],
    ['2025-05-03'],
    ['San Salvador, 3 de mayo de 2025'],
    ['Published: May 3, 2025'],
  ])('its day: %s', (line) => {
    expect(day(read(`A title\n${line}\nThe flight left at dawn.`))).toBe('2025-05-03')
  })

  test.each([['30 de febrero de 2025'], ['June 31, 2025'], ['2025-13-01']])('no day of the calendar: %s', (line) => {
    expect(day(read(`A title\n${line}\nThe flight left at dawn.`))).toBeNull()
  })

  test.each([
    ['a sentence', 'The men were held in a cell.'],
    ['a long line', 'word '.repeat(30)],
    ['an item', '– One of them'],
  ])('a first line that is %s is no title', (_, line) => {
    expect(read(`${line}\n\nThe flight left at dawn.`).title).toBeNull()
  })

  test('lines that were cut to a width are one piece', () => {
    const words =
      'The service said that the third flight had left before the morning and that all of the men on board had been told where they were going.'
    const cut = words.replace(/(.{40,50}) /g, '$1\n')
    expect(kinds(read(`A title\n\n${cut}\n\n${cut}`))).toEqual([
      'heading: A title',
      `paragraph: ${words}`,
      `paragraph: ${words}`,
    ])
  })

  test('what is said beside the file counts more', () => {
    const source = read('A title\n\nMay 3, 2025\n\nThe flight left at dawn.', 'a.txt', {
      language: 'es',
      published: 0,
      url: 'https://a.example',
    })
    expect(source).toMatchObject({ language: 'es', published: 0, url: 'https://a.example', captured: null })
  })

  test('its digest and size are those of the file', () => {
    const bytes = bytesOf('\ufeffWords of it.')
    expect(read(bytes)).toMatchObject({
      text: 'Words of it.',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  })
})

describe('posts', () => {
  test('a file that is a post has its owner as author', () => {
    const source = read('They took 142 people.\n\nAsk who signed it.\n\n— Pia Lunde (@pia_l) May 4, 2025\n')
    expect(source).toMatchObject({ title: null, author: 'Pia Lunde (@pia_l)' })
    expect(day(source)).toBe('2025-05-04')
    expect(kinds(source)).toEqual([
      'post0: They took 142 people.',
      'post0: Ask who signed it.',
      'caption0: — Pia Lunde (@pia_l) May 4, 2025',
    ])
    expect(source.posts).toEqual([
      { author: 'Pia Lunde', account: '@pia_l', written: 'May 4, 2025', on: source.published, start: 0, end: 40 },
    ])
  })

  test('a post of one short line is a post, not a title', () => {
    expect(read('They took 142 people\n— Pia Lunde (@pia_l) May 4, 2025')).toMatchObject({
      title: null,
      author: 'Pia Lunde (@pia_l)',
    })
  })

  test.each([
    [
      'a.html',
      '<p>They moved nobody.</p><p>A judge ordered it.</p><p>They took them.</p><p>— Pia (@pia_l) May 4, 2025</p>',
    ],
    [
      'a.html',
      '<p>They moved nobody.</p><blockquote class="twitter-tweet"><p>They took them.</p>— Pia (@pia_l) May 4, 2025</blockquote>',
    ],
    ['a.md', 'They moved nobody.\n\n> They took them.\n> — Pia (@pia_l) May 4, 2025'],
  ])('a post at the end of %s does not take the words of the outlet', (name, text) => {
    const source = read(text, name)
    expect(source.author).toBeNull()
    expect(source.posts.map(({ start, end }) => source.text.slice(start, end))).toEqual(['They took them.'])
  })

  test('posts in a text have the piece before as their body', () => {
    const source = read(
      'A title\n\nBy Jane Doe\n\nThe lawyer wrote:\n\nThey took them.\n— Pia Lunde (@pia_l) May 4, 2025\n\nNobody answered.\n\nNos llevaron.\n— Ana (@ana) 5 de mayo de 2025\n\nThat was all.',
    )
    expect(source.author).toBe('Jane Doe')
    expect(kinds(source).slice(2)).toEqual([
      'paragraph: The lawyer wrote:',
      'post0: They took them.',
      'caption0: — Pia Lunde (@pia_l) May 4, 2025',
      'paragraph: Nobody answered.',
      'post1: Nos llevaron.',
      'caption1: — Ana (@ana) 5 de mayo de 2025',
      'paragraph: That was all.',
    ])
  })

  test('a second signature does not take the first for its body', () => {
    const source = read('A title\n\nWords of it.\n— Ann (@ann) May 4, 2025\n— Ben (@ben) May 5, 2025\n\nThe end of it.')
    expect(source.blocks.map(({ kind, post }) => `${kind} ${post}`)).toContain('caption 0')
    for (const { start, end } of source.posts) expect(source.text.slice(start, end)).not.toContain('(@')
  })

  test('an item list belongs to the post that closes it', () => {
    const source = read(
      'Some title here\n\nThe first of all sentences.\n\nWhat we know:\n– one\n– two\n— Ann (@ann) May 4, 2025\n\nThe end of it.',
    )
    expect(source.posts.map(({ start, end }) => source.text.slice(start, end))).toEqual(['What we know:\n– one\n– two'])
  })
})

describe('Markdown', () => {
  test('front matter, links, quotations and marks', () => {
    const source = read(
      '---\ntitle: "A title"\nauthor: Jane Doe\ndate: 2025-05-03\n---\n\n# Other\n\nThe **service** [said](https://a.example/x) _so_.\n\n> A quotation.\n\n- one\n- two\n\n<b onclick=x>bold</b>',
      'a.md',
    )
    expect(source).toMatchObject({
      mediaType: 'text/markdown',
      title: 'A title',
      author: 'Jane Doe',
      links: [{ says: 'said', url: 'https://a.example/x' }],
    })
    expect(day(source)).toBe('2025-05-03')
    expect(kinds(source)).toEqual([
      'heading: Other',
      'paragraph: The service said so.',
      'quote: A quotation.',
      'item: one',
      'item: two',
      'paragraph: bold',
    ])
    expect(source.text.slice(source.links[0]?.start ?? 0)).toMatch(/^said so/)
  })

  test('an account at the head makes the whole file its post', () => {
    const source = read('---\nauthor: Pia Lunde\naccount: "@pia_l"\ndate: 2025-05-04\n---\nThey took them.\n', 'a.md')
    expect(source.author).toBe('Pia Lunde (@pia_l)')
    expect(source.posts).toMatchObject([{ account: '@pia_l', start: 0, end: 15 }])
  })

  test('byline and outlet under the title', () => {
    expect(read('# A title\n\n*By Jane Doe*\n\n*The Scheldt Review, June 11, 2025*\n\nWords of it.')).toMatchObject({
      title: 'A title',
      author: 'Jane Doe',
      publisher: 'The Scheldt Review',
    })
  })

  test('code is closed by as many ticks as open it, and an open one is a character', () => {
    expect(read('# T\n\n``a ` *b*`` c `d', 'a.md').text).toBe('T\na ` *b* c `d')
  })

  test.each([
    ['`'.repeat(100_000)],
    ['['.repeat(100_000)],
    ['*a '.repeat(60_000)],
    ['> '.repeat(60_000)],
    ['![a]('.repeat(60_000)],
    ['[a](<'.repeat(60_000)],
    ['# \n'.repeat(50_000)],
    [`# a${' '.repeat(1_000_000)}b`],
    [`[a](${' '.repeat(1_000_000)}b`],
    [Array.from({ length: 2000 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
  ])('hostile marks take no time: %.6s', { timeout: 5000 }, (text) => {
    expect(() => readSource(bytesOf(`# T\n\n${text}\nx`), 'a.md', {})).not.toThrow()
  })
})

describe('characters', () => {
  const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')

  test('bytes that are not UTF-8 are read as windows-1252, and it says so', () => {
    const source = read(
      Buffer.concat([latin('El se\xf1or dijo: '), Uint8Array.of(0x93), latin('no'), Uint8Array.of(0x94), latin('.')]),
    )
    expect(source.text).toBe('El señor dijo: “no”.')
    expect(source.charset).toMatch(/^windows-1252.*guess/)
  })

  test('what is lost is counted', () => {
    const source = read(Buffer.concat([bytesOf('El señor salió de aquí. Después '), Uint8Array.of(0xc3)]))
    expect(source).toMatchObject({ damaged: 1 })
    expect(source.charset).toMatch(/^utf-8, with losses/)
  })

  test('a page declares its characters', () => {
    expect(read(latin('<meta charset="iso-8859-1"><p>se\xf1or</p>'), 'a.html').text).toBe('señor')
    expect(
      read(latin('<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>se\xf1or</p>'), 'a.html')
        .text,
    ).toBe('señor')
    expect(read(bytesOf('<meta charset="no-such"><p>señor</p>'), 'a.html').text).toBe('señor')
    expect(read(bytesOf('<meta charset="utf-16"><p>señor</p>'), 'a.html').text).toBe('señor')
  })

  test('a byte order mark counts most', () => {
    expect(read(Buffer.from('\ufeffEl señor.', 'utf16le')).text).toBe('El señor.')
    expect(read(Buffer.from('\ufeffEl señor.', 'utf16le').swap16()).text).toBe('El señor.')
    expect(read(bytesOf('\ufeff<meta charset=iso-8859-1><p>señor</p>'), 'a.html').text).toBe('señor')
  })
})

describe('what is no text is refused with code, place and mend', () => {
  test.each([
    ['a PDF', bytesOf('%PDF-1.7\n...'), 'unreadable'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3), 'unreadable'],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1), 'unreadable'],
    ['NUL bytes', bytesOf('words\0and more'), 'nul-byte'],
    ['control characters', new Uint8Array(100).fill(1), 'encoding'],
    ['nothing', new Uint8Array(), 'unreadable'],
    ['white space', bytesOf(' \n\t \u00a0 '), 'unreadable'],
    ['a page without words', bytesOf('<!doctype html><script>x</script>'), 'unreadable'],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1).fill(97), 'too-large'],
    ['more than 100,000 pieces', bytesOf('a.\n\n'.repeat(100_001)), 'too-large'],
  ])('%s', (_, bytes, code) => {
    const [problem] = problems(bytes)
    expect(problem).toMatchObject({ code, place: { file: 'a.txt' } })
    expect(problem?.mend).not.toBe('')
  })

  test('the name does not decide what the bytes are', () => {
    expect(problems(bytesOf('%PDF-1.7'), 'a.html')[0]?.code).toBe('unreadable')
    expect(read('<!doctype html><title>T</title><p>Words.', 'a.txt').mediaType).toBe('text/html')
    expect(read('# A title\n\nWords.', 'a').mediaType).toBe('text/markdown')
    expect(read('A plain sentence.', 'a.pdf').mediaType).toBe('text/plain')
  })
})

test('the language is that of the small words', () => {
  expect(read('El hombre fue llevado a la cárcel por la noche, y no se lo dijeron a su madre.').language).toBe('es')
  expect(read('The man was taken to the prison at night, and nobody told his mother.').language).toBe('en')
  expect(read('<html lang="es"><p>Words</p>', 'a.html').language).toBe('es')
})

const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '<p>',
    '</p>',
    '<blockquote class="twitter-tweet">',
    '</blockquote>',
    '<a href="/x">',
    '<br>',
    '<li>',
    '<script>',
    '<!--',
    '-->',
    '&amp;',
    '&#x',
    '\n',
    '\n\n',
    '# ',
    '> ',
    '- ',
    '---\n',
    '[a](b)',
    '**',
    '`',
    '— Ann (@ann) May 4, 2025\n',
    'By Jane Doe\n',
    'May 4, 2025\n',
    'WARC/1.1\r\n',
    'PK\x03\x04',
    '\u0000',
    '<title>',
    '<svg/>',
    '<article>',
    'Words of it. ',
  ),
)

test('any bytes give sources or problems; pieces lie in the text, in order, one on each line', () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(fragment, { maxLength: 40 }).map((parts) => bytesOf(parts.join(''))),
    fc.array(fragment, { maxLength: 40 }).map((parts) => bytesOf(`<html>${parts.join('').replaceAll('\0', '')}`)),
  )
  fc.assert(
    fc.property(anyBytes, fc.constantFrom('a', 'a.md', 'a.html', 'a.txt'), (bytes, name) => {
      const result = readSource(bytes, name, {})
      expect(readSource(bytes, name, {})).toEqual(result)
      if (!result.ok) {
        expect(result.problems.length).toBeGreaterThan(0)
        return
      }
      for (const { text, blocks, posts, links } of result.value) {
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text)
        expect(text.isWellFormed()).toBe(true)
        for (const { start, end } of blocks) expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/s)
        for (const { post } of blocks) if (post !== undefined) expect(posts[post]).toBeDefined()
        for (const { start, end } of posts) expect(0 <= start && start <= end && end <= text.length).toBe(true)
        for (const { says, start } of links) expect(text.slice(start, start + says.length)).toBe(says)
      }
    }),
    { numRuns: 1500 },
  )
})
