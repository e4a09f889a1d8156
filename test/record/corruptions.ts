import type { LogFixture } from './logFixture.ts'

/** One change to one file of a log, its policy's log, or its bundle; null bytes take the file away. */
export interface Corruption {
  readonly what: string
  readonly file: string
  readonly bytes: Buffer | null
}

type Next = () => number
const whole = (next: Next, below: number): number => Math.floor(next() * below)

function pick<T>(next: Next, all: readonly T[]): T {
  const one = all[whole(next, all.length)]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

const logFile = (path: string): string => `log/${path}`

function flipped(bytes: Buffer, next: Next): Buffer {
  const copy = Buffer.from(bytes)
  const at = whole(next, copy.length)
  copy[at] = (copy[at] ?? 0) ^ (1 << whole(next, 8))
  return copy
}

function aFile(next: Next, { files }: LogFixture, kind: RegExp): readonly [string, Buffer] {
  return pick(
    next,
    [...files].filter(([path]) => kind.test(path)),
  )
}

function onText(bytes: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('utf8')))
}

function checkpointChange(next: Next, log: LogFixture): Corruption {
  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ['line ends of another system', (text) => text.replaceAll('\n', '\r\n')],
    ['a signature twice', (text) => text + (text.split('\n').at(-2) ?? '') + '\n'],
    ['the signature of the log twice', (text) => text + (text.split('\n')[4] ?? '') + '\n'],
    ['an extension line', (text) => text.replace('\n\n', '\nmore\n\n')],
    ['a leading zero', (text) => text.replace(/\n(\d)/, '\n0$1')],
    ['another size', (text) => text.replace(/\n\d+\n/, `\n${log.size + 1}\n`)],
    ['a smaller size', (text) => text.replace(/\n\d+\n/, `\n${log.size - 1}\n`)],
    ['a foreign origin', (text) => text.replace('log.example/test', 'log.example/best')],
    ['a foreign origin throughout', (text) => text.replaceAll('log.example/test', 'log.example/best')],
    ['no signature of a witness', (text) => text.split('\n').slice(0, -2).join('\n') + '\n'],
    [
      'no signature of the log',
      (text) =>
        text
          .split('\n')
          .filter((_, i) => i !== 4)
          .join('\n'),
    ],
    [
      'base64 with other last bits',
      (text) => text.replace(/(.)=\n$/, (_, c: string) => `${String.fromCharCode(c.charCodeAt(0) + 1)}=\n`),
    ],
    ['base64 without its end', (text) => text.replace(/=\n$/, '\n')],
    ['something after it', (text) => `${text}more`],
    ['an empty line more', (text) => `${text}\n`],
    ['no last line end', (text) => text.slice(0, -1)],
    ['nothing', () => ''],
  ]
  const [what, change] = pick(next, changes)
  return {
    what: `checkpoint: ${what}`,
    file: logFile('checkpoint'),
    bytes: onText(log.files.get('checkpoint') ?? Buffer.alloc(0), change),
  }
}

interface OpenBundle {
  v: number
  key: string | null
  checkpoint: string
  events: { index: number; leaf: string; proof: string[]; salt: string; envelope: string; fields: string[] }[]
}

