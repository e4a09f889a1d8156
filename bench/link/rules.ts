/**
 * The blocking rules of the linkage benchmark, as data that any peer can run: which pairs are scored at all. Every
 * peer gets the same rules, so that what differs is the scoring and its cost.
 *
 * `documented` are the rules of Splink's own examples for the data set (febrl1 has none and takes those of febrl3).
 * `wide` adds rules until almost no true pair is lost; they were chosen with the truth known, so their blocking
 * recall says how much scoring can show, not how well anyone blocks unknown data.
 */
import type { DatasetName } from './datasets.ts'

/** The two budgets. */
export type RuleSet = 'documented' | 'wide'

/** A field of a record, or so many of its letters from a place counted from 1; shorter values count as they are. */
export interface Part {
  readonly field: string
  readonly letters?: { readonly from: number; readonly count: number }
}

/** What must be equal: this part of one record and that part of the other, neither of them absent. */
export interface Equality {
  readonly left: Part
  readonly right: Part
}

/**
 * A pair is scored if all equalities of some rule hold. A rule that is not the same from both sides holds its own
 * mirror image, so that the order of the two records never matters.
 */
export type Rule = readonly Equality[]

/** The names of the two budgets, in the order of the report. */
export const ruleSets: readonly RuleSet[] = ['documented', 'wide']

function same(...parts: readonly (string | Part)[]): Rule {
  return parts.map((part) => {
    const side = typeof part === 'string' ? { field: part } : part
    return { left: side, right: side }
  })
}

function letters(field: string, from: number, count: number): Part {
  return { field, letters: { from, count } }
}

function swapped(first: string, second: string): Rule {
  return [
    { left: { field: first }, right: { field: second } },
    { left: { field: second }, right: { field: first } },
  ]
}

const swappedNames = swapped('given_name', 'surname')
const houseAndStreet = same('street_number', 'address_1')

const febrl3: readonly Rule[] = [
  same('soc_sec_id'),
  same('given_name'),
  same('surname'),
  same('date_of_birth'),
  same('postcode'),
]

const febrl4: readonly Rule[] = [
  same('given_name', 'surname'),
  swappedNames,
  same('date_of_birth'),
  same('soc_sec_id'),
  same('state', 'address_1'),
  houseAndStreet,
  same('postcode'),
]

/** Seven rules; two of them are among the documented ones of febrl4 already. */
const febrlMore: readonly Rule[] = [
  swappedNames,
  houseAndStreet,
  same('suburb', 'address_1'),
  same('suburb', 'street_number'),
  same('surname', 'street_number'),
  same(letters('surname', 1, 3), letters('given_name', 1, 3)),
  same('state', letters('soc_sec_id', 1, 4)),
]

const fake: readonly Rule[] = [same('first_name'), same('surname'), same('dob'), same('email')]

const historical: readonly Rule[] = [
  same(letters('first_name', 1, 3), letters('surname', 1, 4)),
  same('surname', 'dob'),
  same('first_name', 'dob'),
  same('postcode_fake', 'first_name'),
  same('postcode_fake', 'surname'),
  same('dob', 'birth_place'),
  same(letters('postcode_fake', 1, 3), 'dob'),
  same(letters('postcode_fake', 1, 3), 'first_name'),
  same(letters('postcode_fake', 1, 3), 'surname'),
  same(letters('first_name', 1, 2), letters('surname', 1, 2), letters('dob', 1, 4)),
]

function without(rules: readonly Rule[], known: readonly Rule[]): Rule[] {
  return rules.filter((rule) => !known.includes(rule))
}

const rules: { readonly [name in DatasetName]: { readonly [set in RuleSet]: readonly Rule[] } } = {
  febrl1: { documented: febrl3, wide: [...febrl3, ...febrlMore] },
  febrl3: { documented: febrl3, wide: [...febrl3, ...febrlMore] },
  febrl4: { documented: febrl4, wide: [...febrl4, ...without(febrlMore, febrl4)] },
  fake_1000: {
    documented: fake,
    wide: [...fake, same(letters('email', 1, 4)), swapped('first_name', 'surname')],
  },
  historical_half: {
    documented: historical,
    wide: [
      ...historical,
      same('postcode_fake'),
      same(letters('surname', 1, 4), 'birth_place'),
      same(letters('dob', 1, 4), 'birth_place'),
      same(letters('first_name', 1, 3), 'birth_place'),
      same('surname'),
      same('birth_place', 'occupation'),
    ],
  },
}

/** The rules of a data set under a budget. */
export function rulesOf(dataset: DatasetName, set: RuleSet): readonly Rule[] {
  return rules[dataset][set]
}

function partSql(side: string, { field, letters: some }: Part): string {
  const value = `${side}."${field}"`
  return some === undefined ? value : `substr(${value}, ${some.from}, ${some.count})`
}

/** A rule as an SQL condition on two records; the sides are called l and r unless told otherwise. */
export function ruleSql(rule: Rule, left = 'l', right = 'r'): string {
  return rule.map((equal) => `${partSql(left, equal.left)} = ${partSql(right, equal.right)}`).join(' and ')
}
