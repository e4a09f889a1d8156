import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import type { Basis, Law, Obligation } from '../law/index.ts'
import { nearest } from '../logic/index.ts'
import type { ObligationResult, Solver } from '../proof/index.ts'
import { type Call, EXIT, textOf, usage } from './call.ts'
import { reasonOf } from './inputs.ts'
import { complain, note, print } from './output.ts'
import type { SolverCommand } from './solverProcess.ts'

/** The help of `writ law prove`. */
export const PROVE_HELP = `writ law prove [OBLIGATION] [--pack PACK]

Proves what the encoded law promises, over all records that can be: that nobody is shown while a stay is in force, that
every rule can matter, and so on ("law/obligations"). What cannot be proved is shown with a record for which it is not
so, as a case file that "writ check" judges; it was judged already, and only a record that the evaluator confirms counts.

  --pack PACK      only for the legal bases of a pack
  --solver FILE    another solver's program, such as /usr/bin/z3 or /usr/bin/cvc5; z3 of the package z3-solver without it
  --smt FILE       writes the text that the solver was given, as SMT-LIB 2
  --cases FOLDER   writes each counterexample as a file, and for each exception a record that is shown under it
  --json           the result as JSON on standard output
  --law FOLDER     use the encoded law of another folder

Exit status: 0 everything is proved, 4 something is not so, 3 a solver does not know, 2 the input or the call is wrong.
`

/** The options that only `writ law prove` has. */
export const PROVE_OPTIONS = {
  pack: { type: 'string' },
  solver: { type: 'string' },
  smt: { type: 'string' },
  cases: { type: 'string' },
} as const

/** Runs `writ law prove` on opened law and answers with its exit status. */
export async function proveLaw(law: Law, call: Call, id: string | undefined): Promise<number> {
  const wanted = wantedOf(law, id, textOf(call, 'pack'))
  const command = await solverOf(textOf(call, 'solver') ?? 'z3')
  if (!wanted.ok || !command.ok) {
    complain([...(wanted.ok ? [] : wanted.problems), ...(command.ok ? [] : command.problems)])
    return EXIT.wrong
  }
  const { obligations, bases } = wanted.value
  const { prove, resultsOf, sizeOf, textOf: smtText } = await import('../proof/index.ts')
  const { startSolver } = await import('./solverProcess.ts')
  const lanes = Math.min(availableParallelism(), bases.length, 8)
  const solvers: readonly Solver[] = Array.from({ length: lanes }, () => startSolver(command.value))
  const started = performance.now()
  const told = process.stderr.isTTY === true
  const clock = (): number => performance.now()
  const found = await prove(law, obligations, bases, solvers, clock, ({ basis }) => {
    if (told) note(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${basis}`)
  }).finally(() => {
    for (const solver of solvers) solver.close()
  })
  const seconds = (performance.now() - started) / 1000
  const results = resultsOf(law, obligations, found)
  const text = smtText(found)
  const failure = await write(call, results, text)
  if (failure !== null) {
    complain([failure])
    return EXIT.wrong
  }
  const { proofData, proofText } = await import('../report/index.ts')
  const { name } = command.value
  const json = call.values['json'] === true
  await print(
    json
      ? `${JSON.stringify(proofData(results, name, seconds, sizeOf(text)), null, 2)}\n`
      : proofText(results, name, seconds, sizeOf(text)),
  )
  if (results.some(({ verdict }) => verdict === 'fails')) return EXIT.barred
  return results.every(({ verdict }) => verdict === 'proved' || (verdict === 'not-asked' && results.length > 1))
    ? EXIT.done
    : EXIT.notShown
}

function wantedOf(
  law: Law,
  id: string | undefined,
  pack: string | undefined,
): Result<{ readonly obligations: readonly Obligation[]; readonly bases: readonly Basis[] }> {
  const packs = [...new Set(law.provisions.map((provision) => provision.pack))]
  const problems: Problem[] = []
  const ids = law.obligations.map((obligation) => obligation.id)
  if (id !== undefined && !ids.includes(id)) {
    const near = nearest(id, ids)
    const mend = near === null ? `Write one of: ${ids.join(', ')}.` : `Did you mean "${near}"?`
    problems.push(usage(`There is no obligation "${id}".`, mend))
  }
  if (pack !== undefined && !packs.includes(pack))
    problems.push(usage(`There is no pack "${pack}" with provisions.`, `Write one of: ${packs.join(', ')}.`))
  if (law.obligations.length === 0)
    problems.push(usage('The law has no obligations.', 'Add them under obligations/ in the law folder.'))
  if (problems.length > 0) return bad(...problems)
  const roles = new Set(law.provisions.filter((one) => one.pack === pack).flatMap(({ roles: all }) => [...all.keys()]))
  const bases = law.bases.filter(({ id: basis }) => pack === undefined || roles.has('floor') || roles.has(basis))
  return good({ obligations: law.obligations.filter((one) => id === undefined || one.id === id), bases })
}

async function solverOf(wanted: string): Promise<Result<SolverCommand>> {
  const { packagedZ3, solverAt } = await import('./solverProcess.ts')
  if (wanted !== 'z3') {
    const { access, constants } = await import('node:fs/promises')
    const runs = await access(wanted, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return good(solverAt(wanted))
    return bad(usage(`--solver ${wanted} is no program.`, 'Write the path of a solver, such as /usr/bin/cvc5, or z3.'))
  }
  try {
    import.meta.resolve('z3-solver')
    return good(packagedZ3())
  } catch {
    const mend = 'Run "npm install" in a checkout of Writ, or name another solver: --solver /usr/bin/z3.'
    return bad(usage('The package z3-solver is not installed; only a checkout of Writ has it.', mend))
  }
}

async function write(call: Call, results: readonly ObligationResult[], text: string): Promise<Problem | null> {
  const [smt, cases] = [textOf(call, 'smt'), textOf(call, 'cases')]
  try {
    if (smt !== undefined) await writeFile(smt, text)
    if (cases !== undefined) {
      await mkdir(cases, { recursive: true })
      const made = results.flatMap(({ failed, excepted }) => [
        ...failed.flatMap(({ made: one }) => one ?? []),
        ...excepted,
      ])
      for (const [i, one] of made.entries())
        await writeFile(join(cases, `${one.case}-${i + 1}.json`), `${JSON.stringify(one, null, 2)}\n`)
    }
    return null
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const mend = 'Name a file and a folder that you may write to.'
    return { code: 'unreadable', place: { file: smt ?? cases ?? '' }, message: reasonOf(error), mend }
  }
}
