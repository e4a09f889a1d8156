// Z3 of the package z3-solver as a program: reads SMT-LIB 2 text on standard input, answers each piece up to an (echo "...").
import { createInterface } from 'node:readline'

const { init } = await import('z3-solver')
const { Z3, em } = await init()
const context = Z3.mk_context(Z3.mk_config())
let piece: string[] = []
for await (const line of createInterface({ input: process.stdin })) {
  piece.push(line)
  if (!line.startsWith('(echo ')) continue
  const text = piece.join('\n')
  piece = []
  // The call that the package offers waits in a thread, which on a busy machine is now and then never woken again.
  const answer: unknown = em.ccall('Z3_eval_smtlib2_string', 'string', ['number', 'string'], [context, text])
  process.stdout.write(String(answer))
}
// The threads of Z3 would keep the program alive.
process.exit(0)
