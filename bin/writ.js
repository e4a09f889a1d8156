#!/usr/bin/env node
// Starts the command. In a checkout it runs the TypeScript sources; a published package holds dist/ and no src/.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(root, 'src', 'cli', 'main.ts')
const entry = existsSync(source) ? source : join(root, 'dist', 'cli', 'main.js')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  if (existsSync(join(root, 'node_modules'))) {
    module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'writ', 'code'))
  }
  const { main } = await import(pathToFileURL(entry).href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  const newer = join(root, 'node_modules', '.bin', 'node')
  if (!existsSync(newer)) {
    process.stderr.write(
      `writ: Node 22.18 or newer is needed; this is ${process.versions.node}. In a checkout, run "npm start" once.\n`,
    )
    process.exit(2)
  }
  const run = spawnSync(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}
