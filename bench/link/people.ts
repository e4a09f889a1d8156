import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { VALUE_COLUMNS } from '../../src/identity/index.ts'
import { dataFolder } from './datasets.ts'
import { peersFolder } from './peers/install.ts'

/** The columns of generated people, by what they hold. */
export const generatedColumns = {
  given: 'given',
  family: 'surname',
  born: 'dob',
  sex: 'sex',
  birth_country: 'ctry',
  a_number: 'an',
  fbi_number: 'fbi',
  register_number: 'bop',
}
/** The header of the generated tables. */
export const generatedHeader = [
  'rid',
  'pid',
  'src',
  'given',
  'surname',
  'dob',
  'sex',
  'ctry',
  'an',
  'fbi',
  'bop',
  'tags',
]
/** What is compared of generated people. */
export const generatedPlan = {
  names: true,
  born: true,
  values: VALUE_COLUMNS.filter(({ key }) => key in generatedColumns),
}

/** Runs the generator once for a seed and rate of errors; what it made before is taken as it is. */
export function generate({ seed, errors }: { readonly seed: number; readonly errors: number }): string {
  const home = join(peersFolder(), 'generator')
  const folder = join(home, `seed-${seed}-errors-${errors}`)
  if (existsSync(join(folder, 'dedupe_1m.csv'))) return folder
  mkdirSync(folder, { recursive: true })
  const linkage = join(dataFolder(), 'linkage')
  cpSync(join(linkage, 'names'), join(home, 'names'), { recursive: true })
  const script = readFileSync(join(linkage, 'generate.mjs'), 'utf8')
    .replace('pick(SRC),1)', `pick(SRC),${errors})`)
    .replaceAll("'manifest',.6)", `'manifest',${errors === 1 ? 0.6 : 0.9})`)
  writeFileSync(join(home, 'generate.mjs'), script)
  if (!existsSync(join(home, 'node_modules', '@faker-js', 'faker')))
    spawnSync('npm', ['install', '--no-save', '--prefix', home, '@faker-js/faker@10'], { stdio: 'ignore' })
  const { status, stderr } = spawnSync(process.execPath, [join(home, 'generate.mjs')], {
    cwd: folder,
    env: { ...process.env, SEED: String(seed) },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The generator failed: ${stderr}`)
  return folder
}
