import { compare, type Law, type Period, type Provision } from '../law/index.ts'
import { factsOf, formatDay, printFormula } from '../logic/index.ts'

/** What can be listed of the law. */
export type LawList = 'packs' | 'provisions' | 'bases' | 'treaties'

function dates(period: Period): { readonly from: string | null; readonly until: string | null } {
  return {
    from: period.from === undefined ? null : formatDay(period.from),
    until: period.until === undefined ? null : formatDay(period.until),
  }
}

function provisionData(provision: Provision): object {
  const { roles, holds, contested, instrument, ...rest } = provision
  return {
    ...rest,
    instrument,
    roles: Object.fromEntries(roles),
    holds: printFormula(holds),
    facts: factsOf(holds),
    dates: dates(provision.dates),
    contested: contested.map((question) => ({
      ...question,
      positions: question.positions.map((position) => ({ ...position, formula: printFormula(position.formula) })),
    })),
  }
}

/** A list of the law as plain data. */
export function lawListData(law: Law, what: LawList): readonly object[] {
  switch (what) {
    case 'packs':
      return law.packs.map((pack) => ({ ...pack, ...countsOf(law, pack.pack) }))
    case 'provisions':
      return law.provisions.toSorted((a, b) => compare(a.id, b.id)).map(provisionData)
    case 'bases':
      return law.bases.map((basis) => ({ ...basis, dates: dates(basis.dates) }))
    case 'treaties':
      return law.treaties.map(treatyData)
  }
}

/** How many rules or rows a pack holds, and how many of them are from memory. */
export function countsOf(law: Law, pack: string): { readonly holds: number; readonly fromMemory: number } {
  if (pack === 'vocabulary') return { holds: law.facts.length, fromMemory: 0 }
  if (pack === 'bases') return { holds: law.bases.length, fromMemory: 0 }
  const marks =
    pack === 'treaties'
      ? law.treaties.flatMap((table) => table.rows.map((row) => row.verified))
      : law.provisions.filter((provision) => provision.pack === pack).map(({ source }) => source.verified)
  return { holds: marks.length, fromMemory: marks.filter((mark) => mark === 'memory').length }
}

function treatyData(table: Law['treaties'][number]): object {
  return {
    ...table,
    pair: table.pair ?? null,
    rows: table.rows.map((row) => ({
      ...row,
      ...dates(row),
      deposited: row.deposited === undefined ? null : formatDay(row.deposited),
    })),
  }
}

/** The vocabulary as plain data, each fact with the provisions that use it. */
export function factsData(law: Law): readonly object[] {
  const used = usersOf(law)
  return law.facts.map((fact) => ({ ...fact, usedBy: used.get(fact.id) ?? [] }))
}

/** Of each fact, the ids of the provisions that use it. */
export function usersOf(law: Law): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, string[]>()
  for (const provision of law.provisions) {
    const formulas = [provision.holds, ...provision.contested.flatMap((q) => q.positions.map(({ formula }) => formula))]
    for (const fact of new Set(formulas.flatMap(factsOf))) {
      used.set(fact, [...(used.get(fact) ?? []), provision.id])
    }
  }
  return used
}

/** Everything held under an id (provision, basis, treaty table, fact or pack) as plain data; `null` if nothing is. */
export function lawItemData(law: Law, id: string): object | null {
  const provision = law.provisions.find((one) => one.id === id)
  if (provision !== undefined) return { kind: 'provision', ...provisionData(provision) }
  const basis = law.bases.find((one) => one.id === id)
  if (basis !== undefined) {
    const provisions = law.provisions.filter((one) => one.roles.has(id)).map((one) => [one.id, one.roles.get(id)])
    return { kind: 'basis', ...basis, dates: dates(basis.dates), provisions: Object.fromEntries(provisions) }
  }
  const table = law.treaties.find((one) => one.instrument === id)
  if (table !== undefined) return { kind: 'treaty', ...treatyData(table) }
  const fact = law.vocabulary.get(id)
  if (fact !== undefined) return { kind: 'fact', ...fact, usedBy: usersOf(law).get(id) ?? [] }
  const pack = law.packs.find((one) => one.pack === id)
  return pack === undefined ? null : { kind: 'pack', ...pack, ...countsOf(law, id) }
}
