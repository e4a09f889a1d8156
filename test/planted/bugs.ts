/** A named fault that somebody could have written, as a change to one place of a source file. */
export interface Bug {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** What is written to standard error when a bug was really put into the source that the tests load. */
export const PLANTED_MARK = 'the bug is planted'

/** The faults that the suite must notice, each in evaluation, findings, applicability or the treaty tables. */
export const bugs: readonly Bug[] = [
  {
    name: 'two-valued negation: what is not proven counts as disproven',
    file: 'src/logic/compile.ts',
    find: 'return { proven: disproven, disproven: proven }',
    replace: 'return { proven: (answers) => !proven(answers), disproven: proven }',
  },
  {
    name: 'an unknown side makes != true',
    file: 'src/logic/compile.ts',
    find: 'return (answers) => at(answers, slot) < c || at(answers, slot) > c',
    replace: 'return (answers) => at(answers, slot) !== c',
  },
  {
    name: '<= for < between a fact and a date',
    file: 'src/logic/compile.ts',
    find: 'return (answers) => at(answers, slot) < c\n',
    replace: 'return (answers) => at(answers, slot) <= c\n',
  },
  {
    name: 'months: the low end taken for the high one',
    file: 'src/logic/compile.ts',
    find: 'low: lowMonths, high: highMonths }',
    replace: 'low: lowMonths, high: lowMonths }',
  },
  {
    name: 'months: the day after the last is not counted as served',
    file: 'src/logic/day.ts',
    find: 'fullMonths(a, packed(to + 1))',
    replace: 'fullMonths(a, packed(to))',
  },
  {
    name: 'months: a missing day is not taken as the last of its month',
    file: 'src/logic/day.ts',
    find: '|| isLastOfMonth(c)',
    replace: '',
  },
  {
    name: '"or" of conditions evaluated like "and"',
    file: 'src/logic/compile.ts',
    find: 'return { proven: some(all.map((r) => r.proven)), disproven: every(all.map((r) => r.disproven)) }',
    replace: 'return { proven: every(all.map((r) => r.proven)), disproven: some(all.map((r) => r.disproven)) }',
  },
  {
    name: 'a literal "unknown" becomes met',
    file: 'src/logic/compile.ts',
    find: 'proven: formula.value === true ? always : never',
    replace: 'proven: formula.value !== false ? always : never',
  },
  {
    name: '"complete" ignored: a closed list excludes nobody',
    file: 'src/evidence/findings.ts',
    find: 'assertion.not.includes(state) || (assertion.complete && !lists(assertion, state))',
    replace: 'assertion.not.includes(state)',
  },
  {
    name: 'an open list treated as closed',
    file: 'src/evidence/findings.ts',
    find: '(assertion.complete && !lists(assertion, state))',
    replace: '!lists(assertion, state)',
  },
  {
    name: '"not" ignored',
    file: 'src/evidence/findings.ts',
    find: 'return assertion.not.includes(state) ||',
    replace: 'return',
  },
  {
    name: 'an allegation counted as proof',
    file: 'src/evidence/findings.ts',
    find: 'return exhibit !== undefined && fact.provenBy.includes(exhibit.kind)',
    replace: 'return exhibit !== undefined',
  },
  {
    name: 'conflict of values: the first assertion wins',
    file: 'src/evidence/findings.ts',
    find: 'if (rest.some((proof) => proof.assertion.value !== value)) {',
    replace: 'if (rest.length < 0) {',
  },
  {
    name: 'conflict on a State: in wins over out',
    file: 'src/evidence/findings.ts',
    find: 'if (inside.length > 0 && outside.length > 0) {',
    replace: 'if (inside.length < 0) {',
  },
  {
    name: 'corroboration ignored',
    file: 'src/evidence/findings.ts',
    find: 'const needed = fact.corroboration ?? 1',
    replace: 'const needed = 1',
  },
  {
    name: 'independence searched greedily',
    file: 'src/evidence/independence.ts',
    find: 'if (search(i + 1)) return true',
    replace: 'return search(i + 1)',
  },
  {
    name: 'a superseded exhibit still supersedes',
    file: 'src/evidence/standing.ts',
    find: 'if (later === undefined || by.has(id) || !visible(later)) continue',
    replace: 'if (later === undefined || !visible(later)) continue',
  },
  {
    name: 'an exhibit not yet recorded still supersedes',
    file: 'src/evidence/standing.ts',
    find: 'by.has(id) || !visible(later)) continue',
    replace: 'by.has(id)) continue',
  },
  {
    name: 'an exhibit issued later than the day judged supersedes already',
    file: 'src/evidence/standing.ts',
    find: 'if (later.issued !== undefined && later.issued > on) continue',
    replace: '',
  },
  {
    name: 'an exhibit supersedes a later one',
    file: 'src/evidence/standing.ts',
    find: 'if (earlier !== undefined && !backwards && !by.has(target))',
    replace: 'if (earlier !== undefined && !by.has(target))',
  },
  {
    name: 'until taken as the last day on which an assertion holds',
    file: 'src/evidence/standing.ts',
    find: 'view.on >= assertion.until',
    replace: 'view.on > assertion.until',
  },
  {
    name: 'only the first exhibit of an assertion is asked whether it stands',
    file: 'src/evidence/standing.ts',
    find: 'for (const id of assertion.exhibits) {',
    replace: 'for (const id of assertion.exhibits.slice(0, 1)) {',
  },
  {
    name: 'known-at ignored for exhibits',
    file: 'src/evidence/standing.ts',
    find: '|| !isLater(exhibit.recorded, view.knownAt)',
    replace: '|| true',
  },
  {
    name: 'the offset of a moment ignored',
    file: 'src/evidence/moment.ts',
    find: '+ second - offset',
    replace: '+ second',
  },
  {
    name: 'a floor provision dropped when it is unknown whom it binds',
    file: 'src/determination/applicability.ts',
    find: 'binds(compiled.law, provision, transfer) !== false',
    replace: 'binds(compiled.law, provision, transfer) === true',
  },
  {
    name: 'a floor provision binds every State',
    file: 'src/determination/applicability.ts',
    find: 'return !ofFloor || binds(compiled.law, provision, transfer) !== false',
    replace: 'return true',
  },
  {
    name: 'the role of the floor kept beside the role for the basis',
    file: 'src/determination/compiledLaw.ts',
    find: "const role = own ?? provision.roles.get('floor')",
    replace: "const role = provision.roles.get('floor') ?? own",
  },
  {
    name: 'the last day of old law still has it',
    file: 'src/law/model.ts',
    find: '(period.until === undefined || day < period.until)',
    replace: '(period.until === undefined || day <= period.until)',
  },
  {
    name: 'a named basis outside its dates or States is judged all the same',
    file: 'src/determination/determine.ts',
    find: "outcome: misfit === null ? judgement.outcome : 'barred'",
    replace: 'outcome: judgement.outcome',
  },
  {
    name: 'the informal slot is tried without being named',
    file: 'src/determination/determine.ts',
    find: 'basis.auto && misfitOf(law, basis, transfer) === null',
    replace: 'misfitOf(law, basis, transfer) === null',
  },
  {
    name: 'the first basis that fits is taken instead of the best',
    file: 'src/determination/determine.ts',
    find: 'before === null || isBetter(next.outcome, before.outcome) ? next : before',
    replace: 'before === null ? next : before',
  },
  {
    name: 'with no basis that fits the outcome is not-shown',
    file: 'src/determination/determine.ts',
    find: "outcome: best?.outcome ?? 'barred'",
    replace: "outcome: best?.outcome ?? 'not-shown'",
  },
  {
    name: 'a duty weighs like a condition',
    file: 'src/determination/judge.ts',
    find: "if (role === 'duty' || role === 'warning') return 'passes'",
    replace: "if (role === 'warning') return 'passes'",
  },
  {
    name: 'contested law: only the protective reading is computed',
    file: 'src/determination/judge.ts',
    find: 'for (const outcome of outcomes) worst = worse(worst, outcome)',
    replace: '',
  },
  {
    name: 'a question asked only under some bases is asked under all',
    file: 'src/determination/compiledLaw.ts',
    find: 'return bases === undefined || bases.includes(basis)',
    replace: 'return true',
  },
  {
    name: 'assertions on treaty.inForce give way to the tables',
    file: 'src/determination/answers.ts',
    find: 'if (finding.proofs.length > 0) {',
    replace: 'if (finding.proofs.length < 0) {',
  },
  {
    name: 'a treaty row without a day counts as bound',
    file: 'src/law/treaties.ts',
    find: 'return row.from === undefined ? null : row.from <= day',
    replace: 'return row.from === undefined ? true : row.from <= day',
  },
  {
    name: 'a State that has left a treaty is still bound',
    file: 'src/law/treaties.ts',
    find: 'if (row.until !== undefined && day >= row.until) return false',
    replace: '',
  },
  {
    name: 'a treaty of two States used in the wrong direction',
    file: 'src/law/treaties.ts',
    find: 'if (!along && (table.directed || !reverse)) return false',
    replace: 'if (!along && !reverse) return false',
  },
  {
    name: 'a basis that no treaty table serves has no treaty in force',
    file: 'src/law/treaties.ts',
    find: 'return serving.length === 0 ? null :',
    replace: 'return serving.length === 0 ? false :',
  },
]
