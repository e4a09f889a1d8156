import { z } from 'zod'

const column = z.object({ name: z.string(), type: z.string() })

const failure = z.object({
  message: z.string().optional(),
  errorName: z.string(),
  errorType: z.string().optional(),
})

const answer = z.object({
  id: z.string(),
  nextUri: z.string().optional(),
  columns: z.array(column).optional(),
  // Rows are looked at one by one where they are read: there may be very many.
  data: z.array(z.unknown()).optional(),
  stats: z.object({ state: z.string(), progressPercentage: z.number().min(0).max(100).nullish() }),
  error: failure.optional(),
})

/** One answer of the server: perhaps columns and rows, perhaps an error, and where the next answer is. */
export type TrinoAnswer = z.infer<typeof answer>

/** A column of an answer: its name and its type as the server writes it, such as `decimal(10,2)`. */
export type TrinoColumn = z.infer<typeof column>

/** An error that the server reports. */
export type TrinoFailure = z.infer<typeof failure>

/** Reads one answer of the server; a text that is none gives what is wrong with it. */
export function readAnswer(text: string): TrinoAnswer | string {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return 'it is not JSON'
  }
  const read = answer.safeParse(data)
  if (read.success) return read.data
  const [first] = read.error.issues
  return first === undefined ? 'it has another shape' : `${first.path.join('.') || 'it'}: ${first.message}`
}
