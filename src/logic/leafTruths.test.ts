import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACTS } from '../../test/facts.ts'
import { someAnswers, someFormula } from '../../test/formulas.ts'
import { compile, truthOf } from './compile.ts'
import { recordLeaves } from './leafTruths.ts'
import { Slots } from './slots.ts'

test('the nodes written from the truths of the leaves are those written from answers', () => {
  fc.assert(
    fc.property(
      someFormula.chain((formula) => {
        const slots = new Slots(FACTS)
        const compiled = compile(formula, slots)
        return someAnswers(slots).map((answers) => ({ compiled, slots, answers }))
      }),
      ({ compiled, slots, answers }) => {
        const expected = new Uint8Array(compiled.nodes)
        compiled.record(answers, expected, 0)
        const found = new Uint8Array(compiled.nodes)
        recordLeaves(compiled.formula, (leaf) => truthOf(compile(leaf, slots), answers), found)
        expect(found).toEqual(expected)
      },
    ),
  )
})
