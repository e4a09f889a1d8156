import { bad, good, type Problem, type Result } from '../../input/index.ts'
import { fromDecimal } from '../bytes.ts'
import { problemIn, refuse } from '../problems.ts'
import { type Checkpoint, openCheckpoint, peekHead } from './checkpoint.ts'
import { readVerifier, sameKey, type VerifierKey } from './keys.ts'

type Member = { readonly key: VerifierKey; readonly url: string | null } | Group

interface Group {
  readonly least: number
  readonly members: readonly Member[]
}

/** Which logs are known, and whose cosignatures make a head good enough (C2SP tlog-policy). */
export interface Policy {
  readonly logs: readonly VerifierKey[]
  readonly witnesses: readonly { readonly name: string; readonly key: VerifierKey; readonly url: string | null }[]
  /** Null where the policy asks for no cosignature. */
  readonly quorum: Member | null
}

/** Reads a policy, or lists everything that is wrong with it, by line. */
export function readPolicy(text: string, file: string): Result<Policy> {
  const problems: Problem[] = []
  const logs: VerifierKey[] = []
  const witnesses: Policy['witnesses'][number][] = []
  const named = new Map<string, Member>()
  const used = new Set<string>()
  let quorum: Member | null | undefined
  const wrong = (line: number, message: string): void => {
    problems.push({ ...problemIn('policy', file, message, 'Mend the line.'), place: { file, line } })
  }
  const keyOf = (
    line: number,
    word: string,
    kind: VerifierKey['kind'],
    held: readonly VerifierKey[],
  ): VerifierKey | null => {
    const key = readVerifier(word)
    if (!key.ok || key.value.kind !== kind) {
      wrong(line, `"${word.slice(0, 80)}" is no key of a ${kind === 'note' ? 'log' : 'witness'}.`)
      return null
    }
    if (held.some((one) => sameKey(one, key.value))) wrong(line, 'The key stands here twice.')
    return key.value
  }
  const define = (line: number, name: string, member: Member): void => {
    if (named.has(name) || name === 'none') wrong(line, `The name "${name}" is taken.`)
    named.set(name, member)
  }
  if (/[^\t\n\x20-\x7e\x80-\u{10ffff}]/u.test(text)) wrong(1, 'There are control characters in it.')
  if (text !== '' && !text.endsWith('\n')) wrong(text.split('\n').length, 'The last line does not end.')
  for (const [i, raw] of text.split('\n').entries()) {
    const words = raw.split(/[ \t]+/).filter((word) => word !== '')
    const [verb, first = '', second = '', ...rest] = words
    const line = i + 1
    if (verb === undefined || verb.startsWith('#')) continue
    if (verb === 'log' && words.length >= 2 && words.length <= 3) {
      const key = keyOf(line, first, 'note', logs)
      if (key !== null) logs.push(key)
    } else if (verb === 'witness' && words.length >= 3 && words.length <= 4) {
      const held = witnesses.map((one) => one.key)
      const key = keyOf(line, second, 'cosignature', held)
      if (key === null) continue
      const url = rest[0] ?? null
      witnesses.push({ name: first, key, url })
      define(line, first, { key, url })
    } else if (verb === 'group' && words.length >= 4) {
      const members: Member[] = []
      for (const name of rest) {
        const member = named.get(name)
        if (member === undefined) wrong(line, `"${name}" is not named on a line before.`)
        else if (used.has(name)) wrong(line, `"${name}" is a member already.`)
        else members.push(member)
        used.add(name)
      }
      const least = second === 'all' ? rest.length : second === 'any' ? 1 : (fromDecimal(second) ?? 0)
      if (least < 1 || least > rest.length) wrong(line, `"${second}" of ${rest.length} members cannot be.`)
      define(line, first, { least, members })
    } else if (verb === 'quorum' && words.length === 2) {
      if (quorum !== undefined) wrong(line, 'There is a quorum already.')
      const member = first === 'none' ? null : named.get(first)
      if (member === undefined) wrong(line, `"${first}" is not named on a line before.`)
      quorum = member ?? null
    } else wrong(line, `"${raw.trim().slice(0, 80)}" is no line of a policy.`)
  }
  if (quorum === undefined && problems.length === 0) wrong(1, 'There is no quorum.')
  return problems.length > 0 ? bad(...problems) : good({ logs, witnesses, quorum: quorum ?? null })
}

function isMet(member: Member, cosigned: ReadonlySet<VerifierKey>): boolean {
  if ('key' in member) return cosigned.has(member.key)
  return member.members.filter((one) => isMet(one, cosigned)).length >= member.least
}

/** Opens a checkpoint under a policy: signed by a known log and cosigned by its quorum of witnesses. */
export function openUnderPolicy(note: string, policy: Policy): Result<Checkpoint> {
  const head = peekHead(note)
  const logs = policy.logs.filter(({ name }) => name === head?.origin)
  const keys = policy.witnesses.map(({ key }) => key)
  const [first] = logs
  if (first === undefined) {
    const message = `The policy knows no log "${head?.origin ?? ''}".`
    return refuse('policy', 'the checkpoint', message, 'Take the policy of this log.')
  }
  const tried = logs.map((log) => openCheckpoint(note, log, keys))
  const opened = tried.find((one) => one.ok) ?? openCheckpoint(note, first, keys)
  if (!opened.ok) return opened
  const cosigned = new Set(opened.value.cosignatures.map(({ key }) => key))
  if (policy.quorum === null || isMet(policy.quorum, cosigned)) return opened
  const message = `The witnesses that cosigned it (${cosigned.size} of ${keys.length} known) are no quorum.`
  return refuse('policy', 'the checkpoint', message, 'Rely on no head without its quorum; ask the log for a newer one.')
}

/** The oldest that a head may be when a decision rests on it, in seconds. */
export const OLDEST_HEAD = 600

/**
 * Whether a decision may rest on a head now: the quorum of the policy cosigned it, and so lately that the quorum still
 * stands when cosignatures older than `oldest` seconds, or from the future, are left out.
 */
export function openFresh(note: string, policy: Policy, now: number, oldest: number = OLDEST_HEAD): Result<Checkpoint> {
  const opened = openUnderPolicy(note, policy)
  if (!opened.ok) return opened
  if (policy.quorum === null) {
    const message = 'The policy asks for no witness, so that nobody says how old the head is.'
    return refuse('policy', 'the checkpoint', message, 'Name witnesses and a quorum in the policy.')
  }
  const fresh = opened.value.cosignatures.filter(({ seconds }) => seconds >= now - oldest && seconds <= now + 120)
  if (isMet(policy.quorum, new Set(fresh.map(({ key }) => key)))) return opened
  const message = `Its quorum is older than ${oldest} seconds, or from the future.`
  return refuse('policy', 'the checkpoint', message, 'Have the log cosigned now, and compare the clocks.')
}
