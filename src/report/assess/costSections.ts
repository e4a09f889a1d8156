import type { Alternative, Assessment, Figure, Home } from '../../programme/index.ts'
import { barChart, type Range, rangeChart, tornadoChart } from '../chart/forms.ts'
import { type PaperBlock, type PaperCell, type PaperSection, table, text } from '../paper/paper.ts'
import { figureCell, figureWords, fromWords, numberWords, shareCell, shareWords, unitCell } from './figureWords.ts'

/** The four alternatives at home, which are always shown together. */
export const ALTERNATIVES = ['marginal', 'closing', 'building', 'other'] as const

/** What is compared with, in a few words. */
export const HOME_WORDS: Readonly<Record<Home, string>> = {
  marginal: 'what falls away at once',
  closing: 'closing units in steps',
  building: 'building new places',
  other: 'doing something else at home',
  average: 'average cost',
}

/** How a rate of discount is written: `3.5 %`. */
function rateWords(rate: number): string {
  return `${Number((100 * rate).toFixed(2))}\u00a0%`
}

/** What the programme costs, and the same people at home in four ways. */
export function costSection(assessment: Assessment): PaperSection {
  const { cost, lines, currency, priceYear, alternatives, average, withoutBias } = assessment
  const rates = cost.discounted.map(({ rate }) => `Discounted at ${rateWords(rate)}`)
  const money = (figures: Alternative['cost']): readonly PaperCell[] => [
    figureCell(figures.nominal),
    figureCell(figures.real),
    ...figures.discounted.map(({ figure }) => figureCell(figure)),
  ]
  const head = [`In ${currency}`, 'Money of the day', `Prices of ${priceYear}`, ...rates]
  return {
    id: 'cost',
    heading: 'What it costs, beside the same people at home',
    blocks: [
      text(
        `To the sending side the programme costs ${figureWords(cost.real)} at prices of ${priceYear}; without optimism bias ${figureWords(withoutBias)}.`,
      ),
      table('alternatives', 'Cost of the programme and of four alternatives at home, always together', head, [
        ['The programme', ...money(cost)],
        ...[...alternatives, average].map((one) => [one.title, ...money(one.cost)]),
      ]),
      table('savings', 'What the programme saves against each (below 0: it costs more)', head, [
        ...[...alternatives, average].map((one) => [one.title, ...money(one.saving)]),
      ]),
      table(
        'unit-costs',
        'Cost of one person for a year',
        ['What', currency],
        [
          ['The programme, price alone', cellOr(assessment.results['price.perPersonYear'])],
          ['The programme, all counted lines', cellOr(assessment.results['cost.perPersonYear'])],
          ...[...alternatives, average].map((one): readonly PaperCell[] => [one.title, unitCell(one.perPersonYear)]),
        ],
      ),
      table(
        'lines',
        'Lines of the programme',
        ['Line', 'Who pays', `Prices of ${priceYear}`, 'Without bias', 'Optimism bias'],
        lines.map(({ title, payer, real, withoutBias: bare, bias }) => [
          title,
          payer,
          figureCell(real),
          figureCell(bare),
          shareCell(bias),
        ]),
      ),
      ...(assessment.notCounted.length === 0
        ? []
        : [text(`Not counted, because the file has no number: ${assessment.notCounted.join(', ')}.`)]),
    ],
  }
}

function cellOr(figure: Figure | undefined): PaperCell {
  return figure === undefined ? 'no figure' : unitCell(figure)
}

/** Who pays and who saves. */
export function payerSection({ payers, currency, priceYear }: Assessment): PaperSection {
  return {
    id: 'payers',
    heading: 'Who pays and who saves',
    blocks: [
      table(
        'payers',
        `What each pays, and saves against each alternative, in ${currency} at prices of ${priceYear}`,
        ['Who', 'Pays', ...ALTERNATIVES.map((home) => `Saves against ${HOME_WORDS[home]}`)],
        payers.map(({ payer, pays, saves }) => [
          payer,
          figureCell(pays),
          ...ALTERNATIVES.map((home) => figureCell(saves[home])),
        ]),
      ),
    ],
  }
}

/** How sure the answer is: the spread over all draws, what moves it, and at which values it turns. */
export function uncertaintySection(assessment: Assessment): PaperSection {
  return {
    id: 'uncertainty',
    heading: 'How sure that is',
    blocks: [...spreadBlocks(assessment), ...tornadoBlocks(assessment), breakEvenTable(assessment)],
  }
}

