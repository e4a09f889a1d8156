import { digestsOf, LAW_FOLDER, readFiles } from '../../src/cli/lawFolder.ts'
import { packagedZ3, solverAt, startSolver } from '../../src/cli/solverProcess.ts'
import { type Law, loadLaw } from '../../src/law/index.ts'
import { prove, roleUnder } from '../../src/proof/index.ts'
import type { Mutant } from '../attack/mutants.ts'
import { caseWitnesses, dayWitnesses, killer, pairWitnesses } from '../attack/witnesses.ts'
import { PACK_FAULTS, type PackFault, planted } from './packFaults.ts'

/** What notices a fault in the law: the loader, the cases, the pairs and days, the obligations; all that do. */
export async function caughtBy(name: string, solver: string): Promise<string> {
  const fault = PACK_FAULTS.find((one) => one.name === name)
  if (fault === undefined) throw new Error(`There is no fault ${name}.`)
  const files = (await readFiles(LAW_FOLDER)).map(({ path, bytes }) => ({
    path,
    bytes: path === fault.file ? new TextEncoder().encode(planted(fault, new TextDecoder().decode(bytes))) : bytes,
  }))
  const loaded = await loadLaw(files, digestsOf(files))
  if (!loaded.ok) return `the loader: ${loaded.problems[0]?.message ?? ''}`
  const { law } = loaded.value
  const mutant: Mutant = { kind: 'day shifted', what: name, touches: { provision: fault.id ?? '' }, law }
  const caught = [
    killer(mutant, await caseWitnesses()),
    killer(mutant, await pairWitnesses()) ??
      killer(
        mutant,
        dayWitnesses().map((one) => ({ ...one, concerns: () => true })),
      ),
    await obligation(law, fault, solver),
  ]
  return caught.filter((one) => one !== null).join('; ')
}

async function obligation(law: Law, { id }: PackFault, solver: string): Promise<string | null> {
  const provision = law.provisions.find((one) => one.id === id)
  const bases = law.bases.filter((basis) =>
    provision === undefined
      ? basis.id === 'coe/ets167-2'
      : roleUnder(provision, basis.id) !== undefined && basis.id !== 'informal',
  )
  const started = startSolver(solver === 'z3' ? packagedZ3() : solverAt(solver))
  try {
    for (const basis of bases.filter((_, i) => i === 0 || i === bases.length - 2)) {
      const asked = law.obligations.filter(({ kind }) => kind !== 'no-contradiction')
      const [found] = await prove(law, asked, [basis], [started], () => 0)
      const failed = found?.proofs.find((proof) => proof.asked.some(({ ok }) => !ok))
      if (failed !== undefined) return `obligation ${failed.obligation}`
    }
  } finally {
    started.close()
  }
  return null
}
