import type { ReadText } from '../read.ts'

/** A place in one of several texts. */
interface Place {
  readonly text: number
  readonly statement: string
  readonly says: string
}

/** Two statements that cannot both hold as they stand, or that count the same thing differently. Which is right is not said. */
export interface Contradiction {
  readonly kind: 'fact' | 'figure'
  readonly of: string
  readonly a: Place
  readonly b: Place
}

/** Lists the contradictions between texts, and inside one where two voices differ: of each pair of texts one a question. */
export function contradictionsOf(texts: readonly ReadText[]): readonly Contradiction[] {
  return [...aboutFacts(texts), ...aboutFigures(texts)]
}

function aboutFacts(texts: readonly ReadText[]): readonly Contradiction[] {
  // Of people who are not named nobody can say whether they are the same.
  const said = new Map<string, { readonly fact: string; readonly yes: Place[]; readonly no: Place[] }>()
  for (const [text, read] of texts.entries()) {
    for (const { statement, words, of } of read.facts) {
      for (const name of of.people) {
        const key = `${of.fact} ${name}`
        const sides = said.get(key) ?? { fact: of.fact, yes: [], no: [] }
        said.set(key, sides)
        const side = of.denied ? sides.no : sides.yes
        if (side.every((place) => place.text !== text)) side.push({ text, statement, says: words.exact })
      }
    }
  }
  return [...said.values()].flatMap(({ fact, yes, no }) =>
    yes.flatMap((a) =>
      no.flatMap((b): readonly Contradiction[] =>
        a.text === b.text && a.statement === b.statement ? [] : [{ kind: 'fact', of: fact, a, b }],
      ),
    ),
  )
}

function aboutFigures(texts: readonly ReadText[]): readonly Contradiction[] {
  const counted = new Map<string, { readonly place: Place; readonly value: number }[]>()
  for (const [text, read] of texts.entries()) {
    for (const { statement, of } of read.figures) {
      const counts = of.counts.toLowerCase()
      // One word, or `the men`, is too little to say that the same thing is counted.
      if (of.unit !== 'count' || of.value === null || !/^(?!(?:the|of|los|las|el|la|de) ).+ /.test(counts)) continue
      const list = counted.get(counts) ?? []
      counted.set(counts, list)
      if (list.some((one) => one.place.text === text && one.value === of.value)) continue
      list.push({ place: { text, statement, says: `${of.words.exact} ${of.counts}` }, value: of.value })
    }
  }
  return [...counted].flatMap(([counts, list]) =>
    list.flatMap((one, at) =>
      list
        .slice(at + 1, at + 20)
        .flatMap((other): readonly Contradiction[] =>
          one.place.text === other.place.text || one.value === other.value
            ? []
            : [{ kind: 'figure', of: counts, a: one.place, b: other.place }],
        ),
    ),
  )
}
