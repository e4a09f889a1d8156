import { formatDay } from '../logic/index.ts'
import type { SentenceView } from '../report/index.ts'
import {
  answerData,
  type Clock,
  type EwAnswer,
  type SentenceFile,
  type SentenceFindings,
  weekday,
} from '../sentence/index.ts'
import { printable } from './output.ts'

/** A sentence under two systems as data: the keys of law/sentence-format, then rules, uncertainties and what is settled. */
export function viewData({ file, answer, comparison, englandWales, certificate }: SentenceView): unknown {
  return {
    writ: 1,
    sentence: file.id,
    ...(file.title === null ? {} : { title: file.title }),
    ...answerData(answer),
    ...(answer.clocks.length === 0 ? {} : { clocks: answer.clocks.map(clockData) }),
    rules: comparison.rules.map(({ side, by, origin }) => ({ side, by, ...(origin === null ? {} : { rule: origin }) })),
    uncertain: comparison.uncertain,
    settled: comparison.settled,
    ...(englandWales === null ? {} : { englandWales: ewData(englandWales) }),
    ...(certificate === null ? {} : { certificate: { certificate: certificate.id, ...certificate.answer } }),
  }
}

function ewData({ dates, refused, effective }: EwAnswer): unknown {
  return {
    dates: Object.fromEntries(Object.entries(dates).map(([type, day]) => [type, formatDay(day)])),
    refused,
    effective: { start: formatDay(effective.start), lastDay: formatDay(effective.lastDay) },
  }
}

function clockData({ id, says, rule, from, days, due, doneOn, taken, late }: Clock): unknown {
  const done = doneOn === null ? {} : { doneOn: formatDay(doneOn), taken, late }
  return { id, says, rule, from: formatDay(from), days, due: formatDay(due), weekday: weekday(due), ...done }
}

/**
 * The findings of a sentence file as YAML to be put into a case file: exhibits and assertions, each on one line, and
 * what is withheld as comments.
 */
export function findingsText(file: SentenceFile, { exhibits, assertions, withheld }: SentenceFindings): string {
  const lines = [
    `# From the sentence file ${file.id}. Put exhibits and assertions into the case file; writ check decides what they prove.`,
    'exhibits:',
    ...exhibits.map((exhibit) => `  - ${JSON.stringify(exhibit)}`),
    'assertions:',
    ...assertions.map((assertion) => `  - ${JSON.stringify(assertion)}`),
    ...withheld.map(({ fact, why }) => `# withheld: ${fact}: ${why}`),
  ]
  return `${lines.map(printable).join('\n')}\n`
}
