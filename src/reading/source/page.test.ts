import { describe, expect, test } from 'vitest'
import { formatDay } from '../../logic/index.ts'
import { compose } from './composition.ts'
import { readPageText } from './page.ts'

const read = (html: string, address: string | null = null) => {
  const reading = readPageText(html, address)
  return { ...reading, ...compose(reading.pieces, reading.whole) }
}
const textOf = (html: string): string => read(html).text
const day = (html: string): string | null => {
  const { published } = read(html)
  return published === null ? null : formatDay(published)
}

describe('nothing that is not read by a reader becomes text', () => {
  test.each([
    ['a script', '<p>a</p><script>alert("<p>bad</p>")</script><p>b</p>'],
    ['a script with a false end', '<p>a</p><script>"</scrip>" + "<!-- </p>" + "bad"</script><p>b</p>'],
    ['a script in capital letters', '<p>a</p><SCRIPT>bad</sCrIpT ><p>b</p>'],
    ['a style sheet', '<p>a</p><style>p::after { content: "bad" }</style><p>b</p>'],
    ['noscript', '<p>a</p><noscript><p>bad</p></noscript><p>b</p>'],
    ['a template', '<p>a</p><template><p>bad</p></template><p>b</p>'],
    ['a drawing with a script', '<p>a</p><svg><script>bad</script><text>bad</text><title>bad</title></svg><p>b</p>'],
    ['a formula', '<p>a</p><math><mi>bad</mi></math><p>b</p>'],
    ['a frame', '<p>a</p><iframe src="javascript:bad">bad</iframe><p>b</p>'],
    ['an object with what stands in for it', '<p>a</p><object data=x><p>bad</p></object><embed src=bad><p>b</p>'],
    ['a canvas', '<p>a</p><canvas>bad</canvas><p>b</p>'],
    [
      'form controls',
      '<p>a</p><form><button>bad</button><select><option>bad<option>bad</select><textarea>bad</textarea></form><p>b</p>',
    ],
    ['a list of options', '<p>a</p><input list=x value=bad><datalist><option>bad</datalist><p>b</p>'],
    ['handlers and addresses', '<p onclick="bad()">a</p><a href="javascript:bad()"></a><p>b</p>'],
    ['comments', '<p>a</p><!-- <p>bad</p> --><p>b</p><!-- bad'],
    ['a refresh', '<meta http-equiv=refresh content="0;url=http://bad.example"><p>a</p><p>b</p>'],
    ['the hidden attribute', '<p>a</p><div hidden><p>bad</p></div><p>b</p>'],
    ['hidden until found', '<p>a</p><div hidden="until-found"><p>bad</p></div><p>b</p>'],
    ['aria-hidden', '<p>a</p><div aria-hidden=" TRUE "><p>bad</p></div><p>b</p>'],
    ['display: none', '<p>a</p><div style="color:red;DISPLAY :\nnone !important"><p>bad</p></div><p>b</p>'],
    ['display: none behind a comment', '<p>a</p><div style="display/**/:/* x */none"><p>bad</p></div><p>b</p>'],
    ['a hidden paragraph that is not closed', '<p>a</p><p hidden>bad<p>b</p>'],
    ['a hidden item that is not closed', '<ul><li>a<li hidden>bad<li>b</ul>'],
    ['a hidden cell that is not closed', '<table><tr><td>a<td hidden>bad<td>b</table>'],
    ['a closed dialog', '<p>a</p><dialog>bad</dialog><p>b</p>'],
    ['a frameset', '<p>a</p><noframes>bad</noframes><p>b</p>'],
  ])('%s', (_, html) => {
    expect(textOf(html)).toBe('a\nb')
  })

  test.each([
    ['javascript:bad()'],
    [' java\nscript:bad()'],
    ['data:text/html,bad'],
    ['vbscript:bad'],
    ['file:///etc/passwd'],
    ['#note'],
    [''],
  ])('a link to "%s" keeps its words alone', (url) => {
    const page = read(`<p>See <a href="${url}">the page</a>.</p>`)
    expect(page.text).toBe('See the page.')
    expect(page.links).toEqual([])
  })
})

