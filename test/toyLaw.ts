import { type Case, type CompiledLaw, compileLaw, type Transfer } from '../src/determination/index.ts'
import type { CaseRecord } from '../src/evidence/index.ts'
import { type LawShapes, restoreLaw, type Verification } from '../src/law/index.ts'
import { FACTS, STATES } from './facts.ts'
import { day, record } from './records.ts'

type ProvisionShape = LawShapes['instruments'][number]['provisions'][number]
type BasisShape = LawShapes['bases']['bases'][number]
type TreatyShape = LawShapes['treaties'][number]

/** A provision of a test: what matters, the rest is filled in. */
type ToyProvision = Pick<ProvisionShape, 'id' | 'roles' | 'holds'> &
  Partial<Pick<ProvisionShape, 'dates' | 'binds' | 'source'>> & {
    readonly contested?: readonly ToyQuestion[]
  }

/** A question on which a toy law is divided: the formulas of its positions. */
interface ToyQuestion {
  readonly question?: string
  readonly bases?: string[]
  readonly positions: readonly string[]
}

/** A basis of a test; without `from` and `to` it reaches every State. */
type ToyBasis = Pick<BasisShape, 'id'> & Partial<Pick<BasisShape, 'from' | 'to' | 'dates' | 'auto'>>

/** A treaty table of a test; without more it is empty and open. */
type ToyTreaty = Pick<TreatyShape, 'instrument'> &
  Partial<Pick<TreatyShape, 'serves' | 'pair' | 'directed' | 'unlisted' | 'nonParties'>> & {
    /** A State, the day from which it is bound (null is unknown), the day until which, and how the row was checked. */
    readonly rows?: readonly (readonly [string, string | null, (string | undefined)?, Verification?])[]
  }

/** A law of a test. */
export interface Toy {
  readonly provisions?: readonly ToyProvision[]
  readonly bases?: readonly ToyBasis[]
  readonly treaties?: readonly ToyTreaty[]
}

/** A small law over the small vocabulary, built from shapes without the checks of the loader. */
export function toyLaw(toy: Toy): CompiledLaw {
  const law = restoreLaw(shapesOf(toy), { toy: 'sum of toy', vocabulary: 'sum of vocabulary' })
  if (!law.ok) throw new Error(law.problems.map(({ message }) => message).join('\n'))
  return compileLaw(law.value)
}

function shapesOf({ provisions = [], bases = [], treaties = [] }: Toy): LawShapes {
  const version = '2026.11'
  return {
    vocabulary: {
      version,
      facts: [...FACTS.values()].map(({ id, type, says, provenBy, values, corroboration }) => ({
        id,
        type,
        says,
        provenBy: [...provenBy],
        values: values === undefined ? undefined : [...values],
        corroboration,
      })),
    },
    bases: {
      version,
      bases: bases.map((basis) => ({
        title: `Title of ${basis.id}`,
        cite: `Art. ${basis.id}`,
        summary: 'A basis of a test.',
        from: { any: true },
        to: { any: true },
        ...basis,
      })),
    },
    states: { source: 'ISO 3166-1', states: Object.fromEntries(STATES) },
    obligations: [],
    packs: ['toy', 'treaties', 'other'].map((pack) => ({ pack, title: `Pack ${pack}`, version })),
    treaties: treaties.map(({ rows = [], ...table }) => ({
      file: `treaties/${table.instrument}.yaml`,
      title: table.instrument,
      serves: [],
      complete: false,
      unlisted: 'unknown',
      notes: '',
      ...table,
      parties: rows.map(([state, from, until, verified = 'text']) => ({ state, from, until, verified })),
    })),
    instruments: [
      {
        file: 'toy/rules.yaml',
        pack: 'toy',
        instrument: 'Rules',
        cite: 'Rules',
        provisions: provisions.map(({ contested, ...provision }) => ({
          cite: `Art. ${provision.id}`,
          says: 'A rule of a test.',
          ifUnknown: 'not-shown',
          source: { verified: 'text' },
          ...provision,
          contested: contested?.map(({ positions, ...question }, q) => ({
            question: `Question ${q}`,
            ...question,
            positions: positions.map((formula, p) => ({
              position: `Position ${p}`,
              heldBy: `Court ${p}`,
              formula,
              operative: p === 0,
            })),
          })),
        })),
      },
    ],
  }
}

/** A transfer from the United States to El Salvador on 2025-03-15, as far as a test does not say otherwise. */
export function transfer(more: { from?: string; to?: string; on?: string; basis?: string } = {}): Transfer {
  const { on = '2025-03-15', ...rest } = more
  return { from: 'US', to: 'SV', ...rest, on: day(on) }
}

/** A case of a test with nothing on record, as far as the test does not say otherwise. */
export function caseOf(on: CaseRecord = record([], []), handover: Transfer = transfer()): Case {
  return { id: 'case-1', transfer: handover, person: { names: [] }, record: on }
}
