import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { escaped, safe } from '../words.ts'

/** The inks of a chart: told apart on paper and in grey; a second series is also dashed or open. */
export const INK = { strong: '#0b0c0c', soft: '#505a5f', pale: '#b1b4b6' } as const

/** What is drawn, without the parts that every chart has. */
export type Drawing = Omit<Plot.PlotOptions, 'document' | 'style' | 'className' | 'title' | 'subtitle' | 'caption'>

const WIDTH = 680

/** Draws marks as one SVG text; the same drawing gives the same bytes. */
export function draw(title: string, drawing: Drawing): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const plot = Plot.plot({ width: WIDTH, ...drawing, document, className: 'chart', style: { fontSize: '13px' } })
  const svg = plot.tagName.toLowerCase() === 'svg' ? plot : plot.querySelector('svg')
  if (svg === null) throw new RangeError(`The chart "${title}" has no picture.`)
  // The picture has one label as a whole; labels of its parts are not allowed where there is no role.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('role', 'img')
  // Written by hand: the library leaves "<" in an attribute as it is, which is no XML.
  return svg.outerHTML.replace('<svg', () => `<svg aria-label="${escaped(safe(title))}"`)
}
