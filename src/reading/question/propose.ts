import type { ExhibitKind, FactValue, Vocabulary } from '../../evidence/index.ts'
import type { Statement } from '../model.ts'
import type { ReadText } from '../read.ts'
import { CLAIM_PATTERNS, type ClaimKind } from './claims.ts'
import { FACT_PATTERNS } from './facts.ts'

/** An assertion that a text gives rise to: an allegation, for a person to review. */
export interface Proposal {
  readonly statement: Statement
  readonly fact: string
  readonly says: string
  /** Null where the words do not give a value of the kind that the fact has: a person must enter it. */
  readonly value: FactValue | null
  /** Whom the sentence names; nobody where it speaks of a group. */
  readonly about: readonly string[]
  readonly words: string
  /** What would prove it. */
  readonly provenBy: readonly ExhibitKind[]
  readonly corroboration: number
}

/** The assertions that a text gives rise to, in reading order, each fact once a statement. */
export function proposalsOf(
  read: ReadText,
  vocabulary: Vocabulary,
  states: ReadonlyMap<string, string>,
): readonly Proposal[] {
  const seen = new Set<string>()
  const byId = new Map(read.statements.map((statement) => [statement.id, statement] as const))
  return read.facts.flatMap(({ statement: id, words, of }): readonly Proposal[] => {
    const fact = vocabulary.get(of.fact)
    const statement = byId.get(id)
    const pattern = FACT_PATTERNS.find((one) => one.fact === of.fact)
    if (fact === undefined || statement === undefined || pattern === undefined || seen.has(`${id} ${of.fact}`))
      return []
    seen.add(`${id} ${of.fact}`)
    const value =
      pattern.value === 'nationality' || pattern.value === 'state'
        ? statesIn(pattern.value === 'state' ? statement.selector.exact : words.exact, states)
        : pattern.value === true
          ? !of.denied
          : pattern.value
    const wanted = typeof value === 'boolean' ? 'boolean' : 'countries'
    const usable = value !== null && fact.type === wanted && !(Array.isArray(value) && of.denied) ? value : null
    return [
      {
        statement,
        fact: fact.id,
        says: fact.says,
        value: usable,
        about: of.people,
        words: words.exact,
        provenBy: fact.provenBy,
        corroboration: fact.corroboration ?? 1,
      },
    ]
  })
}

/** The one State that words name; null where they name none or several. */
function statesIn(words: string, states: ReadonlyMap<string, string>): readonly string[] | null {
  const small = ` ${words.toLowerCase().replace(/[^\p{L}. ]/gu, ' ')} `
  const found = new Set<string>()
  for (const [name, code] of states) if (name.length > 1 && small.includes(` ${name} `)) found.add(code)
  for (const [people, code] of PEOPLES) if (small.includes(` ${people}`)) found.add(code)
  return found.size === 1 ? [...found] : null
}

const PEOPLES: readonly (readonly [string, string])[] = [
  ['american', 'US'],
  ['u.s.', 'US'],
  ['estadounidense', 'US'],
  ['salvadoran', 'SV'],
  ['salvadoreñ', 'SV'],
  ['venezuelan', 'VE'],
  ['venezolan', 'VE'],
  ['mexican', 'MX'],
  ['guatemalan', 'GT'],
  ['guatemaltec', 'GT'],
  ['honduran', 'HN'],
  ['hondureñ', 'HN'],
  ['colombian', 'CO'],
  ['cuban', 'CU'],
  ['danish', 'DK'],
  ['danes', 'DK'],
  ['norwegian', 'NO'],
  ['norueg', 'NO'],
  ['swedish', 'SE'],
  ['estonian', 'EE'],
  ['dutch', 'NL'],
  ['neerland', 'NL'],
  ['belgian', 'BE'],
  ['german', 'DE'],
  ['alemán', 'DE'],
  ['french', 'FR'],
  ['francés', 'FR'],
  ['spanish', 'ES'],
  ['español', 'ES'],
  ['british', 'GB'],
  ['kosovar', 'XK'],
]

/** A claim about a programme, with who makes it and what would settle it. */
export interface ProposedClaim {
  readonly statement: Statement
  readonly kind: ClaimKind
  readonly assessed: string
  readonly words: string
  readonly settle: string
}

/** The claims about a programme that a text makes or passes on, each kind once a statement. */
export function claimsOf(read: ReadText): readonly ProposedClaim[] {
  const seen = new Set<string>()
  const byId = new Map(read.statements.map((statement) => [statement.id, statement] as const))
  return read.claims.flatMap(({ statement: id, words, of }): readonly ProposedClaim[] => {
    const statement = byId.get(id)
    const pattern = CLAIM_PATTERNS.find(({ kind }) => kind === of)
    if (statement === undefined || pattern === undefined || seen.has(`${id} ${of}`)) return []
    seen.add(`${id} ${of}`)
    return [{ statement, kind: of, assessed: pattern.assessed, words: words.exact, settle: pattern.settle }]
  })
}
