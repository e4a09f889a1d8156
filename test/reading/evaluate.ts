import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { CompiledLaw } from '../../src/determination/index.ts'
import { formatDay } from '../../src/logic/index.ts'
import { type GradedText, readSource, readTexts } from '../../src/reading/index.ts'

const nullable = z.string().nullable()
const labels = z.strictObject({
  text: z.string(),
  language: z.enum(['en', 'es']),
  title: nullable,
  author: nullable,
  published: nullable,
  quotations: z.array(z.strictObject({ exact: z.string(), speaker: nullable, mode: z.string() })),
  scare: z.array(z.strictObject({ exact: z.string() })),
  reported: z.array(z.strictObject({ fragment: z.string(), speaker: nullable, mode: z.string() })),
  posts: z.array(z.strictObject({ account: nullable, author: nullable, on: nullable, begins: z.string() })),
  figures: z.array(
    z.strictObject({
      exact: z.string(),
      value: z.number().nullable(),
      unit: z.string(),
      counts: nullable,
      speaker: nullable,
    }),
  ),
  dates: z.array(z.strictObject({ exact: z.string(), day: nullable })),
  people: z.array(z.string()),
  organisations: z.array(z.string()),
  places: z.array(z.string()),
  facilities: z.array(z.string()),
  statutes: z.array(z.string()),
  cases: z.array(z.string()),
  claims: z.array(z.strictObject({ kind: z.string(), fragment: z.string(), speaker: nullable })),
  facts: z.array(z.strictObject({ about: z.string(), fragment: z.string(), speaker: nullable, denied: z.boolean() })),
})

/** What a person found in a text. */
export type Labels = z.infer<typeof labels>

/** How much of what was found is right, and how much of what is there was found, with what went wrong. */
export interface Tally {
  right: number
  found: number
  there: number
  readonly wrong: string[]
  readonly missed: string[]
}

const TEXTS = new URL('./texts/', import.meta.url)

/** All labelled texts of the folder; one whose text is kept elsewhere is left out where that place is not there. */
export function labelledTexts(
  elsewhere: string | undefined,
): readonly { readonly name: string; readonly labels: Labels; readonly bytes: Buffer }[] {
  return readdirSync(TEXTS)
    .filter((name) => name.endsWith('.expected.yaml'))
    .sort()
    .flatMap((name) => {
      const expected = labels.parse(parse(readFileSync(new URL(name, TEXTS), 'utf8')))
      const place = name.startsWith('article-2025')
        ? elsewhere === undefined
          ? null
          : `${elsewhere}/reading/article-2025.txt`
        : new URL(expected.text, TEXTS)
      return place === null ? [] : [{ name: expected.text, labels: expected, bytes: readFileSync(place) }]
    })
}

/** Reads a labelled text as `writ read` does. */
export function readLabelled(name: string, bytes: Buffer, { law }: CompiledLaw): GradedText {
  const source = readSource(bytes, name, {})
  if (!source.ok) throw new Error(source.problems.map(({ message }) => message).join(' '))
  const [text] = readTexts(source.value, law).texts
  if (text === undefined) throw new Error(`${name} holds no text.`)
  return text
}

