// Z3 of the package z3-solver as a program: reads SMT-LIB 2 text on standard input, answers each piece up to an (echo "...").
import { createInterface } from 'node:readline'

const { init } = await import('z3-solver')
const { Z3 } = await init()
const context = Z3.mk_context(Z3.mk_config())
let piece: string[] = []
for await (const line of createInterface({ input: process.stdin })) {
  piece.push(line)
  if (!line.startsWith('(echo ')) continue
  const text = piece.join('\n')
  piece = []
  // A failure inside Z3 comes as text, as a program of its own would print it.
  const answer = await Z3.eval_smtlib2_string(context, text).catch(
    (error: unknown) => `(error "${String(error)}")\n${line}`,
  )
  process.stdout.write(answer)
}
// The threads of Z3 would keep the program alive.
process.exit(0)
