// The test command: format and lint, types, boundaries, unused code, then all tests. Stops at the first step that fails.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const steps = [
  ['format and lint', 'biome', ['check', '.']],
  ['types', 'node', ['node_modules/typescript7/bin/tsc', '--noEmit']],
  ['boundaries', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'bin', 'test']],
  ['unused code', 'knip', []],
  ['tests', 'vitest', ['run', ...process.argv.slice(2)]],
]

installBrowser()

for (const [name, command, args] of steps) {
  process.stdout.write(`\n== ${name}\n`)
  const result = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) {
    process.stderr.write(`\n${name}: failed. Run it alone: npx ${command} ${args.join(' ')}\n`)
    process.exit(result.status ?? 1)
  }
}

/** The page tests need a Chromium; where the system's packages can give one, it is installed, elsewhere they are skipped. */
function installBrowser() {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  if (known.some((path) => existsSync(path))) return
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    process.stderr.write(
      'No Chromium found: the page tests will be skipped. Install the package "chromium" to run them.\n',
    )
    return
  }
  process.stderr.write('Installing Chromium from the packages of the system, for the page tests (once) ...\n')
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
  if (done.status !== 0) process.stderr.write('Chromium could not be installed: the page tests will be skipped.\n')
}
