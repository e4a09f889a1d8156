// Plants faults one at a time and tells what catches each: node test/proof/planted.ts [first|second|text|packs] [SOLVER]
import { spawnSync } from 'node:child_process'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { BUGS, type Bug } from '../planted/bugs.ts'
import { SECOND_FAULTS } from '../second/faults.ts'
import { PACK_FAULTS } from './packFaults.ts'
import { TEXT_FAULTS } from './textFaults.ts'

/** Faults of the first evaluator that its findings have no part in: those are given as a table. */
const FIRST_FAULTS = BUGS.filter(
  ({ file, name }) => /^src\/(logic|law|determination)\//.test(file) && !/reason|because|missing/.test(name),
)
const LISTS: Readonly<Record<string, readonly Bug[]>> = {
  first: FIRST_FAULTS,
  second: SECOND_FAULTS,
  text: TEXT_FAULTS,
}

/** The run of the checks with nothing planted. */
const NO_FAULT = 'no fault'

/** Puts a fault into its file while it is read, before anything that reads it is loaded. */
function plant(bug: Bug): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (!url.endsWith(`/${bug.file}`)) return loaded
      const source = String(loaded.source)
      if (source.split(bug.find).length !== 2) throw new Error(`The text does not stand once in ${bug.file}.`)
      return { ...loaded, source: source.replace(bug.find, () => bug.replace) }
    },
  })
}

/** In a process of its own, with the fault in place: which check notices it. */
async function inside(list: string, name: string, solver: string): Promise<void> {
  if (list === 'packs') {
    const { caughtBy } = await import('./packRun.ts')
    process.stdout.write(await caughtBy(name, solver))
    return
  }
  const bug = LISTS[list]?.find((one) => one.name === name)
  if (bug === undefined && name !== NO_FAULT) throw new Error(`There is no fault ${name}.`)
  if (bug !== undefined) plant(bug)
  const { noticed } = await import('./faultRun.ts')
  process.stdout.write(await noticed(list, solver))
}

function lead(wanted: string | undefined, solver: string): void {
  const lists = wanted === undefined ? [...Object.keys(LISTS), 'packs'] : [wanted]
  let missed = 0
  for (const list of lists) {
    // Without a fault nothing may be noticed, or what is noticed would say nothing of the faults.
    const control = list === 'packs' ? [] : [NO_FAULT]
    const names = [
      ...control,
      ...(list === 'packs' ? PACK_FAULTS.map(({ name }) => name) : (LISTS[list] ?? []).map(({ name }) => name)),
    ]
    for (const name of names) {
      const args = [fileURLToPath(import.meta.url), '--inside', list, name, solver]
      const run = spawnSync(process.execPath, args, { encoding: 'utf8' })
      if (/ERR_MODULE_NOT_FOUND/.test(run.stderr))
        throw new Error(`The packages are not installed: ${lastLine(run.stderr)}`)
      // A fault that makes the program fail is noticed by everything that runs it.
      const by = run.status === 0 ? run.stdout : `a failure: ${lastLine(run.stderr)}`
      if (name === NO_FAULT) {
        if (by !== '') throw new Error(`Without a fault: ${by}`)
        continue
      }
      if (by === '') missed += 1
      process.stdout.write(`| ${list} | ${name} | ${by === '' ? '**missed**' : by} |\n`)
    }
  }
  process.stdout.write(`\n${missed} missed\n`)
  process.exitCode = missed > 0 ? 1 : 0
}

function lastLine(errors: string): string {
  return (errors.split('\n').find((line) => /Error/.test(line)) ?? 'it ends').trim().slice(0, 100)
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--inside') await inside(rest[0] ?? '', rest[1] ?? '', rest[2] ?? 'z3')
else lead(first, rest[0] ?? 'z3')
