import { bad, good, type Result } from '../input/index.ts'
import { sameBytes } from './bytes.ts'
import { TagIndex } from './caseEnds.ts'
import { HeadSigner } from './headMemory.ts'
import { readStored } from './journal/event.ts'
import { openJournal } from './journal/journal.ts'
import { readLeaf, seenOfHead } from './leaf/leaf.ts'
import { refuse } from './problems.ts'
import { LogRecord } from './record.ts'
import { type RecordPlaces, readLogKey, readOrigin } from './recordFolder.ts'
import type { RecordWorld } from './step.ts'
import { openCheckpoint } from './tree/checkpoint.ts'
import { EMPTY_ROOT, leafHash } from './tree/hash.ts'
import { LogFileError, LogFolder, LogWriter } from './tree/logFolder.ts'
import { TileTree } from './tree/prove.ts'

/** Opens a record: the journal is the truth, and must hold everything that the published head vouches for. */
export async function openRecord(world: RecordWorld, places: RecordPlaces): Promise<Result<LogRecord>> {
  const origin = await readOrigin(world.disk, places)
  const key = origin.ok ? await readLogKey(world.disk, places) : origin
  if (!origin.ok || !key.ok) return bad(...(key.ok ? [] : key.problems))
  const log = new LogFolder(world.disk, places.log)
  const signer = new HeadSigner(world.disk, places.keys, key.value)
  const note = await log.checkpoint()
  const head = note === null ? good(null) : openCheckpoint(note, key.value.verifier)
  if (!head.ok) return head
  const size = head.value?.size ?? 0
  const tags = new TagIndex()
  const pending: Uint8Array[] = []
  let wrong: Result<never> | null = null
  let last: Uint8Array | null = null
  const journal = await openJournal(
    { disk: world.disk, folder: places.journal },
    {
      restore: (state) => tags.restore(state, size),
      each: (payload, seq) => {
        const event = readStored(payload, seq)
        const leaf = event.ok ? readLeaf(Buffer.from(event.value.leaf)) : null
        if (!event.ok) wrong ??= event
        if (!event.ok || leaf === null) return
        tags.add(leaf.tag, seq)
        if (seq === size - 1) last = Buffer.from(event.value.leaf)
        if (seq >= size) pending.push(Buffer.from(event.value.leaf))
      },
    },
  )
  if (!journal.ok) return journal
  const fail = async (result: Result<never>): Promise<Result<never>> => {
    await journal.value.close()
    return result
  }
  if (wrong !== null) return await fail(wrong)
  const signed = await signer.last()
  if (journal.value.length < Math.max(size, signed?.size ?? 0)) {
    const message = `The journal holds ${journal.value.length} events, but a head of size ${Math.max(size, signed?.size ?? 0)} was signed.`
    return await fail(
      refuse('damaged', places.journal, message, 'Events were lost or taken away. Restore the journal.'),
    )
  }
  try {
    const writer = await LogWriter.from(log, size)
    const tree = new TileTree(size, log.readTile)
    const fits =
      (size === 0 || sameBytes(writer.tree.root(), head.value?.root ?? EMPTY_ROOT)) &&
      (last === null || sameBytes(leafHash(last), await tree.leafAt(size - 1)))
    if (!fits) {
      const message = 'The tiles of the log do not fit its head, or the journal does not fit the tiles.'
      return await fail(refuse('damaged', places.log, message, 'Restore the folder from a copy.'))
    }
    const seen = seenOfHead({ size, root: head.value?.root ?? EMPTY_ROOT })
    const parts = { origin: origin.value, journal: journal.value, log, writer, signer, tags, pending, seen }
    return good(new LogRecord(world, places, parts))
  } catch (error) {
    if (!(error instanceof LogFileError)) throw error
    return await fail(refuse('damaged', error.file, error.message, 'Restore the folder of the log from a copy.'))
  }
}
