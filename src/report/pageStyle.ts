/** The style of the page: high contrast, reflow at 320 pixels, and a print form. Colour carries no meaning alone. */
export const STYLE = `
:root { color-scheme: light }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: #0b0c0c; background: #fff; overflow-wrap: anywhere }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: .5rem 1rem }
header { border-bottom: 2px solid #0b0c0c }
footer { border-top: 2px solid #0b0c0c; margin-top: 2rem }
h1 { font-size: 1.75rem; line-height: 1.25 } h2 { font-size: 1.375rem; margin-top: 2rem } h3 { font-size: 1.1875rem }
.outcome { display: inline-block; border: 3px solid #0b0c0c; padding: 0 .5rem; text-transform: uppercase }
.outcome.barred { background: #0b0c0c; color: #fff }
.outcome.not-shown { border-style: dashed }
.meaning { font-size: 1.1875rem; font-weight: 600 }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; margin: 1rem 0 }
dt { font-weight: 600 } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
caption { text-align: left; font-weight: 600; padding: .25rem 0 }
th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid #505a5f; overflow-wrap: anywhere }
thead th { overflow-wrap: normal }
tbody th { font-weight: 400 }
code { font: .9375em ui-monospace, monospace; overflow-wrap: anywhere }
cite { font-style: normal }
.mark { font-weight: 600 }
.reasons ul { padding-left: 1.25rem } .finding { padding-left: 1rem; overflow-wrap: anywhere }
a { color: #1a4480 } a:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #ffdd00; color: #0b0c0c }
.skip { position: absolute; left: -999rem } .skip:focus { position: static; display: inline-block; padding: .5rem }
@media screen and (max-width: 40rem) { .reasons ul, .finding { padding-left: .375rem } .reasons, main ul, main ol { padding-left: 1rem }
  dl { grid-template-columns: 1fr } dt { margin-top: .5rem }
  table, caption, tbody, tr, th, td { display: block } thead { position: absolute; left: -999rem } td, tbody th { border: 0 } td::before { content: attr(data-label) ": "; font-weight: 600 } tr { border-bottom: 1px solid #505a5f } }
@media print { body { font-size: 10pt } .skip { display: none } header, main, footer { max-width: none; padding: 0 }
  thead { display: table-header-group } tr, li { break-inside: avoid } h2, h3 { break-after: avoid }
  .outcome.barred { background: none; color: #000 } article + article { break-before: page } @page { margin: 18mm } }
`
