import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, good, type Problem, type Result, readDocument } from '../input/index.ts'
import type { CertificateView, SentenceView } from '../report/index.ts'
import { checkCertificate, type ReleasePack, readCertificate, readForm, readPack } from '../sentence/index.ts'
import { findInputs, readInput, reasonOf } from './inputs.ts'
import { LAW_FOLDER, readReleaseFiles } from './lawFolder.ts'

/** Reads the rules of release of a law folder; what is wrong in any of them is a problem, and then there are none. */
export async function readPacks(folder: string = LAW_FOLDER): Promise<Result<readonly ReleasePack[]>> {
  const packs: ReleasePack[] = []
  const problems: Problem[] = []
  for (const { path, bytes } of await readReleaseFiles(folder)) {
    const document = await readDocument(bytes, path, 'yaml')
    const pack = document.ok ? readPack(document.value) : document
    if (pack.ok) packs.push(pack.value)
    else problems.push(...pack.problems)
  }
  return problems.length > 0 ? bad(...problems) : good(packs)
}

/** Reads a certificate and checks it, with the sentence beside it if there is one. */
export async function certificateViewOf(
  file: string,
  folder: string = LAW_FOLDER,
  beside: SentenceView | null,
): Promise<Result<CertificateView>> {
  const place = join(folder, 'certificate.yaml')
  const text = await readFile(place).catch((error: unknown) => reasonOf(error))
  if (typeof text === 'string') {
    return bad({
      code: 'unreadable',
      place: { file: place },
      message: text,
      mend: 'Restore the form of the certificate.',
    })
  }
  const formDocument = await readDocument(text, 'certificate.yaml', 'yaml')
  const form = formDocument.ok ? readForm(formDocument.value) : formDocument
  if (!form.ok) return form
  const inputs = await findInputs([file])
  if (!inputs.ok) return inputs
  const [input] = inputs.value
  if (input === undefined || inputs.value.length > 1) {
    return bad({
      code: 'usage',
      place: { file },
      message: 'One certificate is checked at a time.',
      mend: 'Name one file.',
    })
  }
  const bytes = await readInput(input)
  const document = bytes.ok ? await readDocument(bytes.value, input.name, input.form) : bytes
  const read = document.ok ? readCertificate(document.value, form.value) : document
  if (!read.ok) return read
  const { id, title } = read.value
  const labels = new Map(form.value.fields.map((field) => [field.id, field.label]))
  const answer = checkCertificate(form.value, read.value, besideOf(beside))
  return good({ id, title, labels, answer, verified: form.value.verified })
}

function besideOf(view: SentenceView | null): Parameters<typeof checkCertificate>[2] {
  if (view === null) return { from: null, to: null, totalDays: null, servedDays: null, servedUpTo: null }
  const { answer, rules } = view
  const { imposed } = answer.term
  const { credit, from, to } = rules.input
  const served = credit === null ? null : [credit.pretrial, credit.served, credit.provisional]
  const known = served?.every(({ min, max }) => min === max) === true
  return {
    from,
    to,
    totalDays: imposed !== null && imposed.min === imposed.max ? imposed.min : null,
    servedUpTo: rules.input.transferOn,
    servedDays: served !== null && known ? served.reduce((sum, { min }) => sum + min, 0) : null,
  }
}
