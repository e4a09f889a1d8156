/** A fault planted in one file of the source: the exact text, which stands there once, and what is put in its place. */
export interface Bug {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** The tests that must notice it; without, those of the room and the conformance vectors. */
  readonly suites?: readonly string[]
}

/** Faults of the kind that people make, most of which would fail open. The tests must notice every one of them. */
export const BUGS: readonly Bug[] = [
  // Formulas.
  {
    name: 'two-valued negation',
    file: 'src/logic/compile.ts',
    find: 'return { proven: disproven, disproven: proven }',
    replace: 'return { proven: (answers) => !proven(answers), disproven: proven }',
  },
  {
    name: 'two-valued negation in reasons',
    file: 'src/logic/compile.ts',
    find: 'const code = (below >> 1) | ((below & TRUE) << 1)',
    replace: 'const code = below === TRUE ? FALSE : TRUE',
  },
  {
    name: 'unknown part makes an "and" false',
    file: 'src/logic/compile.ts',
    find: 'return { proven: every(all.map((r) => r.proven)), disproven: some(all.map((r) => r.disproven)) }',
    replace:
      'const yes = every(all.map((r) => r.proven))\n      return { proven: yes, disproven: (answers) => !yes(answers) }',
  },
  {
    name: '"!=" true on unknown',
    file: 'src/logic/compile.ts',
    find: 'return (answers) => at(answers, slot) < c || at(answers, slot) > c',
    replace: 'return (answers) => at(answers, slot) !== c',
  },
  {
    name: '"!=" of two facts true on unknown',
    file: 'src/logic/compile.ts',
    find: 'return (answers) => at(answers, a) < at(answers, b) || at(answers, a) > at(answers, b)',
    replace: 'return (answers) => at(answers, a) !== at(answers, b)',
  },
  {
    name: '"<" for "<="',
    file: 'src/logic/compile.ts',
    find: 'return (answers) => at(answers, slot) <= c',
    replace: 'return (answers) => at(answers, slot) < c',
  },
  {
    name: 'months low for high',
    file: 'src/logic/compile.ts',
    find: 'low: lowMonths, high: highMonths }',
    replace: 'low: lowMonths, high: lowMonths }',
  },
  {
    name: 'months equal at one end only',
    file: 'src/logic/compile.ts',
    find: "return side.kind === 'ends' ? [low, endOf(side, 'high')] : [low]",
    replace: "return side.kind === 'ends' ? [low] : [low]",
  },
  {
    name: 'fewer months tested at the more favourable end',
    file: 'src/logic/compile.ts',
    find: "return [[endOf(left, 'high')], [endOf(right, 'low')]]",
    replace: "return [[endOf(left, 'low')], [endOf(right, 'high')]]",
  },
  {
    name: 'more months tested at the more favourable end',
    file: 'src/logic/compile.ts',
    find: "return [[endOf(left, 'low')], [endOf(right, 'high')]]",
    replace: "return [[endOf(left, 'high')], [endOf(right, 'low')]]",
  },
  {
    name: 'a missing day never reached',
    file: 'src/logic/day.ts',
    find: 'const reached = (c & 31) >= (a & 31) || isLastOfMonth(c)',
    replace: 'const reached = (c & 31) >= (a & 31)',
  },
  {
    name: 'the last day not taken as served in full',
    file: 'src/logic/day.ts',
    find: 'Math.max(fullMonths(a, packed(to)), fullMonths(a, packed(to + 1)))',
    replace: 'fullMonths(a, packed(to))',
  },
  {
    name: 'every fourth year a leap year',
    file: 'src/logic/day.ts',
    find: 'year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)',
    replace: 'year % 4 === 0',
  },
  {
    name: '"not" covers the whole rest',
    file: 'src/logic/parse.ts',
    find: "const inner = negated ? this.#unary() : this.#joined('or')",
    replace: "const inner = this.#joined(negated ? 'and' : 'or')",
  },
  {
    name: 'the word unknown read as false',
    file: 'src/logic/parse.ts',
    find: "value: token.text === 'unknown' ? null : token.text === 'true'",
    replace: "value: token.text === 'true'",
  },
  // Evidence.
  {
    name: '"complete" ignored',
    file: 'src/evidence/findings.ts',
    find: 'assertion.not.includes(state) || (assertion.complete && !lists(assertion, state))',
    replace: 'assertion.not.includes(state)',
  },
  {
    name: 'every set taken as complete',
    file: 'src/evidence/findings.ts',
    find: '(assertion.complete && !lists(assertion, state))',
    replace: '!lists(assertion, state)',
  },
  {
    name: '"not" ignored',
    file: 'src/evidence/findings.ts',
    find: 'assertion.not.includes(state) || (assertion.complete && !lists(assertion, state))',
    replace: 'assertion.complete && !lists(assertion, state)',
  },
  {
    name: 'allegation counted as proof',
    file: 'src/evidence/findings.ts',
    find: 'return exhibit !== undefined && fact.provenBy.includes(exhibit.kind)',
    replace: 'return exhibit !== undefined && fact.provenBy.length > 0',
  },
  {
    name: 'conflict resolved by the last',
    file: 'src/evidence/findings.ts',
    find: 'const { value } = first.assertion\n  if (rest.some((proof) => proof.assertion.value !== value)) {',
    replace: 'const { value } = (rest.at(-1) ?? first).assertion\n  if (on.proofs.length < rest.length) {',
  },
  {
    name: 'conflict about a State resolved for the list',
    file: 'src/evidence/findings.ts',
    find: 'if (inside.length > 0 && outside.length > 0) {',
    replace: 'if (inside.length > 0 && outside.length > all.length) {',
  },
  {
    name: 'corroboration ignored',
    file: 'src/evidence/findings.ts',
    find: 'if (needed <= 1) return true',
    replace: 'if (needed <= 2) return true',
  },
  {
    name: 'copies corroborate each other',
    file: 'src/evidence/independence.ts',
    find: 'origin: closure(id, derivedFrom)',
    replace: 'origin: closure(id, new Map([...derivedFrom].slice(0, 0)))',
  },
  {
    name: 'greedy independence',
    file: 'src/evidence/independence.ts',
    find: 'if (search(i + 1)) return true\n',
    replace: 'return search(i + 1)\n',
  },
  {
    name: 'the day of until counts',
    file: 'src/evidence/standing.ts',
    find: 'view.on >= assertion.until',
    replace: 'view.on > assertion.until',
  },
  {
    name: 'the day of from does not count',
    file: 'src/evidence/standing.ts',
    find: 'view.on < assertion.from',
    replace: 'view.on <= assertion.from',
  },
  {
    name: 'a superseded exhibit supersedes',
    file: 'src/evidence/standing.ts',
    find: 'if (later === undefined || by.has(id) || !visible(later)) continue',
    replace: 'if (later === undefined || !visible(later)) continue',
  },
  {
    name: 'an exhibit not yet recorded supersedes',
    file: 'src/evidence/standing.ts',
    find: 'if (later === undefined || by.has(id) || !visible(later)) continue',
    replace: 'if (later === undefined || by.has(id)) continue',
  },
  {
    name: 'an earlier exhibit supersedes a later one',
    file: 'src/evidence/standing.ts',
    find: 'if (earlier !== undefined && !backwards && !by.has(target))',
    replace: 'if (earlier !== undefined && !by.has(target))',
  },
  {
    name: 'an exhibit supersedes before it is issued',
    file: 'src/evidence/standing.ts',
    find: 'if (later.issued !== undefined && later.issued > on) continue',
    replace: 'if (later.issued !== undefined && later.issued > on + 1e6) continue',
  },
  {
    name: 'one superseded exhibit of several ignored',
    file: 'src/evidence/standing.ts',
    find: 'for (const id of assertion.exhibits) {',
    replace: 'for (const id of assertion.exhibits.slice(0, 1)) {',
  },
  {
    name: 'offset of a moment ignored',
    file: 'src/evidence/moment.ts',
    find: 'minute * 60 + second - offset',
    replace: 'minute * 60 + second - offset * 0',
  },
  // Law and treaties.
  {
    name: 'unknown row counted bound',
    file: 'src/law/treaties.ts',
    find: 'return row.from === undefined ? null : row.from <= day',
    replace: 'return row.from === undefined || row.from <= day',
  },
  {
    name: 'unknown row counted unbound',
    file: 'src/law/treaties.ts',
    find: 'return row.from === undefined ? null : row.from <= day',
    replace: 'return row.from !== undefined && row.from <= day',
  },
  {
    name: 'directed ignored',
    file: 'src/law/treaties.ts',
    find: 'if (!along && (table.directed || !reverse)) return false',
    replace: 'if (!along && !reverse) return false',
  },
  {
    name: 'pair ignored',
    file: 'src/law/treaties.ts',
    find: 'if (!along && (table.directed || !reverse)) return false',
    replace: 'if (!along && table.directed && reverse) return false',
  },
  {
    name: 'non-parties ignored',
    file: 'src/law/treaties.ts',
    find: 'if (table.nonParties.includes(state)) return false\n',
    replace: '',
  },
  {
    name: 'one bound State is enough',
    file: 'src/law/treaties.ts',
    find: 'return and([isBound(table, from, day), isBound(table, to, day)])',
    replace: 'return or([and([isBound(table, from, day)]), isBound(table, to, day)])',
  },
  {
    name: 'law in force on the day of until',
    file: 'src/law/model.ts',
    find: 'day < period.until',
    replace: 'day <= period.until',
  },
  // Determination.
  {
    name: 'floor dropped when it is unknown whom it binds',
    file: 'src/determination/applicability.ts',
    find: 'binds(compiled.law, provision, transfer) !== false',
    replace: 'binds(compiled.law, provision, transfer) === true',
  },
  {
    name: 'a party not proven bound does not fit',
    file: 'src/determination/applicability.ts',
    find: 'return isBoundByAny(law, reach.instruments, state, transfer.on) !== false',
    replace: 'return isBoundByAny(law, reach.instruments, state, transfer.on) === true',
  },
  {
    name: 'either read as both',
    file: 'src/determination/applicability.ts',
    find: 'reach.states.includes(transfer.from) || reach.states.includes(transfer.to)',
    replace: 'reach.states.includes(transfer.from) && reach.states.includes(transfer.to)',
  },
  {
    name: 'own role does not replace the floor',
    file: 'src/determination/compiledLaw.ts',
    find: "const role = own ?? provision.roles.get('floor')",
    replace: "const role = provision.roles.get('floor') ?? own",
  },
  {
    name: 'own role asks whom it binds',
    file: 'src/determination/compiledLaw.ts',
    find: 'ofFloor: own === undefined,',
    replace: "ofFloor: provision.roles.has('floor'),",
  },
  {
    name: 'questions asked under every basis',
    file: 'src/determination/compiledLaw.ts',
    find: 'return bases === undefined || bases.includes(basis)',
    replace: 'return bases === undefined || bases.length > 0',
  },
  {
    name: 'contested: the best instead of the worst',
    file: 'src/determination/judge.ts',
    find: 'for (const outcome of outcomes) worst = worse(worst, outcome)',
    replace: 'for (const outcome of outcomes) worst = isBetter(outcome, worst) ? outcome : worst',
  },
  {
    name: 'duty counted as condition',
    file: 'src/determination/judge.ts',
    find: "if (role === 'duty' || role === 'warning') return 'passes'",
    replace: "if (role === 'warning') return 'passes'",
  },
  {
    name: 'a bar that is not ruled out passes',
    file: 'src/determination/judge.ts',
    find: "if (truth === null) return 'open'",
    replace: "if (truth === null) return role === 'bar' ? 'passes' : 'open'",
  },
  {
    name: 'the quick answer stops at the first open provision',
    file: 'src/determination/judge.ts',
    find: 'open ||= role',
    replace: 'if (open) return "not-shown"\n      open ||= role',
  },
  {
    name: 'without a basis the first instead of the best',
    file: 'src/determination/determine.ts',
    find: '(before === null || isBetter(next.outcome, before.outcome) ? next : before)',
    replace: '(before === null && isBetter !== undefined ? next : before)',
  },
  {
    name: 'informal tried automatically',
    file: 'src/determination/determine.ts',
    find: '.filter((basis) => basis.auto && misfitOf',
    replace: '.filter((basis) => misfitOf',
  },
  {
    name: 'a named basis that does not reach the transfer is not barred',
    file: 'src/determination/determine.ts',
    find: "outcome: misfit === null ? judgement.outcome : 'barred'",
    replace: 'outcome: judgement.outcome',
  },
  {
    name: 'the tables decide a conflict about the treaty',
    file: 'src/determination/answers.ts',
    find: 'if (finding.proofs.length > 0) {',
    replace: "if (finding.state !== 'unproven') {",
  },
  {
    name: 'a treaty answered for the basis before',
    file: 'src/determination/determine.ts',
    find: '  answerTreaty(answers, compiled, findings, basis.id, transfer)\n  const candidates',
    replace: '  const candidates',
  },
]
