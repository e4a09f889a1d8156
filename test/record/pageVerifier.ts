import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'
import { z } from 'zod'

const page = fileURLToPath(new URL('../../verify/verify.html', import.meta.url))

/** What the page needs of a log: a reader of its files, the key, and the texts beside it. */
interface PageInput {
  readonly read: (path: string) => Promise<Uint8Array | null>
  readonly key: string
  readonly policy?: Uint8Array
  readonly bundle?: Uint8Array
}

/** The functions that the script of the page defines, run without a browser. */
export interface PageVerifier {
  readonly verify: (input: PageInput) => Promise<readonly string[]>
  readonly signed: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
}

/** Runs the script of `verify/verify.html` and gives what it defines. */
export function pageVerifier(): PageVerifier {
  const script = /<script>([\s\S]*)<\/script>/.exec(readFileSync(page, 'utf8'))?.[1] ?? ''
  const world: Record<string, unknown> = { TextEncoder, TextDecoder, atob, btoa, Uint8Array, DataView, Int32Array }
  vm.runInNewContext(script, world)
  const { writVerify, writSigned } = world
  if (typeof writVerify !== 'function' || typeof writSigned !== 'function') throw new Error('The page defines nothing.')
  return {
    verify: async (input) => z.array(z.string()).parse(await writVerify(input)),
    signed: (...parts) => z.boolean().parse(writSigned(...parts)),
  }
}
