import type { Day } from '../logic/index.ts'

/** A language in which texts are taken apart. */
export type Language = 'en' | 'es'

/** Where exact words stand in a text: the words, those around them, and their place counted in UTF-16 units. */
export interface Selector {
  readonly start: number
  readonly end: number
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** What a piece of a text is. A heading, a caption or a list item is nobody's sentence, but it is kept. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'caption' | 'quote' | 'post'

/** A piece of a text in reading order: `start` and `end` are places in the text of the source. */
export interface Block {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** For a post that is embedded: the number of its entry in `posts` of the source. */
  readonly post?: number
}

/** A post that a text embeds, with what the text says of its author; nothing of it is checked. */
export interface EmbeddedPost {
  readonly author: string | null
  readonly account: string | null
  /** The day as written, and the day it says. */
  readonly written: string | null
  readonly on: Day | null
  /** Where its words stand, without the line that names its author. */
  readonly start: number
  readonly end: number
}

/** A link of a text: what it is called and where it points. It is never followed. */
export interface Link {
  readonly says: string
  readonly url: string
  readonly start: number
}

/** A text as it was received, ready to be taken apart. The bytes are the exhibit; the text is a reading of them. */
export interface Source {
  /** The file, and for an archive the address inside it. */
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: 'text/plain' | 'text/markdown' | 'text/html'
  /** How the bytes were turned into characters, and what could not be. */
  readonly charset: string
  readonly damaged: number
  readonly title: string | null
  readonly author: string | null
  /** The outlet or authority that published it, where it says so. */
  readonly publisher: string | null
  readonly published: Day | null
  readonly url: string | null
  /** For a page of an archive: the moment of capture as the archive says it. */
  readonly captured: string | null
  readonly language: Language
  /** All words in reading order; pieces are divided by line breaks. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly posts: readonly EmbeddedPost[]
  readonly links: readonly Link[]
}

/** How somebody stands to what he or she says. */
export type Mode = 'states' | 'alleges' | 'reports' | 'opines' | 'denies' | 'retracts'

/** Somebody on whose word a statement rests. `name` is null where the text does not say who it is. */
export interface Voice {
  readonly name: string | null
  readonly kind: 'author' | 'account' | 'person' | 'organisation' | 'group' | 'unknown'
  /** The words by which the text names this voice here; null for the author of the text. */
  readonly words: Selector | null
  readonly mode: Mode
}

/** A figure: a number, or a word that stands for one without saying how much (`hundreds`), and what it counts. */
export interface Figure {
  readonly words: Selector
  /** Null where the words give no number. */
  readonly value: number | null
  readonly unit: 'count' | 'money' | 'share' | 'duration'
  readonly counts: string
}

/** Somebody or something that a text names. */
export interface Mention {
  readonly name: string
  readonly kind: 'person' | 'organisation' | 'place' | 'facility' | 'statute' | 'case' | 'unknown'
  readonly places: readonly Selector[]
}

/** A date that a text gives; `relativeTo` says from which day a relative one was counted. */
export interface DateMention {
  readonly words: Selector
  readonly from: Day | null
  readonly until: Day | null
  readonly relativeTo: Day | null
}

/** One statement: who says it, on whose word, and where it stands. */
export interface Statement {
  readonly id: string
  /** `quotation`: words in quotation marks; `reported`: reported speech; `post`: an embedded post; `own`: the text's own words. */
  readonly form: 'quotation' | 'reported' | 'post' | 'own'
  readonly selector: Selector
  /** From the author of the text to the one whose words these are: the last voice is the speaker. */
  readonly chain: readonly Voice[]
  readonly mode: Mode
  /** Statements inside this one. */
  readonly inside: string | null
}
