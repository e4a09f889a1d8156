// A process that writes into a record and says on standard output what was acknowledged, a line an event:
// node test/record/writer.ts FOLDER COUNT [--publish]. It ends by itself, by a failure (status 3), or by being killed.
import { writeSync } from 'node:fs'
import { machineDisk, openRecord, placesOf, takeLock } from '../../src/record/index.ts'
import { machineWorld } from './world.ts'

const [folder = '', count = '0', flag] = process.argv.slice(2)

/** Says a line at once, past every buffer of the process. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

async function write(): Promise<number> {
  const lock = await takeLock(folder)
  if (!lock.ok) {
    say(`refused ${lock.problems[0]?.code}`)
    return 4
  }
  const world = { ...machineWorld(process.pid), disk: machineDisk, now: () => Date.now() }
  const record = await openRecord(world, placesOf(folder))
  if (!record.ok) {
    say(`closed ${record.problems[0]?.code} ${record.problems[0]?.message}`)
    return 5
  }
  say(`open ${record.value.length}`)
  for (let i = 0; i < Number(count); ) {
    const group = Array.from({ length: 1 + (i % 4) }, (_, k) => ({
      case: `case-${(i + k) % 3}`,
      type: 'case.event' as const,
      fields: { i: i + k, text: 'x'.repeat((i * 37) % 400) },
    }))
    i += group.length
    for (const done of await Promise.all(group.map((event) => record.value.append(event)))) {
      if (!done.ok) {
        say(`failed ${done.problems[0]?.code}`)
        return 3
      }
      say(`ack ${done.value.index} ${done.value.leaf.commit}`)
    }
    if (flag === '--publish' && i % 16 < 4) {
      const head = await record.value.publish()
      if (!head.ok) {
        say(`failed ${head.problems[0]?.code}`)
        return 3
      }
      say(`head ${head.value.split('\n')[1]} ${head.value.split('\n')[2]}`)
    }
  }
  await record.value.close()
  await lock.value.release()
  say('end')
  return 0
}

process.exitCode = await write()
