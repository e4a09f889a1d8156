import { html } from 'hono/html'
import type { Because } from '../determination/index.ts'
import { findingWords, truthWord } from './reasonText.ts'
import type { View } from './view.ts'

/** A reason tree as nested lists. */
export function reasonList(view: View, because: Because): ReturnType<typeof html> {
  const below = because.all ?? because.any ?? (because.not === undefined ? [] : [because.not])
  const word =
    because.all !== undefined
      ? 'all of'
      : because.any !== undefined
        ? 'any of'
        : because.not !== undefined
          ? 'not'
          : because.formula
  return html`<ul><li>${truthWord(because.value)}: ${word}
${(because.findings ?? []).map((detail) => html`<div class="finding">${findingWords(view, detail)}</div>`)}
${below.map((part) => reasonList(view, part))}</li></ul>`
}
