/**
 * The comparison of two written names on labelled pairs: `node bench/link/names.ts`. `WRIT_DATA` names the folder of
 * the data (with names/name_pairs.csv). The pairs were seen when the rules were written; F1 on them is no forecast.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareNames } from '../../src/identity/index.ts'
import { parseCsv } from './csv.ts'
import { dataFolder } from './datasets.ts'

const [header = [], ...lines] = parseCsv(readFileSync(join(dataFolder(), 'names', 'name_pairs.csv'), 'utf8'))
const at = (line: readonly string[], column: string): string => line[header.indexOf(column)] ?? ''
const judged = lines.map((line) => ({
  person: at(line, 'schema') === 'Person',
  strong: at(line, 'quality') === 'STRONG',
  same: at(line, 'is_match') === 'true',
  said: compareNames(at(line, 'name1'), at(line, 'name2')).verdict === 'same',
}))
const count = (holds: (one: (typeof judged)[number]) => boolean): number => judged.filter(holds).length
const f1 = (among: (one: (typeof judged)[number]) => boolean): string => {
  const hits = count((one) => among(one) && one.same && one.said)
  const wrong = count((one) => among(one) && !one.same && one.said)
  const missed = count((one) => among(one) && one.same && !one.said)
  return `${hits} right, ${wrong} wrong, ${missed} missed, F1 ${((2 * hits) / (2 * hits + wrong + missed)).toFixed(3)}`
}
process.stdout.write(
  [
    `persons (${count(({ person }) => person)} pairs): ${f1(({ person }) => person)}`,
    `all (${judged.length} pairs): ${f1(() => true)}`,
    `errors on the ${count(({ strong }) => strong)} pairs marked STRONG: ${count((one) => one.strong && one.same !== one.said)}`,
    '',
  ].join('\n'),
)
