// Stores who was bound and which rules counted around every day that the law names: node test/attack/days.ts
import { writeFileSync } from 'node:fs'
import type { Period } from '../../src/law/index.ts'
import { formatDay } from '../../src/logic/index.ts'
import { testLaw } from '../law.ts'
import { type DayQuestion, dayAnswer } from './witnesses.ts'

const { law } = await testLaw()

function around({ from, until }: Period): readonly string[] {
  return [from, until].flatMap((day) => (day === undefined ? [] : [formatDay(day - 1), formatDay(day)]))
}

const questions: readonly DayQuestion[] = [
  ...law.treaties.flatMap(({ instrument, rows }) =>
    rows.flatMap((row) => {
      const days = around(row)
      const asked = days.length > 0 ? days : ['2026-06-30']
      return asked.map((day): DayQuestion => ({ what: 'bound', id: instrument, state: row.state, day }))
    }),
  ),
  ...law.provisions.flatMap(({ id, dates }) =>
    around(dates).map((day): DayQuestion => ({ what: 'provision', id, day })),
  ),
  ...law.bases.flatMap(({ id, dates }) => around(dates).map((day): DayQuestion => ({ what: 'basis', id, day }))),
]
const lines = questions.map((question) => JSON.stringify({ ...question, answer: dayAnswer(law, question) }))
writeFileSync(new URL('./data/days.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`)
