import type { Law } from '../law/index.ts'
import { factsOf, leaves } from '../logic/index.ts'
import type { Harm, Hold, MatchedRecord, ScreenedPerson, StandingRuling, Statement } from '../screening/index.ts'
import { alsoMatched, type HeldRecord, type ScreenView } from './screenView.ts'
import { provisionOf } from './view.ts'
import { dayWords, joined, kindWords, markWords, safe, short, stateName, stateWords, valueWords } from './words.ts'

/** A record in one line: its title, kind, issuer and day. */
export function recordWords({ title, kind, issuer, issued }: MatchedRecord): string {
  const named = title === null ? '' : `"${short(safe(title))}", `
  return `${named}${kindWords(kind)}, ${issuer === null ? 'issuer not stated' : short(safe(issuer))}, ${dayWords(issued)}`
}

/** One thing that a record says, and whether a document of its kind can prove it. */
export interface Said {
  readonly text: string
  readonly fact: string
  readonly proves: boolean
}

/** What a record says, whether it counts or not: a statement that its kind can prove, or an allegation with author and day. */
export function saidOf({ law }: Pick<ScreenView, 'law'>, record: MatchedRecord): readonly Said[] {
  return record.says.map((one) => {
    const fact = law.vocabulary.get(one.fact)
    const proves = fact?.provenBy.some((kind) => kind === record.kind) ?? false
    const says = `${statedWords(law, fact?.says ?? one.fact, one)}${spanWords(one)}`
    const author = `Alleged by ${record.issuer === null ? 'an author not stated' : short(safe(record.issuer))} (${kindWords(record.kind)}), ${dayWords(record.issued)}`
    return { text: proves ? says : `${author}: ${says}`, fact: one.fact, proves }
  })
}

/** A statement as it stands in a table: the fact by its id, the value, and its days: "sentence.months 12 (from 2024-03-01)". */
export function statementCell(said: Statement): string {
  const { fact, value } = said
  const stated = typeof value === 'object' ? setWords(said, value, (code) => code) : String(value)
  return `${fact} ${stated}${spanWords(said, (day) => day)}`
}

function statedWords(law: Law, says: string, said: Statement): string {
  const { value } = said
  if (value === true) return says
  if (value === false) return `Not so: ${says}`
  if (typeof value !== 'object') return `${safe(valueWords(value))}: ${says}`
  return `${setWords(said, value, (code) => safe(stateName(law, code)))}: ${says}`
}

/** What is said of a set of States: those that are in it, whether others are, and those that are out. */
function setWords(
  { not = [], complete }: Statement,
  value: readonly string[],
  nameOf: (code: string) => string,
): string {
  const names = (codes: readonly string[]): string => joined(codes.map(nameOf), 'and')
  const named = value.length > 0 ? names(value) : ''
  const only = complete === true ? (named === '' ? 'no State' : `${named} and no other State`) : named
  const without = not.length === 0 ? '' : `not ${names(not)}`
  const parts = [only, without].filter((part) => part !== '')
  return parts.length === 0 ? 'no State named' : parts.join(', ')
}

