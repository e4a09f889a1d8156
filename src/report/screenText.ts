import { countWords } from '../identity/index.ts'
import { GROUPS, groupOf, type ScreenedPerson } from '../screening/index.ts'
import { checkText, type TextFormat } from './checkText.ts'
import { comparedLines } from './linkExplanation.ts'
import {
  harmsOf,
  harmWords,
  heldSaid,
  holdWords,
  recordWords,
  rulingsToMakeAgain,
  rulingWords,
} from './screenRecordWords.ts'
import { type Group, type HeldRecord, heldRecords, personView, type ScreenView } from './screenView.ts'
import {
  answersWords,
  groupWords,
  likelihoodWords,
  matchingWords,
  NO_PERMISSION,
  peopleWords,
  reasonWords,
  thresholdLines,
  transferLines,
} from './screenWords.ts'
import { ageWords, momentWords, readWords, staleSources } from './sourceWords.ts'
import { cell, columns, dayWords, folded, printable, safe, short, wrap } from './words.ts'

const WIDTH = 100
const ANSWER = 9
const MOST_ID = 12
const MOST_NAME = 36
const MOST_TRANSFERS = 5
const MOST_HELD = 30
const MOST_SAID = 4
const FROM_MEMORY = '* from memory: not checked against the text'

/** The human output of `writ screen`: the counts first, then every person, the records to rule on, and what was used. */
export function screenText(view: ScreenView, format: TextFormat): string {
  const whole =
    format.explain === 'all' ? view.screening.people.map((one) => checkText(personView(view, one), format)) : []
  const sections = [
    heading(view, format),
    people(view, format),
    toRuleOn(view, format),
    toMakeAgain(view, format),
    sources(view, format),
    meanings(view, format),
    lawLines(view),
  ]
  const texts = sections.filter((section) => section.length > 0).map((section) => section.join('\n'))
  const text = printable(`${texts.join('\n\n')}\n`, format.colour)
  return [text, ...whole].join(`\n${'='.repeat(WIDTH)}\n\n`)
}

/** The first part of it: the counts, and every person in a line or two. */
export function screenSummary(view: ScreenView, format: TextFormat): string {
  return printable(`${[...heading(view, format), '', ...people(view, format)].join('\n')}\n`, format.colour)
}

function title(text: string, { colour }: TextFormat): string {
  return colour ? `\u001b[1m${text}\u001b[0m` : text
}

function heading(view: ScreenView, format: TextFormat): readonly string[] {
  const { screening, law } = view
  const { manifest, counts, at, knownAt } = screening
  const transfers = transferLines(law, screening)
  const more = transfers.length - MOST_TRANSFERS
  const unread = manifest.unread.map(safe).join(', ')
  return [
    title(wrap(`${answersWords(counts)} ${NO_PERMISSION}`, WIDTH), format),
    wrap(`List: ${short(safe(manifest.file))}. ${momentsWords(at, knownAt)}`, WIDTH, '  '),
    ...transfers.slice(0, MOST_TRANSFERS).map((line) => wrap(`  ${line}`, WIDTH, '    ')),
    ...(more > 0 ? [`  and ${more} other hand-overs`] : []),
    ...staleLine(view.screening.sources),
    ...(unread === '' ? [] : [wrap(`Columns of the list that were not read: ${short(unread, 400)}.`, WIDTH, '  ')]),
  ]
}

function staleLine(all: ScreenView['screening']['sources']): readonly string[] {
  const files = staleSources(all).map(({ file }) => safe(file))
  return files.length === 0
    ? []
    : [wrap(`Sources to read again, because a newer record may be missing: ${files.join(', ')}.`, WIDTH, '  ')]
}

function momentsWords(at: string | null, knownAt: string | null): string {
  const judged = at === null ? 'No moment of the screening is named.' : `Screened at ${momentWords(at)}.`
  return knownAt === null ? judged : `${judged} Records as known at ${momentWords(knownAt)}.`
}

