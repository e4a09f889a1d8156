const BYLINE =
  /^(?:by|por|written by|escrito por)[:\s]\s*([\p{L}\p{M}.'’\- ,&]{2,100}?)(?:\s*[|•·/—–].*|,?\s+(?:on|el)?\s*(?:\d|\p{L}+\.? \d{1,2},).*)?$/iu

/** The name in a line such as `By Jane Doe` or `Por Ana Pérez`; null for any other line. */
export function bylineName(line: string): string | null {
  if (line.length > 160) return null
  const name = BYLINE.exec(line)?.[1]?.replace(/[\s,&]+$/, '') ?? ''
  // Names are written with capital letters; "by order of the court" is not one.
  if (!/^\p{Lu}/u.test(name) || name.split(' ').length > 10 || /[^.]\.$/.test(name.replace(/\b\p{L}{1,3}\.$/u, '')))
    return null
  return name
}

const ROLE =
  /\b(?:writers?|reporters?|correspondents?|editors?|columnist|inspector|director|staff|redactor|redactora|corresponsal|periodista|enviad[oa])\b/iu

/** What a byline such as `By Jane Doe, Harbour Wire` says of author and outlet; null for any other line. */
export function bylineParts(line: string): { readonly author: string; readonly outlet: string | null } | null {
  const name = bylineName(line)
  if (name === null) return null
  const [author = '', ...others] = name.split(/,\s*|\s+for\s+(?=the\s|\p{Lu})/iu)
  const [other] = others
  // Several names are divided by commas, too; the last of them comes after "and".
  if (other === undefined || others.length > 1 || /(?:^|\s)(?:and|y|&)\s/.test(name))
    return { author: name, outlet: null }
  return { author, outlet: ROLE.test(other) ? null : other }
}

/** The name that an element marked as byline holds: without `By`, and without what stands after the name. */
export function bylineOf(text: string): string | null {
  const name = text
    .replace(/^(?:written |escrito )?(?:by|por)\b[:\s]*/i, '')
    .replace(/\s*(?:[|•·\n]|\s[—–-]\s).*$/s, '')
    .replace(/[,\s]+(?:\p{L}+\.? )?\d.*$/su, '')
    .trim()
  return name === '' || name.length > 120 || !/\p{L}/u.test(name) || isAddress(name) ? null : name
}

/** Whether something given as a name is an address. */
export function isAddress(name: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(name) || /^www\./i.test(name)
}