function spanWords({ from, until }: Statement, wordsOf: (day: string) => string = dayWords): string {
  const parts = [
    ...(from === null ? [] : [`from ${wordsOf(from)}`]),
    ...(until === null ? [] : [`until the day before ${wordsOf(until)}`]),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

/** What a record to rule on says, first what the provisions that it could turn ask for. */
export function heldSaid(view: Pick<ScreenView, 'law'>, { hold, record }: HeldRecord): readonly Said[] {
  const asked = new Set(
    hold.provisions.flatMap(({ provision }) => {
      const own = provisionOf(view.law, provision)
      return own === undefined ? [] : leaves(own.holds).flatMap(factsOf)
    }),
  )
  const place = ({ fact }: Said): number => (asked.has(fact) ? 0 : 1)
  return saidOf(view, record).toSorted((a, b) => place(a) - place(b))
}

/** What a record could do, the provisions that it would turn against the hand-over first. */
export function harmsOf({ hold }: HeldRecord): readonly Harm[] {
  const place = ({ state }: Harm): number => (state === 'unproven' ? 1 : 0)
  return hold.provisions.toSorted((a, b) => place(a) - place(b))
}

/** How a record counted, in words. */
export function countedWords(counted: MatchedRecord['counted']): string {
  return {
    'as-it-is': 'counts as it is',
    confirmed: 'counts, because a person confirmed it',
    'must-be-ruled-out': 'proves nothing yet; a person must rule on it',
    'not-counted': 'not certain enough to count; it would do no harm',
    'ruled-out': 'does not count, because a person ruled it out',
  }[counted]
}

/** Why a record must be ruled on, in one sentence. */
export function holdWords({ screening }: ScreenView, person: ScreenedPerson, { why, would, record }: Hold): string {
  switch (why) {
    case 'may-concern-this-person':
      return would === 'bar'
        ? 'It may concern this person, and would bar the hand-over if it did.'
        : 'It may concern this person, and would open a question if it did.'
    case 'matched-with-several-people': {
      const others = alsoMatched(screening, person, record).map(
        ({ id, name }) => `${safe(id)} ${short(safe(name), 60)}`,
      )
      return `It was matched with several people of the list, also with ${joined(others, 'and')}. A person must say whom it concerns.`
    }
    case 'tied-by-a-ruling-alone':
      return 'Only a ruling ties it to this person, and the hand-over would not be shown without it. A ruling alone shows nobody.'
  }
}

/** What a record could do to one provision: whether it could bar, what the provision says, and its citation with its mark. */
export function harmWords(
  law: Law,
  { provision, cite, role, state }: Harm,
): {
  readonly could: string
  readonly state: string
  readonly says: string
  readonly cite: string
  readonly mark: string
  readonly fromMemory: boolean
} {
  const own = provisionOf(law, provision)
  return {
    could: state === 'unproven' ? 'Could leave open' : 'Could bar',
    state: stateWords(role, state),
    says: own?.says ?? provision,
    cite: `${cite} [${provision}]`,
    mark: own === undefined ? '' : markWords(own.source.verified),
    fromMemory: own?.source.verified === 'memory',
  }
}

/** What a ruling says: "not the same person". */
export function rulingWords({ ruling }: Pick<StandingRuling, 'ruling'>): string {
  return ruling === 'same-person' ? 'the same person' : 'not the same person'
}

/** How a ruling stands on the rows as they are now. */
export function standingWords({ standing }: Pick<StandingRuling, 'standing'>): string {
  return {
    counts: 'counts',
    'made-on-another-content': 'does not count: a row was changed since, so it must be made again',
    replaced: 'replaced by a ruling on the rows as they are now',
  }[standing]
}

/** The rulings that must be made again because one of the two rows was changed, with what the record is now. */
export function rulingsToMakeAgain({
  rulings,
  records,
}: ScreenedPerson): readonly { readonly ruling: StandingRuling; readonly record: MatchedRecord | null }[] {
  return rulings
    .filter(({ standing }) => standing === 'made-on-another-content')
    .map((ruling) => ({ ruling, record: records.find(({ record }) => record === ruling.record) ?? null }))
}

/**
 * A ruling as it goes into `rulings.yaml`, ready to copy. What the person who rules must write is empty, and the file is
 * refused until it is filled in.
 */
export function rulingSnippet(person: string, record: string, seen: string): string {
  return [
    `  - person: ${yamlText(person)}`,
    `    record: ${yamlText(record)}`,
    '    ruling:   # not-the-same-person or same-person',
    '    because:  # what the ruling rests on',
    '    by:       # name and office',
    '    on:       # the day in quotation marks: "YYYY-MM-DD"',
    `    seen: "${seen}"`,
  ].join('\n')
}

/** A text in double quotes as YAML reads it, with signs that cannot be seen as codes. */
function yamlText(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16)
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
  })
}
