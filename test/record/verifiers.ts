import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { readDocument } from '../../src/input/index.ts'
import {
  LogFolder,
  machineDisk,
  openCheckpoint,
  openUnderPolicy,
  readBundle,
  readPolicy,
  readVerifier,
  verifyBundle,
} from '../../src/record/index.ts'
import { pageVerifier } from './pageVerifier.ts'

/** One of the programs that verify a log in a folder with its policy and bundle: the root it verified, or null. */
export interface Verifier {
  readonly name: string
  readonly verify: (folder: string, key: string) => Promise<string | null>
  readonly close: () => void
}

const kit = fileURLToPath(new URL('../../verify/', import.meta.url))

/** The verifier of Writ itself. */
const ours: Verifier = {
  name: 'writ log verify',
  verify: async (folder, key) => {
    const policy = readPolicy(readFileSync(join(folder, 'policy.txt'), 'latin1'), 'policy.txt')
    const log = readVerifier(key)
    const document = await readDocument(readFileSync(join(folder, 'bundle.json')), 'bundle.json', 'json')
    const bundle = document.ok ? readBundle(document.value) : document
    if (!policy.ok || !log.ok || !bundle.ok) return null
    const done = await verifyBundle(bundle.value, new LogFolder(machineDisk, join(folder, 'log')), (note) => {
      const own = openCheckpoint(note, log.value)
      return own.ok ? openUnderPolicy(note, policy.value) : own
    })
    if (!done.ok) return null
    const head = await new LogFolder(machineDisk, join(folder, 'log')).checkpoint()
    return Buffer.from(head?.split('\n')[2] ?? '', 'base64').toString('hex')
  },
  close: () => undefined,
}

/** The script of the page, outside of a browser. */
function pageProgram(): Verifier {
  const page = pageVerifier()
  const bytes = (path: string): Uint8Array | null => (existsSync(path) ? new Uint8Array(readFileSync(path)) : null)
  return {
    name: 'verify.html',
    verify: async (folder, key) => {
      try {
        const lines = await page.verify({
          read: async (path) => bytes(join(folder, 'log', path)),
          key,
          policy: bytes(join(folder, 'policy.txt')) ?? new Uint8Array(),
          bundle: bytes(join(folder, 'bundle.json')) ?? new Uint8Array(),
        })
        return lines[1] ?? null
      } catch (error) {
        // Only a refusal is an answer; anything else is a fault of the page.
        if (typeof error === 'object' && error !== null && error.constructor.name === 'Refused') return null
        throw error
      }
    },
    close: () => undefined,
  }
}

const SERVE = `
import json, os, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import verify
for line in sys.stdin:
    folder, key = json.loads(line)
    try:
        policy = verify.read_file(folder, "policy.txt").decode()
        bundle = verify.read_file(folder, "bundle.json")
        print(verify.verify(os.path.join(folder, "log"), key, policy, bundle)[1], flush=True)
    except (verify.Refused, UnicodeDecodeError):
        print("refused", flush=True)
`

/** The Python program, kept running for many logs; null without Python or OpenSSL 3. */
function pythonProgram(): Verifier | null {
  if (spawnSync('python3', ['--version']).status !== 0) return null
  if (!/OpenSSL 3/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '')) return null
  const child: ChildProcess = spawn('python3', ['-c', SERVE, kit], { stdio: ['pipe', 'pipe', 'inherit'] })
  const { stdin, stdout } = child
  if (stdin === null || stdout === null) return null
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  return {
    name: 'verify.py',
    verify: async (folder, key) => {
      stdin.write(`${JSON.stringify([folder, key])}\n`)
      const line = await lines.next()
      if (line.done === true) throw new Error('verify.py ended')
      return line.value === 'refused' ? null : line.value
    },
    close: () => child.kill(),
  }
}

/** The Go program, built into a folder; null without Go or its module. */
function goProgram(folder: string): Verifier | null {
  const go = ['go', '/usr/local/go/bin/go'].find((one) => spawnSync(one, ['version']).status === 0)
  const program = join(folder, 'verify-go')
  if (go === undefined) return null
  if (spawnSync(go, ['build', '-o', program, '.'], { cwd: kit, timeout: 120_000 }).status !== 0) return null
  return {
    name: 'verify.go',
    verify: async (where, key) => {
      const { status, stdout } = spawnSync(
        program,
        ['-key', key, '-policy', join(where, 'policy.txt'), '-bundle', join(where, 'bundle.json'), join(where, 'log')],
        { encoding: 'utf8' },
      )
      if (status === 2 && stdout.startsWith('REFUSED')) return null
      if (status !== 0) throw new Error(`verify.go ended with ${status}`)
      return stdout.split('\n')[1] ?? null
    },
    close: () => undefined,
  }
}

/** Every verifier that this machine can run, and a word on those it cannot. */
export function allVerifiers(folder: string): {
  readonly verifiers: readonly Verifier[]
  readonly absent: readonly string[]
} {
  const python = pythonProgram()
  const go = goProgram(folder)
  const absent = [
    ...(python === null ? ['verify.py was not run: python3 or OpenSSL 3 is missing.'] : []),
    ...(go === null ? ['verify.go was not run: Go or golang.org/x/mod is missing.'] : []),
  ]
  return {
    verifiers: [ours, pageProgram(), ...(python === null ? [] : [python]), ...(go === null ? [] : [go])],
    absent,
  }
}
