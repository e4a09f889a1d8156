/** What a section of the benchmark is: the runner calls it, prints its text and writes its Markdown. */

/** How a run was asked for. */
export interface RunOptions {
  /** Small samples for continuous integration: answers are checked in full, figures are rough. */
  readonly quick: boolean
  /** Says what is going on; never part of the report. */
  readonly progress: (message: string) => void
}

/** What a section found. */
export interface SectionReport {
  readonly title: string
  /** For the terminal, at most 100 columns wide. */
  readonly text: readonly string[]
  /** For the committed file. */
  readonly markdown: readonly string[]
  /** Wrong answers and broken engines; any of them fails the run. */
  readonly failures: readonly string[]
}

/** One section, by the name of its option; loaded only when it is run. */
export interface Section {
  readonly option: string
  readonly says: string
  readonly load: () => Promise<(options: RunOptions) => Promise<SectionReport>>
}
