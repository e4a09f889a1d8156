import type {
  BasisResult,
  Because,
  Case,
  Determination,
  FindingDetail,
  ProvisionResult,
} from '../determination/index.ts'
import type { Basis, Law, Provision } from '../law/index.ts'
import { dayWords, kindWords, safe, short } from './words.ts'

/** A determination with the case and the law that it was made from. */
export interface View {
  readonly determination: Determination
  readonly case: Case
  readonly law: Law
}

/** The title of a case, or its id if it has none. */
export function caseTitle({ case: { title, id } }: View): string {
  const text = safe(title ?? '').trim()
  return text === '' ? safe(id) : text
}

/** The duties that are not met, and the warnings that apply. */
export function openDuties(view: View): readonly ProvisionResult[] {
  return (answerOf(view)?.provisions ?? []).filter(
    ({ role, state }) => (role === 'duty' && state !== 'met') || (role === 'warning' && state === 'applies'),
  )
}

/** The provision of the law behind a result. */
export function provisionOf(law: Law, id: string): Provision | undefined {
  return law.provisions.find((provision) => provision.id === id)
}

/** The legal basis with an id. */
export function basisOf(law: Law, id: string | null): Basis | undefined {
  return law.bases.find((basis) => basis.id === id)
}

/** The result under the basis of the answer. */
export function answerOf({ determination }: Pick<View, 'determination'>): BasisResult | undefined {
  return determination.bases.find((one) => one.basis === determination.basis)
}

/** The first few provisions that decide the outcome, the weightiest first, and how many more weigh the same. */
export function decidingProvisions(
  view: Pick<View, 'determination'>,
  most = 3,
): { readonly shown: readonly ProvisionResult[]; readonly more: number } {
  const all = answerOf(view)?.provisions ?? []
  const { outcome, missing, contested } = view.determination
  const wanted = all.filter(({ role, state }) => weighs(outcome, role, state))
  const disputed = new Set(contested.map(({ provision }) => provision))
  const deciding = wanted.length > 0 ? wanted : all.filter(({ provision }) => disputed.has(provision))
  const order = new Map(
    missing
      .flatMap(({ provisions }) => provisions)
      .map((id, i) => [id, i] as const)
      .toReversed(),
  )
  const rank = ({ provision, role, because }: ProvisionResult): number => {
    if (outcome === 'not-shown') return order.get(provision) ?? 1e6
    const onRecord = exhibitsOf(because).length > 0 ? 0 : 10
    return onRecord + (role === 'bar' ? 0 : 2) + (provision.startsWith('floor/') ? 1 : 0)
  }
  const sorted = deciding.toSorted((a, b) => rank(a) - rank(b))
  return { shown: sorted.slice(0, most), more: Math.max(0, sorted.length - most) }
}

function weighs(outcome: Determination['outcome'], role: string, state: string): boolean {
  if (role !== 'condition' && role !== 'bar') return false
  if (outcome === 'barred') return state === 'failed' || state === 'applies'
  return outcome === 'not-shown' && state === 'unproven'
}

/** The part of a reason that decides it: of "all" and "any", the parts with the value of the whole. */
export function decisive(because: Because): Because {
  const kept = (parts: readonly Because[]): readonly Because[] =>
    parts.filter((part) => part.value === because.value).map(decisive)
  if (because.all !== undefined) return { ...because, all: kept(because.all) }
  if (because.any !== undefined) return { ...because, any: kept(because.any) }
  return because.not === undefined ? because : { ...because, not: decisive(because.not) }
}

/** The leaves of a reason. */
export function leavesOf(because: Because): readonly Because[] {
  const below = [...(because.all ?? []), ...(because.any ?? []), ...(because.not === undefined ? [] : [because.not])]
  return because.findings === undefined ? below.flatMap(leavesOf) : [because]
}

/** All findings that a reason rests on, each once. */
export function findingsOf(because: Because): readonly FindingDetail[] {
  const below = [...(because.all ?? []), ...(because.any ?? []), ...(because.not === undefined ? [] : [because.not])]
  return [...new Set([...(because.findings ?? []), ...below.flatMap(findingsOf)])]
}

/** The ids of all exhibits that a reason rests on, each once. */
function exhibitsOf(because: Because): readonly string[] {
  return [...new Set(findingsOf(because).flatMap(({ exhibits }) => exhibits))]
}

/** An exhibit in one line: title, kind, issuer, date and id. */
export function exhibitWords(view: View, id: string): string {
  const exhibit = view.case.record.exhibits.find((one) => one.id === id)
  if (exhibit === undefined) return safe(id)
  const title = exhibit.title === undefined ? '' : `"${short(safe(exhibit.title))}", `
  const issuer = exhibit.issuer === undefined ? 'issuer not stated' : short(safe(exhibit.issuer))
  return `${title}${kindWords(exhibit.kind)}, ${issuer}, ${dayWords(exhibit.issued)} [${safe(id)}]`
}
