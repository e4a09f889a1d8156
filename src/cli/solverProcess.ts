import { spawn } from 'node:child_process'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Solver, SolverFailure } from '../proof/index.ts'

/** How long a solver may take for one question, in milliseconds, before it is ended and its verdict counts as unknown. */
const LIMIT = 60_000

/** How a solver is started as a process that reads text on standard input. */
export interface SolverCommand {
  readonly name: string
  readonly file: string
  readonly args: readonly string[]
}

/** Z3 of the package z3-solver, a development dependency. */
export function packagedZ3(): SolverCommand {
  const program = fileURLToPath(
    new URL(`./z3Program${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
  )
  return { name: 'z3', file: process.execPath, args: [program] }
}

/** Another solver by its program; what it has to be told to read text piece by piece depends on which it is. */
export function solverAt(file: string): SolverCommand {
  const name = basename(file).replace(/[.]exe$/, '')
  if (name.startsWith('cvc5'))
    return { name, file, args: ['--lang', 'smt2', '--incremental', '--produce-models', '-q'] }
  return { name, file, args: name.startsWith('z3') ? ['-in', '-smt2'] : [] }
}

/** Starts a solver; it is started again after a failure. */
export function startSolver(command: SolverCommand): Solver {
  let running = run(command)
  let pieces = 0
  const ask = async (text: string): Promise<string> => {
    pieces += 1
    try {
      return await running.ask(text, `piece-${pieces}`)
    } catch (error) {
      running.end()
      running = run(command)
      throw error
    }
  }
  return { name: command.name, ask, reset: async () => void (await ask('(reset)')), close: () => running.end() }
}

interface Running {
  readonly ask: (text: string, mark: string) => Promise<string>
  readonly end: () => void
}

function run(command: SolverCommand): Running {
  const child = spawn(command.file, command.args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  let failure: string | null = null
  let check: () => void = () => {}
  const fail = (message: string): void => {
    failure ??= message
    check()
  }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
    check()
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors = (errors + chunk).slice(-2_000)
  })
  child.stdin.on('error', () => {})
  child.on('error', (error) => fail(`${command.file} cannot be started: ${error.message}`))
  child.on('close', (status) => fail(`${command.name} ended with status ${status}. ${errors.trim()}`))
  const end = (): void => {
    child.stdin.end()
    child.kill('SIGKILL')
  }
  const ask = (text: string, mark: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => fail(`${command.name} took longer than ${LIMIT / 1000} s for one question.`),
        LIMIT,
      )
      check = () => {
        const at = output.search(new RegExp(`^"?${mark}"?\\r?\\n`, 'm'))
        if (at < 0 && failure === null) return
        clearTimeout(timer)
        check = () => {}
        if (at < 0) return reject(new SolverFailure(failure ?? ''))
        const answer = output.slice(0, at)
        output = output.slice(output.indexOf('\n', at) + 1)
        if (answer.includes('(error')) reject(new SolverFailure(`${command.name} says: ${answer.trim().slice(0, 500)}`))
        else resolve(answer)
      }
      child.stdin.write(`${text}\n(echo "${mark}")\n`)
      check()
    })
  return { ask, end }
}