function bundleChange(next: Next, log: LogFixture): Corruption {
  const bundle: OpenBundle = JSON.parse(log.bundle.toString('utf8'))
  const { events } = bundle
  const at = whole(next, events.length)
  const event = pick(next, events)
  const other = pick(
    next,
    events.filter((one) => one !== event),
  )
  const changes: readonly (readonly [string, () => void])[] = [
    ['an event left out', () => void events.splice(at, 1)],
    ['the last event left out', () => void events.pop()],
    ['an event twice', () => void events.splice(at, 0, event)],
    ['events in another order', () => void events.reverse()],
    [
      'an event of another index',
      () => {
        event.index += 1
      },
    ],
    [
      'an event with the proof of another',
      () => {
        event.proof = other.proof
      },
    ],
    [
      'an event with the leaf of another',
      () => {
        event.leaf = other.leaf
      },
    ],
    [
      'an event with the salt of another',
      () => {
        event.salt = other.salt
      },
    ],
    [
      'an event with the envelope of another',
      () => {
        event.envelope = other.envelope
      },
    ],
    [
      'a field of another event',
      () => {
        event.fields = other.fields
      },
    ],
    ['a field twice', () => void event.fields.push(event.fields[0] ?? '')],
    [
      'a field changed',
      () => {
        event.fields[0] = (event.fields[0] ?? '').replace('finding', 'Finding')
      },
    ],
    ['a proof without an end', () => void event.proof.pop()],
    ['a proof with one hash more', () => void event.proof.push(event.proof[0] ?? '')],
    [
      'another case key',
      () => {
        bundle.key = 'ab'.repeat(32)
      },
    ],
    [
      'a case key that is none',
      () => {
        bundle.key = 'ab'
      },
    ],
    [
      'an envelope in another order',
      () => {
        event.envelope = event.envelope.replace(/^(\{)(.*)(,"v":1\})$/, '$1"v":1,$2}')
      },
    ],
    [
      'a blank in an envelope',
      () => {
        event.envelope = event.envelope.replace(':', ': ')
      },
    ],
    [
      'a time changed',
      () => {
        event.envelope = event.envelope.replace('2026', '2025')
      },
    ],
    [
      'another version',
      () => {
        bundle.v = 2
      },
    ],
    [
      'a key more',
      () => {
        Object.assign(event, { note: 'x' })
      },
    ],
  ]
  const [what, change] = pick(next, changes)
  change()
  return { what: `bundle: ${what}`, file: 'bundle.json', bytes: Buffer.from(JSON.stringify(bundle)) }
}

function swapped(next: Next, log: LogFixture): Corruption {
  const [path, bytes] = aFile(next, log, /^tile\/entries/)
  const entries: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at))
    entries.push(bytes.subarray(at, at + 2 + bytes.readUInt16BE(at)))
  const first = whole(next, entries.length - 1)
  const [a = Buffer.alloc(0), b = Buffer.alloc(0)] = entries.slice(first, first + 2)
  entries.splice(first, 2, b, a)
  return { what: 'two entries swapped', file: logFile(path), bytes: Buffer.concat(entries) }
}

const KINDS: readonly ((next: Next, log: LogFixture) => Corruption)[] = [
  (next, log) => {
    const [path, bytes] = aFile(next, log, /^tile\/\d/)
    return { what: 'a bit of a tile', file: logFile(path), bytes: flipped(bytes, next) }
  },
  (next, log) => {
    const [path, bytes] = aFile(next, log, /^tile\/entries/)
    return { what: 'a bit of the entries', file: logFile(path), bytes: flipped(bytes, next) }
  },
  (next, log) => {
    const [path, bytes] = aFile(next, log, /^checkpoint/)
    return { what: 'a bit of the head', file: logFile(path), bytes: flipped(bytes, next) }
  },
  (next, log) => ({ what: 'a bit of the bundle', file: 'bundle.json', bytes: flipped(log.bundle, next) }),
  (next, log) => ({ what: 'a file missing', file: logFile(aFile(next, log, /./)[0]), bytes: null }),
  (next, log) => {
    const [path, bytes] = aFile(next, log, /./)
    return { what: 'a file cut', file: logFile(path), bytes: bytes.subarray(0, whole(next, bytes.length)) }
  },
  (next, log) => {
    const [path, bytes] = aFile(next, log, /./)
    return {
      what: 'bytes at the end',
      file: logFile(path),
      bytes: Buffer.concat([bytes, Buffer.from([whole(next, 256)])]),
    }
  },
  swapped,
  checkpointChange,
  bundleChange,
  bundleChange,
]

/** One change to a log that every verifier must refuse. */
export function corrupt(log: LogFixture, next: Next): Corruption {
  for (;;) {
    const made = pick(next, KINDS)(next, log)
    const before = made.file === 'bundle.json' ? log.bundle : log.files.get(made.file.slice(4))
    // A change that changes nothing, as two equal entries swapped, is none.
    if (made.bytes === null || before === undefined || !made.bytes.equals(before)) return made
  }
}
