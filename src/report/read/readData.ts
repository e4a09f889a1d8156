import { formatDay } from '../../logic/index.ts'
import {
  type DateMention,
  type GradedText,
  lineOf,
  type ReadTexts,
  type Selector,
  voiceName,
} from '../../reading/index.ts'

/** Texts taken apart as plain data (`writ read --json`). Every statement has `says`, which names its author. */
export function readData(read: ReadTexts, received: string): unknown {
  return {
    writ: 1,
    received,
    texts: read.texts.map(textData),
    origins: read.roots.origins.map(({ texts, root, because }) => ({
      texts: texts.map(nameIn(read)),
      root: root === null ? null : nameIn(read)(root),
      because,
    })),
    edges: read.roots.edges.map(({ from, to, ...edge }) => ({
      from: nameIn(read)(from),
      to: nameIn(read)(to),
      ...edge,
    })),
    contradictions: read.contradictions.map(({ kind, of, a, b }) => ({
      kind,
      of,
      sides: [a, b].map(({ text, statement, says }) => ({
        text: nameIn(read)(text),
        statement,
        words: says,
        says: sayingOf(read, text, statement),
      })),
    })),
  }
}

function nameIn({ texts }: ReadTexts): (at: number) => string {
  return (at) => texts[at]?.source.name ?? ''
}

/** A statement of one of several texts in one line, with its author. */
export function sayingOf({ texts }: ReadTexts, at: number, id: string): string {
  const text = texts[at]
  const statement = text?.statements.find((one) => one.id === id)
  return text === undefined || statement === undefined ? '' : lineOf(statement, text.source)
}

function textData(text: GradedText): unknown {
  const { source } = text
  const says = (id: string): string => {
    const statement = text.statements.find((one) => one.id === id)
    return statement === undefined ? '' : lineOf(statement, source)
  }
  return {
    name: source.name,
    sha256: source.sha256,
    bytes: source.bytes,
    mediaType: source.mediaType,
    charset: source.charset,
    damaged: source.damaged,
    title: source.title,
    author: source.author,
    publisher: source.publisher,
    published: dayData(source.published),
    url: source.url,
    captured: source.captured,
    language: source.language,
    suggested: { kind: text.kind, source: text.grade },
    posts: source.posts.map(({ author, account, written, on }) => ({ author, account, written, on: dayData(on) })),
    links: source.links.map(({ says: words, url }) => ({ says: words, url })),
    statements: text.statements.map((statement) => ({
      id: statement.id,
      form: statement.form,
      mode: statement.mode,
      speaker: statement.chain.at(-1)?.name ?? null,
      says: lineOf(statement, source),
      chain: statement.chain.map((voice) => ({
        name: voice.name,
        shown: voiceName(voice, source),
        kind: voice.kind,
        mode: voice.mode,
        words: voice.words === null ? null : placeOf(voice.words),
      })),
      selector: statement.selector,
      inside: statement.inside,
      suggested: { information: text.information.get(statement.id) },
    })),
    terms: text.terms.map(({ exact, start, end }) => ({ exact, start, end })),
    figures: text.figures.map(({ statement, of }) => ({
      statement,
      exact: of.words.exact,
      ...placeOf(of.words),
      value: of.value,
      unit: of.unit,
      counts: of.counts,
      says: says(statement),
    })),
    dates: text.dates.map(dateData),
    mentions: text.mentions.map(({ name, kind, places }) => ({ name, kind, places: places.map(placeOf) })),
    proposals: text.proposals.map(({ statement, ...rest }) => ({
      statement: statement.id,
      ...rest,
      allegedBy: statement.chain.at(-1)?.name ?? null,
      says: lineOf(statement, source),
      question: rest.says,
    })),
    claims: text.proposedClaims.map(({ statement, ...rest }) => ({
      statement: statement.id,
      ...rest,
      says: lineOf(statement, source),
    })),
  }
}

function placeOf({ start, end }: Selector): { readonly start: number; readonly end: number } {
  return { start, end }
}

function dateData({ words, from, until, relativeTo }: DateMention): unknown {
  return {
    exact: words.exact,
    ...placeOf(words),
    from: dayData(from),
    until: dayData(until),
    relativeTo: dayData(relativeTo),
  }
}

function dayData(day: number | null): string | null {
  return day === null ? null : formatDay(day)
}
