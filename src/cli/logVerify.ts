import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, good, type Result, readDocument } from '../input/index.ts'
import { type Checkpoint, hex, LogFolder, machineDisk, readBundle, verifyBundle, verifyLog } from '../record/index.ts'
import { EXIT, textOf } from './call.ts'
import { clearStep, showStep } from './engine.ts'
import { readInput } from './inputs.ts'
import { type LogCall, readLogCall, tell } from './logCall.ts'
import { openerOf } from './logKeys.ts'
import { complain } from './output.ts'

const OPTIONS = {
  key: { type: 'string' },
  policy: { type: 'string' },
  fresh: { type: 'string' },
  bundle: { type: 'string' },
} as const

/** Runs `writ log verify`: a log from its files alone, and a bundle beside it. */
export async function verify(args: readonly string[]): Promise<number> {
  const call = readLogCall(args, OPTIONS, 0)
  if (!call.ok) {
    complain(call.problems)
    return EXIT.wrong
  }
  const told = await verifyFolder(call.value)
  clearStep()
  return await tell(told, call.value.json)
}

async function verifyFolder({ call, folder }: LogCall): Promise<Result<{ text: string; data: unknown }>> {
  const open = await openerOf(call)
  if (!open.ok) return open
  const log = new LogFolder(machineDisk, await publicFolder(folder))
  const file = textOf(call, 'bundle')
  if (file !== undefined) return await verifyWithBundle(log, file, open.value)
  const verified = await verifyLog(log, open.value, { progress: (done) => showStep('verifying the log', done) })
  if (!verified.ok) return verified
  const { checkpoint, leaves } = verified.value
  const others = checkpoint.size - leaves
  const lines = [
    ...headLines(checkpoint),
    others > 0 ? `${others} of its entries are no leaves of Writ: they were verified as bytes alone.` : '',
  ]
  return good({ text: textFrom(lines), data: { ...headData(checkpoint), leaves } })
}

async function verifyWithBundle(
  log: LogFolder,
  file: string,
  open: (note: string) => Result<Checkpoint>,
): Promise<Result<{ text: string; data: unknown }>> {
  const bytes = await readInput({ name: file, path: file })
  const document = bytes.ok ? await readDocument(bytes.value, file, 'json') : bytes
  const bundle = document.ok ? readBundle(document.value) : document
  if (!bundle.ok) return bad(...bundle.problems)
  const verified = await verifyBundle(bundle.value, log, open)
  if (!verified.ok) return verified
  const { checkpoint, events, complete } = verified.value
  const lines = [
    ...headLines(checkpoint),
    `The bundle's ${events.length} events are in it and open their commitments.`,
    complete
      ? 'They are all events of the case up to this head: none is left out.'
      : 'The bundle carries no case key: whether more events of the case exist is not shown.',
    ...events.map(({ index, envelope }) => `  ${envelope.at}  ${envelope.type}  (entry ${index})`),
  ]
  return good({ text: textFrom(lines), data: { ...headData(checkpoint), complete, events } })
}

/** The public log of a record's folder, or the folder itself. */
async function publicFolder(folder: string): Promise<string> {
  const inside = join(folder, 'log')
  const isRecord = await stat(join(folder, 'record.json')).then(
    () => true,
    () => false,
  )
  return isRecord ? inside : folder
}

function headLines({ origin, size, root, cosignatures }: Checkpoint): string[] {
  return [
    `VERIFIED  The log "${origin}" holds ${size} ${size === 1 ? 'entry' : 'entries'}, and every file fits its signed head.`,
    `Root ${hex(root)}`,
    ...cosignatures.map(({ key, seconds }) => `Cosigned by ${key.name} at ${new Date(seconds * 1000).toISOString()}`),
  ]
}

function headData({ origin, size, root, cosignatures }: Checkpoint): object {
  const cosigned = cosignatures.map(({ key, seconds }) => ({ by: key.name, seconds }))
  return { writ: 1, verified: true, origin, size, root: hex(root), cosigned }
}

function textFrom(lines: readonly string[]): string {
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}
