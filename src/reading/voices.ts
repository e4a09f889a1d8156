import type { Mode, Source, Statement, Voice } from './model.ts'

const SAYS: Readonly<Record<Mode, string>> = {
  states: 'Said by',
  alleges: 'Alleged by',
  reports: 'Reported by',
  opines: 'View of',
  denies: 'Denied by',
  retracts: 'Taken back by',
}

/** The name by which a voice is shown; that the text names nobody is said. */
export function voiceName({ name, kind }: Voice, source: Source): string {
  if (name !== null) return kind === 'author' ? `${name}, author of the text` : name
  return kind === 'author'
    ? `the text itself (${source.name.split('/').at(-1)}), which names no author`
    : 'somebody whom the text does not name'
}

/**
 * Who says a statement, how, and through whom it reached us: `Denied by Ana Sol, as reported by Luis Paz, author of the text`. A statement is
 * never shown without these words.
 */
export function voiceOf(statement: Statement, source: Source): string {
  const { chain } = statement
  const last = chain.at(-1)
  if (last === undefined) return 'Said by nobody who is known'
  const through = chain
    .slice(0, -1)
    .toReversed()
    .map((voice) => voiceName(voice, source))
  return `${SAYS[statement.mode]} ${voiceName(last, source)}${through.length === 0 ? '' : `, as reported by ${through.join(', as reported by ')}`}`
}

/** A statement in one line: who says it, and the exact words. */
export function lineOf(statement: Statement, source: Source): string {
  return `${voiceOf(statement, source)}: “${statement.selector.exact.replace(/\s+/g, ' ').trim()}”`
}
