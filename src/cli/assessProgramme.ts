import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, good, type Result } from '../input/index.ts'
import { assessCost } from '../programme/index.ts'
import type { AssessView } from '../report/index.ts'
import { leaveMemoryToEngine } from '../sql/index.ts'
import { claimsOn, populationFor, programmeIn } from './assessProgrammeInputs.ts'
import { type ProgrammeCall, readProgrammeCall } from './assessProgrammeOptions.ts'
import { EXIT, readCall, textOf } from './call.ts'
import { clearStep, showStep, withEngine } from './engine.ts'
import { fileOf, reasonOf } from './inputs.ts'
import { openLaw } from './lawFolder.ts'
import { colourAllowed, complain, note, print } from './output.ts'

/** The help of `writ assess PROGRAMME`. */
export const ASSESS_HELP = `writ assess PROGRAMME
writ assess population ...

Assesses a programme of serving sentences in another State: who could lawfully be sent, what it costs against four
alternatives at home, how sure that is, what it needs, and which claims hold. PROGRAMME is a file, or the name of one
that comes with Writ: be-nl-tilburg, no-nl-norgerhaven, dk-xk-gjilan, se-ee-tartu, us-sv-2025-as-made,
us-sv-2025-citizens.

  population         make a synthetic population, or take a real table: writ assess population --help

  --draws N          how often the uncertain numbers are drawn (100000; 0 for not at all)
  --seed N           another seed gives other draws (1)
  --set ID=N,...     numbers in place of those of the file, marked as assumed: --set price.amount=30000
  --population FILE  ask the law about these people (Parquet, made by writ assess population)
  --engine URL       ask the law on another engine: trino://host:port/catalog/schema; --population then names a table
                     of it (duckdb, inside)
  --people N         how many synthetic people to make (as many as the tables speak of; 0 to leave the law out)
  --claims FILE      claims to test (those that come with Writ and speak of the programme)
  --explain all      show the long parts and whole tables on the terminal too
  --json             everything as JSON on standard output
  --html FILE        write one self-contained page that can be printed
  --pdf FILE         write it as a PDF that screen readers can read
  --csv DIR          write every figure as it is, a file a table
  --law FOLDER       use the encoded law of another folder
  --memory MB        most memory for the engine (a quarter of the machine's, at most 4000)
  --temp-size MB     most that is written to the disk when the memory does not suffice (4000)
  --threads N        how many threads (all of the machine's)
  --temp DIR         where to put what does not fit into memory
  --help             this text

Figures answer what a programme costs. Whether a person may be sent is answered for that person, by law and proof.

Exit status: 0 done, 2 the input or the call is wrong, 1 cancelled, out of memory or an internal failure.

Examples
  writ assess us-sv-2025-citizens --html programme.html
  writ assess no-nl-norgerhaven --set exchange.EUR=9.3
  writ assess my-programme.yaml --draws 10000 --csv figures
`

const OPTIONS = {
  draws: { type: 'string' },
  seed: { type: 'string' },
  set: { type: 'string' },
  engine: { type: 'string' },
  population: { type: 'string' },
  people: { type: 'string' },
  claims: { type: 'string' },
  explain: { type: 'string' },
  json: { type: 'boolean' },
  html: { type: 'string' },
  pdf: { type: 'string' },
  csv: { type: 'string' },
  law: { type: 'string' },
  memory: { type: 'string' },
  'temp-size': { type: 'string' },
  threads: { type: 'string' },
  temp: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs `writ assess PROGRAMME` and answers with its exit status. */
export async function assessProgramme(args: readonly string[]): Promise<number> {
  leaveMemoryToEngine()
  const call = readCall(args, OPTIONS)
  if (call.ok && call.value.values['help'] === true) {
    await print(ASSESS_HELP)
    return EXIT.done
  }
  const law = call.ok ? await openLaw(textOf(call.value, 'law')) : call
  const wanted = call.ok ? await readProgrammeCall(call.value) : call
  if (!law.ok || !wanted.ok) {
    complain([...new Set([law, wanted].flatMap((one) => (one.ok ? [] : one.problems)))])
    return EXIT.wrong
  }
  const asked = wanted.value
  return await withEngine('assess', asked, async (engine) => {
    showStep('reading the programme', 0)
    const programme = await programmeIn(asked.programme)
    const { draws, seed, set } = asked
    const assessment = programme.ok ? assessCost(programme.value, { draws, seed, set }) : programme
    if (!assessment.ok) return assessment
    const claims = await claimsOn(asked, assessment.value)
    if (!claims.ok) return claims
    const population = await populationFor(asked, assessment.value, law.value, engine)
    clearStep()
    if (!population.ok) return population
    return await report(asked, { assessment: assessment.value, population: population.value, claims: claims.value })
  })
}

async function report(call: ProgrammeCall, view: AssessView): Promise<Result<null>> {
  const { assessPaper, paperFigures, paperPage, paperPdf, paperText } = await import('../report/index.ts')
  const paper = await assessPaper(view)
  try {
    if (call.html !== undefined) {
      await writeFile(call.html, await paperPage(paper))
      note(`The page is in ${call.html}`)
    }
    if (call.pdf !== undefined) {
      await writeFile(call.pdf, await paperPdf(paper))
      note(`The PDF is in ${call.pdf}`)
    }
    if (call.csv !== undefined) {
      await mkdir(call.csv, { recursive: true })
      for (const [name, text] of paperFigures(paper)) await writeFile(join(call.csv, name), text)
      note(`The figures are in ${call.csv}`)
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const mend = 'Name a file in a folder that you may write to.'
    return bad({ code: 'unreadable', place: { file: fileOf(error) }, message: reasonOf(error), mend })
  }
  if (call.json) await print(`${JSON.stringify({ writ: 1, ...view }, null, 2)}\n`)
  else await print(paperText(paper, { whole: call.extent === 'all', colour: colourAllowed() }))
  return good(null)
}