function people(view: ScreenView, format: TextFormat): readonly string[] {
  const all = view.screening.people
  const id = Math.min(MOST_ID, Math.max(2, ...all.map((one) => columns(safe(one.id)))))
  const name = Math.min(MOST_NAME, Math.max(4, ...all.map((one) => columns(safe(one.name)))))
  const widths = [ANSWER, id, name, WIDTH - ANSWER - id - name - 6]
  const row = (cells: readonly string[]): readonly string[] => {
    const parts = cells.map((text, at) => folded(text, widths[at] ?? WIDTH))
    const height = Math.max(...parts.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      parts
        .map((lines, at) => cell(lines[line] ?? '', widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
  const reasons = new Map(all.map((one) => [one, reasonWords(one)]))
  return [
    ...row(['Answer', 'Id', 'Name', 'Why']).map((line) => title(line, format)),
    ...all.flatMap((one) =>
      row([
        groupWords(groupOf(one)).heading,
        short(safe(one.id), MOST_ID * 3),
        short(safe(one.name), MOST_NAME * 2),
        reasons.get(one) ?? '',
      ]),
    ),
    ...([...reasons.values()].some((why) => why.includes('] *')) ? [FROM_MEMORY] : []),
  ]
}

function toRuleOn(view: ScreenView, format: TextFormat): readonly string[] {
  const held = view.screening.people.filter(({ holds }) => holds.length > 0)
  if (held.length === 0) return []
  const shown = format.explain === 'all' ? held : held.slice(0, MOST_HELD)
  const rest = held.length - shown.length
  const records = held.reduce((sum, { holds }) => sum + holds.length, 0)
  return [
    title(`Records to rule on: ${peopleWords(held.length)}, ${rulingsWords(records)} to make`, format),
    wrap('A ruling goes into rulings.yaml and must carry the sum that stands after "seen".', WIDTH),
    ...shown.flatMap((person) => ['', ...personHolds(view, person)]),
    ...(rest > 0
      ? ['', `and ${peopleWords(rest)} more with records to rule on (--explain all; the page and the data have all)`]
      : []),
  ]
}

function rulingsWords(count: number): string {
  return count === 1 ? '1 ruling' : `${countWords(count)} rulings`
}

function personHolds(view: ScreenView, person: ScreenedPerson): readonly string[] {
  const held = heldRecords(person)
  const shared = held.filter(({ hold }) => hold.why === 'matched-with-several-people')
  const own = held.filter((one) => !shared.includes(one))
  const [first] = shared
  return [
    wrap(`${short(safe(person.id), 60)}  ${short(safe(person.name))}`, WIDTH, '    '),
    ...own.flatMap((one) => recordLines(view, person, one, true)),
    ...(first === undefined
      ? []
      : [
          wrap(`  ${sharedHead(shared.length)} ${holdWords(view, person, first.hold)}`, WIDTH, '  '),
          ...shared.flatMap((one) => recordLines(view, person, one, false)),
        ]),
  ]
}

function sharedHead(count: number): string {
  return count === 1 ? 'One record:' : `${count} records, each:`
}

function recordLines(view: ScreenView, person: ScreenedPerson, held: HeldRecord, alone: boolean): readonly string[] {
  const { hold, record } = held
  const line = (text: string, depth = 4): string => {
    const pad = ' '.repeat(depth)
    return wrap(`${pad}${text}`, WIDTH, `${pad}  `)
  }
  const head = line(`${safe(record.record)} (row ${record.row} of ${safe(record.file)}): ${recordWords(record)}`, 2)
  const seen = line(`seen: ${record.seen}`)
  if (!alone) return [head, seen]
  const said = heldSaid(view, held)
  const rest = said.length - MOST_SAID
  const link = view.links?.get(person.id)?.get(record.record)
  return [
    head,
    line(`Probability ${likelihoodWords(record.probability)}. ${holdWords(view, person, hold)}`),
    ...(link === undefined ? [] : comparedLines(link).map((text) => line(text))),
    ...said.slice(0, MOST_SAID).map(({ text, fact }) => line(`It says: ${text} (${fact})`)),
    ...(rest > 0 ? [line(`and ${rest} more statements`)] : []),
    ...harmsOf(held).map((harm) => {
      const { could, says, cite, mark } = harmWords(view.law, harm)
      return line(`${could}: ${cite}${mark === '' ? '' : ` (${mark})`}: ${says}`)
    }),
    seen,
  ]
}

function toMakeAgain(view: ScreenView, format: TextFormat): readonly string[] {
  const again = view.screening.people.flatMap((person) => rulingsToMakeAgain(person).map((one) => ({ person, ...one })))
  if (again.length === 0) return []
  return [
    title('Rulings to make again: a row was changed after them, and they do not count', format),
    ...again.flatMap(({ person, ruling, record }) => [
      wrap(
        `  ${short(safe(person.id), 60)} and ${safe(ruling.record)}: ruled ${rulingWords(ruling)} by ${short(safe(ruling.by))}, ${dayWords(ruling.on)}: ${short(safe(ruling.because), 300)}`,
        WIDTH,
        '    ',
      ),
      record === null ? '    The record is no longer found for this person.' : `    seen now: ${record.seen}`,
    ]),
  ]
}

function sources({ screening }: ScreenView, format: TextFormat): readonly string[] {
  const { sources: all, at, texts } = screening
  const stale = staleSources(all)
  const rows = all.reduce((sum, one) => sum + one.rows, 0)
  return [
    title('Sources', format),
    ...stale.map((source) =>
      wrap(
        `  Read it again: ${safe(source.file)} (${short(safe(source.title))}), last read ${readWords(source.refreshed)}: ${ageWords(source, at)}.`,
        WIDTH,
        '    ',
      ),
    ),
    wrap(
      `  ${all.length} files with ${countWords(rows)} rows; ${staleCount(stale.length, at)}. Texts of law that count for everyone they reach: ${texts.length}.`,
      WIDTH,
      '  ',
    ),
  ]
}

function staleCount(count: number, at: string | null): string {
  if (at === null) return 'their age was not judged, because no moment is named'
  if (count === 0) return 'none is too old'
  return count === 1 ? '1 must be read again' : `${count} must be read again`
}

function meanings({ screening }: ScreenView, format: TextFormat): readonly string[] {
  const words = (group: Group): string => {
    const { heading: word, meaning } = groupWords(group)
    return `  ${cell(word, ANSWER)}  ${wrap(meaning, WIDTH - ANSWER - 4, ' '.repeat(ANSWER + 4))}`
  }
  return [
    title('What the answers mean', format),
    ...GROUPS.map(words),
    ...thresholdLines(screening.thresholds).map((line) => wrap(`  ${line}`, WIDTH, '    ')),
  ]
}

function lawLines({ screening }: ScreenView): readonly string[] {
  const packs = screening.law.map(({ pack, version, sha256 }) => `${pack} ${version} (${sha256.slice(0, 12)})`)
  return [
    wrap(`Law: ${packs.join(', ')}.`, WIDTH, '  '),
    wrap(`${matchingWords(screening, 12)}.`, WIDTH, '  '),
    'The encoding maps the law in our own words; a lawyer must check it before anyone relies on it.',
  ]
}