describe('broken pages', () => {
  test.each([
    ['open tags', '<div><p>a<p>b<b>c', 'a\nbc'],
    ['end tags of nothing', '</div></b></li><p>a</p></section>b', 'a\nb'],
    ['crossed tags', '<p><b>a<i>b</b>c</i>d</p><p>e</p>', 'abcd\ne'],
    ['an inline element around blocks', '<b><p>a</p><p>b</p></b>', 'a\nb'],
    ['a tag that never ends', '<p>a</p><p class="x', 'a'],
    ['a lone bracket', '<p>1 < 2 and 3 > 2</p>', '1 < 2 and 3 > 2'],
    ['an empty comment', '<!--><p>a</p>', 'a'],
    ['text after the end', '<html><body><p>a</p></body></html><p>b</p>', 'a\nb'],
    ['no tags', 'a b', 'a b'],
    ['CDATA, which HTML does not know', '<p>a<![CDATA[ <b>c</b>d</p><p>e</p>', 'acd\ne'],
    ['preformatted text', '<pre>a\n  b\n\nc</pre>', 'a b\nc'],
    ['only tags', '<div><br><hr></div>', ''],
    ['attributes twice', '<p style="color:red" style="display:none">a</p>', 'a'],
    ['tables without rows', '<table><td>a<td>b</table>', 'a\nb'],
    ['an unclosed label around a block', '<label><div>x</div></label><p>a</p>', 'a'],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })

  test('a drawing that closes itself hides nothing', () => {
    expect(textOf('<p>a <svg viewBox="0 0 1 1"/> b</p><p>c</p>')).toBe('a b\nc')
  })

  test('a label that a block leaves open hides no more than itself', () => {
    expect(textOf('<form><label><div>x</label><p>a</p></form><p>b</p>')).toBe('a\nb')
  })

  test.each([
    ['twice encoded', '&amp;lt;b&amp;gt; &amp;amp;', '&lt;b&gt; &amp;'],
    ['tags as entities', '&lt;script&gt;a&lt;/script&gt;', '<script>a</script>'],
    ['numbers', '&#39;&#x27;&#8220;', "''“"],
    ['numbers of windows-1252', '&#147;a&#148;', '“a”'],
    ['no semicolon', 'a &amp b &copy 2025', 'a & b © 2025'],
    ['unknown', '&nosuchthing; &', '&nosuchthing; &'],
    ['impossible', 'a&#xD800;&#1114112;b', 'a\ufffd\ufffdb'],
    ['spaces', 'a&nbsp;&nbsp; b&#10;c', 'a b c'],
    ['marks without width and of direction', 'a&shy;b&#8203;c&#x202e;d', 'abcd'],
  ])('entities are decoded once: %s', (_, html, text) => {
    expect(textOf(`<p>${html}</p>`)).toBe(text)
  })

  test.each([
    ['blocks', `${'<div>'.repeat(200_000)}a${'</div>'.repeat(200_000)}`, 'a'],
    ['blocks that stay open', `${'<div>'.repeat(200_000)}a`, 'a'],
    ['inline elements and other end tags', `<b><p>${'<i>'.repeat(200_000)}a${'</b>'.repeat(200_000)}`, 'a'],
    ['quotations, lists and tables', `${'<blockquote><ul><li><b><table><td>'.repeat(33_000)}a`, 'a'],
    ['links', `${'<a href=/x>'.repeat(200_000)}a`, 'a'],
    ['comments', `<p>a</p>${'<!--'.repeat(200_000)}`, 'a'],
    ['attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=b`).join(' ')}>a`, 'a'],
    ['style comments', `<p style="${'/*'.repeat(200_000)}">a`, 'a'],
    ['a long class', `<p class="${' '.repeat(500_000)}x">a`, 'a'],
    ['a long moment', `<time datetime="${'2 '.repeat(300_000)}">a</time>`, 'a'],
  ])('200,000 of a kind are read: %s', { timeout: 10_000 }, (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })
})

test.each([
  ['a<br>'],
  ['a <a href=/x>b</a> '],
  ['— A (@b) May 3, 2025<br>'],
  ['<blockquote class=twitter-tweet>a<br>'],
  ['<p class=byline>By A B</p>'],
  ['<script type="application/ld+json">{"a":1}</script>'],
])('60,000 of %s take no time that grows with their square', { timeout: 5000 }, (unit) => {
  expect(textOf(`${unit.repeat(60_000)}x`)).toMatch(/x$/)
})

describe('main text', () => {
  const words = 'The service said that the flight had left. '.repeat(4)

  test('is the largest article, without navigation and asides', () => {
    const html = `<body><header>Head</header><nav><a href=/>Home</a></nav><article>teaser</article>
      <article><header><h1>T</h1></header><nav>x</nav><p>${words}</p><aside>Also read</aside></article><footer>Foot</footer>`
    expect(textOf(html)).toBe(`T\n${words.trim()}`)
  })

  test('is the main part where no article is', () => {
    expect(textOf(`<div>x</div><main><h1>T</h1><p>${words}</p></main><div>y</div>`)).toBe(`T\n${words.trim()}`)
  })

  test('is the main part where the articles are teasers', () => {
    const html = `<main><h1>T</h1><p>${words.repeat(4)}</p></main><section><article>teaser</article></section>`
    expect(textOf(html)).toContain('The service said')
  })

  test('is the body without its furniture and without what is mostly links', () => {
    const html = `<header>Head</header><nav>Nav</nav><h1>T</h1><p>${words}</p><div><a href=/1>One</a> <a href=/2>Two</a></div><footer>Foot</footer>`
    expect(textOf(html)).toBe(`T\n${words.trim()}`)
  })

  test('has pieces by kind', () => {
    const { text, blocks } = read(
      `<article><h1>T</h1><p>One.</p><h2>U</h2><ul><li>i<li>j<br>k</ul><blockquote><p>q</p></blockquote><figure><img alt=x><figcaption>c</figcaption></figure></article>`,
    )
    expect(blocks.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'heading T',
      'paragraph One.',
      'heading U',
      'item i',
      'item j',
      'item k',
      'quote q',
      'caption c',
    ])
  })

  test('has the links at their words', () => {
    const { text, links } = read(
      '<p>As it <a href="/r?a=1&amp;b=2"> <b>reported</b> today </a>, and <a href=mailto:x>so</a>.</p>',
      'https://a.example/x/',
    )
    expect(text).toBe('As it reported today , and so.')
    expect(links).toEqual([{ says: 'reported today', url: 'https://a.example/r?a=1&b=2', start: 6 }])
  })
})

