import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Run, writ } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-assess-'))
const programmes = fileURLToPath(new URL('../../programmes/', import.meta.url))
const SMALL = ['--draws', '2000', '--people', '2000', '--temp', folder]

afterAll(() => rmSync(folder, { recursive: true }))

interface Figure {
  readonly value: number
  readonly unit: string
  readonly inputs: readonly string[]
  readonly sources: readonly string[]
  readonly support: string
}

/** Everything in plain data that looks like a figure, with the way to it. */
function figuresIn(data: unknown, path = ''): readonly (readonly [string, Figure])[] {
  if (data === null || typeof data !== 'object') return []
  if ('value' in data && 'inputs' in data) return [[path, data as Figure]]
  return Object.entries(data).flatMap(([key, child]) => figuresIn(child, `${path}.${key}`))
}

describe('writ assess PROGRAMME', () => {
  let run: Run
  const [html, pdf, csv] = ['p.html', 'p.pdf', 'figures'].map((name) => join(folder, name))

  beforeAll(() => {
    run = writ([
      'assess',
      'us-sv-2025-citizens',
      ...SMALL,
      '--html',
      html ?? '',
      '--pdf',
      pdf ?? '',
      '--csv',
      csv ?? '',
    ])
  })

  test('the answer and its reasons come first', () => {
    expect(run.status, run.stderr).toBe(0)
    const first = run.stdout.split('\n').slice(0, 20).join(' ')
    expect(first).toContain('the law bars all 2,000 people')
    expect(first).toContain('depends on what is saved at home')
    expect(first).toContain('where nobody is shown')
    expect(first).toContain('5,291')
  })

  test('nothing says that anybody may be sent', () => {
    expect(run.stdout).toContain('People decide.')
    expect(run.stdout).not.toMatch(/\bpermitted\b|\bapproved\b|\bmay be sent under\b/i)
  })

  test('all figures stand in files as they are, with unit and origin', () => {
    const names = readdirSync(csv ?? '')
    for (const name of [
      'funnel',
      'alternatives',
      'saving-ranges',
      'tornado-marginal',
      'occupancy',
      'flights',
      'series-homicides',
    ]) {
      expect(names).toContain(`${name}.csv`)
    }
    const lines = readFileSync(join(csv ?? '', 'alternatives.csv'), 'utf8').split('\n')
    expect(lines[0]).toContain('Prices of 2025: unit')
    expect(lines[1]).toMatch(/^The programme,\d{9}[.]?\d*,USD,/)
    expect(lines[1]).toContain('price.amount')
  })

  test('the PDF is one for screen readers, and the same bytes again', () => {
    const bytes = readFileSync(pdf ?? '')
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.toString('latin1')).toContain('pdfuaid:part')
    const again = join(folder, 'again.pdf')
    writ(['assess', 'us-sv-2025-citizens', ...SMALL, '--pdf', again])
    expect(readFileSync(again).equals(bytes)).toBe(true)
  })

  test('the page stands by itself and has a text beside every picture', () => {
    const page = readFileSync(html ?? '', 'utf8')
    expect(page).not.toMatch(/<script|src=|@import/)
    expect(page.match(/<svg/g)?.length).toBe(page.match(/The same in numbers/g)?.length)
  })
})

describe('its JSON', () => {
  const { status, stdout, stderr } = writ(['assess', 'us-sv-2025-as-made', ...SMALL, '--json'])

  test('has nothing else beside it, and every figure has its unit and a ground', () => {
    expect(status, stderr).toBe(0)
    const data: unknown = JSON.parse(stdout)
    const figures = figuresIn(data)
    expect(figures.length).toBeGreaterThan(300)
    for (const [path, { value, unit, inputs, support }] of figures) {
      expect(Number.isFinite(value), path).toBe(true)
      expect(unit, path).not.toBe('')
      expect(['verified', 'unverified', 'memory', 'assumed'], path).toContain(support)
      if (inputs.length === 0) expect(support, path).toBe('verified')
    }
  })

  test('the sign turns between what falls away at once and average cost', () => {
    const { results } = JSON.parse(stdout).assessment
    const [price, marginal, average] = ['price.perPersonYear', 'unit.marginal', 'unit.average'].map(
      (name) => results[name].value,
    )
    expect(price).toBeCloseTo(20_000, 6)
    expect(marginal).toBeCloseTo(5290.8, 1)
    expect(average).toBeCloseTo(44_090, 6)
    expect(marginal).toBeLessThan(price)
    expect(average).toBeGreaterThan(price)
  })

  test('the same call gives the same bytes', () => {
    expect(writ(['assess', 'us-sv-2025-as-made', ...SMALL, '--json']).stdout).toBe(stdout)
  })
})

