/**
 * Plants each bug of `bugs.ts` in turn and demands that the suite notices it: `node test/planted/run.ts [--sample N]`.
 * First the suite must pass without a bug. A bug whose text is not found exactly once, or that survives, fails the run.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Bug, bugs, PLANTED_MARK } from './bugs.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { values } = parseArgs({ options: { sample: { type: 'string' } } })

/** Every so many-th bug, so that a sample touches every room. */
function sample(count: number): readonly Bug[] {
  const step = Math.max(1, Math.floor(bugs.length / count))
  return bugs.filter((_, i) => i % step === 0).slice(0, count)
}

function runSuite(name: string): { readonly passes: boolean; readonly planted: boolean } {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/planted/vitest.config.ts']
  const env = { ...process.env, WRIT_PLANTED: name }
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { passes: run.status === 0, planted: run.stderr.includes(PLANTED_MARK) }
}

function verdict(bug: Bug): 'killed' | 'survived' | 'not planted' {
  const text = readFileSync(root + bug.file, 'utf8')
  if (text.split(bug.find).length !== 2) return 'not planted'
  const { passes, planted } = runSuite(bug.name)
  if (!planted) return 'not planted'
  return passes ? 'survived' : 'killed'
}

const chosen = values.sample === undefined ? bugs : sample(Number(values.sample))
let passed = 0
let failed = 0
if (runSuite('').passes) {
  for (const bug of chosen) {
    const found = verdict(bug)
    if (found === 'killed') passed += 1
    else failed += 1
    process.stdout.write(`${found.padEnd(12)}${bug.name}\n`)
  }
} else {
  process.stdout.write('The suite fails without any planted bug.\n')
  failed += 1
}
process.stdout.write(`\nplanted: ${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
