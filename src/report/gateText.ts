import type { Gate, PersonAtGate } from '../screening/index.ts'
import type { TextFormat } from './checkText.ts'
import { changedFileWords, changeLines, gateGroups, gateGroupWords, turnWords, unchangedLines } from './gateWords.ts'
import { answersWords, NO_PERMISSION, peopleWords } from './screenWords.ts'
import { ageWords, momentWords, readWords } from './sourceWords.ts'
import { printable, safe, short, wrap } from './words.ts'

const WIDTH = 100

/**
 * The human output of a gate: the counts, the sources that must be read again, then what changed since the earlier
 * screening, those who are stopped first. People of whom nothing changed are only named.
 */
export function gateText(gate: Gate, { colour }: Pick<TextFormat, 'colour'>): string {
  const title = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text)
  const found = gateGroups(gate)
  const { groups } = found
  const sections: readonly (readonly string[])[] = [
    [
      title(wrap(`At the gate, ${momentWords(gate.at)}. ${answersWords(gate.counts)} ${NO_PERMISSION}`, WIDTH)),
      ...(groups.length + gate.gone.length + gate.stale.length === 0
        ? ['Nothing changed for anybody since the earlier screening.']
        : []),
    ],
    titled(
      title('Sources to read again: until then every answer is at best not shown'),
      gate.stale.map(
        (source) => `${safe(source.file)}: ${ageWords(source, gate.at)}. Last read: ${readWords(source.refreshed)}.`,
      ),
    ),
    ...groups.map(({ group, people }) => [
      title(`${gateGroupWords(group)}: ${peopleWords(people.length)}`),
      ...people.flatMap(personLines),
    ]),
    titled(
      title(`No longer on the list: ${peopleWords(gate.gone.length)}`),
      gate.gone.map(({ id, name }) => `${shortId(id)}  ${short(safe(name))}`),
    ),
    titled(title('Files of records that changed'), gate.sources.map(changedFileWords)),
    titled(title('Other differences'), gate.differences.map(safe)),
    titled(title(`Unchanged: ${peopleWords(found.unchanged.length)}`), unchangedLines(found)),
  ]
  const texts = sections.filter((section) => section.length > 0).map((section) => section.join('\n'))
  return printable(`${texts.join('\n\n')}\n`, colour)
}

function titled(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [head, ...lines.map((line) => wrap(`  ${line}`, WIDTH, '    '))]
}

function personLines(person: PersonAtGate): readonly string[] {
  return [
    wrap(`  ${shortId(person.id)}  ${short(safe(person.name))}: ${turnWords(person)}`, WIDTH, '    '),
    ...changeLines(person).map((line) => wrap(`    ${safe(line)}`, WIDTH, '      ')),
  ]
}

function shortId(id: string): string {
  return short(safe(id), 60)
}
