import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareRecords } from '../../src/identity/index.ts'
import { openDuckdb } from '../../src/sql/index.ts'
import { testFolder } from './folder.ts'
import { draws, inventedTables } from './invented.ts'
import { peopleTable, withSession } from './people.ts'
import { answerOf, askedOf, matched, PEOPLE_MODEL, prepared } from './prepared.ts'

const { at, write } = testFolder()
const { left, right } = inventedTables(41, 80)
const list = left.slice(0, 10)

beforeAll(async () => {
  await withSession(async (session) => answerOf(await prepared(session, at('whole.index'), right)))
})

/** A copy of the index, changed by SQL on its tables. */
async function changed(name: string, sql: string): Promise<string> {
  const index = at(name)
  copyFileSync(at('whole.index'), index)
  await withSession(async (session) => {
    await session.run(`attach '${index}' as prepared; ${sql}; detach prepared`)
  })
  return index
}

/** The message with which an index is refused, by both that read it; the file stays as it is. */
async function refusal(index: string, model = PEOPLE_MODEL): Promise<string> {
  const before = readFileSync(index)
  const answers = [
    await withSession(async (session) => await askedOf(session, index, list, model)),
    await withSession(async (session) => await prepared(session, index, right, model)),
  ]
  expect(readFileSync(index).equals(before)).toBe(true)
  const said = answers.map((answer) => (answer.ok ? 'not refused' : answer.problems))
  expect(said[0]).toEqual(said[1])
  const [answer] = answers
  if (answer?.ok !== false) return 'not refused'
  expect(answer.problems).toMatchObject([
    { place: { file: index }, mend: expect.stringContaining('repare the records') },
  ])
  return answer.problems[0]?.message ?? ''
}

const DAMAGED = 'This is no index of prepared records, or it is damaged.'

describe('an index is refused', () => {
  test('that was made with another model', async () => {
    const priors = { ...PEOPLE_MODEL.priors, match: PEOPLE_MODEL.priors.match * 2 }
    const other = [
      { ...PEOPLE_MODEL, priors },
      { ...PEOPLE_MODEL, words: { listed: {}, others: 3 } },
    ]
    for (const model of other)
      expect(await refusal(at('whole.index'), model)).toBe('The index was made with another model.')
  })

  test.each([
    ['format', 'The index was made by another version of Writ.'],
    ['engine', 'The index was made by another engine, or another version of it.'],
    ['reading', 'The index was made by another version of Writ, which read names or values otherwise.'],
  ])('that was made by another %s', async (name, says) => {
    const sql = `update prepared.meta set value = 'another' where name = '${name}'`
    expect(await refusal(await changed(`${name}.index`, sql))).toBe(says)
  })

  test.each([
    ['a row', 'delete from prepared.place where rid = 5'],
    ['a record', 'delete from prepared.record where rec = 5'],
    ['the content of a record', 'update prepared.record set a = a + 1 where rec = 5'],
    ['the place of a row', 'update prepared.place set rid = 500 where rid = 5'],
    ['a person', 'delete from prepared.person where pid = 5'],
    ['a key', 'delete from prepared.person_key where pid = 5'],
    ['a word', 'delete from prepared.word where code in (select min(code) from prepared.word)'],
    ['a table', 'drop table prepared.beside'],
    ['what it says of itself', "delete from prepared.meta where name = 'nextWord'"],
  ])('that lacks %s', async (name, sql) => {
    expect(await refusal(await changed(`lacks ${name}.index`, sql))).toBe(DAMAGED)
  })

  test('that is none, is empty, or is cut off', async () => {
    expect(await refusal(write('text.index', 'given,family\nANA,VALLE\n'))).toBe(DAMAGED)
    expect(await refusal(write('empty.index', ''))).toBe(DAMAGED)
    const size = readFileSync(at('whole.index')).length
    for (const part of [100, 5000, size / 2, size - 5000]) {
      const index = at(`cut-${part}.index`)
      copyFileSync(at('whole.index'), index)
      truncateSync(index, part)
      // What is cut off may not be needed to see that all rows are as they were; an answer always needs it.
      const answer = await withSession(async (session) => await askedOf(session, index, list))
      expect(answer).toMatchObject({ ok: false, problems: [{ message: DAMAGED }] })
    }
  })

  test('that is not there', async () => {
    const answer = await withSession(async (session) => await askedOf(session, at('absent.index'), list))
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'unreadable', mend: 'Prepare the records first.' }] })
    expect(existsSync(at('absent.index'))).toBe(false)
  })

  test('with a model that counts how common words are', async () => {
    const { words: _, ...counting } = PEOPLE_MODEL
    const answer = await withSession(async (session) => await prepared(session, at('counting.index'), right, counting))
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'contradiction' }] })
    expect(existsSync(at('counting.index'))).toBe(false)
  })
})

test('a byte that is another one is noticed, or changes nothing', async () => {
  const whole = readFileSync(at('whole.index'))
  const expected = await withSession(async (session) => await matched(session, list, right))
  const draw = draws(43)
  for (let trial = 0; trial < 25; trial++) {
    const bytes = Buffer.from(whole)
    const place = draw(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << draw(8))
    writeFileSync(at('flipped.index'), bytes)
    const answer = await withSession(async (session) => await askedOf(session, at('flipped.index'), list))
    if (answer.ok) expect(answer.value).toEqual(expected)
    else expect(answer.problems).toMatchObject([{ message: DAMAGED }])
  }
}, 120_000)

/** Prepares people and stops as soon as the index is being written. */
async function stopped(index: string, people: typeof right): Promise<string> {
  const stop = new AbortController()
  const limits = { spillFolder: at('spill'), memory: 500, spill: 500, threads: 1, signal: stop.signal }
  const session = await openDuckdb(limits)
  const progress = (step: string): void => {
    if (step === 'writing the index') stop.abort()
  }
  try {
    const records = await peopleTable(session, 'record_table', people)
    await prepareRecords(session, { records, model: PEOPLE_MODEL, index, progress })
    return 'not stopped'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed otherwise'
  } finally {
    session.close()
  }
}

test('a preparation that is stopped leaves nothing behind', async () => {
  const before = readdirSync(at('.'))
  expect(await stopped(at('stopped.index'), right)).toBe('cancelled')
  expect(readdirSync(at('.')).filter((name) => !before.includes(name) && name !== 'spill')).toEqual([])
})

test('an update that is stopped leaves the index as it was', async () => {
  const index = at('kept.index')
  copyFileSync(at('whole.index'), index)
  expect(await stopped(index, [...right.slice(5), ...list])).toBe('cancelled')
  const answer = await withSession(async (session) => await askedOf(session, index, list))
  expect(answerOf(answer)).toEqual(await withSession(async (session) => await matched(session, list, right)))
})
