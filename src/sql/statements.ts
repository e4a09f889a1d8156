/** Texts, quoted names and comments as a whole, or one other character. */
const PIECE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/g

/** The statements of a text, which semicolons separate; those in texts, quoted names and comments separate nothing. */
export function statementsOf(sql: string): readonly string[] {
  const statements: string[] = []
  let from = 0
  for (const piece of sql.matchAll(PIECE))
    if (piece[0] === ';') {
      statements.push(sql.slice(from, piece.index))
      from = piece.index + 1
    }
  statements.push(sql.slice(from))
  return statements.map((each) => each.trim()).filter((each) => bare(each) !== '')
}

/** Whether a statement only reads, so that it does no harm if it is run twice. */
export function onlyReads(statement: string): boolean {
  return /^(select|values|show|describe|with)\b/i.test(bare(statement))
}

function bare(statement: string): string {
  return statement.replace(/^(\s|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/|\()+/, '')
}
