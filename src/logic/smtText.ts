/** Writes and reads SMT-LIB 2 text (Barrett, Fontaine, Tinelli: The SMT-LIB Standard, version 2.6). */

/** A symbol in quotation bars, so that any name of the law can be one. */
export function symbol(name: string): string {
  return `|${name.replaceAll(/[|\\]/g, '_')}|`
}

/** Joins conditions with "and"; without any it is true. */
export function allOf(parts: readonly string[]): string {
  const kept = [...new Set(parts)].filter((part) => part !== 'true')
  if (kept.includes('false')) return 'false'
  return kept.length > 1 ? `(and ${kept.join(' ')})` : (kept[0] ?? 'true')
}

/** Joins conditions with "or"; without any it is false. */
export function anyOf(parts: readonly string[]): string {
  const kept = [...new Set(parts)].filter((part) => part !== 'false')
  if (kept.includes('true')) return 'true'
  return kept.length > 1 ? `(or ${kept.join(' ')})` : (kept[0] ?? 'false')
}

/** Negates a condition. */
export function negated(part: string): string {
  if (part === 'true') return 'false'
  return part === 'false' ? 'true' : `(not ${part})`
}

/** A whole number as SMT-LIB writes it. */
export function integer(value: number): string {
  return value < 0 ? `(- ${-value})` : String(value)
}

/** A number as a real of SMT-LIB, exactly as its decimals say. */
export function real(value: number): string {
  const text = Math.abs(value).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 100 })
  const decimal = text.includes('.') ? text : `${text}.0`
  return value < 0 ? `(- ${decimal})` : decimal
}

/** An expression that was read: a word, or a list of expressions. */
export type Expression = string | readonly Expression[]

/** Reads the expressions that a solver answers with; `null` if their brackets do not close. */
export function readExpressions(text: string): readonly Expression[] | null {
  const tokens = text.match(/\|[^|]*\||"(?:[^"]|"")*"|[()]|[^\s()|"]+/g) ?? []
  const stack: Expression[][] = [[]]
  for (const token of tokens) {
    if (token === '(') stack.push([])
    else if (token === ')') {
      const done = stack.pop()
      const above = stack.at(-1)
      if (done === undefined || above === undefined) return null
      above.push(done)
    } else stack.at(-1)?.push(token)
  }
  const [whole, ...open] = stack
  return whole === undefined || open.length > 0 ? null : whole
}

/** The value of an expression: a boolean, or a number that may be negative or a fraction; `null` if it is neither. */
export function readValue(expression: Expression | undefined): boolean | number | null {
  if (expression === 'true') return true
  if (expression === 'false') return false
  if (typeof expression === 'string') return /^\d+(\.\d+)?\??$/.test(expression) ? Number.parseFloat(expression) : null
  if (expression === undefined) return null
  const [head, first, second] = expression
  const a = readValue(first)
  if (typeof a !== 'number') return null
  if (head === '-' && second === undefined) return -a
  const b = readValue(second)
  return head === '/' && typeof b === 'number' ? a / b : null
}
