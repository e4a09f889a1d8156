// Makes for every condition of every provision a pair of cases between which it alone turns the outcome:
// node test/attack/generate.ts [SOLVER]. The pairs are stored as data; pairs.test.ts judges them by both evaluators.
import { writeFileSync } from 'node:fs'
import { packagedZ3, solverAt, startSolver } from '../../src/cli/solverProcess.ts'
import type { Basis, Provision } from '../../src/law/index.ts'
import { allOf, anyOf, type Formula, factsOf, leaves, printFormula } from '../../src/logic/index.ts'
import { type Copy, caseOf, changing, FIRST, type MadeCase, roleUnder, Session } from '../../src/proof/index.ts'
import { testLaw } from '../law.ts'
import { type CasePair, tableOf } from './pairs.ts'

const { law } = await testLaw()
const wanted = process.argv[2]
const solver = startSolver(wanted === undefined ? packagedZ3() : solverAt(wanted))
const sessions = new Map<string, Session>()
const pairs: CasePair[] = []
const without: string[] = []

/** The bases under which a provision has a role, those first in which it can turn the outcome. */
function basesOf(provision: Provision): readonly Basis[] {
  const weight = (basis: Basis): number => {
    const role = roleUnder(provision, basis.id)
    return (role === 'condition' || role === 'bar' ? 0 : 2) + (provision.roles.has(basis.id) ? 0 : 1)
  }
  const all = law.bases.filter(({ id }) => roleUnder(provision, id) !== undefined && id !== 'informal')
  return all.toSorted((a, b) => weight(a) - weight(b))
}

type Way = 'alone' | 'with others of the provision' | 'only the state of the provision'

function assertions(
  session: Session,
  basis: Basis,
  provision: Provision,
  leaf: Formula,
  copy: Copy,
  way: Way,
): string[] {
  const { text } = session
  const role = roleUnder(provision, basis.id)
  const decides = (role === 'condition' || role === 'bar') && way !== 'only the state of the provision'
  const [a, b] = [text.truths(provision.holds, basis.id, FIRST), text.truths(provision.holds, basis.id, copy)]
  const [la, lb] = [text.truths(leaf, basis.id, FIRST), text.truths(leaf, basis.id, copy)]
  const good = role === 'condition' || role === 'duty' ? a.proven : a.disproven
  const bad = role === 'condition' || role === 'duty' ? b.disproven : b.proven
  const others = leaves(provision.holds).filter((other) => other !== leaf && factsOf(other).length > 0)
  const same = others.flatMap((other) => {
    const [x, y] = [text.truths(other, basis.id, FIRST), text.truths(other, basis.id, copy)]
    return x.proven === y.proven ? [] : [`(= ${x.proven} ${y.proven})`, `(= ${x.disproven} ${y.disproven})`]
  })
  return [
    text.counts(provision, basis.id),
    decides ? text.shown(basis) : text.reaches(basis),
    good,
    bad,
    anyOf([allOf([la.proven, lb.disproven]), allOf([la.disproven, lb.proven])]),
    ...(way === 'alone' ? same : []),
  ]
}

async function pairFor(provision: Provision, leaf: Formula, part: number): Promise<CasePair | null> {
  for (const way of ['alone', 'with others of the provision', 'only the state of the provision'] as const) {
    for (const basis of basesOf(provision)) {
      let session = sessions.get(basis.id)
      if (session === undefined) {
        session = new Session(law, 'bounds', solver)
        sessions.set(basis.id, session)
      }
      const facts = factsOf(leaf)
      const copy = changing(facts, `'${facts.join(',')}`)
      const asked = assertions(session, basis, provision, leaf, copy, way)
      const found = await session.ask(`${provision.id}: ${printFormula(leaf)}`, 'sat', [
        ...asked,
        ...session.text.writer.samples(),
      ])
      const { model } = found
      if (found.verdict !== 'sat' || model === undefined) continue
      const { text } = session
      const made = (one: Copy): MadeCase => caseOf(text, model, basis.id, provision.id, '', one)
      const [first, second] = [tableOf(made(FIRST)), tableOf(made(copy))]
      const decides = ['condition', 'bar'].includes(roleUnder(provision, basis.id) ?? '')
      const turns = decides && way !== 'only the state of the provision'
      return { provision: provision.id, part, of: printFormula(leaf), alone: way === 'alone', turns, first, second }
    }
  }
  return null
}

for (const provision of law.provisions) {
  for (const [part, leaf] of leaves(provision.holds).entries()) {
    if (leaf.kind === 'literal' || factsOf(leaf).length === 0) continue
    const pair = await pairFor(provision, leaf, part)
    if (pair === null) without.push(`${provision.id} ${printFormula(leaf)}`)
    else pairs.push(pair)
  }
}
solver.close()
writeFileSync(
  new URL('./data/pairs.jsonl', import.meta.url),
  `${pairs.map((pair) => JSON.stringify(pair)).join('\n')}\n`,
)
process.stdout.write(`${pairs.length} pairs, ${pairs.filter(({ turns }) => turns).length} turn the outcome, `)
process.stdout.write(`${pairs.filter(({ alone }) => alone).length} with nothing else of the provision\n`)
for (const one of without) process.stdout.write(`no pair: ${one}\n`)
