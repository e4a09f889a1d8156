import type { ConflictResult } from '../determination/index.ts'
import type { Assertion } from '../evidence/index.ts'
import type { View } from './view.ts'
import { joined, safe, stateName, valueWords } from './words.ts'

/** The sides of a conflict: what each assertion says, and the exhibits that it rests on. */
export function sidesOf(
  view: View,
  { assertions, exhibits }: ConflictResult,
): readonly { readonly says: string; readonly exhibits: readonly string[] }[] {
  return view.case.record.assertions
    .filter(({ index }) => assertions.includes(index))
    .map((assertion) => ({
      says: assertedWords(view, assertion),
      exhibits: assertion.exhibits.filter((id) => exhibits.includes(id)),
    }))
}

/** What an assertion says of a fact: its value, with States by name and whether a list is complete. */
function assertedWords(view: View, { value, complete, not }: Assertion): string {
  const text = statedWords(view, value)
  const closed = complete ? ', and no other State' : ''
  return not.length === 0 ? `${text}${closed}` : `${text}${closed}, but not ${statedWords(view, not)}`
}

function statedWords(view: View, value: Assertion['value']): string {
  if (typeof value !== 'object') return safe(valueWords(value))
  const names = value.map((code) => stateName(view.law, code))
  return names.length === 0 ? 'no State' : joined(names, 'and')
}
