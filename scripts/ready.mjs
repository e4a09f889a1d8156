// Installs what package-lock.json names when it is not there yet, so that `npm start` and `npm test` work on a clean clone.
// Plain JavaScript for any Node since 18: it runs before the project's own Node is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const mark = join(modules, '.writ-ready')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const installed = existsSync(mark) ? readFileSync(mark, 'utf8') : ''

if (installed !== wanted) {
  process.stderr.write('Installing the packages that package-lock.json names (once, about half a minute) ...\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const result = spawnSync(npm, flags, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] })
  if (result.status !== 0) {
    process.stderr.write('The installation failed. Is the npm registry reachable? Run "npm ci" to see more.\n')
    process.exit(1)
  }
  linkCommand()
  writeFileSync(mark, wanted)
}

const ownNode = join(modules, '.bin', 'node')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (!existsSync(ownNode) && (major < 22 || (major === 22 && minor < 18))) {
  process.stderr.write(
    `Writ needs Node 22.18 or newer; this is ${process.versions.node}, and no ready-made Node 24 was found for this platform. Install Node 24 LTS.\n`,
  )
  process.exit(1)
}

/** Makes `npx writ` work in the checkout. */
function linkCommand() {
  if (process.platform === 'win32') return
  const link = join(modules, '.bin', 'writ')
  rmSync(link, { force: true })
  symlinkSync(join('..', '..', 'bin', 'writ.js'), link)
}
