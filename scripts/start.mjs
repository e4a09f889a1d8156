// Screens the example flight, checks the example cases, and says where the reports are. The examples show every
// outcome, so "someone is barred" is right.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
mkdirSync(join(root, 'reports'), { recursive: true })

/** Runs `writ` and goes on when it gave an answer. */
function writ(args, stdout) {
  const run = spawnSync(process.execPath, [join('bin', 'writ.js'), ...args], {
    cwd: root,
    stdio: ['ignore', stdout, 'inherit'],
  })
  if (run.status !== 0 && run.status !== 3 && run.status !== 4) process.exit(run.status ?? 1)
}

const flight = join('examples', 'flight')
const page = join('reports', 'flight.html')
const hand = [
  '--from',
  'US',
  '--on',
  '2026-03-14',
  '--at',
  '2026-03-14T14:00:00Z',
  '--rulings',
  join(flight, 'rulings.yaml'),
]
writ(['check', 'examples', '--brief', '--html', join('reports', 'examples.html')], 'ignore')
writ(['screen', join(flight, 'manifest.csv'), '--records', flight, ...hand, '--brief', '--html', page], 'inherit')

process.stdout.write(`
The flight, a section a person, as a page: ${page}
What to look for in it:                    ${join(flight, 'README.md')}
The example cases, as a page:              ${join('reports', 'examples.html')}
One case on the terminal:                  npx writ check examples/protection-order.yaml
The encoded law:                           npx writ law list
`)
