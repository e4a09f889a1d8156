import * as Plot from '@observablehq/plot'
import type { Chart, NumberCell } from '../paper/paper.ts'
import { safe } from '../words.ts'
import { draw, INK } from './draw.ts'

/** How a chart writes its numbers, and the words for what they count: `USD`, `people`, `places`. */
export interface Scale {
  readonly unit: string
  readonly write: (value: number) => string
}

/** What every chart is told beside its numbers; `id` names its file of figures, `from` where the numbers come from. */
export interface Heading {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly from?: string
}

/** A row of bars: what it is called and how long it is. */
export interface Bar {
  readonly label: string
  readonly value: number
}

/** A value with the range around it. */
export interface Range {
  readonly label: string
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** One line of a chart over time: its points in the order of the years or quarters. */
export interface Series {
  readonly name: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
}

const ROW = 30
const MOST_LABEL = 42
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** Numbers along an axis are short: `20K`, `1.5M`. */
function tick(value: number): string {
  return compact.format(value)
}

/** A number of a chart as a cell of the table behind it. */
function cellsOf({ unit, write }: Scale, { from }: Heading): (value: number) => NumberCell {
  return (value) => ({ words: write(value), mark: '', value, unit, ...(from === undefined ? {} : { from }) })
}

function shortened(label: string): string {
  return label.length > MOST_LABEL ? `${label.slice(0, MOST_LABEL - 1)}…` : label
}

/** Labels that were cut alike are told apart by their place, or two rows would fall into one. */
function labelled<T extends { readonly label: string }>(rows: readonly T[]): readonly (T & { readonly row: string })[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const cut = shortened(safe(row.label))
    const times = seen.get(cut) ?? 0
    seen.set(cut, times + 1)
    return { ...row, row: times === 0 ? cut : `${cut} (${times + 1})` }
  })
}

function rowsOf(count: number): { readonly height: number; readonly marginLeft: number; readonly marginRight: number } {
  return { height: count * ROW + 50, marginLeft: 310, marginRight: 70 }
}

/** Bars one below the other, each with its number: how many are left after each step, or how much each part is. */
export function barChart(heading: Heading, bars: readonly Bar[], scale: Scale): Chart {
  const { id, title, says } = heading
  const { unit, write } = scale
  const cell = cellsOf(scale, heading)
  const rows = labelled(bars)
  const svg = draw(title, {
    ...rowsOf(rows.length),
    x: { label: unit, tickFormat: tick, ticks: 4, zero: true, nice: true },
    y: { label: null, domain: rows.map(({ row }) => row) },
    marks: [
      Plot.barX(rows, { x: 'value', y: 'row', fill: INK.soft, inset: 3 }),
      Plot.text(rows, { x: 'value', y: 'row', text: ({ value }: Bar) => write(value), textAnchor: 'start', dx: 5 }),
      Plot.ruleX([0], { stroke: INK.strong }),
    ],
  })
  const cells = bars.map(({ label, value }) => [label, cell(value)])
  return { title, says, svg, table: { id, caption: title, head: ['What', unit], rows: cells } }
}

/** Ranges one below the other: a line from low to high and a dot in the middle; nothing is the line at zero. */
export function rangeChart(
  heading: Heading,
  ranges: readonly Range[],
  scale: Scale,
  names: readonly [string, string, string] = ['Low (P10)', 'Middle (P50)', 'High (P90)'],
): Chart {
  const { id, title, says } = heading
  const { unit } = scale
  const cell = cellsOf(scale, heading)
  const rows = labelled(ranges)
  const svg = draw(title, {
    ...rowsOf(rows.length),
    x: { label: unit, tickFormat: tick, ticks: 5, nice: true },
    y: { label: null, domain: rows.map(({ row }) => row) },
    marks: [
      Plot.ruleX([0], { stroke: INK.pale }),
      Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'row', stroke: INK.strong, strokeWidth: 5 }),
      Plot.dot(rows, { x: 'middle', y: 'row', r: 6, fill: 'white', stroke: INK.strong, strokeWidth: 2 }),
    ],
  })
  const cells = ranges.map(({ label, low, middle, high }) => [label, cell(low), cell(middle), cell(high)])
  return { title, says, svg, table: { id, caption: title, head: [`In ${unit}`, ...names], rows: cells } }
}

/** How far each input moves the result when it alone goes from its low to its high end; the widest stands first. */
export function tornadoChart(
  heading: Heading,
  { base, bars }: { readonly base: number; readonly bars: readonly Omit<Range, 'middle'>[] },
  scale: Scale,
): Chart {
  const { id, title, says } = heading
  const { unit, write } = scale
  const cell = cellsOf(scale, heading)
  const rows = labelled(bars)
  const svg = draw(title, {
    ...rowsOf(rows.length),
    x: { label: unit, tickFormat: tick, ticks: 5, nice: true },
    y: { label: null, domain: rows.map(({ row }) => row) },
    marks: [
      Plot.barX(rows, { x1: base, x2: 'low', y: 'row', fill: 'white', stroke: INK.strong, inset: 4 }),
      Plot.barX(rows, { x1: base, x2: 'high', y: 'row', fill: INK.soft, stroke: INK.strong, inset: 4 }),
      Plot.ruleX([base], { stroke: INK.strong, strokeWidth: 2 }),
      Plot.ruleX([0], { stroke: INK.pale, strokeDasharray: '4 3' }),
    ],
  })
  const cells = bars.map(({ label, low, high }) => [label, cell(low), cell(high)])
  const head = [`In ${unit}; all else at its middle: ${write(base)}`, 'Input at its low end', 'Input at its high end']
  return { title, says, svg, table: { id, caption: title, head, rows: cells } }
}

/** Lines over time; the second and further ones are dashed and have open dots, and each is named at its end. */
export function seriesChart(
  heading: Heading,
  { across, series }: { readonly across: string; readonly series: readonly Series[] },
  scale: Scale,
): Chart {
  const { id, title, says } = heading
  const { unit } = scale
  const cell = cellsOf(scale, heading)
  const marks = series.flatMap(({ name, points }, place) => {
    const dash = place === 0 ? {} : { strokeDasharray: place === 1 ? '6 4' : '2 4' }
    const last = points.slice(-1)
    return [
      Plot.lineY(points, { x: 'x', y: 'y', stroke: INK.strong, strokeWidth: 2, ...dash }),
      Plot.dot(points, { x: 'x', y: 'y', r: 3, fill: place === 0 ? INK.strong : 'white', stroke: INK.strong }),
      Plot.text(last, { x: 'x', y: 'y', text: () => safe(name), textAnchor: 'start', dx: 8, dy: place * 14 }),
    ]
  })
  const svg = draw(title, {
    height: 320,
    marginLeft: 80,
    marginRight: 150,
    x: { label: across, tickFormat: String, ticks: 8 },
    y: { label: unit, tickFormat: tick, grid: true, zero: true, nice: true },
    marks: [Plot.ruleY([0], { stroke: INK.strong }), ...marks],
  })
  const times = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  const rows = times.map((time) => [
    String(time),
    ...series.map(({ points }) => {
      const found = points.find(({ x }) => x === time)
      return found === undefined ? 'no figure' : cell(found.y)
    }),
  ])
  return { title, says, svg, table: { id, caption: title, head: [across, ...series.map(({ name }) => name)], rows } }
}
