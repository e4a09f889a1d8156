// The test command: format and lint, types, boundaries, unused code, then all tests. Stops at the first step that fails.
import { spawnSync } from 'node:child_process'

const steps = [
  ['format and lint', 'biome', ['check', '.']],
  ['types', 'node', ['node_modules/typescript7/bin/tsc', '--noEmit']],
  ['boundaries', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'bin', 'test']],
  ['unused code', 'knip', []],
  ['tests', 'vitest', ['run', ...process.argv.slice(2)]],
]

for (const [name, command, args] of steps) {
  process.stdout.write(`\n== ${name}\n`)
  const result = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) {
    process.stderr.write(`\n${name}: failed. Run it alone: npx ${command} ${args.join(' ')}\n`)
    process.exit(result.status ?? 1)
  }
}
