import type { Law, Period, Provision, Role } from '../../src/law/index.ts'
import { type Formula, formatDay, type Operator, printFormula, type Term } from '../../src/logic/index.ts'

/** A change of the encoded law of the kind that people make. */
export interface Mutant {
  readonly kind:
    | 'condition dropped'
    | 'role swapped'
    | 'comparison flipped'
    | 'day shifted'
    | 'not removed'
    | 'row emptied'
    | 'direction dropped'
  readonly what: string
  /** The provision, basis or State that the change is about; cases without it cannot notice. */
  readonly touches: { readonly provision?: string; readonly state?: string; readonly basis?: string }
  readonly law: Law
}

/** The name under which a change is listed. */
export function nameOf({ kind, what }: Mutant): string {
  return `${kind}: ${what}`
}

/** All changes of the law of the seven kinds, one at a time. */
export function mutantsOf(law: Law): readonly Mutant[] {
  return [
    ...law.provisions.flatMap((provision, i) => {
      const put = (changed: Provision): Law => ({ ...law, provisions: law.provisions.with(i, changed) })
      return provisionMutants(provision, put)
    }),
    ...law.bases.flatMap((basis, i) =>
      shifted(basis.dates).map(
        ({ what, period }): Mutant => ({
          kind: 'day shifted',
          what: `${basis.id} ${what}`,
          touches: { basis: basis.id },
          law: { ...law, bases: law.bases.with(i, { ...basis, dates: period }) },
        }),
      ),
    ),
    ...law.treaties.flatMap((table, i) =>
      table.rows.flatMap((row, r): readonly Mutant[] => {
        const put = (rows: typeof table.rows): Law => ({ ...law, treaties: law.treaties.with(i, { ...table, rows }) })
        const touches = { state: row.state }
        return [
          {
            kind: 'row emptied',
            what: `${table.instrument} ${row.state}`,
            touches,
            law: put(table.rows.toSpliced(r, 1)),
          },
          ...shifted(row).map(
            ({ what, period }): Mutant => ({
              kind: 'day shifted',
              what: `${table.instrument} ${row.state} ${what}`,
              touches,
              law: put(table.rows.with(r, { ...row, ...period })),
            }),
          ),
        ]
      }),
    ),
    ...law.treaties.flatMap((table, i): readonly Mutant[] =>
      table.directed
        ? [
            {
              kind: 'direction dropped',
              what: `${table.instrument} in both directions`,
              touches: { basis: table.serves.join() },
              law: { ...law, treaties: law.treaties.with(i, { ...table, directed: false }) },
            },
          ]
        : [],
    ),
  ]
}

function provisionMutants(provision: Provision, put: (changed: Provision) => Law): readonly Mutant[] {
  const { id, contested } = provision
  const touches = { provision: id }
  const ofFormula = (where: string, formula: Formula, change: (to: Formula) => Provision): readonly Mutant[] =>
    variants(formula).map(({ kind, to }) => ({
      kind,
      what: `${id}${where}: ${printFormula(to)}`,
      touches,
      law: put(change(to)),
    }))
  return [
    ...ofFormula('', provision.holds, (holds) => ({ ...provision, holds })),
    ...contested.flatMap((question, q) =>
      question.positions.flatMap((position, p) =>
        ofFormula(` question ${q + 1} position ${p + 1}`, position.formula, (formula) => ({
          ...provision,
          contested: contested.with(q, {
            ...question,
            positions: question.positions.with(p, { ...position, formula }),
          }),
        })),
      ),
    ),
    ...[...provision.roles].map(
      ([basis, role]): Mutant => ({
        kind: 'role swapped',
        what: `${id} under ${basis}: ${role} as ${SWAPPED[role]}`,
        touches,
        law: put({ ...provision, roles: new Map([...provision.roles, [basis, SWAPPED[role]]]) }),
      }),
    ),
    ...shifted(provision.dates).map(
      ({ what, period }): Mutant => ({
        kind: 'day shifted',
        what: `${id} ${what}`,
        touches,
        law: put({ ...provision, dates: period }),
      }),
    ),
  ]
}

const SWAPPED: Record<Role, Role> = { condition: 'duty', bar: 'warning', duty: 'condition', warning: 'bar' }
const FLIPPED: Record<Operator, readonly Operator[]> = {
  '=': ['!='],
  '!=': ['='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
}

type Variant = { readonly kind: Mutant['kind']; readonly to: Formula }

function variants(formula: Formula): readonly Variant[] {
  switch (formula.kind) {
    case 'literal':
    case 'fact':
    case 'member':
      return []
    case 'not':
      return [
        { kind: 'not removed', to: formula.of },
        ...variants(formula.of).map(({ kind, to }) => ({ kind, to: { ...formula, of: to } })),
      ]
    case 'and':
    case 'or':
      return formula.of.flatMap((part, i) => {
        const rest = formula.of.toSpliced(i, 1)
        const [only] = rest
        const dropped = rest.length === 1 && only !== undefined ? only : { ...formula, of: rest }
        return [
          { kind: 'condition dropped' as const, to: dropped },
          ...variants(part).map(({ kind, to }) => ({ kind, to: { ...formula, of: formula.of.with(i, to) } })),
        ]
      })
    case 'compare':
      return [
        ...FLIPPED[formula.operator].map(
          (operator): Variant => ({ kind: 'comparison flipped', to: { ...formula, operator } }),
        ),
        ...(['left', 'right'] as const).flatMap((side) =>
          moved(formula[side]).map((term): Variant => ({ kind: 'day shifted', to: { ...formula, [side]: term } })),
        ),
      ]
  }
}

/** A day, or a number of days, months or years, one more and one less. */
function moved(term: Term): readonly Term[] {
  if (term.kind === 'date') return [-1, 1].map((by) => ({ ...term, day: term.day + by }))
  return term.kind === 'number' ? [-1, 1].map((by) => ({ ...term, value: term.value + by })) : []
}

function shifted({ from, until }: Period): readonly { readonly what: string; readonly period: Period }[] {
  return [-1, 1].flatMap((by) => [
    ...(from === undefined ? [] : [{ what: `from ${formatDay(from + by)}`, period: { from: from + by, until } }]),
    ...(until === undefined ? [] : [{ what: `until ${formatDay(until + by)}`, period: { from, until: until + by } }]),
  ])
}
