import type { BlockKind } from '../model.ts'

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

/** Elements without content and without end tag. */
export const VOID = names(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)

/** Elements whose content is not text of the page. */
export const NO_TEXT = names(
  'script style noscript template svg math iframe object applet embed canvas audio video map title frameset noframes noembed ' +
    'input select option optgroup textarea button datalist output progress meter label legend rt rp',
)

/** Elements that begin and end a piece. */
export const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section summary table tbody td ' +
    'tfoot th thead tr ul',
)

/** Elements of tables: an end tag inside a cell does not reach over the table. */
export const TABLE_PARTS = names('table caption thead tbody tfoot tr td th')

/** An end tag of a block does not reach beyond these. */
export const SCOPES = names('td th caption table button object template')

/** Which open elements an opening tag closes, as far as `within` is not open above them. */
export const CLOSES: ReadonlyMap<
  string,
  { readonly closes: ReadonlySet<string>; readonly within: ReadonlySet<string> }
> = new Map([
  ['li', { closes: names('li'), within: names('ul ol menu dir') }],
  ['dd', { closes: names('dd dt'), within: names('dl') }],
  ['dt', { closes: names('dd dt'), within: names('dl') }],
  ['td', { closes: names('td th'), within: names('tr table') }],
  ['th', { closes: names('td th'), within: names('tr table') }],
  ['tr', { closes: names('tr'), within: names('table') }],
  ['tbody', { closes: names('thead tbody tfoot'), within: names('table') }],
  ['tfoot', { closes: names('thead tbody tfoot'), within: names('table') }],
  ['option', { closes: names('option'), within: names('select datalist') }],
  ['optgroup', { closes: names('option optgroup'), within: names('select') }],
  ['body', { closes: names('head'), within: names('html') }],
])

/** What kind of piece the text directly inside an element is. */
export const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, BlockKind] => [name, 'heading']),
  ...['li', 'dt', 'dd', 'td', 'th'].map((name): [string, BlockKind] => [name, 'item']),
  ...['figcaption', 'caption', 'summary'].map((name): [string, BlockKind] => [name, 'caption']),
])
