import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someAnswers, someFormula } from '../../test/formulas.ts'
import { type Toy, toyLaw, transfer } from '../../test/toyLaw.ts'
import type { Role } from '../law/index.ts'
import { printFormula, type Truth, truthOf } from '../logic/index.ts'
import { provisionsThatCount } from './applicability.ts'
import type { Candidate, CompiledLaw } from './compiledLaw.ts'
import { isBetter, judge, type Outcome, outcomeOnly, stateOf, worse } from './judge.ts'

const ROLES: readonly Role[] = ['condition', 'bar', 'duty', 'warning']
const TRUTHS: readonly Truth[] = [true, false, null]

test('the state of a provision by its role and truth, as a table', () => {
  const table = ROLES.map((role) => [role, ...TRUTHS.map((truth) => stateOf(role, truth))])
  expect(table).toEqual([
    ['condition', 'met', 'failed', 'unproven'],
    ['bar', 'applies', 'excluded', 'unproven'],
    ['duty', 'met', 'failed', 'unproven'],
    ['warning', 'applies', 'excluded', 'unproven'],
  ])
})

describe('shown over not-shown over barred', () => {
  const all: readonly Outcome[] = ['barred', 'not-shown', 'shown']
  test('the worse of two', () => {
    expect(all.map((a) => all.map((b) => worse(a, b)))).toEqual([
      ['barred', 'barred', 'barred'],
      ['barred', 'not-shown', 'not-shown'],
      ['barred', 'not-shown', 'shown'],
    ])
  })
  test('better than', () => {
    expect(all.map((a) => all.map((b) => isBetter(a, b)))).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
    ])
  })
})

type Provision = NonNullable<Toy['provisions']>[number]

function lawWith(provisions: readonly Omit<Provision, 'id'>[]): CompiledLaw {
  return toyLaw({ bases: [{ id: 'a' }], provisions: provisions.map((one, i) => ({ id: `p${i}`, ...one })) })
}

function candidates(law: CompiledLaw): readonly Candidate[] {
  return provisionsThatCount(law, 'a', transfer())
}

describe('the outcome of one provision on nothing', () => {
  const outcome = (role: Role, holds: string): Outcome => {
    const law = lawWith([{ roles: { a: role }, holds }])
    const found = judge(candidates(law), law.slots.unknown()).outcome
    expect(outcomeOnly(candidates(law), law.slots.unknown())).toBe(found)
    return found
  }
  test.each([
    ['condition', 'true', 'shown'],
    ['condition', 'false', 'barred'],
    ['condition', 'unknown', 'not-shown'],
    ['bar', 'true', 'barred'],
    ['bar', 'false', 'shown'],
    ['bar', 'unknown', 'not-shown'],
    ['duty', 'true', 'shown'],
    ['duty', 'false', 'shown'],
    ['duty', 'unknown', 'shown'],
    ['warning', 'true', 'shown'],
    ['warning', 'false', 'shown'],
    ['warning', 'unknown', 'shown'],
  ] as const)('a %s that is %s: %s', (role, holds, expected) => {
    expect(outcome(role, holds)).toBe(expected)
  })

  test('nothing to judge is shown; that no law has such a basis is for the loader to see', () => {
    const law = lawWith([])
    expect([judge([], law.slots.unknown()).outcome, outcomeOnly([], law.slots.unknown())]).toEqual(['shown', 'shown'])
  })
})

