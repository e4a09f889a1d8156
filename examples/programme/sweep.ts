/**
 * Which price and which occupancy would pay? Computes the Swedish programme in Tartu for each pair by library calls and
 * prints what it saves a year against not building at home, in millions of euros at the prices of its price year.
 *
 * Run it: node examples/programme/sweep.ts
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assessCost, readProgramme } from '../../src/programme/index.ts'

const prices = [5000, 7000, 8500, 10000, 12000]
const people = [200, 300, 400, 500, 600]

const path = fileURLToPath(new URL('../../programmes/se-ee-tartu.yaml', import.meta.url))
const read = await readProgramme(readFileSync(path, 'utf8'), 'se-ee-tartu.yaml')
if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
const programme = read.value

/** The saving a year in millions, if this many people are there from the first day to the last at this price. */
function saving(price: number, there: number): string {
  const set = { 'price.amount': price, 'phases.0.people': there, 'phases.1.people': there }
  const answer = assessCost(programme, { set })
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('\n'))
  const { results } = answer.value
  const [total, years] = [results['saving.building.real']?.value, results['capacity.years']?.value]
  return (((total ?? Number.NaN) / (years ?? Number.NaN)) * 1e-6).toFixed(1).padStart(8)
}

process.stdout.write('Saving a year against not building, million euros\n\n')
process.stdout.write(`${'EUR/place-month'.padEnd(16)}${people.map((one) => `${one} people`.padStart(12)).join('')}\n`)
for (const price of prices) {
  const row = people.map((there) => saving(price, there).padStart(12)).join('')
  process.stdout.write(`${String(price).padEnd(16)}${row}\n`)
}
