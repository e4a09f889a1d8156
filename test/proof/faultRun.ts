import { packagedZ3, solverAt, startSolver } from '../../src/cli/solverProcess.ts'
import { prove } from '../../src/proof/index.ts'
import { testLaw } from '../law.ts'
import { compareRandom } from '../second/compare.ts'
import { sourceOf } from '../second/source.ts'
import { compareDays, compareReading, compareTables } from './agreement.ts'
import { compareNotation } from './notation.ts'

/** What notices the fault that this process runs with; empty if nothing does. */
export async function noticed(list: string, solver: string): Promise<string> {
  const law = await testLaw()
  const source = sourceOf()
  if (list !== 'text') {
    const { differences } = compareRandom(law, source, 1, 4_000)
    const [difference] = differences
    return difference === undefined ? '' : `random case ${difference.number}`
  }
  const [formula] = compareNotation(300)
  if (formula !== undefined) return 'the text of formulas compared with the second evaluator'
  const [table] = compareTables(law.law)
  if (table !== undefined) return 'the text of the treaty tables compared with them'
  const [day] = compareDays(law.law)
  if (day !== undefined) return 'the text of dated bases and provisions compared with their days'
  const [reading] = compareReading(law.law, source, 600)
  if (reading !== undefined) return 'the text compared with the second evaluator'
  const started = startSolver(solver === 'z3' ? packagedZ3() : solverAt(solver))
  try {
    for (const id of ['us/removal', 'coe/ets112', 'eu/fd909', 'us/treaty-transfer']) {
      const bases = law.law.bases.filter((basis) => basis.id === id)
      const found = await prove(law.law, law.law.obligations, bases, [started], () => 0)
      for (const { proofs } of found)
        for (const proof of proofs) if (proof.asked.some(({ ok }) => !ok)) return `obligation ${proof.obligation}`
    }
  } finally {
    started.close()
  }
  return ''
}
