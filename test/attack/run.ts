// Changes the encoded law in every way of mutants.ts and tells which changes no case notices: node test/attack/run.ts
import { testLaw } from '../law.ts'
import { mutantsOf, nameOf } from './mutants.ts'
import { knownSurvivors } from './survivors.ts'
import { caseWitnesses, dayWitnesses, killer, pairWitnesses } from './witnesses.ts'

const { law } = await testLaw()
const mutants = mutantsOf(law)
const groups = [
  { name: 'decided, made-up and random cases', witnesses: await caseWitnesses() },
  { name: 'cases that a solver found', witnesses: await pairWitnesses() },
  { name: 'days around every day that the law names', witnesses: dayWitnesses() },
]
const kinds = [...new Set(mutants.map(({ kind }) => kind))]
const killed = new Map(kinds.map((kind) => [kind, groups.map(() => 0)]))
const survivors: string[] = []
for (const [i, mutant] of mutants.entries()) {
  const by = groups.findIndex(({ witnesses }) => killer(mutant, witnesses) !== null)
  const counts = killed.get(mutant.kind)
  if (by >= 0 && counts !== undefined) counts[by] = (counts[by] ?? 0) + 1
  else survivors.push(nameOf(mutant))
  if (process.stderr.isTTY) process.stderr.write(`\r${i + 1} of ${mutants.length}, ${survivors.length} survive`)
}
for (const kind of kinds) {
  const [cases = 0, made = 0, days = 0] = killed.get(kind) ?? []
  const all = mutants.filter((mutant) => mutant.kind === kind).length
  process.stdout.write(
    `${kind.padEnd(20)} ${all} changes, ${cases} noticed by cases, ${made} more by cases of a solver, ${days} more by days\n`,
  )
}
const reasons = new Map(knownSurvivors().map(({ change, because }) => [change, because]))
const surprising = survivors.filter((survivor) => !reasons.has(survivor))
for (const survivor of surprising) process.stdout.write(`survives  ${survivor}\n`)
process.stdout.write(
  `${mutants.length} changes, ${mutants.length - survivors.length} noticed, ${survivors.length} survive\n`,
)
