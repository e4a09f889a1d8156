import type { Bug } from '../planted/bugs.ts'

const calendar = 'test/second/calendar.ts'
const formula = 'test/second/formula.ts'
const rules = 'test/second/determine.ts'

/** Faults in the second evaluator, each of which the comparison with the first must notice. */
export const SECOND_FAULTS: readonly Bug[] = [
  { name: 'April has 31 days', file: calendar, find: 'm === 4 || m === 6', replace: 'm === 6' },
  {
    name: 'every fourth year is a leap year',
    file: calendar,
    find: '(y % 4 === 0 && y % 100 !== 0) || y % 400 === 0',
    replace: 'y % 4 === 0',
  },
  {
    name: 'the low end takes a missing day',
    file: calendar,
    find: 'low: b.d < a.d ?',
    replace: 'low: b.d < a.d && b.d < lengthOf(b.y, b.m) ?',
  },
  { name: 'the last day is not served', file: calendar, find: 'Math.max(h(b), h(nextDay(b)))', replace: 'h(b)' },
  {
    name: 'not of unknown is true',
    file: formula,
    find: 'return (known) => (0 - inner(known)) as Three',
    replace: 'return (known) => (inner(known) === 1 ? -1 : 1)',
  },
  {
    name: 'unknown is not false',
    file: formula,
    find: 'return value === undefined ? 0 : value === true',
    replace: 'return value === undefined ? -1 : value === true',
  },
  {
    name: 'one end decides',
    file: formula,
    find: 'found.every((one) => one) ? 1 :',
    replace: 'found.some((one) => one) ? 1 :',
  },
  { name: 'at least read as more than', file: formula, find: 'return l >= r', replace: 'return l > r' },
  { name: 'the last day of a rule counts', file: rules, find: 'on < period.until)', replace: 'on <= period.until)' },
  { name: 'an unknown row binds nobody', file: rules, find: 'from === null ? 0', replace: 'from === null ? -1' },
  {
    name: 'unknown parties are not bound',
    file: rules,
    find: "table.unlisted === 'not-bound' ? -1 : 0",
    replace: "table.unlisted === 'not-bound' ? -1 : -1",
  },
  {
    name: 'the floor binds nobody who is unknown',
    file: rules,
    find: 'boundByAny(rules, binds.instruments, state, on) !== -1',
    replace: 'boundByAny(rules, binds.instruments, state, on) === 1',
  },
  {
    name: 'the worst basis wins',
    file: rules,
    find: 'RANK.indexOf(one.outcome) > RANK.indexOf(best.outcome)',
    replace: 'RANK.indexOf(one.outcome) < RANK.indexOf(best.outcome)',
  },
  {
    name: 'positions change nothing',
    file: rules,
    find: 'if (RANK.indexOf(outcome) < RANK.indexOf(worst)) worst = outcome',
    replace: 'if (outcome === worst) worst = outcome',
  },
  {
    name: 'a bar that is excluded blocks',
    file: rules,
    find: "(role === 'condition') === (truth === 1) ? 'passes'",
    replace: "truth === 1 ? 'passes'",
  },
]
