/** What stands at the head of a Markdown file, between two lines of dashes, and the text after it. */
export interface FrontMatter {
  /** The plain values by name, in small letters; a list is joined with commas. */
  readonly values: ReadonlyMap<string, string>
  readonly rest: string
}

/** The longest front matter that is looked for. */
const LONGEST = 20_000

/**
 * Takes the front matter off a Markdown text. Only lines `name: value` and lists of plain values are read; everything
 * else in it is passed over, and without a closing line there is no front matter.
 */
export function frontMatterOf(text: string): FrontMatter {
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text.slice(0, LONGEST))
  const values = new Map<string, string>()
  if (match === null) return { values, rest: text }
  let name = ''
  for (const line of (match[1] ?? '').split('\n')) {
    const pair = /^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)$/.exec(line)
    const item = /^[ \t]*-[ \t]+(.+)$/.exec(line)?.[1]
    if (pair !== null) {
      name = (pair[1] ?? '').toLowerCase()
      const value = plain(pair[2] ?? '')
      if (!values.has(name) && value !== '') values.set(name, value)
    } else if (item !== undefined && name !== '') {
      values.set(name, [values.get(name), plain(item)].filter((part) => part !== undefined && part !== '').join(', '))
    }
  }
  return { values, rest: text.slice(match[0].length) }
}

function plain(value: string): string {
  const text = value.trim()
  const quoted = /^"(.*)"$|^'(.*)'$|^\[(.*)\]$/.exec(text)
  return quoted === null ? text : (quoted[1] ?? quoted[2] ?? quoted[3] ?? '').trim()
}
