// Checks the example cases and says where the report is. The examples show every outcome, so "some case barred" is right.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
mkdirSync(join(root, 'reports'), { recursive: true })

const args = [join('bin', 'writ.js'), 'check', 'examples', '--brief', '--html', join('reports', 'examples.html')]
const run = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
const judged = run.status === 0 || run.status === 3 || run.status === 4
if (!judged) process.exit(run.status ?? 1)

process.stdout.write(`
Every case with its reasons, as a page: ${join('reports', 'examples.html')}
One case on the terminal:               npx writ check examples/protection-order.yaml
The encoded law:                        npx writ law list
`)
