import { expect, it } from 'vitest'
import { isPatronymic } from './patronymic.ts'

it.each(['VIKTOROVICH', 'SERGEEVICH', 'OLEKSANDROVYCH', 'IVANOVNA', 'ILYINICHNA'])('%s', (text) => {
  expect(isPatronymic(text)).toBe(true)
})

it.each(['LAVROV', 'IVANOVA', 'GARCIA', 'OVICHKIN', ''])('"%s" is none', (text) => {
  expect(isPatronymic(text)).toBe(false)
})
