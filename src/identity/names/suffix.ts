const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['JNR', 'JR'],
  ['JUNIOR', 'JR'],
  ['HIJO', 'JR'],
  ['FILHO', 'JR'],
  ['SNR', 'SR'],
  ['SENIOR', 'SR'],
])
// Suffixes that are also given names.
const ALSO_NAMES: ReadonlySet<string> = new Set(['JUNIOR', 'SENIOR', 'HIJO', 'FILHO', 'SOBRINHO'])

/** What a word of kind `suffix` means: `JR` for `JUNIOR`, `HIJO` and `FILHO`, `SR` for `SENIOR`; others stay. */
export function suffixOf(text: string): string {
  return SPELLINGS.get(text) ?? text
}

/** Whether a word of kind `suffix` is one only behind a name, as `JUNIOR` is: before it, it is a name. */
export function isSuffixBehindName(text: string): boolean {
  return ALSO_NAMES.has(text)
}
