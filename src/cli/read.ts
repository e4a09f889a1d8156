import { readdir, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseMoment } from '../evidence/index.ts'
import { bad, good, type Problem, type Result } from '../input/index.ts'
import { parseDay } from '../logic/index.ts'
import { type ReadTexts, readSource, readTexts, type Said, type Source } from '../reading/index.ts'
import { type Call, EXIT, readCall, textOf, usage } from './call.ts'
import { type Input, readInput, reasonOf } from './inputs.ts'
import { openLaw } from './lawFolder.ts'
import { colourAllowed, complain, note, print } from './output.ts'
import { addToCase, addToClaims } from './readFiles.ts'

/** The help of `writ read`. */
export const READ_HELP = `writ read FILE...

Takes articles, posts and statements apart without believing them: who says what about whom, on whose word, what would
prove it, and which text goes back to which.
FILE is a text, Markdown or HTML file, an archive of web pages (WARC, WACZ), a folder of them, or - for standard input.
Nothing is fetched from the network, ever.

  --json             the result as JSON on standard output
  --html FILE        write the texts and their statements side by side as one self-contained page
  --case FILE        add what the texts say of the person of this case to it, as allegations for a person to review
  --person NAME      with --case: the person meant, where the case does not name one as the texts do; may hold several
                     names, divided by ";"
  --claims FILE      add what the texts claim of a programme to this file of claims; it is made if it is not there
  --language en|es   the language of the texts, where it is guessed wrongly
  --published DAY    the day of the text (YYYY-MM-DD), where it does not say it; for one text
  --url ADDRESS      where the text comes from, where it does not say it; for one text
  --received MOMENT  when it was received (2026-03-10T18:00:00Z); the present moment if it is left out
  --law FOLDER       use the encoded law of another folder
  --help             this text

Exit status: 0 done, 2 the input or the call is wrong, 1 an internal failure.

Examples
  writ read examples/reading/report.txt
  writ read --html read.html examples/reading/report.txt examples/reading/post.txt
  writ read --json article.html
`

