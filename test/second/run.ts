// Compares the two evaluators on many random cases, on all cores: node test/second/run.ts [CASES] [FIRST]
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { testLaw } from '../law.ts'
import { compareRandom, type Run } from './compare.ts'
import { sourceOf } from './source.ts'

const CHUNK = 5_000

async function work(): Promise<void> {
  const law = await testLaw()
  const source = sourceOf()
  const { shared, first, cases }: { shared: SharedArrayBuffer; first: number; cases: number } = workerData
  const taken = new Int32Array(shared)
  for (let chunk = Atomics.add(taken, 0, 1); chunk * CHUNK < cases; chunk = Atomics.add(taken, 0, 1)) {
    const start = chunk * CHUNK
    parentPort?.postMessage(compareRandom(law, source, first + start, Math.min(CHUNK, cases - start)))
  }
}

function lead(): void {
  const [cases = 1_000_000, first = 1] = process.argv.slice(2).map(Number)
  if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(first))
    throw new Error('Usage: node test/second/run.ts [CASES] [FIRST]')
  const started = performance.now()
  const shared = new SharedArrayBuffer(4)
  let done = 0
  let differences = 0
  const seen: Record<string, number> = {}
  const workers = Array.from(
    { length: Math.min(availableParallelism(), 8) },
    () => new Worker(new URL(import.meta.url), { workerData: { shared, first, cases } }),
  )
  for (const worker of workers) {
    worker.on('message', (run: Run) => {
      done += run.cases
      differences += run.differences.length
      for (const [what, count] of Object.entries(run.seen)) seen[what] = (seen[what] ?? 0) + count
      for (const { number, where } of run.differences) process.stdout.write(`case ${number}: ${where}\n`)
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${cases}`)
    })
    worker.on('error', (error) => {
      throw error
    })
  }
  process.on('exit', () => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    const words = ['shown', 'not-shown', 'barred', 'contested'].map((what) => `${seen[what] ?? 0} ${what}`).join(', ')
    process.stdout.write(`${done} cases in ${seconds} s, ${differences} differences (${words})\n`)
    if (differences > 0 || done !== cases) process.exitCode = 1
  })
}

if (isMainThread) lead()
else await work()