describe('embedded posts', () => {
  const tweet = (date: string): string =>
    `<p>Before.</p><blockquote class="twitter-tweet" data-lang="x"><p lang="en" dir="ltr">One<br>two <a href="https://t.co/x">pic</a></p>&mdash; Jane Doe (@jane_d) <a href="https://twitter.com/jane_d/status/1?ref=x">${date}</a></blockquote><script async src="//bad"></script><p>After.</p>`

  test.each([
    ['April 8, 2025', '2025-04-08'],
    ['8 April 2025', '2025-04-08'],
    ['8 de abril de 2025', '2025-04-08'],
    ['abril 8, 2025', '2025-04-08'],
  ])('of %s', (written, on) => {
    const { text, blocks, posts } = read(tweet(written))
    expect(blocks.map(({ kind, post }) => `${kind} ${post}`)).toEqual([
      'paragraph undefined',
      'post 0',
      'post 0',
      'caption 0',
      'paragraph undefined',
    ])
    const [post] = posts
    expect(post).toMatchObject({ author: 'Jane Doe', account: '@jane_d', written })
    expect(formatDay(post?.on ?? 0)).toBe(on)
    expect(text.slice(post?.start, post?.end)).toBe('One\ntwo pic')
  })

  test('two that stand one under the other stay two', () => {
    expect(read(tweet('April 8, 2025') + tweet('April 9, 2025')).posts.map(({ on }) => formatDay(on ?? 0))).toEqual([
      '2025-04-08',
      '2025-04-09',
    ])
  })

  test('of other services', () => {
    const shared = read(
      '<blockquote class="instagram-media"><p>Words.</p><a href="https://i.example">A post shared by Jane (@jane)</a></blockquote>',
    )
    expect(shared.posts[0]).toMatchObject({ author: 'Jane', account: '@jane', on: null })
    const sky = read(
      '<blockquote class="bluesky-embed"><p>Words.</p>&mdash; Jane (<a href=x>@jane-d.bsky.social</a>) <a href=y>April 8, 2025 at 3:00 PM</a></blockquote>',
    )
    expect(sky.posts[0]).toMatchObject({ author: 'Jane', account: '@jane-d.bsky.social' })
    expect(formatDay(sky.posts[0]?.on ?? 0)).toBe('2025-04-08')
  })

  test('without a signature has no author', () => {
    expect(read('<blockquote class="twitter-tweet"><p>Words</p></blockquote>').posts).toEqual([
      { author: null, account: null, written: null, on: null, start: 0, end: 5 },
    ])
  })

  test('a quotation is no post', () => {
    expect(read('<blockquote><p>Words</p></blockquote>').posts).toEqual([])
  })
})