/** Compares what was read with what a person found, kind by kind. */
export function compareWith(text: GradedText, expected: Labels): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  const said = (id: string): string | null => text.statements.find((one) => one.id === id)?.chain.at(-1)?.name ?? null
  const own = text.source.author ?? text.source.publisher
  const speakerOf = (id: string): string | null => {
    const statement = text.statements.find((one) => one.id === id)
    return statement?.form === 'own' ? null : said(id)
  }
  const put = <A, B>(
    kind: string,
    found: readonly A[],
    there: readonly B[],
    same: (a: A, b: B) => boolean,
    show: (one: A) => string,
    tell: (one: B) => string,
    may: (a: A) => boolean = () => false,
  ): void => {
    const left = [...there]
    const tally: Tally = { right: 0, found: 0, there: there.length, wrong: [], missed: [] }
    for (const one of found) {
      const at = left.findIndex((other) => same(one, other))
      if (at >= 0) {
        left.splice(at, 1)
        tally.right += 1
        tally.found += 1
      } else if (!may(one)) {
        tally.found += 1
        tally.wrong.push(show(one))
      }
    }
    tally.missed.push(...left.map(tell))
    tallies.set(kind, tally)
  }
  const quoted = text.statements.filter(({ form }) => form === 'quotation')
  put(
    'quotations',
    quoted,
    expected.quotations,
    (a, b) => plain(a.selector.exact) === plain(b.exact),
    ({ selector }) => selector.exact,
    ({ exact }) => exact,
  )
  put(
    'quotations with speaker',
    quoted,
    expected.quotations,
    (a, b) => plain(a.selector.exact) === plain(b.exact) && sameSpeaker(said(a.id), b.speaker, own),
    (one) => `${said(one.id)}: ${one.selector.exact}`,
    ({ exact, speaker }) => `${speaker}: ${exact}`,
  )
  put(
    'quotations with mode',
    quoted,
    expected.quotations,
    (a, b) => plain(a.selector.exact) === plain(b.exact) && a.mode === b.mode,
    (one) => `${one.mode}: ${one.selector.exact}`,
    ({ exact, mode }) => `${mode}: ${exact}`,
  )
  put(
    'terms',
    text.terms,
    expected.scare,
    (a, b) => plain(a.exact) === plain(b.exact),
    ({ exact }) => exact,
    ({ exact }) => exact,
  )
  const reported = text.statements.filter(({ form }) => form === 'reported')
  put(
    'reported',
    reported,
    expected.reported,
    (a, b) => plain(a.selector.exact).includes(plain(b.fragment)) && sameSpeaker(said(a.id), b.speaker, own),
    (one) => `${said(one.id)}: ${one.selector.exact}`,
    ({ fragment, speaker }) => `${speaker}: ${fragment}`,
  )
  put(
    'posts',
    text.source.posts,
    expected.posts,
    (a, b) =>
      a.account === b.account &&
      (a.on === null ? null : formatDay(a.on)) === b.on &&
      plain(text.source.text.slice(a.start, a.end)).startsWith(plain(b.begins)),
    ({ account }) => String(account),
    ({ account }) => String(account),
  )
  put(
    'figures',
    text.figures,
    expected.figures,
    (a, b) => figure(a.of.words.exact, b.exact) && a.of.value === b.value && a.of.unit === b.unit,
    ({ of }) => `${of.words.exact} ${of.unit} ${of.counts}`,
    (one) => `${one.exact} ${one.unit} ${one.counts}`,
    (a) => expected.figures.some((b) => figure(a.of.words.exact, b.exact) && a.of.value === b.value),
  )
  put(
    'figures with voice',
    text.figures,
    expected.figures,
    (a, b) =>
      figure(a.of.words.exact, b.exact) &&
      a.of.value === b.value &&
      sameSpeaker(speakerOf(a.statement), b.speaker, own),
    (one) => `${speakerOf(one.statement)}: ${one.of.words.exact} ${one.of.counts}`,
    (one) => `${one.speaker}: ${one.exact} ${one.counts}`,
    (a) =>
      expected.figures.some(
        (b) =>
          figure(a.of.words.exact, b.exact) &&
          a.of.value === b.value &&
          sameSpeaker(speakerOf(a.statement), b.speaker, own),
      ),
  )
  put(
    'dates',
    text.dates,
    expected.dates,
    (a, b) =>
      (plain(a.words.exact).includes(plain(b.exact)) || plain(b.exact).includes(plain(a.words.exact))) &&
      (b.day === null || (a.from !== null && formatDay(a.from) === b.day)),
    ({ words, from }) => `${words.exact} ${from === null ? '' : formatDay(from)}`,
    ({ exact, day }) => `${exact} ${day}`,
    (a) =>
      expected.dates.some((b) => b.day !== null && a.from !== null && formatDay(a.from) === b.day) ||
      a.from === text.source.published,
  )
  for (const [kind, there] of [
    ['person', expected.people],
    ['organisation', expected.organisations],
    ['place', expected.places],
    ['facility', expected.facilities],
    ['statute', expected.statutes],
    ['case', expected.cases],
  ] as const) {
    const names = text.mentions.filter((mention) => mention.kind === kind)
    put(
      kind,
      names,
      there,
      (a, b) => sameName(a.name, b),
      ({ name }) => name,
      (name) => name,
    )
  }
  put(
    'claims',
    text.claims,
    expected.claims,
    (a, b) => a.of === b.kind && near(text, a.words, b.fragment) && sameSpeaker(speakerOf(a.statement), b.speaker, own),
    (one) => `${one.of} ${speakerOf(one.statement)}: ${one.words.exact}`,
    (one) => `${one.kind} ${one.speaker}: ${one.fragment}`,
    (a) => expected.claims.some((b) => a.of === b.kind && near(text, a.words, b.fragment)),
  )
  put(
    'facts',
    text.facts,
    expected.facts,
    (a, b) => a.of.about === b.about && near(text, a.words, b.fragment) && a.of.denied === b.denied,
    (one) => `${one.of.about} ${one.of.denied}: ${one.words.exact}`,
    (one) => `${one.about} ${one.denied}: ${one.fragment}`,
    (a) => expected.facts.some((b) => a.of.about === b.about && near(text, a.words, b.fragment)),
  )
  return tallies
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"']+|[\s"',.;]+$/g, '')
}

function figure(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)]
  return x === y || y.includes(x) || x.includes(y)
}

/** One name, or a description that is a part of the other: `the director of the centre`, `director of the centre`. */
function sameSpeaker(found: string | null, there: string | null, author: string | null): boolean {
  if (found === null || there === null)
    return found === there || (found === null && there === author) || (there === null && found === author)
  return sameName(found, there)
}

function sameName(a: string, b: string): boolean {
  const words = (name: string): string =>
    ` ${name
      .toLowerCase()
      .replace(/\(@[^)]*\)/g, '')
      .replace(/[’]/g, "'")
      .replace(/'s\b/g, '')
      .replace(/[^\p{L}\p{N}@ '-]/gu, ' ')
      .replace(/\b(the|a|an|el|la|los|las|un|una|mr|mrs|ms|dr|esq)\b/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()} `
  const [x, y] = [words(a), words(b)]
  return x === y || (x.length > 4 && y.includes(x)) || (y.length > 4 && x.includes(y))
}

/** Whether found words stand in, or touch the sentence of, what a person marked. */
function near(text: GradedText, words: { readonly start: number; readonly end: number }, fragment: string): boolean {
  const all = text.source.text
  const from = Math.max(all.lastIndexOf('. ', words.start), all.lastIndexOf('\n', words.start), 0)
  const end = /[.!?]["”»’]?(\s|$)|\n/.exec(all.slice(words.end))
  return plain(all.slice(from, words.end + (end === null ? all.length : end.index + 1))).includes(plain(fragment))
}
