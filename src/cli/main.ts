import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nearest } from '../logic/index.ts'
import { EXIT, usage } from './call.ts'
import { PACKAGE_FOLDER } from './lawFolder.ts'
import { complain, print } from './output.ts'

const HELP = `writ COMMAND ...

Answers from proven facts and encoded law whether a person may be handed over to serve time, or be held,
in another State's prison; shows every reason, and says "not shown" whenever something is missing.

  check CASE...             determine cases
  screen MANIFEST           match a list of people with records and determine each
  link LEFT [RIGHT]         find records that may concern the same person
  assess PROGRAMME          assess a whole programme: its people, cost, uncertainty and claims
  assess population         make the population that a programme draws from
  sentence FILE             compute a sentence and its release under both systems
  read FILE                 take an article, post or statement apart: who says what, on whose word
  law list|show ID|facts    browse the encoded law
  law prove [OBLIGATION]    prove what the encoded law promises whatever the facts are
  log VERB ...              a record of what was determined, which outsiders verify

  --help                    this text; writ COMMAND --help tells more
  --version                 the version of Writ

A lawyer must check every provision before anyone relies on an outcome. There is no outcome "permitted": people decide.
`

/** Each command is loaded only when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  assess: async () => (await import('./assess.ts')).assess,
  check: async () => (await import('./check.ts')).check,
  law: async () => (await import('./law.ts')).law,
  link: async () => (await import('./link.ts')).link,
  log: async () => (await import('./log.ts')).log,
  read: async () => (await import('./read.ts')).read,
  screen: async () => (await import('./screen.ts')).screen,
  sentence: async () => (await import('./sentence.ts')).sentence,
}

/** Runs a call of `writ` and answers with its exit status. An internal failure is told in one line, without a stack. */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.on('error', (error) => {
    // A reader that went away, as in `writ check ... | head`, is no failure.
    if (!('code' in error) || error.code !== 'EPIPE') throw error
  })
  try {
    return await run(args)
  } catch (error) {
    const text = error instanceof Error ? (process.env['WRIT_DEBUG'] ? error.stack : error.message) : String(error)
    process.stderr.write(
      `writ: an internal failure, no answer was given: ${text}\nPlease report it. WRIT_DEBUG=1 shows more.\n`,
    )
    return EXIT.failure
  }
}

async function version(): Promise<string> {
  const text = await readFile(join(PACKAGE_FOLDER, 'package.json'), 'utf8')
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'without a number'
}

async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await print(HELP)
    return name === undefined ? EXIT.wrong : EXIT.done
  }
  if (name === '--version') {
    await print(`writ ${await version()}\n`)
    return EXIT.done
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    const near = nearest(name, Object.keys(COMMANDS))
    complain([
      usage(`There is no command "${name}".`, near === null ? 'See writ --help.' : `Did you mean "writ ${near}"?`),
    ])
    return EXIT.wrong
  }
  return (await command())(rest)
}
