import type { FormulaDialect } from '../../logic/index.ts'

/**
 * One step of a query in steps: it keeps everything of the step before and adds columns of its own, each expression
 * once. The name of a column cannot be that of a finding, because it has a colon and no point.
 */
export class Layer {
  readonly #columns: { readonly name: string; readonly sql: string }[] = []
  readonly #known = new Map<string, string>()
  readonly #dialect: FormulaDialect
  readonly #prefix: string

  constructor(dialect: FormulaDialect, prefix: string) {
    this.#dialect = dialect
    this.#prefix = prefix
  }

  /** The name, in quotes, of the column with an expression over the step before. */
  add(sql: string): string {
    const known = this.#known.get(sql)
    if (known !== undefined) return known
    const name = this.#dialect.identifier(`${this.#prefix}:${this.#columns.length}`)
    this.#columns.push({ name, sql })
    this.#known.set(sql, name)
    return name
  }

  /** The query of the step before with this step's columns added. */
  over(query: string): string {
    if (this.#columns.length === 0) return query
    const columns = this.#columns.map(({ name, sql }) => `${sql} as ${name}`)
    return `select *, ${columns.join(', ')} from (${query}) as ${this.#dialect.identifier(`before ${this.#prefix}`)}`
  }
}
