/**
 * Runs the check benchmark: `node bench/check/run.ts --peers [--quick] [--out FILE]`.
 * Without the option of a section all sections run. Ends with 1 if an engine gave a wrong answer or broke.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { installPeers } from './install.ts'
import { machineLine } from './machine.ts'
import type { RunOptions, Section, SectionReport } from './section.ts'

/** All sections, in the order of the report; a further one is a file and an entry here. */
const sections: readonly Section[] = [
  {
    option: 'full-law',
    says: 'every provision of a US removal case with the floor, and a whole check',
    load: async () => (await import('./full-law-section.ts')).fullLawSection,
  },
  {
    option: 'cold-start',
    says: 'a cold "writ check FILE" beside an empty Node process',
    load: async () => (await import('./cold-start-section.ts')).coldStartSection,
  },
  {
    option: 'peers',
    says: 'Writ beside six other rule engines, on one rule set',
    load: async () => {
      installPeers(progress)
      return (await import('./peers-section.ts')).peersSection
    },
  },
]

function progress(message: string): void {
  process.stderr.write(`${message}\n`)
}

function usage(): string {
  const options = sections.map(({ option, says }) => `  --${option.padEnd(12)} ${says}`)
  const common = [
    '  --quick        small samples: answers checked, figures rough',
    '  --out FILE     also write the report as Markdown',
  ]
  return ['Usage: node bench/check/run.ts [options]', ...options, ...common].join('\n')
}

interface Request {
  readonly chosen: readonly Section[]
  readonly quick: boolean
  readonly out: string | undefined
}

/** Reads the command line; null if it asks for something that does not exist. */
function request(words: readonly string[]): Request | null {
  const flags = Object.fromEntries(sections.map(({ option }) => [option, { type: 'boolean' } as const]))
  const options = { ...flags, quick: { type: 'boolean' }, out: { type: 'string' } } as const
  try {
    const { values } = parseArgs({ args: [...words], options })
    const given: ReadonlyMap<string, unknown> = new Map(Object.entries(values))
    const named = sections.filter(({ option }) => given.get(option) === true)
    return { chosen: named.length > 0 ? named : sections, quick: values.quick === true, out: values.out }
  } catch (error) {
    progress(error instanceof Error ? error.message : String(error))
    return null
  }
}

async function runSection(section: Section, options: RunOptions): Promise<SectionReport> {
  try {
    const run = await section.load()
    return await run(options)
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { title: section.says, text: [], markdown: [], failures: [failure] }
  }
}

async function main(words: readonly string[]): Promise<number> {
  const asked = request(words)
  if (asked === null) {
    progress(usage())
    return 2
  }
  const machine = machineLine()
  const reports: SectionReport[] = []
  for (const section of asked.chosen) {
    const report = await runSection(section, { quick: asked.quick, progress })
    reports.push(report)
    process.stdout.write(`${[report.title, machine, '', ...report.text, ''].join('\n')}\n`)
    for (const failure of report.failures) progress(`FAILED: ${failure}`)
  }
  const failed = reports.some(({ failures }) => failures.length > 0)
  if (asked.out !== undefined && !failed) {
    const body = reports.flatMap(({ title, markdown }) => [`## ${title}`, '', ...markdown, ''])
    writeFileSync(asked.out, [`Measured on: ${machine}.`, '', ...body].join('\n'))
  }
  return failed ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
