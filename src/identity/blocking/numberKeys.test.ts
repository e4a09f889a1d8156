import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withSession } from '../../../test/link/people.ts'
import { deletions, neighbours, wholeNumbers } from './numberKeys.ts'

test('a number finds by its neighbours the very numbers that share a key with one digit left out', async () => {
  const near = fc.integer({ min: 0, max: 999_999_999 }).chain((number) => {
    const digits = String(number)
    const edited = fc.tuple(fc.nat(digits.length), fc.nat(9), fc.nat(1)).map(([place, digit, taken]) => {
      const text = `${digits.slice(0, place)}${digit}${digits.slice(place + taken)}`
      return Number(text) % 1_000_000_000
    })
    return fc.tuple(fc.constant(number), edited)
  })
  const pairs = fc.array(fc.oneof(near, fc.tuple(fc.nat(2_000_000_000), fc.nat(20))), { minLength: 1, maxLength: 30 })
  await withSession(async (session) => {
    const { dialect } = session
    await fc.assert(
      fc.asyncProperty(pairs, async (numbers) => {
        for (const [side, place] of [['left', 0] as const, ['right', 1] as const])
          await session.store(`${side}_person`, [
            { name: 'pid', kind: 'integer', values: numbers.map((_, at) => at) },
            { name: 'n', kind: 'bigint', values: numbers.map((pair) => pair[place] ?? 0) },
          ])
        const found = async (l: string, r: string): Promise<unknown> =>
          await session.columns(
            `select distinct l.pid, r.pid from (${l}) as l join (${r}) as r on l.k = r.k order by 1, 2`,
          )
        expect(await found(neighbours(dialect, 'left', 'n'), wholeNumbers('right', 'n'))).toEqual(
          await found(deletions(dialect, 'left', 'n'), deletions(dialect, 'right', 'n')),
        )
      }),
      { numRuns: 25, seed: 5 },
    )
  })
})
