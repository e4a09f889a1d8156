import type { Assertion, Exhibit } from '../evidence/index.ts'
import { formatDay } from '../logic/index.ts'
import type { GradedText, ReadTexts } from './texts.ts'
import { lineOf, voiceName } from './voices.ts'

/** An exhibit as it is written into a case file. */
interface WrittenExhibit extends Pick<Exhibit, 'id' | 'kind'> {
  readonly title: string
  readonly issuer?: string
  readonly issued?: string
  readonly source?: string
  readonly sha256?: string
  readonly derivedFrom?: readonly string[]
  readonly recorded?: string
}

/** An assertion as it is written into a case file. */
type WrittenAssertion = Pick<Assertion, 'fact' | 'value' | 'exhibits'>

/** What texts add to a case: allegations, every one with its author, and no exhibit of a kind that proves anything. */
export interface CaseParts {
  readonly exhibits: readonly WrittenExhibit[]
  readonly assertions: readonly WrittenAssertion[]
  /** Proposals that were not written: they name nobody, somebody else, or give no value. */
  readonly left: number
}

/**
 * What texts say of a person, as parts of a case file. Each statement is an exhibit of its own that derives from its
 * text, with its author and place in the title; texts that go back to one origin derive from it, so that they count once.
 */
export function casePartsOf(
  { texts, roots }: ReadTexts,
  people: readonly string[],
  prefix: string,
  recorded: string,
): CaseParts {
  const exhibits: WrittenExhibit[] = []
  const assertions: WrittenAssertion[] = []
  let left = 0
  const wanted = texts.map((text) =>
    text.proposals.filter(({ value, about }) => value !== null && about.some((name) => samePerson(name, people))),
  )
  for (const [at, text] of texts.entries()) {
    const own = wanted[at] ?? []
    left += text.proposals.length - own.length
    const group = roots.origins.find((origin) => origin.texts.includes(at))
    const inUse = group?.texts.some((one) => (wanted[one] ?? []).length > 0) ?? own.length > 0
    if (!inUse) continue
    const id = `${prefix}-${at + 1}`
    exhibits.push({ ...exhibitOf(text, id), ...derived(texts, at, prefix, roots), recorded })
    const statements = new Set(own.map(({ statement }) => statement))
    for (const statement of statements) {
      const last = statement.chain.at(-1)
      exhibits.push({
        id: `${id}-${statement.id}`,
        kind: last?.kind === 'account' ? 'social-post' : exhibitOf(text, id).kind,
        title: `${lineOf(statement, text.source)} (characters ${statement.selector.start} to ${statement.selector.end} of ${id})`,
        ...(last === undefined ? {} : { issuer: voiceName(last, text.source) }),
        sha256: text.source.sha256,
        derivedFrom: [id],
        recorded,
      })
    }
    for (const { fact, value, statement } of own)
      if (value !== null) assertions.push({ fact, value, exhibits: [`${id}-${statement.id}`] })
  }
  const unclear = roots.origins.flatMap((origin, number) =>
    origin.root === null && origin.texts.some((at) => exhibits.some(({ id }) => id === `${prefix}-${at + 1}`))
      ? [{ origin, number }]
      : [],
  )
  for (const { origin, number } of unclear) {
    const ids = origin.texts.map((at) => `${prefix}-${at + 1}`).join(', ')
    exhibits.push({
      id: `${prefix}-origin-${number + 1}`,
      kind: 'anonymous',
      title: `What ${ids} go back to; it is not in hand. ${origin.because}`,
      recorded,
    })
  }
  return { exhibits, assertions, left }
}

/** A text as an exhibit. What an authority seems to have published is kept as a press report until it confirms it. */
function exhibitOf({ source, kind }: GradedText, id: string): WrittenExhibit {
  return {
    id,
    kind: kind.is === 'social-post' || kind.is === 'anonymous' ? kind.is : 'press-report',
    title: source.title ?? source.name,
    ...((source.author ?? source.publisher) === null
      ? {}
      : { issuer: [source.author, source.publisher].filter((name) => name !== null).join(', ') }),
    ...(source.published === null ? {} : { issued: formatDay(source.published) }),
    ...(source.url === null ? {} : { source: source.url }),
    sha256: source.sha256,
  }
}

function derived(
  texts: readonly GradedText[],
  at: number,
  prefix: string,
  { origins }: ReadTexts['roots'],
): { derivedFrom?: readonly string[] } {
  const number = origins.findIndex((origin) => origin.texts.includes(at))
  const origin = origins[number]
  if (origin === undefined || texts.length === 0) return {}
  if (origin.root === null) return { derivedFrom: [`${prefix}-origin-${number + 1}`] }
  return origin.root === at ? {} : { derivedFrom: [`${prefix}-${origin.root + 1}`] }
}

/** Whether a name in a text is one of a person: the same words, or the first and last of them. */
export function samePerson(name: string, people: readonly string[]): boolean {
  const words = plain(name)
  return people.some((person) => {
    const own = plain(person)
    if (own.join(' ') === words.join(' ')) return true
    const [some, all] = own.length < words.length ? [own, words] : [words, own]
    return some.length >= 2 && some.every((word) => all.includes(word))
  })
}

function plain(name: string): readonly string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** A claim as it is written into a file of claims. */
export interface WrittenClaim {
  readonly id: string
  readonly says: string
  readonly kind: string
  readonly remark: string
  readonly settle: string
}

/** What texts claim of a programme, as claims that `writ assess` can take: without tests, so none of them is shown. */
export function claimPartsOf({ texts }: ReadTexts, prefix: string): readonly WrittenClaim[] {
  return texts.flatMap(({ source, proposedClaims }, at) =>
    proposedClaims.map(({ statement, kind, assessed, settle }, number) => ({
      id: `${prefix}${at + 1}${kind.charAt(0).toUpperCase()}${kind.slice(1)}${number + 1}`,
      says: lineOf(statement, source),
      kind: assessed,
      remark: `Read from ${source.name}, SHA-256 ${source.sha256}, characters ${statement.selector.start} to ${statement.selector.end}. A person must write the tests.`,
      settle,
    })),
  )
}
