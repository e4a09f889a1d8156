import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Gives another solver the text that `writ law prove --smt` wrote, as one file and without the program that wrote it, and
 * compares its answers with those that stand in the text. Tells where they are not the same, and how many there are.
 */
export function readBySolver(
  text: string,
  solver: string,
): { readonly answers: number; readonly differences: readonly string[] } {
  const args = /cvc5/.test(solver) ? ['--lang', 'smt2', '--incremental', '-q'] : ['-smt2']
  const run = spawnSync(solver, [...args, text], { encoding: 'utf8', maxBuffer: 1 << 26 })
  const said = run.stdout.split('\n').filter((line) => line !== '')
  const written = questionsOf(readFileSync(text, 'utf8'))
  const differences = written.flatMap(({ asks, answered }, i) =>
    said[i] === answered ? [] : [`${asks}: ${answered} in the text, ${said[i] ?? 'nothing'} by ${solver}`],
  )
  const more = said.length > written.length ? [`${solver} says more: ${said[written.length] ?? ''}`] : []
  return { answers: said.length, differences: [...differences, ...more] }
}

/** Every question in the text: the comment before it and the answer after it. */
function questionsOf(text: string): readonly { readonly asks: string; readonly answered: string }[] {
  const found: { asks: string; answered: string }[] = []
  let asks = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('; answered: ')) found.push({ asks, answered: line.slice('; answered: '.length) })
    else if (line.startsWith('; ') && !line.startsWith('; expected: ')) asks = line.slice(2)
  }
  return found
}
