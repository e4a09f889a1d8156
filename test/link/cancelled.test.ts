import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testFolder } from './folder.ts'
import { inventedTables } from './invented.ts'

const { at, write } = testFolder()
const command = fileURLToPath(new URL('../../bin/writ.js', import.meta.url))

/** Calls `writ link` and interrupts it as soon as it has told the columns, which it does before the long work. */
async function interrupted(args: readonly string[]): Promise<{ status: number | null; stderr: string }> {
  const child = spawn(process.execPath, [command, 'link', ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    if (stderr === '') child.kill('SIGINT')
    stderr += text
  })
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { status, stderr }
}

test('an interrupt ends the work, leaves no file half written and clears up', async () => {
  const { left } = inventedTables(5, 30_000)
  const columns = ['person_id', 'given', 'family', 'born', 'a_number']
  const rows = left.map((person) => columns.map((column) => person[column] ?? '').join(','))
  const file = write('many.csv', `${[columns.join(','), ...rows].join('\n')}\n`)
  mkdirSync(at('temp'))
  const { status, stderr } = await interrupted([file, '--out', at('pairs.csv'), '--temp', at('temp')])
  expect([status, stderr.trimEnd().split('\n').at(-1)]).toEqual([
    1,
    'writ link: cancelled. No file was left half written.',
  ])
  expect(existsSync(at('pairs.csv'))).toBe(false)
  expect(readdirSync(at('temp'))).toEqual([])
})
