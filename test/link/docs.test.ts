import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { IDENTITY_COLUMNS } from '../../src/identity/index.ts'
import { writ } from '../cli/run.ts'
import { linked, refused } from './folder.ts'

const page = readFileSync(fileURLToPath(new URL('../../docs/link.md', import.meta.url)), 'utf8')
const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const EXAMPLE = ['examples/link/arrivals.csv', 'examples/link/register.csv']

test('the question of the page is the one that is asked', () => {
  const [, shown = 'nothing'] = /```console\n[$] npx writ link [^\n]*\n([\s\S]*?)```/.exec(page) ?? []
  expect(words(refused(...EXAMPLE))).toContain(words(shown))
})

test('the page names every meaning and every option', () => {
  for (const meaning of IDENTITY_COLUMNS) expect(page).toContain(`\`${meaning}\``)
  const help = writ(['link', '--help'])
  expect([help.status, help.stderr]).toEqual([0, ''])
  for (const [option] of help.stdout.matchAll(/--[a-z-]+/g))
    if (option !== '--help' && option !== '--threads') expect(page).toContain(option)
})

test('the example finds the people who stand in both tables', () => {
  const { pairs } = linked(...EXAMPLE, '--map', 'examples/link/map.yaml', '--least', '0.5')
  const ids = pairs.map((pair) => `${pair.left_id} ${pair.right_id}`)
  for (const pair of ['a01 r101', 'a02 r102', 'a04 r112', 'a05 r105', 'a07 r107']) expect(ids).toContain(pair)
})
