import type { Explanation, ExplanationStep } from './explain.ts'
import { columnWords, probabilityWords, timesWords } from './words.ts'

/** How many pieces of evidence are named for each side before the rest is only counted. */
const MOST = 4

/**
 * An explanation in a few sentences for a reader who has little time: how likely it is, what speaks for one person,
 * what against, what is missing, and whether relatives are possible.
 */
export function explainText(explanation: Explanation): string {
  const { probability, relative, steps } = explanation
  const compared = steps.filter(({ key }) => key !== 'relatives')
  const known = compared.filter(({ mark }) => mark !== 'missing')
  const missing = compared.filter(({ mark }) => mark === 'missing')
  const strongest = known.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  const sentences = [
    `May be the same person: probability ${probabilityWords(probability)}.`,
    sentence(
      'For it: ',
      strongest.filter(({ weight }) => weight >= 1),
      'likelier',
    ),
    sentence(
      'Against it: ',
      strongest.filter(({ weight }) => weight <= -1),
      'less likely',
    ),
    missing.length === 0 ? '' : `Missing: ${missing.map(({ key }) => columnWords(key)).join(', ')}.`,
    relative.says,
  ]
  return sentences.filter((text) => text !== '').join(' ')
}

function sentence(head: string, steps: readonly ExplanationStep[], word: string): string {
  if (steps.length === 0) return ''
  const shown = steps.slice(0, MOST).map((step) => `${evidenceWords(step)}, ${timesWords(step.weight)} times ${word}`)
  const rest = steps.length > MOST ? `; and ${steps.length - MOST} more` : ''
  return `${head}${shown.join('; ')}${rest}.`
}

/** One piece of evidence in words: `A-number: same`; family and given names are one piece. */
export function evidenceWords({ key, says }: ExplanationStep): string {
  return key === 'name' ? `names together (${says})` : `${columnWords(key)}: ${says}`
}
