import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { assessCost, readProgramme } from '../src/programme/index.ts'

// Seconds for 100,000 draws of each programme that is shipped, the middle of five runs.
const names = [
  'be-nl-tilburg',
  'dk-xk-gjilan',
  'no-nl-norgerhaven',
  'se-ee-tartu',
  'us-sv-2025-as-made',
  'us-sv-2025-citizens',
]
const draws = 100_000
process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, one core\n\n`)
process.stdout.write(`| programme | draws | seconds | of the processor |\n|---|---:|---:|---:|\n`)
for (const name of names) {
  const file = `programmes/${name}.yaml`
  const read = await readProgramme(readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8'), file)
  if (!read.ok) throw new Error(`${file} cannot be read.`)
  const runs = [1, 2, 3, 4, 5].map((seed) => {
    const [before, used] = [performance.now(), process.cpuUsage()]
    assessCost(read.value, { draws, seed })
    const { user, system } = process.cpuUsage(used)
    return [(performance.now() - before) / 1000, (user + system) / 1e6]
  })
  const [wall, cpu] = [0, 1].map(
    (at) => runs.map((run) => run[at] ?? Number.NaN).sort((a, b) => a - b)[2] ?? Number.NaN,
  )
  process.stdout.write(`| ${name} | ${draws.toLocaleString('en')} | ${wall?.toFixed(2)} | ${cpu?.toFixed(2)} |\n`)
}
