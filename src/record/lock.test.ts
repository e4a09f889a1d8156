import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFolder } from '../../test/record/freshFolder.ts'
import { isGone, type Owner, type Processes, takeLock } from './lock.ts'

const self = { pid: 100, start: '5', boot: 'b', machine: 'm', space: 's' }
const living = new Map<number, string | undefined>([[100, '5']])
const processes = (own: Partial<Owner> = {}): Processes => ({
  self: { ...self, ...own },
  startOf: (pid) => (living.has(pid) ? living.get(pid) : null),
})
const owner = (own: Partial<Owner>): Owner => ({ ...self, nonce: '0'.repeat(32), ...own })

test.each([
  ['the same process', {}, false],
  ['a process that is not there', { pid: 7 }, true],
  ['a later process with the same number', { start: '4' }, true],
  ['a process whose start is not known', { start: null }, false],
  ['the machine started again', { boot: 'other' }, true],
  ['another machine, started again or not', { boot: 'other', machine: 'n' }, false],
  ['another machine without such a process', { pid: 7, machine: 'n' }, false],
  ['another container without such a process', { pid: 7, space: 't' }, false],
] as const)('%s: gone is %j', (_, own, gone) => expect(isGone(owner(own), processes())).toBe(gone))

test('a process that lives and whose start the system does not say is not gone', () => {
  expect(isGone(owner({}), { self, startOf: () => undefined })).toBe(false)
})

test('the second is refused, also in the same process, and told who holds it', async () => {
  const folder = freshFolder()
  const first = await takeLock(folder)
  const second = await takeLock(folder)
  expect([first.ok, second.ok]).toEqual([true, false])
  expect(second.ok ? '' : second.problems[0]?.message).toContain(String(process.pid))
  if (first.ok) await first.value.release()
  expect((await takeLock(folder)).ok).toBe(true)
})

test('what a dead process left behind is taken over, by one of many only', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = freshFolder()
    await takeLock(folder, processes({ pid: 7, start: '1' }))
    const all = await Promise.all(Array.from({ length: 8 }, () => takeLock(folder, processes())))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['lock'])
  }
})

test('a process that died while taking over is taken over too', async () => {
  const folder = freshFolder()
  await takeLock(folder, processes({ pid: 7 }))
  const { nonce } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))
  const dead = JSON.stringify(owner({ pid: 8, nonce: '1'.repeat(32) }))
  writeFileSync(join(folder, `lock.after-${nonce}`), dead)
  expect((await takeLock(folder, processes())).ok).toBe(true)
})

test('a lock that cannot be read is never taken over', async () => {
  const folder = freshFolder()
  for (const text of ['', '{}', 'x', '{"pid":1}']) {
    writeFileSync(join(folder, 'lock'), text)
    expect((await takeLock(folder, processes())).ok).toBe(false)
  }
})

test('who has lost a lock does not release that of the next', async () => {
  const folder = freshFolder()
  const first = await takeLock(folder, processes({ pid: 7 }))
  const second = await takeLock(folder, processes())
  if (first.ok) await first.value.release()
  expect([second.ok, readdirSync(folder)]).toEqual([true, ['lock']])
})

test('a lock that somebody else took over meanwhile is not taken from him', async () => {
  const folder = freshFolder()
  await takeLock(folder, processes({ pid: 7 }))
  const startOf = (pid: number): string | null => {
    // Between the look at the dead owner and the replacing of his lock another process is quicker.
    if (pid === 7) writeFileSync(join(folder, 'lock'), JSON.stringify(owner({ nonce: '2'.repeat(32) })))
    return pid === 7 ? null : '5'
  }
  expect((await takeLock(folder, { self, startOf })).ok).toBe(false)
})
