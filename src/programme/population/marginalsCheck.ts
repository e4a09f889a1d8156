import type { Document, Place, Problem, ProblemCode } from '../../input/index.ts'
import { faultOf } from './assumption.ts'
import type { MarginalsFile, MarginFile, StratumFile } from './marginalsShape.ts'

type Path = readonly (string | number)[]

/** The sexes that tables tell apart. */
export const SEXES: readonly string[] = ['male', 'female']

/** The citizenships that tables tell apart. */
export const CITIZENSHIPS: readonly string[] = ['US', 'other', 'unknown']

/** Everything in a file of tables that its shape cannot say: names that do not exist, cells that lack, orders. */
export function checkMarginals(file: MarginalsFile, document: Document): readonly Problem[] {
  const check = new Check(document)
  check.assumptions(file)
  const names: string[] = []
  for (const [at, stratum] of file.strata.entries()) {
    const path = ['strata', at]
    names.push(...stratum.jurisdictions)
    check.stratum(file, stratum, path)
  }
  check.once(names, ['strata'], 'jurisdiction')
  check.once(
    file.strata.map(({ id }) => id),
    ['strata'],
    'stratum',
  )
  check.once(
    file.strata.flatMap(({ margins }) => margins.map(({ id }) => id)),
    ['strata'],
    'table',
  )
  return check.problems
}

class Check {
  readonly problems: Problem[] = []
  readonly #document: Document

  constructor(document: Document) {
    this.#document = document
  }

