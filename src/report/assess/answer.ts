import type { Alternative, Assessment } from '../../programme/index.ts'
import { joined } from '../words.ts'
import { ALTERNATIVES, HOME_WORDS } from './costSections.ts'
import { numberWords, shareWords } from './figureWords.ts'

/** The answer in one sentence: against which alternatives at home the programme costs less, and against which more. */
export function answerOf({ alternatives }: Assessment): string {
  const [less, more] = [alternatives.filter(saves), alternatives.filter((one) => !saves(one))]
  const names = (all: readonly Alternative[]): string =>
    joined(
      all.map(({ id }) => HOME_WORDS[id]),
      'and',
    )
  if (more.length === 0) return 'The programme costs less than each of the four alternatives at home.'
  if (less.length === 0) return 'The programme costs more than each of the four alternatives at home.'
  return `Whether it is cheaper depends on what is saved at home: it costs less than ${names(less)}, and more than ${names(more)}.`
}

function saves({ saving }: Alternative): boolean {
  return saving.real.value > 0
}

/** The two main reasons of the answer: what one person costs in each way, and what moves the answer most. */
export function reasonsOf(assessment: Assessment): readonly string[] {
  const { results, alternatives, currency } = assessment
  const price = results['price.perPersonYear']
  const home = alternatives.map(({ id, perPersonYear }) => `${numberWords(perPersonYear.value)} for ${HOME_WORDS[id]}`)
  const there = price === undefined ? 'a sum that is not computed' : numberWords(price.value)
  const costs = `In ${currency}, a person-year there costs ${there} by the price alone; at home ${joined(home, 'and')}.`
  return [costs, ...sureness(assessment), ...mover(assessment)]
}

function sureness({ uncertainty }: Assessment): readonly string[] {
  const real = uncertainty?.measures.find(({ measure }) => measure === 'real')
  if (real === undefined) return []
  const shares = ALTERNATIVES.map((home) => `${shareWords(real.saving[home].chance.value)} against ${HOME_WORDS[home]}`)
  return [`Of all draws it saves in ${joined(shares, 'and')}.`]
}

function mover({ tornado, uncertainty }: Assessment): readonly string[] {
  if (uncertainty !== null) return []
  const [first] = ALTERNATIVES.flatMap((home) => tornado[home].slice(0, 1))
  return first === undefined ? [] : [`What moves it most is ${first.id}.`]
}
