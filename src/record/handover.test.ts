import { expect, test } from 'vitest'
import { must, newRecord, toyWorld } from '../../test/record/world.ts'
import { type LogRecord, makeSigner, openFresh, type Policy, readPolicy, signNote, verifierText } from './index.ts'

const signers = ['a', 'b'].map((name, i) => makeSigner(`w.example/${name}`, 'cosignature', Buffer.alloc(32, i + 1)))
const [a, b] = signers.map(({ verifier }) => verifierText(verifier))

/** A record, its policy of two witnesses, and how it has its head cosigned by some of them at a moment. */
async function court(seed: number) {
  const world = toyWorld(seed)
  const { record, key } = await newRecord(world, 'record')
  const text = `log ${key}\nwitness A ${a}\nwitness B ${b}\ngroup both all A B\nquorum both\n`
  const policy = must(readPolicy(text, 'policy'))
  const cosign = async (count: number, at = world.clock.now): Promise<void> => {
    // Without the cosignatures that it carries already.
    const [head = '', signatures = ''] = must(await record.publish()).split('\n\n')
    const bare = `${head}\n\n${signatures.split('\n')[0]}\n`
    const cosigned = signNote(`${head}\n`, signers.slice(0, count), Math.floor(at / 1000))
    must(await record.publishCosigned(bare + cosigned.slice(cosigned.indexOf('\n\n') + 2)))
  }
  const found = async (): Promise<void> => {
    must(await record.append({ case: 'c', type: 'determination.recorded', fields: { outcome: 'shown' } }))
  }
  return { world, record, policy, cosign, found, key }
}

async function handOver(record: LogRecord, policy: Policy | null, fields = {}): Promise<string> {
  const rules = policy === null ? {} : { policy }
  const done = await record.append({ case: 'c', type: 'handover.recorded', fields, ...rules })
  return done.ok ? `entry ${done.value.index}` : (done.problems[0]?.code ?? '')
}

test('a hand-over is recorded on a fresh head of the quorum that holds the case, and names that head', async () => {
  const { record, policy, cosign, found, world } = await court(1)
  await found()
  await cosign(2)
  expect(await handOver(record, policy, { to: 'SV' })).toBe('entry 1')
  await cosign(2)
  const bundle = must(await record.bundle('c', { whole: true }))
  const fields = bundle.events[1]?.fields.map((text): unknown[] => JSON.parse(text)) ?? []
  const head = String(fields.find(([, name]) => name === 'head')?.[2])
  expect(must(openFresh(head, policy, world.clock.now / 1000)).size).toBe(1)
})

test('and in no other way; what is refused leaves no step', async () => {
  const { record, policy, cosign, found, world, key } = await court(2)
  const refused = async (under: Policy | null = policy, fields = {}): Promise<void> => {
    const length = record.length
    const code = await handOver(record, under, fields)
    expect([code, record.length]).toEqual([Object.keys(fields).length > 0 ? 'wrong-type' : 'policy', length])
  }
  // Nothing of the case is recorded.
  await cosign(2)
  await refused()
  // It is recorded, but the cosigned head is older.
  await found()
  await refused()
  // It is published, but nobody cosigned it; or too few did; or too long ago; or in the future.
  must(await record.publish())
  await refused()
  await cosign(1)
  await refused()
  await cosign(2, world.clock.now - 700_000)
  await refused()
  await cosign(2, world.clock.now + 300_000)
  await refused()
  await cosign(2)
  // No policy, one that asks for nobody, one of another log, a head of one's own making.
  await refused(null)
  await refused(must(readPolicy(`log ${key}\nquorum none\n`, 'policy')))
  await refused({ ...policy, logs: [] })
  await refused(policy, { head: 'mine' })
  // The clock goes on, and the head is old.
  expect(await handOver(record, policy)).toBe('entry 1')
  await cosign(2)
  world.clock.now += 700_000
  await refused()
})

test('and each refusal says why, where, and what to do', async () => {
  const { record, policy, cosign, found } = await court(3)
  const told = async (name: string, rules: { policy?: Policy }, fields = {}): Promise<string> => {
    const done = await record.append({ case: name, type: 'handover.recorded', fields, ...rules })
    const [one] = done.ok ? [] : done.problems
    return one === undefined ? 'recorded' : `${one.code} | ${one.place.file} | ${one.message} | ${one.mend}`
  }
  const mend = 'Record what it rests on, publish it, and have the head cosigned.'
  // Nothing is published at all.
  expect(await told('c', { policy })).toContain('The policy knows no log "".')
  await found()
  await cosign(2)
  expect(await told('another', { policy })).toBe(`policy | the hand-over | No step of the case is recorded. | ${mend}`)
  await found()
  expect([await told('c', { policy }), await told('c', {}), await told('c', { policy }, { head: 'mine' })]).toEqual([
    `policy | the hand-over | The cosigned head does not hold entry 1 of the case. | ${mend}`,
    'policy | the hand-over | No policy says which witnesses must stand behind it. | Name the policy.',
    'wrong-type | the hand-over | The field "head" of a hand-over is filled by the record. | Leave it out.',
  ])
})
