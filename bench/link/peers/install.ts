/**
 * Installs Splink into a Python environment of its own, in `$WRIT_PEERS/splink`, in the versions that
 * `requirements.txt` names: `node bench/link/peers/install.ts`. Does nothing if it is there already.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))

/** The folder outside the project that holds what peers need, from `WRIT_PEERS`. */
export function peersFolder(): string {
  const folder = process.env['WRIT_PEERS']
  if (folder === undefined || folder === '') {
    throw new Error('WRIT_PEERS is not set. Set it to a folder outside the project, in which peers may be installed.')
  }
  return folder
}

/** The Python of the environment of Splink. */
export function splinkPython(folder: string = peersFolder()): string {
  return process.platform === 'win32'
    ? join(folder, 'splink', 'Scripts', 'python.exe')
    : join(folder, 'splink', 'bin', 'python')
}

function isInstalled(folder: string): boolean {
  const mark = join(folder, 'splink', 'installed.txt')
  return (
    existsSync(splinkPython(folder)) &&
    existsSync(mark) &&
    readFileSync(mark, 'utf8') === readFileSync(requirements, 'utf8')
  )
}

function demand(done: SpawnSyncReturns<string>, what: string): void {
  if (done.status === 0) return
  const reason = done.error?.message ?? done.stderr.trim().split('\n').slice(-8).join('\n')
  throw new Error(`${what} failed. ${reason}`)
}

/** Makes sure that Splink is installed in its pinned version, its modules compiled. */
export function installSplink(progress: (message: string) => void, folder: string = peersFolder()): void {
  if (isInstalled(folder)) return
  progress('Installing Splink and DuckDB for Python, once.')
  mkdirSync(folder, { recursive: true })
  const python = process.platform === 'win32' ? 'python' : 'python3'
  demand(spawnSync(python, ['-m', 'venv', join(folder, 'splink')], { encoding: 'utf8' }), `${python} -m venv`)
  const inside = splinkPython(folder)
  const install = ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]
  demand(spawnSync(inside, install, { encoding: 'utf8' }), 'pip install')
  const imports = 'import duckdb, splink, splink.comparison_library, splink.internals.duckdb.database_api'
  demand(spawnSync(inside, ['-c', imports], { encoding: 'utf8' }), 'The first import of Splink')
  writeFileSync(join(folder, 'splink', 'installed.txt'), readFileSync(requirements, 'utf8'))
}

if (import.meta.main) installSplink((message) => process.stderr.write(`${message}\n`))
