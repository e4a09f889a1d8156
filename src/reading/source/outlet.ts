const SMALL = new Set('of the and for in at de del la el los las y e da do van von der'.split(' '))
const OUTLET =
  /(?<!\p{L})(?:news|times|post|herald|tribune|wire|courier|press|agency|gazette|ledger|review|register|examiner|standard|journal|chronicle|observer|guardian|telegraph|record|bulletin|today|daily|weekly|magazine|radio|television|tv|office|ministry|department|service|institute|agencia|diario|prensa|noticias|gaceta|crónica|periódico|semanario|revista|correo|heraldo|mundo|nación|voz|ministerio|fiscalía|defensoría|oficina|instituto|secretaría)(?!\p{L})/iu

/**
 * The outlet or authority that a line names and nothing else. Without a word that outlets have in their names, a line of
 * several words is one only where `isExpected`: places and people are written the same way.
 */
export function outletNamed(line: string, isExpected: boolean): string | null {
  const [name = ''] = line.split(/,\s/)
  if (line.length > 80 || !isTitleCase(line)) return null
  const words = name.split(' ').length
  return OUTLET.test(name) || /^The \p{Lu}/u.test(name) || (isExpected && words >= 2 && words <= 6) ? name : null
}

/** What stands on a line before its date: an outlet, or a place, which is none; null for words that are neither. */
export function outletBefore(words: string): { readonly outlet: string | null } | null {
  return isTitleCase(words) ? { outlet: outletNamed(words, false) } : null
}

function isTitleCase(line: string): boolean {
  if (/[.!?:;…]["”»’)]*$/.test(line)) return false
  const words = line.split(/[\s,/&()–—-]+/).filter((word) => word !== '')
  return (
    words.length > 0 &&
    words.length <= 10 &&
    words.every((word, at) => /^[\p{Lu}\p{N}]/u.test(word) || (at > 0 && SMALL.has(word)))
  )
}
