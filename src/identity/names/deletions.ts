/**
 * The keys under which a word is found again although one letter is wrong: the word itself and the word without each
 * one of its letters, each once. Two words that are one insertion, deletion, substitution or transposition of
 * neighbours apart share at least one key; words that share a key are at most two such edits apart.
 */
export function oneDeletions(text: string): string[] {
  const keys = [text]
  for (let at = 0; at < text.length; at++) {
    // Of a row of equal letters it is the same which one is left out.
    if (at > 0 && text.charCodeAt(at) === text.charCodeAt(at - 1)) continue
    keys.push(text.slice(0, at) + text.slice(at + 1))
  }
  return keys
}