describe('what a page says of itself', () => {
  test('in meta elements', () => {
    const page =
      read(`<html lang="es-SV"><head><title>Other</title><meta property="og:title" content="A &amp;amp; B"><meta name="author" content="Ana Pérez">
      <meta property="og:site_name" content="El Diario"><meta property="article:published_time" content="2025-05-03T23:59:00-06:00">
      <link rel="canonical" href="https://d.example/a"></head><body><p>x</p>`)
    expect(page).toMatchObject({
      title: 'A &amp; B',
      author: 'Ana Pérez',
      publisher: 'El Diario',
      url: 'https://d.example/a',
      language: 'es-SV',
    })
    expect(formatDay(page.published ?? 0)).toBe('2025-05-03')
  })

  test('in structured data, also inside a graph', () => {
    const data = {
      '@graph': [
        { '@type': 'WebSite', name: 'x' },
        {
          '@type': 'NewsArticle',
          headline: 'T',
          author: [{ name: 'Jane' }, { name: 'Ann' }],
          publisher: { name: 'Wire' },
          datePublished: '2025-05-03',
        },
      ],
    }
    const page = read(`<script type="application/ld+json">${JSON.stringify(data)}</script><p>x</p>`)
    expect(page).toMatchObject({ title: 'T', author: 'Jane, Ann', publisher: 'Wire', text: 'x' })
    expect(formatDay(page.published ?? 0)).toBe('2025-05-03')
  })

  test.each([['{'], ['null'], ['[[[['], ['"x"'], ['{"headline":1}'], ['['.repeat(200_000)]])(
    'structured data that is none says nothing: %.10s',
    (data) => {
      expect(read(`<script type="application/ld+json">${data}</script><h1>T</h1><p>x</p>`)).toMatchObject({
        title: 'T',
        author: null,
        published: null,
      })
    },
  )

  test('in the first heading where nothing else says it', () => {
    expect(read('<h1>The <em>title</em></h1><p>x</p>').title).toBe('The title')
  })

  test.each([
    ['<time datetime="2025-05-03T10:00Z">today</time><p>x</p>'],
    ['<p>May 3, 2025</p><p>x</p>'],
    ['<p>3 de mayo de 2025</p><p>x</p>'],
    ['<time datetime="2025-02-30">x</time><p>2025-05-03</p>'],
  ])('its day: %s', (html) => {
    expect(day(`<article><h1>T</h1>${html}</article>`)).toBe('2025-05-03')
  })

  test.each([
    ['<p class="byline">By Jane Doe</p>'],
    ['<div class="byline">Jane Doe</div>'],
    ['<p>By Jane Doe</p>'],
    ['<p>Por Jane Doe</p>'],
    ['<p><a rel=author href=/jane>Jane Doe</a></p>'],
  ])('its author, in a line that is nobody’s sentence: %s', (line) => {
    const page = read(`<article><h1>T</h1>${line}<p>Words of the text follow here.</p></article>`)
    expect(page.author).toBe('Jane Doe')
    expect(page.blocks.map(({ kind }) => kind)).toEqual(['heading', 'caption', 'paragraph'])
  })

  test.each([['javascript:bad'], ['data:x'], ['http://'], ['']])(
    'an address that is none of the web is none: %s',
    (url) => {
      expect(read(`<link rel=canonical href="${url}"><meta property="og:url" content="${url}"><p>x</p>`).url).toBeNull()
    },
  )

  test('a hidden part says nothing', () => {
    expect(read('<div hidden><a rel=author>Bad</a><time datetime="2020-01-01">x</time></div><p>x</p>')).toMatchObject({
      author: null,
      published: null,
    })
  })
})

test('the same page gives the same reading', () => {
  const html = '<article><h1>T</h1><p>a <a href="https://x.example">b</a></p></article>'
  expect(read(html)).toEqual(read(html))
})
