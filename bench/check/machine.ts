/** What the figures were measured on. */
import { availableParallelism, cpus, loadavg } from 'node:os'

/** One line with processor, cores, Node version, day and the load before the run. */
export function machineLine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const cores = availableParallelism()
  const day = new Date().toISOString().slice(0, 10)
  const load = (loadavg()[0] ?? 0).toFixed(2)
  return `${model}, ${cores} ${cores === 1 ? 'core' : 'cores'}, Node ${process.version}, ${day}, load at start ${load}`
}
