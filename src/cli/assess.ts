import { nearest } from '../logic/index.ts'
import { EXIT, usage } from './call.ts'
import { complain, print } from './output.ts'

/** The help of `writ assess`. */
export const ASSESS_HELP = `writ assess population ...

Assesses what a whole programme of hand-overs would be.

  population   make a synthetic population from published tables, or take a real table

  --help       this text; writ assess population --help tells more
`

/** Each part is loaded only when it is called. */
const PARTS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  population: async () => (await import('./assessPopulation.ts')).assessPopulation,
}

/** Runs `writ assess` and answers with its exit status. */
export async function assess(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h') {
    await print(ASSESS_HELP)
    return name === undefined ? EXIT.wrong : EXIT.done
  }
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
  if (part !== undefined) return (await part())(rest)
  const near = nearest(name, Object.keys(PARTS))
  const known = Object.keys(PARTS).join(', ')
  complain([
    usage(
      `writ assess does not know "${name}".`,
      near === null ? `There is: ${known}. See writ assess --help.` : `Did you mean "writ assess ${near}"?`,
    ),
  ])
  return EXIT.wrong
}
