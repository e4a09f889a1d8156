import { REVIEW_STYLE } from './linkReviewStyle.ts'

/** The style of the pages on a list: that of the review page, with people, answers and rulings to copy. */
export const SCREEN_STYLE = `${REVIEW_STYLE}
.outcome.held { border-style: double; border-width: 6px } .outcome.shown { border-width: 1px }
.outcome.small { font-size: .875rem; font-weight: 600; white-space: nowrap; padding: 0 .375rem }
.person { border-top: 3px solid #0b0c0c; margin-top: 2.5rem; padding-top: .25rem }
.person h3, .person h5 { overflow-wrap: anywhere } h4 { font-size: 1.0625rem; margin: 1.5rem 0 .25rem } h5 { font-size: 1rem; margin: 1rem 0 .25rem }
.hold { border-left: .375rem solid #0b0c0c; padding-left: 1rem; margin: 1rem 0 }
.people tbody th[scope=rowgroup] { font-weight: 700; padding-top: 1rem; border-bottom: 2px solid #0b0c0c }
td { min-width: 4rem } tbody th, thead th:first-child { min-width: 7.5rem } .people th:first-child { min-width: 4rem } .records th:first-child { min-width: 9.5rem }
pre { font: .9375em/1.4 ui-monospace, monospace; border: 1px solid #505a5f; padding: .5rem .75rem; margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all }
summary { cursor: pointer; min-height: 1.5rem; padding: .25rem 0 } summary:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #ffdd00 }
details > ul { margin-top: 0 } td > ul { margin: 0; padding-left: 1.125rem }
nav ul { columns: 2 16rem }
@media screen and (max-width: 40rem) { .people th[scope=rowgroup] { border-bottom: 2px solid #0b0c0c } .hold { padding-left: .5rem } }
@media print { .person { break-before: page; margin-top: 0; font-size: 9pt } .records tr { break-inside: auto } .group > p + .person { break-before: auto } .whole { display: none } .group { break-before: page }
  .people { font-size: 8.5pt } .people th, .people td { padding: .125rem .5rem .125rem 0 } pre, dl { break-inside: avoid } p:has(+ pre) { break-after: avoid } h4, h5, summary { break-after: avoid }
  details:not([open]) > summary::after { content: " (on screen)" } a { color: #000; text-decoration: none } .back { display: none } }
`