function spreadBlocks(assessment: Assessment): readonly PaperBlock[] {
  const { uncertainty, currency, priceYear } = assessment
  if (uncertainty === null) return [text('Nothing was drawn: the numbers stand at their likeliest values.')]
  const { draws, seed, correlation, measures, endedEarly } = uncertainty
  const real = measures.find(({ measure }) => measure === 'real')
  const ranges: readonly Range[] =
    real === undefined
      ? []
      : ALTERNATIVES.map((home) => {
          const { p10, p50, p90 } = real.saving[home]
          return { label: `Against ${HOME_WORDS[home]}`, low: p10.value, middle: p50.value, high: p90.value }
        })
  const says = ranges
    .map(({ label, low, high }) => `${label} from ${numberWords(low)} to ${numberWords(high)}`)
    .join('; ')
  return [
    text(
      `${numberWords(draws)} draws (seed ${seed}) of all uncertain numbers. Correlation: ${correlation} It ended early in ${shareWords(endedEarly.value)} of the draws.`,
    ),
    {
      kind: 'chart',
      chart: rangeChart(
        {
          id: 'saving-ranges',
          title: `Saving against each alternative, in ${currency} at prices of ${priceYear}`,
          says: `Eight of ten draws lie within each line; the dot is the middle; left of 0 it costs more. ${says}.`,
          ...(real === undefined ? {} : { from: fromWords(real.saving.marginal.p50) }),
        },
        ranges,
        { unit: currency, write: numberWords },
      ),
    },
    table(
      'chances',
      'In what share of the draws it saves',
      ['Measure', ...ALTERNATIVES.map((home) => `Against ${HOME_WORDS[home]}`)],
      measures.map(({ measure, saving }) => [
        measure === 'real' ? `Prices of ${priceYear}` : `Discounted at ${rateWords(measure)}`,
        ...ALTERNATIVES.map((home) => chanceCell(saving[home])),
      ]),
    ),
  ]
}

function chanceCell({ chance, standardError }: { readonly chance: Figure; readonly standardError: Figure }): PaperCell {
  const cell = shareCell(chance)
  return { ...cell, words: `${cell.words}, error ${shareWords(standardError.value)}` }
}

function tornadoBlocks({ tornado, alternatives, currency, priceYear }: Assessment): readonly PaperBlock[] {
  return ALTERNATIVES.flatMap((home): readonly PaperBlock[] => {
    const bars = tornado[home].slice(0, 8)
    const base = alternatives.find(({ id }) => id === home)?.saving.real
    const [first] = bars
    if (first === undefined || base === undefined) return []
    const [low, high] = [first.savingAtLow.value, first.savingAtHigh.value]
    return [
      {
        kind: 'chart',
        chart: tornadoChart(
          {
            id: `tornado-${home}`,
            title: `What moves the saving against ${HOME_WORDS[home]}, in ${currency} at prices of ${priceYear}`,
            says: `Each number alone from its low end (open) to its high end (filled). Most of all ${first.id}: from ${numberWords(low)} to ${numberWords(high)}.`,
            from: fromWords(first.savingAtLow),
          },
          {
            base: base.value,
            bars: bars.map(({ id, savingAtLow, savingAtHigh }) => ({
              label: id,
              low: savingAtLow.value,
              high: savingAtHigh.value,
            })),
          },
          { unit: currency, write: numberWords },
        ),
      },
    ]
  })
}

function breakEvenTable({ breakEven }: Assessment): PaperBlock {
  return table(
    'break-even',
    'At which value of one number the programme neither saves nor costs more, all others at their values',
    ['Number', 'Against', 'Value', 'How it was found'],
    breakEven.map(({ id, against, value, method, reason }) => [
      id,
      HOME_WORDS[against],
      value === null ? 'none' : unitCell(value),
      reason ?? (method === 'linear' ? 'exactly; it is linear' : 'by halving'),
    ]),
  )
}

/** A bar chart of the cost of one person for a year in each way. */
export function unitCostChart({ results, alternatives, average, currency }: Assessment): PaperBlock {
  const price = results['price.perPersonYear']
  const bars = [
    ...(price === undefined ? [] : [{ label: 'Price of the programme alone', value: price.value }]),
    ...[...alternatives, average].map(({ title, perPersonYear }) => ({ label: title, value: perPersonYear.value })),
  ]
  const says = bars.map(({ label, value }) => `${label}: ${numberWords(value)}`).join('; ')
  return {
    kind: 'chart',
    chart: barChart({ id: 'person-year', title: `One person for a year, in ${currency}`, says: `${says}.` }, bars, {
      unit: currency,
      write: numberWords,
    }),
  }
}
