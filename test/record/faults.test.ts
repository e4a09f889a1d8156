import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '../../src/record/index.ts'
import { freshFolder } from './freshFolder.ts'
import { seeded } from './lossyDisk.ts'
import { makeEmpty, runWriter, survivedKills, type Told, wrongAfter } from './survivor.ts'
import { canInject, someFaults, wrongUnder } from './systemFaults.ts'

const nothing = (): Told => ({ acks: new Map(), heads: new Map() })

test('100 kills at random moments: nothing acknowledged is lost, no head changes', async () => {
  const { wrong, acks } = await survivedKills(join(freshFolder(), 'record'), 100, seeded(20261))
  expect(wrong).toEqual([])
  expect(acks).toBeGreaterThan(100)
}, 900_000)

test('two processes on one folder: the second is refused within a second, and the first goes on', async () => {
  const folder = join(freshFolder(), 'record')
  await makeEmpty(folder)
  const told = nothing()
  let end = (): void => undefined
  const killWhen = new Promise<void>((resolve) => {
    end = resolve
  })
  const first = runWriter(folder, 1_000_000, told, { killWhen })
  while (!existsSync(join(folder, 'lock'))) await new Promise((resolve) => setTimeout(resolve, 10))
  for (let i = 0; i < 20; i += 1) {
    const start = performance.now()
    expect((await takeLock(folder)).ok).toBe(false)
    expect(performance.now() - start).toBeLessThan(1000)
  }
  const second = await runWriter(folder, 5, nothing())
  expect([second.status, second.lines]).toEqual([4, ['refused locked']])
  end()
  expect((await first).signal).toBe('SIGKILL')
  expect(await wrongAfter(folder, told)).toEqual([])
}, 120_000)

test.skipIf(!canInject())(
  '60 faults of system calls: no acknowledgement after the first, nothing lost (needs strace)',
  async () => {
    const all: string[] = []
    let hits = 0
    for (const fault of someFaults(60)) {
      const { wrong, hit } = await wrongUnder(fault)
      if (hit) hits += 1
      for (const one of wrong) all.push(`${fault.call} ${fault.code} ${fault.nth}: ${one}`)
    }
    expect(all).toEqual([])
    expect(hits).toBeGreaterThan(20)
  },
  900_000,
)

const small = join(freshMount(), 'record')

/** A disk of one megabyte, where this process may mount one; else an empty name. */
function freshMount(): string {
  const folder = `/tmp/writ-small-disk-${process.pid}`
  mkdirSync(folder, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0 ? folder : ''
}

test.skipIf(small === 'record')(
  'a full disk: no acknowledgement after the first failure; it opens when there is space (needs mount)',
  async () => {
    try {
      await makeEmpty(small)
      const told = nothing()
      const run = await runWriter(small, 100_000, told)
      expect([run.status, run.lines.at(-1)]).toEqual([3, 'failed stopped'])
      expect(told.acks.size).toBeGreaterThan(100)
      spawnSync('mount', ['-o', 'remount,size=8m', join(small, '..')])
      expect(await wrongAfter(small, told)).toEqual([])
    } finally {
      spawnSync('umount', [join(small, '..')])
    }
  },
  120_000,
)
