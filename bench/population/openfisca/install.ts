/**
 * Installs OpenFisca into a Python environment of its own, in `$WRIT_PEERS/openfisca`, outside the project:
 * `node bench/population/openfisca/install.ts`. Does nothing if it is there already.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))

function folder(): string | null {
  const peers = process.env['WRIT_PEERS']
  return peers === undefined || peers === '' ? null : join(peers, 'openfisca')
}

/** The Python that has OpenFisca in the pinned version; null if it is not installed. */
export function openfiscaPython(): string | null {
  const home = folder()
  if (home === null) return null
  const mark = join(home, 'installed.txt')
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== readFileSync(requirements, 'utf8')) return null
  return pythonIn(home)
}

function pythonIn(home: string): string {
  return process.platform === 'win32' ? join(home, 'Scripts', 'python.exe') : join(home, 'bin', 'python')
}

function demand(done: SpawnSyncReturns<string>, what: string): void {
  if (done.status === 0) return
  throw new Error(`${what} failed. ${done.error?.message ?? done.stderr.trim().split('\n').slice(-8).join('\n')}`)
}

function install(): void {
  const home = folder()
  if (home === null) throw new Error('WRIT_PEERS is not set. Set it to a folder outside the project.')
  if (openfiscaPython() !== null) return
  process.stderr.write('Installing OpenFisca, once.\n')
  mkdirSync(home, { recursive: true })
  const python = process.platform === 'win32' ? 'python' : 'python3'
  demand(spawnSync(python, ['-m', 'venv', home], { encoding: 'utf8' }), `${python} -m venv`)
  const command = ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]
  demand(spawnSync(pythonIn(home), command, { encoding: 'utf8' }), 'pip install')
  writeFileSync(join(home, 'installed.txt'), readFileSync(requirements, 'utf8'))
}

if (import.meta.main) install()
