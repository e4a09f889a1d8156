import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeProblem, type Result } from '../../src/input/index.ts'
import {
  type Assessment,
  type AssessOptions,
  assessCost,
  type Programme,
  readProgramme,
} from '../../src/programme/index.ts'

type Written = Record<string, unknown>

/** A number of a programme that somebody made up. */
export function number(value: number, unit: string, more: Written = {}): Written {
  return { value, unit, assumed: 'made up', ...more }
}

/** A programme small enough to be computed by hand: two years, eight people and then fifteen. */
export function toy(): Written {
  return {
    writ: 1,
    programme: 'toy',
    title: 'A programme to compute by hand',
    parties: { sending: 'AA', receiving: 'BB' },
    basis: 'toy/lease',
    currency: 'EUR',
    priceYear: 2030,
    inflation: number(0, 'share/year'),
    term: { from: '2030-01-01', until: '2032-01-01' },
    facility: { name: 'Toy prison', claimed: number(20, 'places'), counted: number(20, 'places') },
    price: { amount: number(1000, 'EUR/place-month'), minimum: number(10, 'places') },
    phases: [
      { from: '2030-01-01', places: number(20, 'places'), people: number(8, 'people') },
      { from: '2031-01-01', places: number(20, 'places'), people: number(15, 'people') },
    ],
    transport: {
      seats: number(5, 'seats'),
      turnover: number(0, 'moves/place-year'),
      flownBack: number(1, 'share'),
      hours: number(2, 'hours'),
      hourPrice: number(500, 'EUR/flight-hour'),
    },
    costs: [
      { id: 'monitoring', title: 'Monitoring', element: 'monitoring', amount: number(10, 'EUR/person-day') },
      { id: 'start', title: 'Start-up', element: 'start-up', amount: number(5000, 'EUR') },
    ],
    home: {
      average: number(100, 'EUR/person-day'),
      population: number(1000, 'people'),
      marginal: { share: number(0.1, 'share'), threshold: number(0.12, 'share') },
      closing: { unit: number(5, 'places'), share: number(0.5, 'share'), delay: number(6, 'months') },
      building: {
        capital: number(1000, 'EUR/place'),
        life: number(10, 'years'),
        running: number(100, 'EUR/person-day'),
      },
      other: { title: 'two to a cell', cost: number(20, 'EUR/person-day') },
    },
    sources: {},
  }
}

/** The toy programme with some keys changed; a path is written with dots, and `undefined` takes a key out. */
export function toyWith(changes: Readonly<Record<string, unknown>>): Written {
  const programme = toy()
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    let node: object = programme
    for (const key of keys.slice(0, -1)) {
      const next: unknown = Reflect.get(node, key)
      if (next === null || typeof next !== 'object') throw new Error(`The toy has no ${path}.`)
      node = next
    }
    const last = keys.at(-1) ?? ''
    if (value === undefined) Reflect.deleteProperty(node, last)
    else Reflect.set(node, last, value)
  }
  return programme
}

/** What is wrong with a programme, as lines of text. */
export async function problemsOf(written: Written): Promise<readonly string[]> {
  const read = await readProgramme(JSON.stringify(written), 'toy.json')
  return read.ok ? [] : read.problems.map(describeProblem)
}

/** Reads and assesses a programme; fails loudly if it cannot be. */
export async function assess(written: Written, options: AssessOptions = {}): Promise<Assessment> {
  return mustBe(assessCost(mustBe(await readProgramme(JSON.stringify(written), 'toy.json')), options))
}

/** A programme that is shipped, by name. */
export async function shipped(name: string): Promise<Programme> {
  return mustBe(await readProgramme(shippedText(`${name}.yaml`), `${name}.yaml`))
}

/** A shipped programme assessed. */
export async function shippedAssessment(name: string, options: AssessOptions = {}): Promise<Assessment> {
  return mustBe(assessCost(await shipped(name), options))
}

/** The text of a file under `programmes/`. */
export function shippedText(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../programmes/${path}`, import.meta.url)), 'utf8')
}

/** The value of a result, or an error with all its problems. */
export function mustBe<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.problems.map(describeProblem).join('\n'))
}

/** A named result of an assessment; fails if there is none. */
export function result(assessment: Assessment, name: string): number {
  const figure = assessment.results[name] ?? assessment.derived[name.replace(/^derived[.]/, '')]
  if (figure === undefined) throw new Error(`${assessment.programme} has no ${name}.`)
  return figure.value
}