const OPTIONS = {
  json: { type: 'boolean' },
  html: { type: 'string' },
  case: { type: 'string' },
  person: { type: 'string' },
  claims: { type: 'string' },
  language: { type: 'string' },
  published: { type: 'string' },
  url: { type: 'string' },
  received: { type: 'string' },
  law: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs `writ read` and answers with its exit status. */
export async function read(args: readonly string[]): Promise<number> {
  const call = readCall(args, OPTIONS)
  if (!call.ok) return wrong(call.problems)
  if (call.value.values['help'] === true) {
    await print(READ_HELP)
    return EXIT.done
  }
  const misuse = misuseOf(call.value)
  if (misuse.length > 0) return wrong(misuse)
  const law = await openLaw(textOf(call.value, 'law'))
  const sources = await readSources(call.value)
  if (!law.ok || !sources.ok) return wrong([...(law.ok ? [] : law.problems), ...(sources.ok ? [] : sources.problems)])
  const texts = readTexts(sources.value, law.value)
  const received = textOf(call.value, 'received') ?? now()
  const written = await writeFiles(call.value, texts, received, law.value)
  if (!written.ok) return wrong(written.problems)
  const { readData, readingText } = await import('../report/index.ts')
  if (call.value.values['json'] === true) await print(`${JSON.stringify(readData(texts, received), null, 2)}\n`)
  else await print(`${readingText(texts, colourAllowed())}\n`)
  for (const line of written.value) note(line)
  return EXIT.done
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}

function wrong(problems: readonly Problem[]): number {
  complain(problems)
  return EXIT.wrong
}

function misuseOf(call: Call): readonly Problem[] {
  const problems: Problem[] = []
  const text = (name: string): string | undefined => textOf(call, name)
  if (call.words.length === 0) problems.push(usage('No text is named.', 'Write writ read FILE..., or see --help.'))
  const language = text('language')
  if (language !== undefined && language !== 'en' && language !== 'es')
    problems.push(usage(`--language ${language} is not read.`, 'Write en for English or es for Spanish.'))
  const published = text('published')
  if (published !== undefined && parseDay(published) === null)
    problems.push(usage(`--published ${published} is no day.`, 'Write an existing day as YYYY-MM-DD.'))
  const received = text('received')
  if (received !== undefined && parseMoment(received) === null)
    problems.push(usage(`--received ${received} is no moment.`, 'Write it as 2026-03-10T18:00:00Z.'))
  const url = text('url')
  if (url !== undefined && !URL.canParse(url))
    problems.push(usage(`--url ${url} is no address.`, 'Write the whole address.'))
  if (call.words.length > 1 && (published !== undefined || url !== undefined))
    problems.push(usage('--published and --url are for one text.', 'Name one text.'))
  if (text('person') !== undefined && text('case') === undefined)
    problems.push(usage('--person is for --case.', 'Name the case file with --case FILE.'))
  return problems
}

/** Forms of files that a folder of texts may hold. */
const TEXTS = /\.(txt|text|md|markdown|html?|warc|warc\.gz|wacz)$/i

async function readSources(call: Call): Promise<Result<readonly Source[]>> {
  const sources: Source[] = []
  const problems: Problem[] = []
  const [language, published, url] = [textOf(call, 'language'), textOf(call, 'published'), textOf(call, 'url')]
  const day = published === undefined ? null : parseDay(published)
  const said: Said = {
    ...(language === 'en' || language === 'es' ? { language } : {}),
    ...(day === null ? {} : { published: day }),
    ...(url === undefined ? {} : { url }),
  }
  for (const word of call.words) {
    for (const input of await inputsOf(word)) {
      const bytes = await readInput(input)
      const read = bytes.ok ? readSource(bytes.value, input.name, said) : bytes
      if (read.ok) sources.push(...read.value)
      else problems.push(...read.problems)
    }
  }
  if (problems.length === 0 && sources.length === 0)
    return bad(usage('There is no text in what is named.', 'Name text, Markdown or HTML files, or archives of pages.'))
  return problems.length > 0 ? bad(...problems) : good(sources)
}

async function inputsOf(word: string): Promise<readonly Input[]> {
  if (word === '-') return [{ name: 'standard input', path: null }]
  const found = await stat(word).catch(() => null)
  if (found === null || !found.isDirectory()) return [{ name: word, path: word }]
  const names = (await readdir(word)).filter((name) => TEXTS.test(name)).sort()
  return names.map((name) => ({ name: join(word, name), path: join(word, name) }))
}

/** Writes the page, the case and the claims; answers with what was done, a line each. */
async function writeFiles(
  call: Call,
  texts: ReadTexts,
  received: string,
  law: Parameters<typeof addToCase>[0]['law'],
): Promise<Result<readonly string[]>> {
  const done: string[] = []
  const page = textOf(call, 'html')
  if (page !== undefined) {
    const { readPage } = await import('../report/index.ts')
    try {
      await writeFile(resolve(page), await readPage(texts))
    } catch (error) {
      return bad({
        code: 'unreadable',
        place: { file: page },
        message: reasonOf(error),
        mend: 'Name a file that you may write to.',
      })
    }
    done.push(`The page is in ${page}.`)
  }
  const file = textOf(call, 'case')
  if (file !== undefined) {
    const people =
      textOf(call, 'person')
        ?.split(';')
        .map((name) => name.trim())
        .filter((name) => name !== '') ?? []
    const added = await addToCase({ file, people, texts, received, law })
    if (!added.ok) return added
    done.push(added.value)
  }
  const claims = textOf(call, 'claims')
  if (claims !== undefined) {
    const added = await addToClaims(claims, texts)
    if (!added.ok) return added
    done.push(added.value)
  }
  return good(done)
}
