import type { Finding, Findings, Proof } from '../evidence/index.ts'
import { inForceBy, isBound, type Law, type TreatyTable } from '../law/index.ts'
import { type Formula, factsOf } from '../logic/index.ts'
import { stateNamed } from './answers.ts'
import type { Transfer } from './case.ts'
import type { FindingDetail, TableDetail } from './determination.ts'

/** Says what the leaves of formulas rest on, under one basis. */
export type Details = (leaf: Formula) => readonly FindingDetail[]

/** Makes the details for one case and basis; each finding is described once and shared by all reasons. */
export function detailsFor(law: Law, findings: Findings, transfer: Transfer, basis: string): Details {
  const known = new Map<string, FindingDetail>()
  const once = (key: string, make: () => FindingDetail): FindingDetail => {
    const before = known.get(key)
    if (before !== undefined) return before
    const detail = make()
    known.set(key, detail)
    return detail
  }
  const ofFact = (fact: string): FindingDetail =>
    once(fact, () => {
      const finding = findings.of(fact)
      if (fact === 'treaty.inForce' && finding.proofs.length === 0) return treatyDetail(law, findings, transfer, basis)
      return detailOf(finding, findings)
    })
  return (leaf) => {
    if (leaf.kind === 'member') {
      const state = stateNamed(leaf.state.kind === 'transfer' ? leaf.state.side : leaf.state.code, transfer)
      return [once(`${leaf.fact} ${state}`, () => detailOf(findings.member(leaf.fact, state), findings))]
    }
    return factsOf(leaf).map(ofFact)
  }
}

function detailOf(finding: Finding, findings: Findings): FindingDetail {
  const setAside = findings.setAside(finding.fact)
  const alleged = findings.alleged(finding.fact)
  return {
    fact: finding.fact,
    ...(finding.member === undefined ? undefined : { member: finding.member }),
    finding: finding.state,
    ...(finding.state === 'proven' && finding.member === undefined ? { value: finding.value } : undefined),
    ...(finding.state === 'unproven' ? { gap: finding.gap } : undefined),
    assertions: finding.proofs.map((proof) => proof.assertion.index),
    exhibits: exhibitsOf(finding.proofs),
    ...(setAside.length === 0
      ? undefined
      : { setAside: setAside.map(({ assertion, reason }) => ({ assertion: assertion.index, ...reason })) }),
    ...(alleged.length === 0 ? undefined : { alleged: alleged.map((allegation) => allegation.claim.index) }),
  }
}

function exhibitsOf(proofs: readonly Proof[]): readonly string[] {
  const all = proofs.length === 1 ? (proofs[0]?.exhibits ?? []) : proofs.flatMap((proof) => proof.exhibits)
  return all.length < 2 ? all : [...new Set(all)]
}

/** Without a proving assertion the treaty tables that serve the basis answer whether a treaty is in force. */
function treatyDetail(law: Law, findings: Findings, transfer: Transfer, basis: string): FindingDetail {
  const serving = law.treaties.filter((table) => table.serves.includes(basis))
  const tables = serving.map((table) => tableDetail(table, transfer))
  const inForce = tables.some((t) => t.inForce === true)
  const excluded = tables.length > 0 && tables.every((t) => t.inForce === false)
  const telling = tables.filter((table) => (inForce ? table.inForce === true : table.inForce !== false))
  return {
    ...detailOf(findings.of('treaty.inForce'), findings),
    finding: inForce ? 'proven' : excluded ? 'disproven' : 'unproven',
    ...(inForce ? { value: true } : {}),
    gap: tables.length === 0 ? 'no-table-serves-the-basis' : 'asked-of-the-tables',
    tables: telling.length > 0 ? telling : tables,
  }
}

function tableDetail(table: TreatyTable, transfer: Transfer): TableDetail {
  const rows = table.rows.filter((row) => row.state === transfer.from || row.state === transfer.to)
  return {
    instrument: table.instrument,
    inForce: inForceBy(table, transfer.from, transfer.to, transfer.on),
    from: isBound(table, transfer.from, transfer.on),
    to: isBound(table, transfer.to, transfer.on),
    verified: [...new Set(rows.map((row) => row.verified))].sort(),
  }
}
