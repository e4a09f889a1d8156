// Finds by a solver a case for every change of the law that no case notices: node test/attack/fill.ts SURVIVORS [SOLVER]
// SURVIVORS is what test/attack/run.ts printed. The cases are added to data/fills.jsonl.
import { appendFileSync, readFileSync } from 'node:fs'
import { packagedZ3, solverAt, startSolver } from '../../src/cli/solverProcess.ts'
import type { Basis, Provision } from '../../src/law/index.ts'
import { anyOf, type Formula, negated, printFormula } from '../../src/logic/index.ts'
import { caseOf, decisiveUnder, FIRST, type LawText, roleUnder, Session } from '../../src/proof/index.ts'
import { testLaw } from '../law.ts'
import { mutantsOf, nameOf } from './mutants.ts'
import { tableOf } from './pairs.ts'

const [file = '', wanted] = process.argv.slice(2)
const { law } = await testLaw()
const survivors = new Set(
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => line.split(/^survives {2}/)[1] ?? []),
)
const solver = startSolver(wanted === undefined ? packagedZ3() : solverAt(wanted))
const sessions = new Map<string, Session>()

/** That two formulas do not have the same truth. */
function apart(text: LawText, basis: string, one: Formula, other: Formula): string {
  const [a, b] = [text.truths(one, basis, FIRST), text.truths(other, basis, FIRST)]
  return anyOf([negated(`(= ${a.proven} ${b.proven})`), negated(`(= ${a.disproven} ${b.disproven})`)])
}

/** What a case must be like to notice the change under a basis; several ways, the plainest last. */
function ways(text: LawText, basis: Basis, before: Provision, after: Provision): readonly (readonly string[])[] {
  const common = [text.reaches(basis), text.counts(before, basis.id)]
  const others = decisiveUnder(law, basis.id).filter(({ id }) => id !== before.id)
  const passing = others.map((other) => text.passes(other, basis.id))
  if (printFormula(before.holds) !== printFormula(after.holds))
    return [[...common, apart(text, basis.id, before.holds, after.holds)]]
  const role = roleUnder(before, basis.id)
  if (role !== roleUnder(after, basis.id)) {
    const { proven, disproven } = text.truths(before.holds, basis.id, FIRST)
    const bad = role === 'condition' || role === 'duty' ? disproven : proven
    const good = role === 'condition' || role === 'duty' ? proven : disproven
    return [
      [...common, ...passing, bad],
      [...common, ...passing, negated(good)],
    ]
  }
  const positions = before.contested.flatMap((question, q) =>
    question.positions.map(
      ({ formula }, p) => [formula, after.contested[q]?.positions[p]?.formula ?? formula] as const,
    ),
  )
  const changed = positions.filter(([one, other]) => printFormula(one) !== printFormula(other))
  const differ = anyOf(changed.map(([one, other]) => apart(text, basis.id, one, other)))
  const same = positions.filter(([one, other]) => printFormula(one) === printFormula(other)).map(([one]) => one)
  const good = [before.holds, ...same].map((formula) => {
    const { proven, disproven } = text.truths(formula, basis.id, FIRST)
    return role === 'condition' || role === 'duty' ? proven : disproven
  })
  return [
    [...common, ...passing, differ, ...good],
    [...common, ...passing, differ],
  ]
}

let found = 0
for (const mutant of mutantsOf(law)) {
  const name = nameOf(mutant)
  const before = law.provisions.find(({ id }) => id === mutant.touches.provision)
  const after = mutant.law.provisions.find(({ id }) => id === mutant.touches.provision)
  if (!survivors.has(name) || before === undefined || after === undefined) continue
  const bases = law.bases.filter(({ id }) => roleUnder(before, id) !== undefined)
  const changes = bases.filter(({ id }) => roleUnder(before, id) !== roleUnder(after, id))
  let noticed = false
  for (const basis of changes.length > 0 ? changes : bases) {
    const session = sessions.get(basis.id) ?? new Session(law, 'bounds', solver)
    sessions.set(basis.id, session)
    for (const asserted of ways(session.text, basis, before, after)) {
      if (noticed) break
      const samples = session.text.writer.samples()
      const sampled = await session.ask(name, 'sat', [...asserted, ...samples])
      const { model } = sampled.model === undefined ? await session.ask(name, 'sat', asserted) : sampled
      if (model === undefined) continue
      const given = tableOf(caseOf(session.text, model, basis.id, 'fill', '', FIRST))
      appendFileSync(new URL('./data/fills.jsonl', import.meta.url), `${JSON.stringify({ notices: name, given })}\n`)
      noticed = true
      found += 1
    }
    if (noticed) break
  }
  if (!noticed) process.stdout.write(`no case: ${name}\n`)
}
solver.close()
process.stdout.write(`${found} cases\n`)
