import { expect, test } from 'vitest'
import { type NewEvent, readLeaf } from '../../src/record/index.ts'
import { seeded } from './lossyDisk.ts'
import { must, newRecord, type ToyWorld, toyWorld } from './world.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Names, dates and identifiers that stand nowhere else. */
function canaries(count: number, seed: number): readonly string[] {
  const next = seeded(seed)
  const word = (length: number): string => Array.from({ length }, () => letters[Math.floor(next() * 26)]).join('')
  return Array.from({ length: count }, (_, i) => {
    if (i % 3 === 0) return `Canary ${word(9)} ${word(8)}`
    return i % 3 === 1
      ? `19${10 + Math.floor(next() * 89)}-${word(2)}-${word(6)}`
      : `A${Math.floor(next() * 1e12)}${word(4)}`
  })
}

/** Everything public of a world: the folder of the log, as bytes and as names. */
function publicOf({ lossy }: ToyWorld): readonly (readonly [string, Buffer])[] {
  return lossy
    .names()
    .filter((name) => name.startsWith('record/log/'))
    .map((name) => [name, lossy.bytes(name)] as const)
}

async function logOf(events: readonly NewEvent[], seed: number): Promise<ToyWorld> {
  const world = toyWorld(seed)
  const { record } = await newRecord(world, 'record')
  for (const [i, event] of events.entries()) {
    must(await record.append(event))
    if (i % 100 === 99) must(await record.publish())
  }
  must(await record.publish())
  return world
}

test('of 5000 canaries none is anywhere public, in no encoding, and none is readable in what is private', async () => {
  const all = canaries(5000, 1)
  const events = Array.from({ length: 250 }, (_, i): NewEvent => {
    const own = all.slice(20 * i, 20 * i + 20)
    const [name = '', ...said] = own
    return { case: name, type: 'document.received', fields: { name, said, note: { text: own.join(', ') } } }
  })
  const world = await logOf(events, 3)
  const shown = Buffer.concat(publicOf(world).map(([name, bytes]) => Buffer.concat([Buffer.from(name), bytes])))
  const sealed = Buffer.concat(
    world.lossy
      .names()
      .filter((name) => !name.includes('/keys/'))
      .map((name) => world.lossy.bytes(name)),
  )
  const hits = all.filter((one) => {
    const forms = [one, Buffer.from(one).toString('hex'), Buffer.from(one).toString('base64').replace(/=+$/, '')]
    return forms.some((form) => shown.includes(form) || sealed.includes(form))
  })
  expect(shown.length).toBeGreaterThan(100_000)
  expect(hits).toEqual([])
}, 300_000)

test('two persons with their cases swapped give logs that look alike', async () => {
  const steps = [0, 1, 0, 0, 1, 1, 0, 1, 0, 0]
  const people = ['Amina Invented, born 1990', 'Bo, b. 7']
  const events = (swap: boolean): readonly NewEvent[] =>
    steps.map((who, i) => {
      const person = people[swap ? 1 - who : who] ?? ''
      return { case: person, type: 'finding.recorded', fields: { person, i, long: person.repeat(9) } }
    })
  const shape = (world: ToyWorld): unknown => publicOf(world).map(([name, bytes]) => [name, bytes.length])
  const [one, other] = [await logOf(events(false), 11), await logOf(events(true), 12)]
  expect(shape(one)).toEqual(shape(other))
})

test('leaves of one case and of many look alike: no part stands twice, none depends on what was said', async () => {
  const event = (name: string): NewEvent => ({ case: name, type: 'case.event', fields: { a: 1 } })
  const same = await logOf(
    Array.from({ length: 200 }, () => event('one')),
    5,
  )
  const many = await logOf(
    Array.from({ length: 200 }, (_, i) => event(`case ${i}`)),
    6,
  )
  for (const world of [same, many]) {
    const [, bytes = Buffer.alloc(0)] = publicOf(world).find(([name]) => name.endsWith('entries/000.p/200')) ?? []
    const parts: string[] = []
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
      const leaf = readLeaf(bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)))
      if (leaf !== null) parts.push(leaf.tag, leaf.commit, leaf.prev)
    }
    expect([parts.length, new Set(parts).size]).toEqual([600, 600])
    // Of 600 hexadecimal digits at one place each of the sixteen is there about 37 times: seldom less than 12, more than 70.
    const counts = new Map<string, number>()
    for (const part of parts) counts.set(part[0] ?? '', (counts.get(part[0] ?? '') ?? 0) + 1)
    expect(Math.min(...counts.values())).toBeGreaterThan(11)
    expect(Math.max(...counts.values())).toBeLessThan(71)
  }
})
