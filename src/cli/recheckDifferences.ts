import { z } from 'zod'

const provision = z.looseObject({ provision: z.string(), state: z.string(), role: z.string(), cite: z.string() })

const determination = z.looseObject({
  outcome: z.string(),
  bases: z.array(z.looseObject({ basis: z.string(), outcome: z.string(), provisions: z.array(provision) })),
})

const screening = z.looseObject({
  people: z.array(z.looseObject({ id: z.string(), outcome: z.string(), held: z.boolean(), determination })),
})

/** What differs between a recorded answer and the same question answered again, a line each; the law's versions aside. */
export function differences(recorded: string, again: string): readonly string[] {
  if (recorded === again) return []
  const before: unknown = JSON.parse(recorded)
  const after: unknown = JSON.parse(again)
  const people = [screening.safeParse(before), screening.safeParse(after)] as const
  if (people[0].success && people[1].success) {
    const now = new Map(people[1].data.people.map((one) => [one.id, one]))
    return people[0].data.people.flatMap((one) => {
      const other = now.get(one.id)
      if (other === undefined) return [`${one.id}: no longer on the list`]
      const held = one.held === other.held ? [] : [`held ${one.held} -> ${other.held}`]
      return [...held, ...ofOne(one.determination, other.determination, one.outcome, other.outcome)].map(
        (line) => `${one.id}: ${line}`,
      )
    })
  }
  const two = [determination.parse(before), determination.parse(after)] as const
  return ofOne(two[0], two[1], two[0].outcome, two[1].outcome)
}

type Determined = z.infer<typeof determination>

function ofOne(before: Determined, after: Determined, was: string, is: string): readonly string[] {
  const lines = was === is ? [] : [`outcome ${was} -> ${is}`]
  const states = (one: Determined): Map<string, string> =>
    new Map(
      one.bases.flatMap(({ basis, provisions }) =>
        provisions.map(({ provision: id, role, state }) => [`${basis} ${id} (${role})`, state] as const),
      ),
    )
  const old = states(before)
  const now = states(after)
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(key) !== now.get(key))
      lines.push(`${key}: ${old.get(key) ?? 'not there'} -> ${now.get(key) ?? 'not there'}`)
  }
  return lines
}
