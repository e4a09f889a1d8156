/** Installs the peers of the benchmark from the lock file, if they are not there in the right versions. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))

function manifest(path: string): unknown {
  try {
    return JSON.parse(readFileSync(`${folder}${path}`, 'utf8'))
  } catch {
    return null
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null
}

function missingPeers(): string[] {
  const wanted = field(manifest('package.json'), 'dependencies')
  return Object.entries(typeof wanted === 'object' && wanted !== null ? wanted : {})
    .filter(([name, version]) => field(manifest(`node_modules/${name}/package.json`), 'version') !== version)
    .map(([name]) => name)
}

/** Makes sure that every peer is installed in its pinned version; runs `npm ci` if one is not. */
export function installPeers(progress: (message: string) => void): void {
  const missing = missingPeers()
  if (missing.length === 0) return
  progress(`Installing ${missing.join(', ')} with npm ci in bench/check.`)
  const options: SpawnSyncOptions = {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  }
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], options)
  const still = missingPeers()
  if (done.status === 0 && still.length === 0) return
  const reason = done.error?.message ?? String(done.stderr).split('\n').slice(0, 8).join('\n')
  throw new Error(`The peers ${still.join(', ')} could not be installed; run "npm ci" in bench/check. ${reason}`)
}
