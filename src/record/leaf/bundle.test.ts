import { describe, expect, test } from 'vitest'
import { must, newRecord, toyWorld } from '../../../test/record/world.ts'
import { type Result, readDocument } from '../../input/index.ts'
import { hex } from '../bytes.ts'
import { openCheckpoint } from '../tree/checkpoint.ts'
import { readVerifier } from '../tree/keys.ts'
import { LogFolder } from '../tree/logFolder.ts'
import { type Bundle, readBundle, type VerifiedBundle, verifyBundle, verifyEvents } from './bundle.ts'

/** A log with steps of one case among others, and what is handed out of it. */
async function court(seed: number) {
  const world = toyWorld(seed)
  const { record, places, key } = await newRecord(world, 'record')
  const verifier = must(readVerifier(key))
  const open = (note: string) => openCheckpoint(note, verifier)
  const log = new LogFolder(world.disk, places.log)
  const step = async (name: string): Promise<void> => {
    must(await record.append({ case: name, type: 'finding.recorded', fields: { name, more: 1 } }))
    must(await record.publish())
  }
  for (const name of ['a', 'b', 'a', 'c', 'a']) await step(name)
  const bundle = async (name = 'a', whole = true): Promise<Bundle> => must(await record.bundle(name, { whole }))
  const verify = (one: Bundle): Promise<Result<VerifiedBundle>> => verifyBundle(one, log, open)
  return { world, record, log, open, step, bundle, verify }
}

function said(result: Result<unknown>): readonly string[] {
  if (result.ok) return ['good']
  return result.problems.map(({ code, place, message, mend }) => `${code} | ${place.file} | ${message} | ${mend}`)
}

const event = (n: number, what: string): string =>
  `proof | event ${n} of the bundle | It ${what}. | Rely on none of it.`

/** The bundle with one of its events changed. */
function changed(bundle: Bundle, n: number, how: (one: Bundle['events'][number]) => object): Bundle {
  return { ...bundle, events: bundle.events.map((one, i) => (i === n ? { ...one, ...how(one) } : one)) }
}

