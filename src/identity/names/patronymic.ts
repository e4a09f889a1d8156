// Endings of Slavic names that are made of the father's name (public knowledge), in folded letters.
const ENDING = /(?:OVICH|EVICH|OVYCH|EVYCH|OVITCH|EVITCH|OVNA|EVNA|IVNA|ICHNA)$/

/** Whether a word of folded letters is a name made of the father's name, as `VIKTOROVICH` is. */
export function isPatronymic(text: string): boolean {
  return ENDING.test(text)
}
