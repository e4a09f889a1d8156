import { setFlagsFromString } from 'node:v8'

/** Tables smaller than this are hardly shared out between threads, which then only cost time and memory. */
const BYTES_PER_THREAD = 4_000_000

/** How many threads tables of so many bytes are worth, of at most so many. */
export function threadsFor(bytes: number, most: number): number {
  return Math.min(most, Math.max(1, Math.ceil(bytes / BYTES_PER_THREAD)))
}

/**
 * Leaves the memory to the engine; called before anything else, for one process. Each helper thread of Node that the
 * engine is called on keeps memory of its own, and one is enough for one statement at a time; short-lived objects are
 * cleared away often in a small space instead of seldom in a growing one.
 */
export function leaveMemoryToEngine(): void {
  process.env['UV_THREADPOOL_SIZE'] ??= '1'
  setFlagsFromString('--semi-space-growth-factor=1')
}