describe('a bundle', () => {
  test('with the case key shows every event and that there is no other; without it only the events', async () => {
    const { bundle, verify } = await court(1)
    const whole = must(await verify(await bundle()))
    expect([whole.complete, whole.checkpoint.size, whole.events.map(({ index }) => index)]).toEqual([
      true,
      5,
      [0, 2, 4],
    ])
    expect(whole.events[1]?.fields).toEqual({ name: 'a', more: 1 })
    expect([whole.events[1]?.leaf.type, whole.events[1]?.envelope.n]).toEqual(['finding.recorded', 1])
    const part = await bundle('a', false)
    expect(must(await verify({ ...part, events: part.events.slice(1, 2) })).complete).toBe(false)
  })

  test('each event is in the log, opens its commitment, and has its place in the case', async () => {
    const { bundle, verify, open } = await court(2)
    const [mine, theirs] = [await bundle(), await bundle('b')]
    const other = theirs.events[0]
    const swapped = { ...mine, events: [mine.events[1], mine.events[0], mine.events[2]].flatMap((one) => one ?? []) }
    const alone = (one: Bundle): readonly string[] => said(verifyEvents(one, open))
    expect([
      alone(mine),
      alone(changed(mine, 1, () => ({ leaf: 'x' }))),
      alone(changed(mine, 1, ({ index }) => ({ index: index + 1 }))),
      alone(changed(mine, 1, ({ proof }) => ({ proof: proof.slice(1) }))),
      alone(changed(mine, 1, ({ proof }) => ({ proof: [...proof.slice(1), 'x'] }))),
      alone(changed(mine, 1, ({ proof }) => ({ proof: [...proof, '!'] }))),
      alone(changed(mine, 1, () => ({ salt: '0'.repeat(64) }))),
      alone(changed(mine, 1, ({ envelope }) => ({ envelope: envelope.replace('"n":1', '"n":2') }))),
      alone(changed(mine, 1, ({ fields }) => ({ fields: fields.map((text) => text.replace('a', 'b')) }))),
      alone(changed(mine, 2, () => other ?? {})),
      alone(swapped),
      alone({ ...mine, events: mine.events.slice(1) }),
      alone({ ...mine, events: mine.events.toSpliced(1, 1) }),
      alone({ ...mine, key: hex(Buffer.alloc(32)) }),
      alone({ ...mine, checkpoint: 'x' }),
    ]).toEqual([
      ['good'],
      [event(1, 'is no leaf'), event(2, 'does not continue the event before it')],
      [event(1, 'is not proven to be in the log')],
      [event(1, 'is not proven to be in the log')],
      [event(1, 'is not proven to be in the log')],
      [event(1, 'is not proven to be in the log')],
      [event(1, 'does not open its commitment'), event(2, 'does not continue the event before it')],
      [event(1, 'does not open its commitment'), event(2, 'does not continue the event before it')],
      [event(1, 'does not open its commitment'), event(2, 'does not continue the event before it')],
      [event(2, 'is not event 2 of the case')],
      [
        event(0, 'is not event 0 of the case'),
        event(1, 'is not event 1 of the case'),
        event(2, 'does not continue the event before it'),
      ],
      [event(0, 'is not event 0 of the case'), event(1, 'is not event 1 of the case')],
      [event(1, 'is not event 1 of the case')],
      [0, 1, 2].map((n) => event(n, `is not event ${n} of the case`)),
      ['signature | the signed note | It has not the form of a signed note. | Take the note as it was published.'],
    ])
    expect((await verify(swapped)).ok).toBe(false)
  })

  test('that leaves something out, or is of another history, is told from the log', async () => {
    const { bundle, verify, step, log, open, record } = await court(3)
    const early = await bundle()
    const cut = { ...early, events: early.events.slice(0, 2) }
    const none = { ...early, events: [] }
    const further = (numbers: string): string =>
      `omitted | the bundle | The log holds further events of the case that the bundle leaves out: number ${numbers}. | Ask for the whole case.`
    expect([said(await verify(cut)), said(await verify(none))]).toEqual([[further('2')], [further('0, 1, 2')]])
    await step('b')
    expect(said(await verify(early))).toEqual(['good'])
    for (let i = 0; i < 3; i += 1) await step('a')
    expect(said(await verify(early))).toEqual([further('3, 4, 5')])
    // A bundle from after the log was copied.
    const copy = (await log.checkpoint()) ?? ''
    await step('a')
    const late = await bundle()
    await log.publish(copy)
    const history = 'omitted | the bundle | The bundle and the log are not of one history. | Keep both as evidence.'
    expect(said(await verifyBundle(late, log, open))).toEqual([history])
    await record.close()
  })

  test('of another log under the same key is told from it', async () => {
    const [one, other] = [await court(4), await court(4)]
    // The same key, and another history from here on.
    other.world.clock.now += 5000
    for (const name of ['c', 'a']) {
      await one.step(name)
      await other.step(name)
    }
    const [mine, theirs] = [await one.bundle(), await other.bundle()]
    expect(said(await one.verify(mine))).toEqual(['good'])
    expect(said(await one.verify(theirs))).toEqual([
      'omitted | the bundle | The bundle and the log are not of one history. | Keep both as evidence.',
    ])
    const empty = { ...theirs, key: null, events: [] }
    expect(said(await one.verify(empty))).toEqual([
      'omitted | the bundle | The log never had the head of the bundle. | Keep both as evidence.',
    ])
  })

  test('both what is wrong with it and what is wrong with the log is told', async () => {
    const { bundle, world, log, open } = await court(5)
    const mine = changed(await bundle(), 0, () => ({ leaf: 'x' }))
    await world.disk.remove('record/log/checkpoint')
    expect(said(await verifyBundle(mine, log, open)).map((line) => line.split(' | ')[0])).toEqual([
      'proof',
      'proof',
      'damaged',
    ])
  })

  test('has exactly its form', async () => {
    const mine = await (await court(6)).bundle()
    const read = async (value: object): Promise<readonly string[]> => {
      const document = must(await readDocument(Buffer.from(JSON.stringify(value)), 'b', 'json'))
      const done = readBundle(document)
      return done.ok ? ['good'] : done.problems.map(({ code, place }) => `${code} ${place.path}`)
    }
    const first = (how: object): Bundle => changed(mine, 0, () => how)
    const sum = 'a'.repeat(64)
    expect([
      await read(mine),
      await read({ ...mine, key: sum }),
      await read({ ...mine, key: `${sum}a` }),
      await read({ ...mine, key: `g${sum}` }),
      await read({ ...mine, v: 2 }),
      await read({ ...mine, more: 1 }),
      await read({ ...mine, checkpoint: 1 }),
      await read({ ...mine, events: {} }),
      await read(first({ index: -1 })),
      await read(first({ index: 0.5 })),
      await read(first({ leaf: 'x'.repeat(1024) })),
      await read(first({ leaf: 'x'.repeat(1025) })),
      await read(first({ proof: [1] })),
      await read(first({ salt: sum.slice(1) })),
      await read(first({ envelope: null })),
      await read(first({ fields: [null] })),
      await read(first({ more: 1 })),
    ]).toEqual([
      ['good'],
      ['good'],
      ['wrong-type key'],
      ['wrong-type key'],
      ['wrong-type v'],
      ['unknown-key more'],
      ['wrong-type checkpoint'],
      ['wrong-type events'],
      ['wrong-type events[0].index'],
      ['wrong-type events[0].index'],
      ['good'],
      ['wrong-type events[0].leaf'],
      ['wrong-type events[0].proof[0]'],
      ['wrong-type events[0].salt'],
      ['wrong-type events[0].envelope'],
      ['wrong-type events[0].fields[0]'],
      ['unknown-key events[0].more'],
    ])
  })
})