  assumptions(file: MarginalsFile): void {
    const wanted = wantedAssumptions(file)
    const ratios = (file.odds ?? []).map((one) => ({ ...one, unit: 'ratio' as const }))
    this.once(
      [...file.assumptions, ...ratios].map(({ name }) => name),
      ['assumptions'],
      'assumption',
    )
    for (const name of wanted.needed)
      if (!file.assumptions.some((one) => one.name === name))
        this.#say('missing-key', ['assumptions'], `The assumption "${name}" is missing.`, 'Add it, with a range.')
    for (const [key, list] of [
      ['assumptions', file.assumptions],
      ['odds', ratios],
    ] as const) {
      for (const [at, one] of list.entries()) {
        const place = this.#place([key, at, 'value'])
        this.problems.push(...faultOf({ ...one, given: false }, place))
        if (one.low > one.value || one.value > one.high)
          this.#say(
            'wrong-order',
            [key, at],
            `${one.name}: ${one.value} is not between low and high.`,
            'Mend the range.',
          )
        if (key === 'assumptions' && !wanted.allowed(one.name))
          this.#say('unknown-id', [key, at, 'name'], `Nothing uses "${one.name}".`, 'Correct the name, or remove it.')
      }
    }
  }

  stratum(file: MarginalsFile, stratum: StratumFile, path: Path): void {
    for (const [at, offence] of stratum.offences.entries())
      if (!Object.hasOwn(file.offences, offence))
        this.#say(
          'unknown-id',
          [...path, 'offences', at],
          `The class of "${offence}" is not given.`,
          'Add it to "offences".',
        )
    this.once(stratum.offences, [...path, 'offences'], 'offence')
    this.#ages(stratum, [...path, 'ages'])
    const values = valuesOf(file, stratum)
    const [first] = stratum.margins
    if (
      first !== undefined &&
      (first.unit !== 'people' || first.within !== undefined || first.by[0] !== 'jurisdiction')
    )
      this.#say(
        'wrong-order',
        [...path, 'margins', 0],
        'The first table does not count people by jurisdiction.',
        'Put first the table that says how many people there are in each jurisdiction.',
      )
    for (const [at, margin] of stratum.margins.entries()) this.#margin(file, margin, values, [...path, 'margins', at])
    if (stratum.sentence !== undefined) this.#source(file, stratum.sentence.source, [...path, 'sentence', 'source'])
    this.#stays(file, stratum, [...path, 'stays'])
  }

  once(names: readonly string[], path: Path, what: string): void {
    for (const name of new Set(names.filter((one, at) => names.indexOf(one) !== at)))
      this.#say('duplicate-id', path, `The ${what} "${name}" stands twice.`, 'Keep one of them.')
  }

  #ages({ ages }: StratumFile, path: Path): void {
    let next: number | null = null
    for (const [at, band] of ages.entries()) {
      const { from, to } = bandOf(band)
      if ((next !== null && from !== next) || (to !== null && to < from) || (to === null && at < ages.length - 1))
        this.#say(
          'wrong-order',
          [...path, at],
          `The band "${band}" does not follow the one before it.`,
          'Mend the bands.',
        )
      next = (to ?? from) + 1
    }
  }

  #margin(file: MarginalsFile, margin: MarginFile, values: ReadonlyMap<string, readonly string[]>, path: Path): void {
    this.#source(file, margin.source, [...path, 'source'])
    for (const [at, name] of margin.by.entries())
      if (!values.has(name)) {
        const mend = `Name one of: ${[...values.keys()].join(', ')}.`
        this.#say('unknown-id', [...path, 'by', at], `There is no attribute "${name}".`, mend)
        return
      }
    this.once(margin.by, [...path, 'by'], 'attribute')
    if (margin.within !== undefined && margin.within !== margin.by[0])
      this.#say('contradiction', [...path, 'within'], `"${margin.within}" is not the first of "by".`, 'Put it first.')
    const [outer = '', inner] = margin.by
    const at = [...path, 'cells']
    this.#complete(Object.keys(margin.cells), values.get(outer) ?? [], at, outer)
    for (const [key, cell] of Object.entries(margin.cells)) {
      if (typeof cell === 'number' || inner === undefined) {
        if (typeof cell === 'number' && inner === undefined) this.#most(margin, cell, [...at, key])
        else this.#say('wrong-type', [...at, key], 'The row has not as many levels as "by".', 'Mend it.')
        continue
      }
      this.#complete(Object.keys(cell), values.get(inner) ?? [], [...at, key], inner)
      const rows = Object.entries(cell)
      for (const [name, value] of rows) if (value !== null) this.#most(margin, value, [...at, key, name])
      const absent = rows.filter(([, value]) => value === null).length
      if (absent > 0 && absent < rows.length)
        this.#say(
          'contradiction',
          [...at, key],
          'Only a part of the row is null.',
          'Give all of the row, or none of it.',
        )
    }
  }

  #most(margin: MarginFile, value: number, path: Path): void {
    if (margin.unit === 'percent' && value > 100)
      this.#say('wrong-type', path, `${value} percent are more than all.`, 'Write a percentage from 0 to 100.')
    if (margin.unit === 'people' && !Number.isInteger(value))
      this.#say('wrong-type', path, `${value} is not a whole number of people.`, 'Write a whole number.')
  }

  #complete(keys: readonly string[], values: readonly string[], path: Path, what: string): void {
    for (const key of keys)
      if (!values.includes(key)) {
        const mend = `Name one of: ${values.slice(0, 60).join(', ')}.`
        this.#say('unknown-id', [...path, key], `"${key}" is not a value of ${what} here.`, mend)
      }
    for (const value of values)
      if (!keys.includes(value))
        this.#say('missing-key', path, `The value for ${what} "${value}" is missing.`, 'Add it; write 0 for nobody.')
  }

  #stays(file: MarginalsFile, { stays, offences, jurisdictions }: StratumFile, path: Path): void {
    if ('assumption' in stays) return
    this.#source(file, stays.source, [...path, 'source'])
    for (const offence of offences) {
      const name = stays.sameAs?.[offence] ?? offence
      if (!Object.hasOwn(stays.everywhere, name))
        this.#say(
          'missing-key',
          [...path, 'everywhere'],
          `The mean stay for "${name}" is missing.`,
          'Add it, in years.',
        )
    }
    for (const [name, years] of Object.entries(stays.everywhere))
      if (years === 0)
        this.#say('wrong-type', [...path, 'everywhere', name], 'A stay of no time.', 'Write years above 0.')
    for (const [where, row] of Object.entries(stays.by ?? {})) {
      if (!jurisdictions.includes(where))
        this.#say('unknown-id', [...path, 'by', where], `There is no jurisdiction "${where}".`, 'Correct it.')
      for (const [name, years] of Object.entries(row))
        if (years === 0)
          this.#say('wrong-type', [...path, 'by', where, name], 'A stay of no time.', 'Write years above 0.')
    }
  }

  #source(file: MarginalsFile, id: string, path: Path): void {
    if (!Object.hasOwn(file.sources, id))
      this.#say('unknown-id', path, `There is no source "${id}".`, 'Add it to "sources", or correct the name.')
  }

  #place(path: Path): Place {
    const text = path
      .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${part}`))
      .join('')
    return { ...this.#document.locate(path), path: text }
  }

  #say(code: ProblemCode, path: Path, message: string, mend: string): void {
    this.problems.push({ code, place: this.#place(path), message, mend })
  }
}

/** The assumptions that a file must have, and which further ones are of use. */
function wantedAssumptions(file: MarginalsFile): {
  readonly needed: readonly string[]
  readonly allowed: (name: string) => boolean
} {
  const general = [
    'stay.shape',
    'appeal.within-days',
    'age.first',
    'age.open-mean',
    'age.most',
    'citizenship.unknown-ratio',
  ]
  const each = file.strata.flatMap(({ id, sentence, stays }) => [
    `served-share.${id}`,
    `appeal.${id}`,
    ...(sentence === undefined ? [] : [sentence.life]),
    ...('assumption' in stays ? [stays.assumption] : []),
  ])
  const optional = file.strata.flatMap(({ id, offences, jurisdictions }) => [
    ...offences.map((offence) => `served-share.${id}.${offence}`),
    ...jurisdictions.map((name) => `citizenship.${name}`),
  ])
  const known = new Set([...general, ...each, ...optional])
  return { needed: [...general, ...each], allowed: (name) => known.has(name) }
}

/** The values of every attribute in a stratum. */
function valuesOf(
  file: MarginalsFile,
  { jurisdictions, offences, ages }: StratumFile,
): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ['jurisdiction', jurisdictions],
    ['sex', SEXES],
    ['offence', offences],
    ['class', [...new Set(offences.map((offence) => file.offences[offence] ?? ''))]],
    ['age', ages],
    ['citizenship', CITIZENSHIPS],
  ])
}

/** The first and the last age of a band; the last of an open band is null. */
export function bandOf(band: string): { readonly from: number; readonly to: number | null } {
  const [from = '0', to] = band.split(/[-+]/)
  return { from: Number(from), to: to === undefined || to === '' ? null : Number(to) }
}
