import { functionWordsOf, type Lexicon } from '../language/index.ts'
import { isCapital, type Token } from './tokens.ts'

/** What is known of names from outside the text: those of States, by name in small letters. */
export interface Known {
  readonly states: ReadonlyMap<string, string>
}

/** Words with a capital that make one name, and what stands around them. */
export interface Run {
  readonly tokens: readonly Token[]
  readonly before: readonly Token[]
  readonly after: Token | undefined
  readonly title: boolean
  /** Whether it is the first word of a sentence, which has its capital anyway. */
  readonly first: boolean
}

/** A possessive ending is no part of a name. */
export function ending({ text, end }: Token): number {
  return end - (/['’]s$/.exec(text)?.[0].length ?? 0)
}

/** A run as a name. */
export function nameOf({ tokens }: Run, text: string): string {
  const [head, end] = [tokens[0], tokens.at(-1)]
  if (head === undefined || end === undefined) return ''
  return text.slice(head.start, ending(end)).replace(/\s+/g, ' ')
}

/** Runs of words with a capital, with the small words that join the parts of a name. */
export function runsOf(tokens: readonly Token[], lexicon: Lexicon, small: ReadonlySet<string>): readonly Run[] {
  const runs: Run[] = []
  let at = 0
  while (at < tokens.length) {
    if (!begins(tokens, at, lexicon, small)) {
      at += 1
      continue
    }
    let end = at
    let next = at + 1
    while (next < tokens.length && !/['’]s$/.test(tokens[end]?.text ?? '')) {
      const token = tokens[next]
      if (token === undefined) break
      if (nameWord(token, lexicon)) end = next
      else if (!(token.text === '.' && initial(tokens[next - 1])) && !joint(tokens, next, lexicon)) break
      next += 1
    }
    // Titles before a name are no part of it.
    let head = at
    let title = false
    // `Salvadoran President Ana Sol`
    if (lexicon.peoples.has(tokens[head]?.word ?? '') && lexicon.titles.has(tokens[head + 1]?.word ?? '')) head += 1
    while (head < end && lexicon.titles.has(tokens[head]?.word.replace(/\.$/, '') ?? '')) {
      head += 1
      title = true
      if (tokens[head]?.text === '.') head += 1
      while (head < end && lexicon.nameJoints.has(tokens[head]?.word ?? '')) head += 1
    }
    const before = tokens.slice(Math.max(0, at - 3), at)
    const small1 = before.at(-1)
    if (small1 !== undefined && lexicon.titles.has(small1.word)) title = true
    const run = tokens.slice(head, end + 1)
    if (run.length > 0 && !(run.length === 1 && lexicon.titles.has(run[0]?.word ?? '')))
      runs.push({ tokens: run, before, after: tokens[end + 1], title, first: startsSentence(tokens, head) })
    at = end + 1
  }
  return runs
}

/** A State before a title is a name of its own: `El Salvador President Ana Sol`. */
export function partsOf(run: Run, lexicon: Lexicon, known: Known, text: string): readonly Run[] {
  const { tokens } = run
  for (let cut = tokens.length - 1; cut > 0; cut--) {
    const head = { ...run, tokens: tokens.slice(0, cut), after: tokens[cut] }
    if (!known.states.has(nameOf(head, text).toLowerCase())) continue
    let next = cut
    while (next < tokens.length && lexicon.titles.has(tokens[next]?.word ?? '')) next += 1
    if (next === cut) return [run]
    const rest = { ...run, tokens: tokens.slice(next), before: tokens.slice(cut, next), title: true, first: false }
    return rest.tokens.length === 0 ? [head] : [head, rest]
  }
  return [run]
}

/** Leaves out words that only the beginning of a sentence gave a capital. */
export function onlyNames(runs: readonly Run[], known: Known, text: string): readonly Run[] {
  const inside = new Set(
    runs
      .filter(({ first, tokens }) => !first || tokens.length > 1)
      .flatMap((run) => [nameOf(run, text), ...run.tokens.map((token) => token.text)]),
  )
  return runs.filter((run) => {
    const [word] = run.tokens
    if (run.tokens.length === 1 && word !== undefined && word.text.length <= 2 && !/^\p{Lu}+$/u.test(word.text))
      return false
    if (known.states.has(nameOf(run, text).toLowerCase())) return true
    if (
      !run.first ||
      run.tokens.length > 1 ||
      word === undefined ||
      /^\p{Lu}{2,}|\d/u.test(word.text) ||
      /['’]s$/.test(word.text)
    )
      return true
    return inside.has(nameOf(run, text))
  })
}

function startsSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return at === 0 || (before?.kind === 'mark' && !/[,;()]/.test(before.text))
}

function initial(token: Token | undefined): boolean {
  return (
    token !== undefined && (/^\p{Lu}$/u.test(token.text) || /^(Mr|Mrs|Ms|Dr|St|Sr|Sra|Jr|Lt|Gen|Col)$/.test(token.text))
  )
}

function nameWord(token: Token, lexicon: Lexicon): boolean {
  if (!isCapital(token)) return false
  if (/-\p{Ll}/u.test(token.text) || /^I['’]/.test(token.text) || isFunctionWord(token.word, lexicon)) return false
  return !lexicon.capitals.has(token.word)
}

function begins(tokens: readonly Token[], at: number, lexicon: Lexicon, small: ReadonlySet<string>): boolean {
  const token = tokens[at]
  const following = tokens[at + 1]
  // `Norwegian Prison Service`, `the gang Los Cerros`
  if (
    token !== undefined &&
    lexicon.peoples.has(token.word) &&
    isCapital(token) &&
    following !== undefined &&
    nameWord(following, lexicon)
  )
    return true
  if (
    token !== undefined &&
    isCapital(token) &&
    lexicon.articles.has(token.word) &&
    lexicon.groups.test(tokens[at - 1]?.word ?? '') &&
    following !== undefined &&
    isCapital(following)
  )
    return true
  if (token === undefined || !nameWord(token, lexicon)) return false
  if (!startsSentence(tokens, at))
    return !lexicon.articles.has(token.word) || (isCapital(tokens[at + 1] ?? token) && tokens[at + 1] !== undefined)
  // The first word of a sentence has its capital anyway: another sign of a name is asked for.
  if (isFunctionWord(token.word, lexicon)) return false
  if (/^\p{Lu}{2,}|\d/u.test(token.text)) return true
  const next = tokens[at + 1]
  if (next !== undefined && nameWord(next, lexicon) && !small.has(token.word)) return true
  if (small.has(token.word) || lexicon.speech.has(token.word)) return false
  return lexicon.titles.has(token.word) ? next !== undefined && nameWord(next, lexicon) : token.word.length > 2
}

function isFunctionWord(word: string, lexicon: Lexicon): boolean {
  const { pronouns, hearsay, numbers } = lexicon
  return functionWordsOf(lexicon).has(word) || pronouns.has(word) || hearsay.has(word) || numbers.has(word)
}

/** Whether the small words from here on join a name that goes on. */
function joint(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  let next = at
  while (
    next < tokens.length &&
    next < at + 3 &&
    lexicon.nameJoints.has(tokens[next]?.word ?? '') &&
    /^\p{Ll}/u.test(tokens[next]?.text ?? '')
  )
    next += 1
  const token = tokens[next]
  if (next === at || token === undefined || !nameWord(token, lexicon)) return false
  const word = tokens[at]?.word
  // `and` joins two names, not one; `the` alone joins nothing.
  if (
    word === 'and' ||
    word === 'y' ||
    word === 'e' ||
    (word === 'the' && next === at + 1) ||
    word === 'for' ||
    word === 'in'
  )
    return false
  return true
}
