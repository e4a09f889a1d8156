import { describe, expect, test } from 'vitest'
import type { Explanation, ExplanationStep } from './explain.ts'
import { evidenceWords, explainText } from './explainText.ts'

function step(key: string, says: string, weight: number, more: Partial<ExplanationStep> = {}): ExplanationStep {
  return { key, says, weight, mark: 'same', left: null, right: null, againstRelatives: null, ...more }
}

function explanation(steps: readonly ExplanationStep[], probability = 0.93): Explanation {
  const relative = { probability: 0.002, says: 'Hardly relatives (probability 0.0020).' }
  return { startsAt: -20, endsAt: 4, probability, steps, relative }
}

describe('a reader in a hurry is told', () => {
  const text = explainText(
    explanation([
      step('name', 'family name: different; given name: first given name the same', -4.3, { mark: 'different' }),
      step('born', 'same', 14.2),
      step('a_number', 'missing', -0.2, { mark: 'missing' }),
      step('fbi_number', 'same', 25),
      step('sex', 'same, very common', 0.1),
      step('relatives', 'relatives share more than unrelated people do', -3),
    ]),
  )

  test('how likely it is, first', () => {
    expect(text).toMatch(/^May be the same person: probability 0[.]930[.] /)
  })

  test('what speaks for it, the strongest first', () => {
    expect(text).toContain(
      'For it: FBI number: same, 30 million times likelier; day of birth: same, 20,000 times likelier.',
    )
  })

  test('what speaks against it, with the names as one', () => {
    expect(text).toContain(
      'Against it: names together (family name: different; given name: first given name the same), 20 times less likely.',
    )
  })

  test('what is missing, and whether relatives are possible', () => {
    expect(text).toContain('Missing: A-number. Hardly relatives')
  })

  test('what says next to nothing is left out', () => {
    expect(text).not.toContain('sex')
  })
})

test('many pieces of evidence are cut with a count', () => {
  const many = [9, 8, 7, 6, 5, 4].map((weight) => step(`column_${weight}`, 'same', weight))
  expect(explainText(explanation(many))).toContain('column 6: same, 60 times likelier; and 2 more.')
})

test('nothing known: no empty sentence', () => {
  const text = explainText(explanation([], 0.00001))
  expect(text).toBe('May be the same person: probability below 0.0001. Hardly relatives (probability 0.0020).')
})

test('the words never speak of a score, a suspect or a hit', () => {
  expect(explainText(explanation([step('born', 'same', 3)]))).not.toMatch(/scor|suspect|\bhit\b/i)
  expect(evidenceWords(step('passport', 'same', 1))).toBe('passport number: same')
})
