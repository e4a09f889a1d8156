/**
 * What a person waits for: a process that starts, loads the law and answers one case. CPU time, user and system, beside
 * the floor of an empty Node process, in turns.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RunOptions, SectionReport } from './section.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const LIMIT = 300

interface Way {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const CASE = 'examples/protection-order.yaml'
const JSON_CASE = 'examples/six-months-last-day.json'

const ways: readonly Way[] = [
  { name: 'an empty Node process (the floor)', args: ['-e', '0'], env: {} },
  { name: 'writ check FILE, YAML case', args: ['bin/writ.js', 'check', CASE], env: {} },
  { name: 'writ check --json FILE, JSON case', args: ['bin/writ.js', 'check', '--json', JSON_CASE], env: {} },
  { name: 'writ check FILE, law read from YAML', args: ['bin/writ.js', 'check', CASE], env: { WRIT_LAW_CACHE: 'off' } },
]

/** Measures cold starts and fails when an answer is missing; a figure over the limit is told, not failed. */
export async function coldStartSection(options: RunOptions): Promise<SectionReport> {
  const rounds = options.quick ? 3 : 15
  const failures: string[] = []
  const times = new Map(ways.map((way) => [way, [] as number[]]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ways) {
      const millis = cpuOf(way, failures)
      // The first round fills the caches of the disk, the code and the law.
      if (round > 0) times.get(way)?.push(millis)
    }
    options.progress(`Cold starts: round ${round} of ${rounds}`)
  }
  const table = [
    ['what', 'CPU ms, median', 'least'],
    ...ways.map((way) => {
      const sorted = (times.get(way) ?? []).toSorted((a, b) => a - b)
      return [
        way.name,
        (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(0),
        (sorted[0] ?? Number.NaN).toFixed(0),
      ]
    }),
  ]
  const note = `${rounds} rounds in turns; user and system time of the whole process. The limit for a cold "writ check FILE" is ${LIMIT} ms.`
  return {
    title: 'Cold start',
    text: [...table.map(([a = '', b = '', c = '']) => `${a.padEnd(44)}${b.padStart(16)}${c.padStart(8)}`), '', note],
    markdown: [
      ...table.map((cells, i) => `| ${cells.join(' | ')} |${i === 0 ? '\n| --- | ---: | ---: |' : ''}`),
      '',
      note,
    ],
    failures,
  }
}

function cpuOf(way: Way, failures: string[]): number {
  // The shell's own timer counts the CPU time of exactly this process.
  const timed = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time "$0" "$@" >/dev/null 2>/dev/null`, process.execPath, ...way.args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...way.env },
    },
  )
  const seconds = timed.stderr.trim()
  if (![0, 3, 4].includes(timed.status ?? -1)) failures.push(`${way.name}: ended with ${timed.status}`)
  return seconds.split(' ').reduce((sum, one) => sum + Number(one) * 1000, 0)
}
