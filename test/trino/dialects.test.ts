/** The same suite on each engine: what the dialect promises, and that unknown stays unknown. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { and, not, or, type Truth } from '../../src/logic/index.ts'
import type { Cell, Session } from '../../src/sql/index.ts'
import { engines } from './engines.ts'
import { LIKENESS } from './likeness.ts'

const TRUTHS: readonly Truth[] = [true, false, null]

/** Days at the ends of months, of years and of the calendar, with the length of their month. */
const DAYS: readonly (readonly [string, number])[] = [
  ['2024-01-31', 31],
  ['2024-02-28', 29],
  ['2024-02-29', 29],
  ['2023-02-28', 28],
  ['1900-02-28', 28],
  ['2000-02-29', 29],
  ['2024-03-01', 31],
  ['2024-12-31', 31],
  ['2025-01-01', 31],
  ['1890-05-01', 31],
  ['0001-01-01', 31],
  ['9999-12-30', 31],
]

describe.each(engines)('the dialect of $name', ({ isHere, open }) => {
  let engine: Session

  beforeAll(async () => {
    if (isHere) engine = await open()
  })
  afterAll(() => engine?.close())

  const run = test.skipIf(!isHere)

  /** The values of expressions, in one row. */
  async function values(...expressions: readonly string[]): Promise<readonly Cell[]> {
    const columns = await engine.columns(
      `select ${expressions.map((each, place) => `${each} as c${place}`).join(', ')}`,
    )
    return columns.map(([value]) => value ?? null)
  }
  const text = (value: string | null): string =>
    value === null ? 'cast(null as varchar)' : engine.dialect.literal(value)

  run('finds the similarity and the edits of the vectors, in both directions', async () => {
    const { jaroWinkler, edits } = engine.dialect
    for (const [a, b, similarity, distance] of LIKENESS)
      for (const [l, r] of [
        [a, b],
        [b, a],
      ] as const) {
        const [found = null, apart] = await values(jaroWinkler(text(l), text(r)), edits(text(l), text(r)))
        if (similarity === null) expect([l, r, found]).toEqual([l, r, null])
        else expect([l, r, Math.round(Number(found) * 1e4) / 1e4]).toEqual([l, r, similarity])
        expect([l, r, apart]).toEqual([l, r, distance])
      }
  })

  run('quotes names and texts', async () => {
    const odd = `it's "odd"; -- \\ \n é 😀`
    const { identifier, literal } = engine.dialect
    const name = 'a "b"; c'
    expect(
      await engine.columns(`select ${identifier(name)} from (select ${literal(odd)} as ${identifier(name)}) as t`),
    ).toEqual([[odd]])
  })

  run('reads whole numbers, and null from what is none', async () => {
    const { toBigint, toInteger } = engine.dialect
    const each = (how: (text: string) => string, texts: readonly string[]) => values(...texts.map((t) => how(text(t))))
    expect(
      await each(toBigint, ['12', '-7', '007', '9007199254740991', 'x', '', '1-2', '9223372036854775808']),
    ).toEqual([12, -7, 7, 9007199254740991, null, null, null, null])
    expect(await each(toInteger, ['2147483647', '2147483648', '٣', 'NaN'])).toEqual([2147483647, null, null, null])
  })

  run('divides whole, counts bits, and replaces and finds by patterns', async () => {
    const { quotient, differingBits, unbounded, replaceAll, matches } = engine.dialect
    expect(
      await values(
        quotient('19900726', '10000'),
        quotient('7', '0'),
        differingBits('5', '6'),
        differingBits('cast(4503599627370495 as bigint)', '0'),
        unbounded('7'),
        replaceAll(text('A-1 b.2'), '[^A-Z0-9]', ''),
        replaceAll(text('a1b'), '[0-9]', '$'),
        matches(text('xabcx'), 'a.c'),
        matches(text('xabx'), '^a'),
        matches(text(null), 'a'),
      ),
    ).toEqual([1990, null, 2, 52, 7, 'A12', 'a$b', true, false, null])
  })

  run('finds patterns in lines and in letters of other scripts alike', async () => {
    for (const [sought, pattern, found] of [
      ['b', '^b$', true],
      ['b\n', '^b$', false],
      ['a\nb', '^b$', false],
      ['a\nb', 'a.b', false],
      ['a\nb\n', '(?im)^B$', true],
      ['a$', '^a[$]$', true],
      ['a$', 'a\\$', true],
      ['\u0663', '^\\d$', false],
      ['é', '^\\w$', false],
      ['É', '^(?i)é$', true],
      ['1é', '\\p{L}', true],
    ] as const)
      expect([sought, pattern, ...(await values(engine.dialect.matches(text(sought), pattern)))]).toEqual([
        sought,
        pattern,
        found,
      ])
  })

  run('makes lists without the absent, and numbers, also many', async () => {
    const { present, element, numbers } = engine.dialect
    const list = present(['null', '7', 'null', '9'])
    expect(await values(element(list, 1), element(list, 2), element(list, 3))).toEqual([7, 9, null])
    for (const count of [0, 1, 3, 10_000, 10_001, 1_234_567])
      expect(
        await engine.columns(
          `select count(*), count(distinct n), coalesce(max(n), -1) from ${numbers(String(count))} as t`,
        ),
      ).toEqual([[count], [count], [count - 1]])
  })

  run('hashes texts to different numbers of up to 57 bits', async () => {
    const { hash, numbers } = engine.dialect
    const hashed = `select ${hash("concat('text ', cast(n as varchar))")} as h from ${numbers('20000')} as t`
    expect(
      await engine.columns(
        `select count(*), count(distinct h), sum(case when h < 0 or h >= 144115188075855872 then 1 else 0 end) from (${hashed}) as t`,
      ),
    ).toEqual([[20000], [20000], [0]])
    expect(await values(`${hash(text('é'))} = ${hash(`concat('', ${text('é')})`)}`)).toEqual([true])
  })

  run('takes dates apart at the ends of months, and null from null', async () => {
    const { dateLiteral, daysBetween, addDays, year, month, dayOfMonth, lengthOfMonth } = engine.dialect
    for (const [day, length] of DAYS) {
      const date = dateLiteral(day)
      const next = new Date(`${day}T00:00:00Z`)
      next.setUTCDate(next.getUTCDate() + 1)
      expect([
        day,
        ...(await values(
          year(date),
          month(date),
          dayOfMonth(date),
          lengthOfMonth(date),
          addDays(date, 1),
          daysBetween(addDays(date, 1), date),
          daysBetween(dateLiteral('1970-01-01'), date),
        )),
      ]).toEqual([
        day,
        ...day.split('-').map(Number),
        length,
        next.toISOString().slice(0, 10),
        -1,
        Date.parse(`${day}T00:00:00Z`) / 86_400_000,
      ])
    }
    const none = 'cast(null as date)'
    expect(
      await values(
        year(none),
        month(none),
        dayOfMonth(none),
        lengthOfMonth(none),
        addDays(none, 1),
        daysBetween(none, none),
      ),
    ).toEqual([null, null, null, null, null, null])
  })

  run('writes measures exactly', async () => {
    const measures = [0.1, -1 / 3, 5e-324, 1.7976931348623157e308, 2 ** 53, 0, 12]
    expect(await values(...measures.map((each) => engine.dialect.doubleLiteral(each)))).toEqual(measures)
  })

  run('describes a table: names and types in lower-case letters', async () => {
    await engine.store('described', [
      { name: 'n', kind: 'integer', values: [1] },
      { name: 'the text', kind: 'text', values: ['a'] },
    ])
    const [names, types] = await engine.columns(engine.dialect.describe('described'))
    expect([names, types]).toEqual([
      ['n', 'the text'],
      ['integer', 'varchar'],
    ])
  })

  run('keeps unknown unknown in and, or, not, in and comparisons', async () => {
    const truth = (value: Truth): string => `cast(${value} as boolean)`
    const number = (value: number | null): string => `cast(${value} as integer)`
    for (const a of TRUTHS) {
      expect(await values(`not ${truth(a)}`)).toEqual([not(a)])
      for (const b of TRUTHS)
        expect([a, b, ...(await values(`${truth(a)} and ${truth(b)}`, `${truth(a)} or ${truth(b)}`))]).toEqual([
          a,
          b,
          and([a, b]),
          or([a, b]),
        ])
    }
    const places = [1, 2, null]
    for (const a of places)
      for (const b of places) {
        const known = a !== null && b !== null
        const signs = { '=': a === b, '<>': a !== b, '<': Number(a) < Number(b), '<=': Number(a) <= Number(b) }
        expect([
          a,
          b,
          ...(await values(...Object.keys(signs).map((sign) => `${number(a)} ${sign} ${number(b)}`))),
        ]).toEqual([a, b, ...Object.values(signs).map((holds) => (known ? holds : null))])
      }
    expect(
      await values(
        '3 in (1, 2, cast(null as integer))',
        '3 not in (1, 2, cast(null as integer))',
        '1 in (1, cast(null as integer))',
        '1 not in (1, cast(null as integer))',
        'cast(null as integer) in (1, 2)',
        'cast(null as integer) between 1 and 2',
        '3 between cast(null as integer) and 2',
        'coalesce(cast(null as boolean), true)',
        'case when cast(null as boolean) then 1 else 2 end',
        'cast(null as boolean) is null',
        `${text(null)} || 'a'`,
      ),
    ).toEqual([null, null, true, false, null, null, false, true, 2, true, null])
  })
})
