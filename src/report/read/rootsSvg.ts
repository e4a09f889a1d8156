import type { ReadTexts } from '../../reading/index.ts'
import { escaped, safe, short } from '../words.ts'

const [WIDTH, ROW, BOX] = [760, 56, 300] as const

/** Which texts rest on which, as a picture: the texts one under the other, an arc from each to what it rests on. */
export function rootsSvg({ texts, roots }: ReadTexts): string {
  const height = texts.length * ROW + 16
  const rootAt = new Set(roots.origins.map(({ root }) => root))
  const y = (at: number): number => 8 + at * ROW + ROW / 2
  const boxes = texts.map(({ source }, at) => {
    const name = escaped(short(safe(source.title ?? source.name), 42))
    const root = rootAt.has(at)
    return `<rect x="8" y="${8 + at * ROW + 6}" width="${BOX}" height="${ROW - 12}" fill="#fff" stroke="#0b0c0c" stroke-width="${root ? 3 : 1}"/><text x="18" y="${y(at) + 5}">${name}</text>`
  })
  const arcs = roots.edges.map(({ from, to, directed, how }, number) => {
    const bend = 8 + BOX + 60 + (number % 5) * 46
    const [a, b] = [y(from) - 6, y(to) + 6]
    const dash = directed ? '' : ' stroke-dasharray="5 4"'
    return `<path d="M${8 + BOX} ${a} C${bend} ${a} ${bend} ${b} ${8 + BOX + 4} ${b}" fill="none" stroke="#0b0c0c"${dash} marker-end="url(#tip)"/><text x="${bend - 20}" y="${(a + b) / 2 + 4}" font-size="12">${escaped(how)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="14" role="img" aria-label="Which texts rest on which"><defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>${boxes.join('')}${arcs.join('')}</svg>`
}
