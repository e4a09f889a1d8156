import type { Bug } from './bugs.ts'

const JOURNAL = 'src/record/journal/journal.ts'
const FRAME = 'src/record/journal/frame.ts'
const OPEN = 'src/record/journal/open.ts'
const SEGMENT = 'src/record/journal/segment.ts'
const VERIFY = 'src/record/tree/verify.ts'
const NOTE = 'src/record/tree/note.ts'
const POLICY = 'src/record/tree/policy.ts'
const WITNESS = 'src/record/witness/witness.ts'
const BUNDLE = 'src/record/leaf/bundle.ts'
const ENVELOPE = 'src/record/leaf/envelope.ts'

/** Faults of a record and of its verifier, each of which would lose something, or let a lie pass. */
export const RECORD_BUGS: readonly Bug[] = [
  {
    name: 'acknowledged before the disk has it',
    file: JOURNAL,
    find: '      await this.#file.sync()\n      this.#said = this.#end.events',
    replace: '      void this.#file.sync().catch(() => undefined)\n      this.#said = this.#end.events',
  },
  {
    name: 'tried again after the disk failed',
    file: JOURNAL,
    find: 'this.#stopped = problemIn(',
    replace: 'if (error === null) this.#stopped = null\n    return problemIn(',
  },
  {
    name: 'a short write taken for a whole one',
    file: 'src/record/disk.ts',
    find: 'if (taken === bytes.length) return',
    replace: 'if (taken >= 0) return',
  },
  {
    name: 'the chain left out of a line',
    file: FRAME,
    find: 'const next = sha256(chain, line.subarray(0, HEAD + length))',
    replace: 'const next = sha256(FIRST_CHAIN, line.subarray(0, HEAD + length))',
  },
  {
    name: 'a changed line cut as if it were torn',
    file: FRAME,
    find: "if (decodeFrame(bytes, position, chain) === 'more') return true",
    replace: "if (decodeFrame(bytes, position, chain) !== '') return true",
  },
  {
    name: 'what later lines say not looked at',
    file: SEGMENT,
    find: "if (laterLineSays(rest, 0, at.events)) return 'broken'",
    replace: "if (laterLineSays(rest, rest.length, at.events)) return 'broken'",
  },
  {
    name: 'a torn end not cut',
    file: OPEN,
    find: "if (rest === 'torn') await file.truncate(end.position)",
    replace: "if (rest === 'whole') await file.truncate(end.position)",
  },
  {
    name: 'the order of segments not looked at',
    file: OPEN,
    find: 'if (start.first !== at.events || !sameBytes(start.chain, at.chain)) {',
    replace:
      'if (start.first >= at.events) return good({ position: START_LENGTH, events: start.first, chain: start.chain })\n  if (start.first < at.events) {',
  },
  {
    name: 'the folder not synced after a new segment',
    file: OPEN,
    find: '  await file.sync()\n  await disk.syncFolder(folder)\n  return { file, name',
    replace: '  await file.sync()\n  return { file, name',
  },
  {
    name: 'a snapshot that does not fit taken over',
    file: 'src/record/journal/snapshot.ts',
    find: "if (text[64] !== '\\n' || hex(sha256(body)) !== text.slice(0, 64)) return null",
    replace: "if (text[64] !== '\\n') return null",
  },
  {
    name: 'the lock of a living process taken',
    file: 'src/record/lock.ts',
    find: 'if (owner.space !== self.space) return false',
    replace: 'if (owner.space !== self.space) return true',
  },
  {
    name: 'a dead lock taken without looking again',
    file: 'src/record/lock.ts',
    find: "if (typeof still === 'string' || still.nonce !== held.nonce) continue",
    replace: "if (typeof still === 'string') continue",
  },
  {
    name: 'an index beyond the tree proven',
    file: VERIFY,
    find: '|| index >= size) return false',
    replace: '|| index > size) return false',
  },
  {
    name: 'a proof with hashes left over accepted',
    file: VERIFY,
    find: 'return last === 0 && sameBytes(hash, root)',
    replace: 'return sameBytes(hash, root)',
  },
  {
    name: 'the old root not compared',
    file: VERIFY,
    find: 'sameBytes(before, root1) && sameBytes(after, root2)',
    replace: 'sameBytes(before, before) && sameBytes(after, root2)',
  },
  {
    name: 'a tree grown from nothing',
    file: VERIFY,
    find: '|| size1 === 0 || size1 > size2) return false',
    replace: '|| size1 > size2) return false\n  if (size1 === 0) return proof.length === 0',
  },
  {
    name: 'leaf and node hashed alike',
    file: 'src/record/tree/hash.ts',
    find: '  bytes[0] = 0\n',
    replace: '  bytes[0] = 1\n',
  },
  {
    name: 'a bundle of entries with something behind it',
    file: 'src/record/tree/tiles.ts',
    find: 'return entries.length === count ? entries : null',
    replace: 'return entries.length >= count ? entries.slice(0, count) : null',
  },
  {
    name: 'tiles not compared with the entries',
    file: 'src/record/tree/verifyLog.ts',
    find: 'if (sameBytes(await log.readTile(place), bytes)) return',
    replace: 'if ((await log.readTile(place)).length === bytes.length) return',
  },
  {
    name: 'a head that an author had seen not looked up',
    file: 'src/record/tree/verifyLog.ts',
    find: 'if (hex(await tree.rootAt(size)) !== root) {',
    replace: 'if (hex(await tree.rootAt(size)).length !== root.length) {',
  },
  {
    name: 'lenient base64',
    file: 'src/record/bytes.ts',
    find: "return bytes.toString('base64') === text ? bytes : null",
    replace: 'return bytes',
  },
  {
    name: 'a signature that does not fit passed over',
    file: NOTE,
    find: 'if (seconds === null) return refuseNote(',
    replace: 'if (seconds === null) continue\n    if (seconds === 0.5) return refuseNote(',
  },
  {
    name: 'the name of the log not compared',
    file: 'src/record/tree/checkpoint.ts',
    find: 'if (head.origin !== log.name) return',
    replace: 'if (head.origin === "") return',
  },
  {
    name: 'extension lines let in',
    file: 'src/record/tree/checkpoint.ts',
    find: '\\n([^\\n]+)\\n$/',
    replace: '\\n([^\\n]+)\\n/',
  },
  {
    name: 'a quorum of one too few',
    file: POLICY,
    find: '.length >= member.least',
    replace: '.length >= member.least - 1',
  },
  {
    name: 'old cosignatures taken for new',
    file: POLICY,
    find: 'seconds >= now - oldest && seconds <= now + 120',
    replace: 'seconds <= now + 120',
  },
  {
    name: 'a hand-over recorded without a policy',
    file: 'src/record/handover.ts',
    find: "if (type !== 'handover.recorded') return good(fields)",
    replace: "if (type !== 'handover.recorded' || policy === undefined) return good(fields)",
  },
  {
    name: 'a hand-over on a head that does not hold its case',
    file: 'src/record/handover.ts',
    find: 'if (last === null || last >= opened.value.size) {',
    replace: 'if (last === null) {',
  },
  {
    name: 'a policy without witnesses satisfied at once',
    file: POLICY,
    find: 'if (policy.quorum === null) {',
    replace: 'if (policy.quorum === null && now < 0) {',
  },
  {
    name: 'a witness that answers before it remembers',
    file: WITNESS,
    find: '    await this.#hold(head.origin, head)\n',
    replace: '    void this.#hold(head.origin, head).catch(() => undefined)\n',
  },
  {
    name: 'a witness that looks at no proof',
    file: WITNESS,
    find: 'if (!mayGrow(held.size, head.size, held.root, head.root, call.proof)) {',
    replace: 'if (held.size > head.size) {',
  },
  {
    name: 'a witness that forgets the root',
    file: WITNESS,
    find: 'if (held.size === head.size && held.size > 0 && !sameBytes(held.root, head.root)) return conflict',
    replace:
      'if (held.size === head.size && held.size > 0) return plain(200, signatureLine(text, this.#options.signer, 1))',
  },
  {
    name: 'later events of the case not looked for',
    file: BUNDLE,
    find: 'n < count + LOOK_AHEAD',
    replace: 'n < count',
  },
  {
    name: 'the link to the event before not checked',
    file: BUNDLE,
    find: "return leaf.prev === prevOf(key, before) ? null : 'does not continue the event before it'",
    replace: "return before === '' ? 'does not continue the event before it' : null",
  },
  {
    name: 'a field of another envelope shown',
    file: ENVELOPE,
    find: "if (!FIELD.test(text) || !envelope.fields.includes(hex(sha256('f1', text)))) return null",
    replace: 'if (!FIELD.test(text)) return null',
  },
  {
    name: 'fields not filled up',
    file: ENVELOPE,
    find: 'while (digests.length < width) digests.push(draw(digests.length))',
    replace: 'if (width < 8) digests.push(draw(0))',
  },
  {
    name: 'a signer without memory',
    file: 'src/record/headMemory.ts',
    find: 'if (!grows) {',
    replace: 'if (!grows && last.size < 0) {',
  },
  {
    name: 'keys only unlinked from memory',
    file: 'src/record/leaf/caseKeys.ts',
    find: '    await this.#disk.remove(path)\n',
    replace: '',
  },
]