describe('contested law: the worst of the protective reading and of every position, one question at a time', () => {
  const judged = (...provisions: readonly Omit<Provision, 'id'>[]): { outcome: Outcome; positions: unknown } => {
    const law = lawWith(provisions)
    const answers = law.slots.unknown()
    const { outcome, positions } = judge(candidates(law), answers)
    expect(outcomeOnly(candidates(law), answers)).toBe(outcome)
    return {
      outcome,
      positions: positions.map(({ candidate, question, outcomes, truths }) => [
        `${candidate.provision.id}/${question}`,
        outcomes.join(' '),
        truths,
      ]),
    }
  }
  const condition = (holds: string, ...questions: readonly (readonly string[])[]): Omit<Provision, 'id'> => ({
    roles: { a: 'condition' },
    holds,
    contested: questions.map((positions) => ({ positions })),
  })

  test('the worst position is the outcome, even if it is not the protective reading', () => {
    expect(judged(condition('true', ['true', 'unknown', 'false']))).toEqual({
      outcome: 'barred',
      positions: [['p0/0', 'shown not-shown barred', [true, null, false]]],
    })
  })

  test('the protective reading is the outcome if every position is better', () => {
    expect(judged(condition('unknown', ['true', 'true']))).toEqual({
      outcome: 'not-shown',
      positions: [['p0/0', 'shown shown', [true, true]]],
    })
  })

  test('all else is as the protective reading: a provision that fails keeps every position barred', () => {
    expect(judged(condition('false'), condition('true', ['true', 'unknown']))).toEqual({
      outcome: 'barred',
      positions: [['p1/0', 'barred barred', [true, null]]],
    })
    expect(judged(condition('unknown'), condition('false', ['true', 'unknown', 'false']))).toEqual({
      outcome: 'barred',
      positions: [['p1/0', 'not-shown not-shown barred', [true, null, false]]],
    })
  })

  test('one question at a time, never two positions of two questions together', () => {
    expect(judged(condition('unknown', ['true', 'unknown']), condition('unknown', ['true', 'unknown']))).toEqual({
      outcome: 'not-shown',
      positions: [
        ['p0/0', 'not-shown not-shown', [true, null]],
        ['p1/0', 'not-shown not-shown', [true, null]],
      ],
    })
    expect(judged(condition('false', ['true', 'false'], ['unknown', 'true']))).toEqual({
      outcome: 'barred',
      positions: [
        ['p0/0', 'shown barred', [true, false]],
        ['p0/1', 'not-shown shown', [null, true]],
      ],
    })
  })

  test('a bar blocks when it is proven', () => {
    const bar: Omit<Provision, 'id'> = {
      roles: { a: 'bar' },
      holds: 'false',
      contested: [{ positions: ['false', 'unknown', 'true'] }],
    }
    expect(judged(bar)).toEqual({
      outcome: 'barred',
      positions: [['p0/0', 'shown not-shown barred', [false, null, true]]],
    })
  })

  test.each(['duty', 'warning'] as const)('a %s never changes the outcome, under no position', (role) => {
    const one: Omit<Provision, 'id'> = {
      roles: { a: role },
      holds: 'false',
      contested: [{ positions: ['true', 'unknown'] }],
    }
    expect(judged(one)).toEqual({ outcome: 'shown', positions: [['p0/0', 'shown shown', [true, null]]] })
  })

  test('a question is asked only under its bases', () => {
    const one = (bases: string[]): Omit<Provision, 'id'> => ({
      roles: { a: 'condition' },
      holds: 'true',
      contested: [{ bases, positions: ['true', 'false'] }],
    })
    expect(judged(one(['b']))).toEqual({ outcome: 'shown', positions: [] })
    expect(judged(one(['b', 'a'])).outcome).toBe('barred')
  })
})

test('judge, outcomeOnly and a naive reading of the notation agree on random law and answers', () => {
  const text = someFormula.map(printFormula)
  const questions = fc.array(fc.array(text, { minLength: 2, maxLength: 3 }), { maxLength: 2 })
  const provision = fc.record({ role: fc.constantFrom(...ROLES), holds: text, questions })
  fc.assert(
    fc.property(fc.array(provision, { minLength: 1, maxLength: 4 }), fc.nat(), (provisions, seed) => {
      const law = lawWith(
        provisions.map(({ role, holds, questions: all }) => ({
          roles: { a: role },
          holds,
          contested: all.map((positions) => ({ positions })),
        })),
      )
      const found = candidates(law)
      for (const answers of fc.sample(someAnswers(law.slots), { numRuns: 20, seed })) {
        const protective = found.map(({ holds }) => truthOf(holds, answers))
        const outcome = (truths: readonly Truth[]): Outcome => {
          const states = truths.map((truth, i) => [found[i]?.role, truth] as const)
          if (states.some(([role, t]) => (role === 'condition' && t === false) || (role === 'bar' && t === true))) {
            return 'barred'
          }
          const open = states.some(([role, t]) => (role === 'condition' || role === 'bar') && t === null)
          return open ? 'not-shown' : 'shown'
        }
        const asked = found.flatMap(({ questions: all }, i) =>
          all.map(({ positions }) =>
            positions.map((position) => outcome(protective.with(i, truthOf(position, answers)))),
          ),
        )
        const order: readonly Outcome[] = ['barred', 'not-shown', 'shown']
        const worst = order.find((one) => one === outcome(protective) || asked.flat().includes(one)) ?? 'shown'
        const judgement = judge(found, answers)
        expect(judgement.truths).toEqual(protective)
        expect(judgement.outcome).toBe(worst)
        expect(judgement.positions.map((one) => one.outcomes)).toEqual(asked)
        expect(outcomeOnly(found, answers)).toBe(worst)
      }
    }),
    { numRuns: 200 },
  )
})
