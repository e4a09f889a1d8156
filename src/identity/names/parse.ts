import { splitAliases } from './aliases.ts'
import { type ReadField, readField, readFieldWords } from './field.ts'
import { partWholeName } from './order.ts'
import { splitWords } from './split.ts'
import type { Word } from './words.ts'

/** The fields in which a record writes the name of a person; what it does not have is left out. */
export interface WrittenName {
  readonly given?: string
  readonly family?: string
  readonly secondFamily?: string
  /** The whole name in one field; read only if the fields above are empty. */
  readonly full?: string
  readonly aliases?: readonly string[]
}

/** A person's name made comparable. Aliases have no aliases of their own. */
export interface PersonName {
  readonly given: readonly Word[]
  readonly family: readonly Word[]
  /** `JR`, `SR`, `II`, `III`, `IV`, `SOBRINHO`, or `null`. */
  readonly suffix: string | null
  /** The letters of all family names joined, particles included: `DELACRUZ` for `DE LA CRUZ`. */
  readonly joinedFamily: string
  readonly aliases: readonly PersonName[]
  /** Whether a field says in words that a name is not known (`FNU`), or the name is `JOHN DOE`. */
  readonly placeholders: boolean
}

type Fields = { readonly given: string; readonly family: string; readonly secondFamily: string }

/**
 * Reads the written name of a person: what is a given name, what a family name, and what is neither.
 * `LAST, FIRST MIDDLE` is read with its comma; other whole names by `partWholeName`. Words that only say that a name is
 * unknown are left out, so that of `FNU` and `GARCIA` only the family name remains. `AKA`, `alias` and the like begin
 * another name; what it leaves out is taken from the name. Never fails: a name without words has no words.
 */
export function parseName(written: WrittenName): PersonName {
  const [given, ...givenAliases] = splitAliases(written.given ?? '')
  const [family, ...familyAliases] = splitAliases(written.family ?? '')
  const [secondFamily, ...secondAliases] = splitAliases(written.secondFamily ?? '')
  const [full, ...fullAliases] = splitAliases(written.full ?? '')
  const fields = { given, family, secondFamily }
  const hasFields = given !== '' || family !== '' || secondFamily !== ''
  const wholes = [...fullAliases, ...(written.aliases ?? []).flatMap(splitAliases)].filter((alias) => alias !== '')
  const aliases = [
    ...givenAliases.map((alias) => readFields({ ...fields, given: alias })),
    ...familyAliases.flatMap((alias) => readFamilyAlias(fields, alias)),
    ...secondAliases.map((alias) => readFields({ ...fields, secondFamily: alias })),
    ...wholes.map(readFull),
  ]
  return { ...(hasFields ? readFields(fields) : readFull(full)), aliases: aliases.filter(hasWords) }
}

function hasWords(name: PersonName): boolean {
  return name.given.length > 0 || name.family.length > 0
}

// Further family names, or a whole name of its own: without a comma both are possible, so both are read.
function readFamilyAlias(fields: Fields, alias: string): PersonName[] {
  if (alias.includes(',')) return [readFields({ ...fields, family: alias, given: '' })]
  const families = readFields({ ...fields, family: alias })
  const whole = readFull(alias)
  return families.family.length > 1 && whole.given.length > 0 ? [families, whole] : [families]
}

function readFields({ given, family, secondFamily }: Fields): PersonName {
  if (given === '' && family.includes(',')) return readFull(`${family} ${secondFamily}`)
  return nameOf(readField(given), [readField(family), readField(secondFamily)])
}

function readFull(full: string): PersonName {
  const [first = '', ...others] = full.split(',').filter((part) => part.trim() !== '')
  const rest = readField(others.join(' '))
  if (rest.words.length > 0) return nameOf(rest, [readField(first)])
  const { given, family } = partWholeName(splitWords(first))
  return nameOf(readFieldWords(given), [readFieldWords(family), rest])
}

function nameOf(given: ReadField, families: readonly ReadField[]): PersonName {
  const fields = [given, ...families]
  const isUnknown = isJohnDoe(given, families)
  const suffix = fields.find((field) => field.suffix !== null)?.suffix ?? null
  return {
    given: isUnknown ? [] : given.words,
    family: isUnknown ? [] : families.flatMap((field) => field.words),
    suffix,
    joinedFamily: isUnknown ? '' : families.map((field) => field.joined).join(''),
    aliases: [],
    placeholders: isUnknown || fields.some((field) => field.placeholders),
  }
}

// Names that offices in English-speaking countries give to persons whose name is not known (public knowledge).
const UNKNOWN_GIVEN = new Set(['JOHN', 'JANE', 'JUAN', 'JUANA'])

function isJohnDoe(given: ReadField, families: readonly ReadField[]): boolean {
  const [first, ...others] = given.words
  const isGiven = first !== undefined && others.length === 0 && UNKNOWN_GIVEN.has(first.text)
  return isGiven && families.map((field) => field.joined).join('') === 'DOE'
}
