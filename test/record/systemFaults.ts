import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEmpty, runWriter, type Told, wrongAfter } from './survivor.ts'

/** A fault that the system gives to a writer: which call of which kind fails, and how. */
export interface SystemFault {
  readonly call: string
  readonly code: string
  readonly nth: number
}

const CALLS = ['pwrite64', 'fdatasync', 'fsync', 'openat', 'rename', 'ftruncate'] as const
const CODES = ['EIO', 'ENOSPC', 'EINTR', 'EMFILE'] as const

/** All faults: calls, codes and counts. */
export function allFaults(counts: number): readonly SystemFault[] {
  const faults: SystemFault[] = []
  for (let nth = 1; nth <= counts; nth += 1)
    for (const call of CALLS) for (const code of CODES) faults.push({ call, code, nth })
  return faults
}

/** As many of them as wanted, of every kind. */
export function someFaults(count: number): readonly SystemFault[] {
  const all = allFaults(12)
  return Array.from({ length: count }, (_, i) => all[(i * 127) % all.length] ?? { call: 'fsync', code: 'EIO', nth: 1 })
}

/** Whether faults can be injected on this machine. */
export function canInject(): boolean {
  const run = spawnSync('strace', ['-f', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO', 'true'])
  return run.status === 0
}

/** Runs a writer under a fault in files of its folder, and lists what is wrong with what it said and left behind. */
export async function wrongUnder({
  call,
  code,
  nth,
}: SystemFault): Promise<{ wrong: readonly string[]; hit: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'writ-fault-'))
  try {
    const told: Told = { acks: new Map(), heads: new Map() }
    await makeEmpty(folder)
    await runWriter(folder, 12, told, { publish: true })
    const paths = ['journal', 'log', 'keys'].flatMap((name) => ['-P', join(folder, name)])
    const files = ['000000000000000.journal', 'snapshot.json'].flatMap((name) => ['-P', join(folder, 'journal', name)])
    const more = ['checkpoint', 'checkpoint.new'].flatMap((name) => ['-P', join(folder, 'log', name)])
    const head = ['-P', join(folder, 'keys', 'head.json'), '-P', join(folder, 'keys', 'head.json.new')]
    // An interrupted call is made again by the runtime: for ever, if it were interrupted for ever.
    const inject = `inject=${call}:error=${code}:when=${nth}${code === 'EINTR' ? '' : '+'}`
    const under = ['strace', '-f', '-qq', '-o', '/dev/null', ...paths, ...files, ...more, ...head, '-e', inject]
    const { status, signal, lines } = await runWriter(folder, 40, told, { under, publish: true })
    const wrong: string[] = []
    const failure = lines.findIndex((line) => line.startsWith('failed'))
    if (failure >= 0 && lines.slice(failure).some((line) => line.startsWith('ack')))
      wrong.push('acknowledged after a failure')
    if (signal !== null || ![0, 1, 3, 4, 5].includes(status ?? -1)) wrong.push(`it ended with ${status} ${signal}`)
    if (failure >= 0 && status !== 3) wrong.push(`it went on after a failure and ended with ${status}`)
    return { wrong: [...wrong, ...(await wrongAfter(folder, told))], hit: status !== 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
