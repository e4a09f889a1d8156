import { STYLE } from './pageStyle.ts'

/** The style of the review page: that of every page, with pairs, marks and rulings. Colour carries no meaning alone. */
export const REVIEW_STYLE = `${STYLE}
.pair { border-top: 3px solid #0b0c0c; margin-top: 2rem; padding-top: .25rem }
.pair h3, .pair h4 { overflow-wrap: anywhere }
.mark-word { font-weight: 600; white-space: nowrap }
tr.different > * { border-left: .375rem solid #0b0c0c; padding-left: .5rem } tr.near > * { border-left: .375rem dashed #505a5f; padding-left: .5rem }
tr.different > * ~ *, tr.near > * ~ * { border-left: 0; padding-left: 0 }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-decoration-thickness: .15em; text-underline-offset: .15em }
.none { font-style: italic }
.figure { text-align: right; white-space: nowrap }
@media (min-width: 50rem) { .below { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; align-items: start } }
figure { margin: 1rem 0 } figure svg { display: block; width: 100%; max-width: 34rem; height: auto }
figcaption { font-weight: 600 }
fieldset { border: 2px solid #0b0c0c; margin: 1rem 0; padding: .5rem 1rem 1rem } legend { font-weight: 600; padding: 0 .25rem }
.choice { display: flex; align-items: center; min-height: 2rem; gap: .5rem } .choice input { width: 1.5rem; height: 1.5rem; margin: 0; flex: none }
.field { display: block; margin-top: .75rem; font-weight: 600 }
.field input, .field textarea { display: block; box-sizing: border-box; width: 100%; max-width: 34rem; font: inherit; font-weight: 400; border: 2px solid #0b0c0c; border-radius: 0; background: #fff; color: inherit; padding: .25rem .5rem; min-height: 2.25rem }
input:focus-visible, textarea:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; box-shadow: 0 0 0 2px #ffdd00 inset }
@media screen and (max-width: 40rem) { tr.different, tr.near { padding-left: .5rem } tr.different { border-left: .375rem solid #0b0c0c } tr.near { border-left: .375rem dashed #505a5f }
  tr.different > *, tr.near > * { border-left: 0; padding-left: 0 } tbody th { font-weight: 700 } td:empty { display: none } .figure { text-align: left } }
@media print { .pair { break-inside: avoid; border-top-width: 2px } figure svg { max-width: none } .below { display: grid; grid-template-columns: 1fr 1fr; gap: 1cm } nav { display: none }
  .field textarea { min-height: 2.5cm } @page { @bottom-right { content: "page " counter(page) " of " counter(pages) } } }
`
