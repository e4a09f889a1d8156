import { Lexer } from 'yaml'
import { MAX_DEPTH } from './json.ts'

/** What the lexer puts before the text of a plain or quoted value. */
const SCALAR = '\u001f'

/**
 * The line on which brackets, or list and key marks in one line, nest too deep, or `null`. Asked before the parser sees
 * the text, because the parser needs stack and much memory for every level.
 */
export function yamlTooDeep(text: string): number | null {
  let line = 1
  let brackets = 0
  let marks = 0
  let value = false
  for (const lexeme of new Lexer().lex(text)) {
    if (value) value = false
    else if (lexeme === SCALAR) value = true
    else if (lexeme === '[' || lexeme === '{') brackets += 1
    else if (lexeme === ']' || lexeme === '}') brackets -= 1
    else if (lexeme === '-' || lexeme === '?') marks += 1
    if (brackets > MAX_DEPTH || marks > MAX_DEPTH) return line
    const broken = lexeme.split('\n').length - 1
    if (broken > 0) {
      line += broken
      marks = 0
    }
  }
  return null
}
