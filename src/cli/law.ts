import { bad, good, type Result } from '../input/index.ts'
import { nearest } from '../logic/index.ts'
import { type Call, EXIT, readCall, textOf, usage } from './call.ts'
import { openLaw } from './lawFolder.ts'
import { PROVE_HELP, PROVE_OPTIONS, proveLaw } from './lawProve.ts'
import { complain, print } from './output.ts'

/** The help of `writ law`. */
export const LAW_HELP = `writ law list [packs|provisions|bases|treaties]
writ law show ID
writ law facts
writ law prove [OBLIGATION] [--pack PACK]

The encoded law. "list" without a word lists the packs and counts what they hold; "show" gives a provision, legal basis,
treaty table, fact or pack with everything held on it; "facts" gives the vocabulary: what each fact says and what proves it.
"prove" proves what the law promises whatever the facts are; writ law prove --help tells more.

  --json          the same as JSON on standard output
  --law FOLDER    use the encoded law of another folder
  --help          this text

Exit status: 0 done, 2 the input or the call is wrong, 1 an internal failure.

Examples
  writ law list bases
  writ law show us/withholding-grant
  writ law show protection.withholding
`

const OPTIONS = {
  json: { type: 'boolean' },
  law: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  ...PROVE_OPTIONS,
} as const

const LISTS = ['packs', 'provisions', 'bases', 'treaties'] as const
type List = (typeof LISTS)[number]
type Wanted =
  | { readonly verb: 'list'; readonly what: List }
  | { readonly verb: 'show'; readonly id: string }
  | { readonly verb: 'facts' }
  | { readonly verb: 'prove'; readonly id: string | undefined }

/** Runs `writ law` and answers with its exit status. */
export async function law(args: readonly string[]): Promise<number> {
  const call = readCall(args, OPTIONS)
  if (call.ok && call.value.values['help'] === true) {
    await print(call.value.words[0] === 'prove' ? PROVE_HELP : LAW_HELP)
    return EXIT.done
  }
  const wanted = call.ok ? readWords(call.value) : call
  if (!call.ok || !wanted.ok) {
    complain(wanted.ok ? [] : wanted.problems)
    return EXIT.wrong
  }
  const opened = await openLaw(textOf(call.value, 'law'))
  if (!opened.ok) {
    complain(opened.problems)
    return EXIT.wrong
  }
  const held = opened.value
  if (wanted.value.verb === 'prove') return proveLaw(held, call.value, wanted.value.id)
  const report = await import('../report/index.ts')
  const json = call.value.values['json'] === true
  const asJson = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`
  if (wanted.value.verb === 'facts') {
    await print(json ? asJson(report.factsData(held)) : report.factsText(held))
    return EXIT.done
  }
  if (wanted.value.verb === 'list') {
    const { what } = wanted.value
    await print(json ? asJson(report.lawListData(held, what)) : report.lawListText(held, what))
    return EXIT.done
  }
  const { id } = wanted.value
  const text = json ? asJson(report.lawItemData(held, id)) : report.lawItemText(held, id)
  if (text === null || text === 'null\n') {
    const ids = [...held.provisions, ...held.bases, ...held.facts].map((one) => one.id)
    const near = nearest(id, [...ids, ...held.treaties.map((table) => table.instrument)])
    const mend = near === null ? '"writ law list provisions" shows the ids.' : `Did you mean "${near}"?`
    complain([usage(`The law holds no "${id}".`, mend)])
    return EXIT.wrong
  }
  await print(text)
  return EXIT.done
}

function readWords({ words, values }: Call): Result<Wanted> {
  const [verb, word, ...rest] = words
  const strange = Object.keys(PROVE_OPTIONS).find((option) => values[option] !== undefined)
  if (strange !== undefined && verb !== 'prove')
    return bad(usage(`--${strange} belongs to "writ law prove".`, 'See writ law prove --help.'))
  if (rest.length > 0) return bad(usage(`"${rest[0]}" is one word too many.`, 'See writ law --help.'))
  if (verb === 'prove') return good({ verb, id: word })
  if (verb === 'facts' && word === undefined) return good({ verb })
  if (verb === 'show' && word !== undefined) return good({ verb, id: word })
  if (verb === 'list') {
    const what = LISTS.find((list) => list === (word ?? 'packs'))
    if (what !== undefined) return good({ verb, what })
    return bad(usage(`"${word}" cannot be listed.`, `Write one of: ${LISTS.join(', ')}.`))
  }
  return bad(usage('Which part of the law?', 'Write list, show ID, facts or prove; see writ law --help.'))
}
