import { z } from 'zod'

/** What structured data (JSON-LD) of a page says of the article in it. */
export interface StructuredData {
  readonly title: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly published: string | null
}

const named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
const text = z.string().optional().catch(undefined)
const article = z.object({
  headline: z.string(),
  datePublished: text,
  author: z
    .union([named.transform((name) => [name]), z.array(named)])
    .optional()
    .catch(undefined),
  publisher: named.optional().catch(undefined),
})

/** The most values that are looked at in one script. */
const MOST = 10_000

/** Reads the first thing with a headline in JSON-LD; null where there is none or the data is not JSON. */
export function structuredDataOf(json: string): StructuredData | null {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    return null
  }
  // A list instead of recursion: the nesting is the page's choice.
  const waiting: unknown[] = [data]
  for (let seen = 0; seen < MOST && seen < waiting.length; seen += 1) {
    const value = waiting[seen]
    if (typeof value !== 'object' || value === null) continue
    const parsed = article.safeParse(value)
    if (parsed.success) {
      const { headline, author, publisher, datePublished } = parsed.data
      return {
        title: headline,
        author: author === undefined || author.length === 0 ? null : author.slice(0, 20).join(', '),
        publisher: publisher ?? null,
        published: datePublished ?? null,
      }
    }
    for (const inner of Object.values(value).slice(0, MOST)) waiting.push(inner)
  }
  return null
}
