import type { Mode } from '../model.ts'

/** What the rules of reading know of a language. Words are in small letters. */
export interface Lexicon {
  /** Forms of verbs of saying, with how they put what is said. */
  readonly speech: ReadonlyMap<string, Mode>
  /** Forms that are common as other words: they begin a statement only before `that`, a colon or a quotation. */
  readonly weak: ReadonlySet<string>
  /** Forms that also take a thing instead of a clause: `cited`, `criticized`. */
  readonly ofThings: ReadonlySet<string>
  /** Participles that go on with what a speaker said: `referring to`, `calling it`. */
  readonly speechParticiples: ReadonlySet<string>
  /** Phrases before the one on whose word a sentence stands: `according to`. */
  readonly accordingTo: readonly string[]
  /** Phrases that put a sentence on the word of whom a pronoun means: `in her view`. */
  readonly inTheirWords: RegExp
  /** Words with which somebody takes back what he or she said. */
  readonly takesBack: RegExp
  /** Words by which a text means its own author: `this reporter`. */
  readonly itself: RegExp
  /** Words by which a text reports what nobody is named for: `allegedly`. */
  readonly hearsay: ReadonlySet<string>
  readonly pronouns: ReadonlySet<string>
  readonly conjunctions: ReadonlySet<string>
  readonly auxiliaries: ReadonlySet<string>
  readonly adverbs: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly prepositions: ReadonlySet<string>
  /** Words that join the parts of a name: `of`, `de la`. */
  readonly nameJoints: ReadonlySet<string>
  readonly negations: ReadonlySet<string>
  /** Words at which the thing that a figure counts ends. */
  readonly nounEnds: ReadonlySet<string>
  /** By (the passive agent), and that (before a clause). */
  readonly by: string
  readonly that: string
  readonly titles: ReadonlySet<string>
  /** Words for one person by what he or she is: `guard`, `mother`. */
  readonly humans: ReadonlySet<string>
  readonly numbers: ReadonlyMap<string, number>
  /** Words for a number that do not say how much. */
  readonly vagueNumbers: ReadonlySet<string>
  readonly scales: ReadonlyMap<string, number>
  readonly currencies: ReadonlyMap<string, string>
  readonly shares: RegExp
  readonly durations: RegExp
  readonly ages: RegExp
  readonly organisations: RegExp
  readonly facilities: RegExp
  readonly groups: RegExp
  readonly regions: ReadonlySet<string>
  /** Names of peoples, which may begin the name of a body: `Norwegian Prison Service`. */
  readonly peoples: ReadonlySet<string>
  /** Words that are written with a capital and name nobody: days, months, peoples. */
  readonly capitals: ReadonlySet<string>
  readonly statutes: RegExp
  readonly cases: RegExp
  readonly anonymous: RegExp
}
