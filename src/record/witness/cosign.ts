import { bad, good, type Problem, type Result } from '../../input/index.ts'
import { base64, fromDecimal } from '../bytes.ts'
import { problemIn } from '../problems.ts'
import { peekHead } from '../tree/checkpoint.ts'
import type { VerifierKey } from '../tree/keys.ts'
import { openNote } from '../tree/note.ts'
import type { TileTree } from '../tree/prove.ts'

/** A witness as a log sees it: its key, and how to call `add-checkpoint`. */
export interface WitnessDoor {
  readonly key: VerifierKey
  readonly call: (body: string) => Promise<{ readonly status: number; readonly body: string }>
}

/** The door of a witness that serves HTTP under an address. */
export function witnessAt(url: string, key: VerifierKey): WitnessDoor {
  return {
    key,
    call: async (body) => {
      const answer = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(10_000),
      })
      return { status: answer.status, body: await answer.text() }
    },
  }
}

/** A checkpoint with the cosignatures that were to be had, and what went wrong with the other witnesses. */
export interface Cosigned {
  readonly note: string
  readonly problems: readonly Problem[]
}

/** Asks witnesses to cosign a checkpoint of a tree; each is first asked from size 0, which tells what it holds. */
export async function gatherCosignatures(
  note: string,
  log: VerifierKey,
  tree: TileTree,
  doors: readonly WitnessDoor[],
): Promise<Result<Cosigned>> {
  const head = peekHead(note)
  if (head === null)
    return bad(problemIn('signature', 'the checkpoint', 'It has not the form of one.', 'Publish again.'))
  const problems: Problem[] = []
  let whole = note
  for (const door of doors) {
    const told = await ask(note, head.size, tree, door)
    const merged = 'line' in told ? openNote(`${note}${told.line}`, [log, door.key]) : null
    if ('line' in told && merged?.ok && merged.value.signatures.some(({ key }) => key === door.key)) whole += told.line
    else {
      const said = 'line' in told ? 'It answered with no cosignature of its own.' : told.why
      problems.push(problemIn('policy', `witness ${door.key.name}`, said, 'Ask its operator.'))
    }
  }
  return good({ note: whole, problems })
}

async function ask(
  note: string,
  size: number,
  tree: TileTree,
  { call }: WitnessDoor,
): Promise<{ readonly line: string } | { readonly why: string }> {
  let old = 0
  try {
    for (let turn = 0; turn < 5; turn += 1) {
      const proof = await tree.consistency(old, size)
      const { status, body } = await call([`old ${old}`, ...proof.map(base64), '', note].join('\n'))
      if (status === 200) return { line: body }
      const held = status === 409 ? fromDecimal(body.trimEnd()) : null
      if (held === null) return { why: `It answered ${status}: ${body.slice(0, 100).trim()}` }
      if (held > size) return { why: `It holds a larger head, of size ${held}: this log was put back.` }
      if (held === old) return { why: `It holds another head of size ${held}: this log has forked.` }
      old = held
    }
    return { why: 'Its head kept changing.' }
  } catch (error) {
    return { why: `It did not answer: ${error instanceof Error ? error.message : String(error)}.` }
  }
}
