import { describe, expect, test } from 'vitest'
import {
  checkLogProof,
  LogFolder,
  leafBytes,
  openCheckpoint,
  openPromise,
  openRecord,
  REGISTER,
  readKept,
  readLeaf,
  readRecord,
  readVerifier,
  verifyBundle,
  verifyLog,
} from '../../src/record/index.ts'
import { must, newRecord, toyWorld } from './world.ts'

const FOLDER = 'record'

describe('a record', () => {
  test('what is appended is proven, disclosed and found again', async () => {
    const world = toyWorld(1)
    const { record, places, key } = await newRecord(world, FOLDER)
    const verifier = must(readVerifier(key))
    const open = (note: string) => openCheckpoint(note, verifier)
    for (let i = 0; i < 600; i += 1) {
      const done = must(
        await record.append({ case: `case-${i % 7}`, type: 'finding.recorded', fields: { i, who: 'x' } }),
      )
      expect(done.index).toBe(i)
      expect(must(openPromise(done.promise(), verifier)).origin).toBe('log.example/test')
      if (i % 50 === 49) must(await record.publish())
    }
    const log = new LogFolder(world.disk, places.log)
    const verified = must(await verifyLog(log, open))
    expect([verified.checkpoint.size, verified.leaves]).toEqual([600, 600])
    const entry = await log.entryAt(300, 600)
    const leaf = readLeaf(entry)
    expect(leaf === null ? null : Buffer.from(leafBytes(leaf)).equals(Buffer.from(entry))).toBe(true)
    expect(must(checkLogProof(must(await record.receipt(300)), entry, open)).index).toBe(300)
    const bundle = must(await record.bundle('case-3', { whole: true }))
    const told = must(await verifyBundle(bundle, log, open))
    expect([told.events.length, told.complete]).toEqual([86, true])
    expect(told.events[1]?.fields).toEqual({ i: 10, who: 'x' })
    const part = must(await record.bundle('case-3', { whole: false, fields: ['i'] }))
    expect(must(await verifyBundle(part, log, open)).events[1]?.fields).toEqual({ i: 10 })
    await record.close()
    const again = must(await openRecord(world, places))
    must(await again.append({ case: 'case-3', type: 'finding.recorded', fields: { i: 600 } }))
    must(await again.publish())
    const more = must(await verifyBundle(must(await again.bundle('case-3', { whole: true })), log, open))
    expect(more.events.map(({ envelope }) => envelope.n)).toEqual(Array.from({ length: 87 }, (_, n) => n))
    // The old bundle leaves out what came since.
    const late = await verifyBundle(bundle, log, open)
    expect(late.ok ? [] : late.problems.map(({ code }) => code)).toEqual(['omitted'])
  })

  test('erasing makes a case unreadable and unlinkable, and says so', async () => {
    const world = toyWorld(2)
    const { record, places } = await newRecord(world, FOLDER)
    for (const name of ['one', 'two', 'one']) {
      must(await record.append({ case: name, type: 'finding.recorded', fields: { name } }))
    }
    const kept = must(await record.keepBytes('one', Buffer.from('a letter of Amina Invented')))
    expect(Buffer.from((await readKept(world.disk, places, 'one', kept)) ?? []).toString()).toMatch(/Amina/)
    must(await record.erase('one', 'art. 17 GDPR'))
    must(await record.publish())
    const read: string[] = []
    const counts = must(
      await readRecord(world.disk, places, async (event) => {
        read.push(`${event.case} ${JSON.stringify(event.fields)}`)
      }),
    )
    expect(counts).toEqual({ events: 4, unreadable: 2 })
    expect(read).toEqual(['two {"name":"two"}', `${REGISTER} {"because":"art. 17 GDPR","entries":[0,2]}`])
    expect(await readKept(world.disk, places, 'one', kept)).toBeNull()
    expect((await record.bundle('one', { whole: true })).ok).toBe(false)
    expect(world.lossy.names().filter((name) => world.lossy.bytes(name).includes('Amina'))).toEqual([])
  })

  test('a journal that holds less than its head is refused', async () => {
    const world = toyWorld(3)
    const { record, places } = await newRecord(world, FOLDER)
    must(await record.append({ case: 'one', type: 'case.event', fields: {} }))
    await record.close()
    const before = world.lossy.names().find((name) => name.endsWith('.journal')) ?? ''
    const copy = Buffer.from(world.lossy.bytes(before))
    const again = must(await openRecord(world, places))
    must(await again.append({ case: 'one', type: 'case.event', fields: {} }))
    must(await again.publish())
    await again.close()
    const file = await world.disk.open(before)
    await file.truncate(copy.length)
    await file.write(copy, 0)
    const opened = await openRecord(world, places)
    expect(opened.ok ? [] : opened.problems.map(({ code }) => code)).toEqual(['damaged'])
  })
})
