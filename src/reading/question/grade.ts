import type { ExhibitKind } from '../../evidence/index.ts'
import type { Source, Statement } from '../model.ts'

/** A suggestion with its reason, for a person to accept or to change. */
export interface Suggestion<T> {
  readonly is: T
  readonly because: string
}

/** How reliable a source is, from A to F; F says that it cannot be judged (Admiralty code, NATO AJP-2.1). */
export type SourceGrade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

/** How credible a piece of information is, from 1 to 6; 6 says that it cannot be judged. It is judged apart from the source. */
export type InformationGrade = 1 | 2 | 3 | 4 | 5 | 6

/** What kind of exhibit a text is. A text that was read proves nothing, whatever it is a copy of. */
export function kindOf(source: Source): Suggestion<ExhibitKind> {
  if (isPost(source)) return { is: 'social-post', because: 'The whole text is a post of an account.' }
  const host = hostOf(source.url)
  if (host !== null && /\.(gov|gob|gouv|mil|int)(\.[a-z]{2})?$/.test(host))
    return {
      is: 'official-statement',
      because: `Its address is that of an authority (${host}); whether it is theirs was not checked.`,
    }
  if (source.publisher !== null || source.url !== null || source.author !== null)
    return {
      is: 'press-report',
      because: `It names ${source.publisher ?? source.author ?? host ?? 'an address'} as where it comes from.`,
    }
  return { is: 'anonymous', because: 'The text names neither an author nor an outlet.' }
}

function isPost({ blocks, posts }: Source): boolean {
  return posts.length === 1 && blocks.every(({ kind }) => kind === 'post' || kind === 'caption')
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null
}

/** A grade for a source. Nothing but what the text shows is known, so most cannot be judged. */
export function gradeSource(source: Source): Suggestion<SourceGrade> {
  const kind = kindOf(source).is
  if (kind === 'social-post') return { is: 'F', because: 'Who stands behind an account was not checked.' }
  if (kind === 'anonymous') return { is: 'F', because: 'Nobody answers for the text by name.' }
  if (kind === 'official-statement')
    return { is: 'F', because: 'That it comes from the authority was not confirmed by it.' }
  if (source.author !== null && source.publisher !== null && source.published !== null)
    return {
      is: 'C',
      because: 'Author, outlet and day are named, so that it can be asked and corrected; its record was not looked at.',
    }
  return { is: 'F', because: `It does not name ${missing(source)}.` }
}

function missing(source: Source): string {
  const parts = [
    source.author === null ? 'an author' : '',
    source.publisher === null ? 'an outlet' : '',
    source.published === null ? 'a day' : '',
  ]
  return parts.filter((part) => part !== '').join(' and ')
}

/** How often, from different origins, and against what else a statement is said. */
export interface Support {
  /** How many origins that do not rest on each other say it, as far as is known. */
  readonly origins: number
  /** Whether another text contradicts it. */
  readonly contradicted: boolean
}

/** A grade for what a statement says; it never rests on who says it. */
export function gradeInformation(
  statement: Statement,
  { origins, contradicted }: Support,
): Suggestion<InformationGrade> {
  if (statement.mode === 'retracts') return { is: 5, because: 'It was taken back.' }
  if (contradicted) return { is: 4, because: 'Another text says otherwise.' }
  if (statement.chain.at(-1)?.name == null) return { is: 6, because: 'The text does not say on whose word it stands.' }
  if (origins >= 2)
    return { is: 3, because: `${origins} texts say it that show no common origin; a first-hand source is missing.` }
  return { is: 6, because: 'Nothing independent confirms it.' }
}
