import { explainText } from '../identity/index.ts'
import type { RecordLink } from './screenView.ts'
import { safe, short } from './words.ts'

/** What is written in both rows, and what speaks for and against one person, as two short texts. */
export function comparedLines({ written, explanation }: RecordLink): readonly string[] {
  const name = (text: string | null): string => (text === null ? 'no name' : short(safe(text)))
  const { left, right } = written
  return [
    `The list: ${name(left.name)}, ${safe(left.values['born'] ?? 'day of birth not written')}. The record: ${name(right.name)}, ${safe(right.values['born'] ?? 'day of birth not written')}.`,
    safe(explainText(explanation)),
  ]
}