describe('every programme that comes with Writ', () => {
  const names = readdirSync(programmes).filter((name) => name.endsWith('.yaml'))

  test.each(names)('%s is assessed against all four alternatives', (name) => {
    const { status, stdout, stderr } = writ([
      'assess',
      join(programmes, name),
      '--draws',
      '500',
      '--people',
      '0',
      '--json',
    ])
    expect(status, stderr).toBe(0)
    const { assessment } = JSON.parse(stdout)
    expect(assessment.alternatives.map(({ id }: { id: string }) => id)).toEqual([
      'marginal',
      'closing',
      'building',
      'other',
    ])
  })
})

describe('a wrong call', () => {
  const message = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = writ(['assess', ...args])
    expect(status).toBe(2)
    expect(stdout).toBe('')
    return stderr
  }

  test.each([
    [[], 'No programme is named.'],
    [['us-sv-2025-citizen'], 'Did you mean "us-sv-2025-citizens"?'],
    [['no-such-programme-anywhere'], 'There is no programme'],
    [['se-ee-tartu', '--set', 'price.amount'], 'is no setting'],
    [['se-ee-tartu', '--set', 'price.amont=3'], 'price.amount'],
    [['se-ee-tartu', '--set', 'price.amount=-3'], 'price.amount'],
    [['se-ee-tartu', '--draws', '1e9'], '--draws'],
    [['se-ee-tartu', '--population', 'no.parquet'], 'no.parquet'],
    [['se-ee-tartu', '--population', 'p.parquet', '--people', '5'], '--people has no effect'],
    [['se-ee-tartu', '--html', join(folder, 'no', 'such', 'folder.html')], '--html'],
    [['se-ee-tartu', 'be-nl-tilburg'], 'one word too many'],
    [['se-ee-tartu', '--engine', 'spark://x'], 'There is no such engine.'],
    [['se-ee-tartu', '--engine', 'trino://h:1/c/s'], 'This engine needs a table of people.'],
    [['se-ee-tartu', '--engine', 'trino://h:1/c/s', '--population', 'a b'], 'is no name of a table'],
    [['se-ee-tartu', '--engine', 'trino://u:secret@h:1/c/s', '--population', 't'], 'WRIT_TRINO_PASSWORD'],
  ])('%j', (args, text) => {
    expect(message(...args)).toContain(text)
  })

  test('a programme with many mistakes: each is told with its place and mend', () => {
    const file = join(folder, 'wrong.yaml')
    const text = readFileSync(join(programmes, 'se-ee-tartu.yaml'), 'utf8')
    writeFileSync(
      file,
      text.replace(/until: "?20\d\d/, 'until: 1999').replace(/currency: SEK|currency: EUR/, 'currency: QQQ'),
    )
    const said = message(file)
    expect(said).toContain('wrong.yaml:')
    expect(said).toContain('term')
  })

  test('a population that is no Parquet file, or lacks columns', () => {
    const file = join(folder, 'people.csv')
    writeFileSync(file, 'person\n1\n')
    expect(message('us-sv-2025-citizens', '--population', file)).toContain('A population is a Parquet file.')
  })

  test('no file is left behind in the folder for what does not fit', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('writ-assess-'))).toEqual([])
    expect(existsSync(join(folder, 'again.pdf'))).toBe(true)
  })
})
