import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Figure, Support } from '../../src/programme/index.ts'
import { testLaw } from '../law.ts'
import { shipped, shippedAssessment, shippedText } from './toy.ts'

const folder = new URL('../../programmes/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
const order: readonly Support[] = ['verified', 'unverified', 'memory', 'assumed']
const { law } = await testLaw()

/** All figures anywhere in an answer. */
function figuresIn(node: unknown): readonly Figure[] {
  if (node === null || typeof node !== 'object') return []
  if (isFigure(node)) return [node]
  return Object.values(node).flatMap(figuresIn)
}

function isFigure(node: object): node is Figure {
  return 'support' in node && 'inputs' in node && 'value' in node
}

test('six programmes are shipped', () => {
  expect(names).toEqual([
    'be-nl-tilburg',
    'dk-xk-gjilan',
    'no-nl-norgerhaven',
    'se-ee-tartu',
    'us-sv-2025-as-made',
    'us-sv-2025-citizens',
  ])
})

describe.each(names)('%s', async (name) => {
  const programme = await shipped(name)
  const answer = await shippedAssessment(name, { draws: 500 })

  test('is named as its file, and rests on a basis of the encoded law with these States', () => {
    expect(programme.shape.programme).toBe(name)
    const basis = law.bases.find(({ id }) => id === programme.shape.basis)
    expect(basis).toBeDefined()
    for (const state of Object.values(programme.shape.parties)) expect(law.states.has(state), state).toBe(true)
  })

  test('every source is used, and has an address', () => {
    const used = [...programme.quantities.values()].flatMap(({ sources, conflict }) => [
      ...sources,
      ...conflict.flatMap((one) => one.sources),
    ])
    const formulas = Object.values(programme.shape.derived ?? {}).map(({ source }) => source)
    expect(new Set(Object.keys(programme.sources))).toEqual(new Set([...used, ...formulas].filter(Boolean)))
    for (const { url } of Object.values(programme.sources)) expect(url).toMatch(/^https?:/)
  })

  test('every figure of the answer leads to numbers of the file and is as weak as the weakest of them', () => {
    const figures = figuresIn(answer)
    expect(figures.length).toBeGreaterThan(300)
    for (const figure of figures) {
      expect(Number.isFinite(figure.value), figure.formula ?? '').toBe(true)
      expect(figure.unit).not.toBe('')
      for (const key of figure.sources) expect(Object.keys(programme.sources)).toContain(key)
      for (const id of figure.inputs) {
        const input = programme.quantities.get(id)
        const supports = [input?.support, ...(input?.conflict.map(({ support }) => support) ?? [])]
        expect(input, id).toBeDefined()
        const strongest = Math.min(...supports.map((one) => order.indexOf(one ?? 'assumed')))
        expect(order.indexOf(figure.support)).toBeGreaterThanOrEqual(strongest)
      }
    }
  })

  test('four alternatives stand together, by five measures', () => {
    expect(answer.alternatives.map(({ id }) => id)).toEqual(['marginal', 'closing', 'building', 'other'])
    for (const { saving } of answer.alternatives)
      expect(saving.discounted.map(({ rate }) => rate)).toEqual([0.02, 0.035, 0.07])
    expect(answer.uncertainty?.measures.length).toBe(4)
  })

  test('speaks neutrally', () => {
    expect(shippedText(`${name}.yaml`)).not.toMatch(/\b(shame|illegal alien|so-called|infamous|brutal|criminals)\b/i)
  })
})

test('no word of a shipped file is left without a mark: numbers from memory and assumptions are listed', async () => {
  const answer = await shippedAssessment('se-ee-tartu')
  expect(answer.weak.find(({ id }) => id === 'home.population')).toMatchObject({ support: 'memory' })
  expect(answer.weak.find(({ id }) => id === 'transport.seats')).toMatchObject({ support: 'assumed' })
  expect(answer.weak.map(({ id }) => id)).not.toContain('price.amount')
})

test('the folder says what is in it', () => {
  const page = readFileSync(new URL('../../docs/programme.md', import.meta.url), 'utf8')
  for (const name of names) expect(page).toContain(`${name}.yaml`)
})
