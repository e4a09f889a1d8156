// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of the source, templates included.
import type { Bug } from './bugs.ts'

const formulas = ['test/population/programs.test.ts']
const small = ['test/population/smallLaw.test.ts']
const people = ['test/population/randomRows.test.ts']

/** Where the SQL of formulas and of the law is written. */
const logic = 'src/logic/'
const population = 'src/determination/population/'

/**
 * Faults in the law as SQL, most of which would fail open. The tests named here compare SQL with the evaluator row by
 * row, and must notice each: a fault that they miss is a fault that could reach a whole population.
 */
export const SQL_BUGS: readonly Bug[] = [
  // Formulas.
  {
    name: 'SQL: NOT as IS NOT TRUE',
    file: `${logic}sqlTruth.ts`,
    find: 'return { sql: `(not ${truth.sql})` }',
    replace: 'return { sql: `(${truth.sql} is not true)` }',
    suites: formulas,
  },
  {
    name: 'SQL: "!=" as IS DISTINCT FROM',
    file: `${logic}sql.ts`,
    find: "'!=': '<>'",
    replace: "'!=': 'is distinct from'",
    suites: formulas,
  },
  {
    name: 'SQL: "=" as IS NOT DISTINCT FROM',
    file: `${logic}sql.ts`,
    find: "{ '=': '=', '!=': '<>'",
    replace: "{ '=': 'is not distinct from', '!=': '<>'",
    suites: formulas,
  },
  {
    name: 'SQL: "<=" as "<"',
    file: `${logic}sql.ts`,
    find: "'<=': '<=', '>': '>', '>=': '>=' }\n\n/**",
    replace: "'<=': '<', '>': '>', '>=': '>=' }\n\n/**",
    suites: formulas,
  },
  {
    name: 'SQL: a comparison negated to its mirror',
    file: `${logic}sql.ts`,
    find: "'<': '>=', '<=': '>', '>': '<=', '>=': '<' }",
    replace: "'<': '>', '<=': '>=', '>': '<', '>=': '<=' }",
    suites: formulas,
  },
  {
    name: 'SQL: months with a CASE of two ways',
    file: `${logic}sql.ts`,
    find: 'then true when ${fails} then false end)',
    replace: 'then true else false end)',
    suites: formulas,
  },
  {
    name: 'SQL: months as 30 days',
    file: `${logic}sqlMonths.ts`,
    find: 'return `(${b.months} - ${a.months} - case when ${b.day} < ${a.day} then 1 else 0 end)`',
    replace: 'return a.day === b.day ? a.day : `(floor(${dialect.daysBetween(from, to)} / 30.0))`',
    suites: formulas,
  },
  {
    name: 'SQL: a missing day runs over into the next month',
    file: `${logic}sqlMonths.ts`,
    find: ' and ${b.day} < ${last} then 1',
    replace: ' then 1',
    suites: formulas,
  },
  {
    name: 'SQL: the last day not taken as served in full',
    file: `${logic}sqlMonths.ts`,
    find: 'dialect.addDays(to, 1)',
    replace: 'dialect.addDays(to, 0)',
    suites: formulas,
  },
  {
    name: 'SQL: fewer months tested at the more favourable end',
    file: `${logic}sql.ts`,
    find: '[[high(left)], [low(right)]]',
    replace: '[[low(left)], [low(right)]]',
    suites: formulas,
  },
  {
    name: 'SQL: months equal at one end only',
    file: `${logic}sql.ts`,
    find: "side.kind === 'interval' ? [side.low(), side.high()] : [side.sql]",
    replace: "side.kind === 'interval' ? [side.low()] : [side.sql]",
    suites: formulas,
  },
  {
    name: 'SQL: an "and" of nothing unknown',
    file: `${logic}sqlTruth.ts`,
    find: 'if (first === undefined) return { known: neutral }',
    replace: 'if (first === undefined) return { known: null }',
    suites: formulas,
  },
  {
    name: 'SQL: a part that is unknown for everybody left out',
    file: `${logic}sqlTruth.ts`,
    find: "all.filter((one) => !('known' in one && one.known === neutral))",
    replace: "all.filter((one) => !('known' in one))",
    suites: formulas,
  },
  {
    name: 'SQL: a negated "and" stays an "and"',
    file: `${logic}sql.ts`,
    find: "return (formula.kind === 'and') === wanted ? sqlAnd(parts)",
    replace: "return formula.kind === 'and' ? sqlAnd(parts)",
    suites: formulas,
  },
  {
    name: 'SQL: a word for unknown read as false',
    file: `${logic}sqlTruth.ts`,
    find: "truth.known === null ? 'cast(null as boolean)' : String(truth.known)\n}",
    replace: 'String(truth.known ?? false)\n}',
    suites: formulas,
  },
  {
    name: 'SQL: months kept with one end only',
    file: `${logic}sql.ts`,
    find: 'if (onlyTrue) return { sql: holds }',
    replace: 'if (onlyTrue || holds.length > 0) return { sql: holds }',
    suites: formulas,
  },
  {
    name: 'SQL: a shared part not negated',
    file: `${logic}sql.ts`,
    find: 'return as(wanted, { sql: column })',
    replace: 'return { sql: column }',
    suites: small,
  },
  // Findings.
  {
    name: 'SQL: a State that is not listed taken as out',
    file: `${population}record.ts`,
    find: 'member: (fact, state) => column(memberColumn(fact, state, transfer).name)',
    replace:
      'member: (fact, state) => ({ sql: `coalesce(${dialect.identifier(memberColumn(fact, state, transfer).name)}, false)` })',
    suites: small,
  },
  {
    name: 'SQL: a closed set taken as open',
    file: `${population}record.ts`,
    find: 'member: (fact, state) => column(memberColumn(fact, state, transfer).name)',
    replace:
      'member: (fact, state) => ({ sql: `nullif(${dialect.identifier(memberColumn(fact, state, transfer).name)}, false)` })',
    suites: small,
  },
  {
    name: 'SQL: the other State asked for',
    file: `${population}columns.ts`,
    find: "const code = state.kind === 'transfer' ? transfer[state.side] : state.code",
    replace: "const code = state.kind === 'transfer' ? transfer.to : state.code",
    suites: small,
  },
  {
    name: 'SQL: unproven booleans counted as false',
    file: `${population}record.ts`,
    find: '(present.has(name) ? { sql: dialect.identifier(name) } : { known: null })',
    replace: '(present.has(name) ? { sql: `coalesce(${dialect.identifier(name)}, false)` } : { known: null })',
    suites: small,
  },
  {
    name: 'SQL: treaty tables asked in spite of a conflict',
    file: `${population}record.ts`,
    find: '(case when ${asserted} then ${said} else ${unlessSaid} end)',
    replace: '(case when not ${asserted} then ${said} else ${unlessSaid} end)',
    suites: small,
  },
  {
    name: 'SQL: treaty tables before assertions',
    file: `${population}record.ts`,
    find: '`coalesce(${said}, ${byTables})` : byTables',
    replace: '`coalesce(${byTables}, ${said})` : byTables',
    suites: small,
  },
  // Treaties, dates and bases.
  {
    name: 'SQL: a State that is no party taken as unknown',
    file: `${population}transfer.ts`,
    find: 'return treatyInForce(law, basis.id, transfer.from, transfer.to, on)',
    replace: 'return treatyInForce(law, basis.id, transfer.from, transfer.to, on) || null',
    suites: small,
  },
  {
    name: 'SQL: a treaty of unknown day taken as not in force',
    file: `${population}transfer.ts`,
    find: 'return treatyInForce(law, basis.id, transfer.from, transfer.to, on)',
    replace: 'return treatyInForce(law, basis.id, transfer.from, transfer.to, on) ?? false',
    suites: small,
  },
  {
    name: 'SQL: the first day of a period left out',
    file: `${population}transfer.ts`,
    find: '`${on.sql} >= ${dialect.dateLiteral(formatDay(from))}`',
    replace: '`${on.sql} > ${dialect.dateLiteral(formatDay(from))}`',
    suites: small,
  },
  {
    name: 'SQL: a basis out of its dates examined all the same',
    file: `${population}outcomeSteps.ts`,
    find: '[sqlNot(fits), -1],',
    replace: '[{ known: false }, -1],',
    suites: small,
  },
  {
    name: 'SQL: a basis out of its dates in lists',
    file: `${population}rails.ts`,
    find: 'allows: sqlAnd([fits, ...rails.map(({ allows }) => allows)])',
    replace: 'allows: sqlAnd(rails.map(({ allows }) => allows))',
    suites: small,
  },
  {
    name: 'SQL: the worst basis for the best',
    file: `${population}outcomeSteps.ts`,
    find: "['= 0', `> ${last}`, '> 0']",
    replace: "['> 0', '= 0']",
    suites: small,
  },
  // Provisions.
  {
    name: 'SQL: the floor left out where a table does not know whether it binds',
    file: `${population}plan.ts`,
    find: 'new Set(provisionsThatCount(compiled, basis.id, { ...transfer, on }))',
    replace:
      'new Set(\n        provisionsThatCount(compiled, basis.id, { ...transfer, on }).filter(\n          ({ ofFloor, provision }) => !ofFloor || provision.binds?.instruments === undefined,\n        ),\n      )',
    suites: small,
  },
  {
    name: 'SQL: the role of the floor before that of the basis',
    file: `${population}plan.ts`,
    find: 'return [{ candidate, number,',
    replace:
      "const role = candidate.provision.roles.get('floor') ?? candidate.role\n    return [{ candidate: { ...candidate, role }, number,",
    suites: small,
  },
  {
    name: 'SQL: a bar weighed like a condition',
    file: `${population}outcomeSteps.ts`,
    find: "return candidate.role === 'bar' ? truth : sqlNot(truth)",
    replace: 'return candidate.ofFloor ? truth : sqlNot(truth)',
    suites: small,
  },
  {
    name: 'SQL: duties bar',
    file: `${population}plan.ts`,
    find: "return candidate.role === 'condition' || candidate.role === 'bar'",
    replace: "return candidate.role !== 'warning'",
    suites: small,
  },
  {
    name: 'SQL: unproven passes',
    file: `${population}outcomeSteps.ts`,
    find: 'sqlOr(readingsOf(provision, truths).map(sqlIsUnknown))',
    replace: 'sqlAnd(readingsOf(provision, truths).map(sqlIsUnknown))',
    suites: small,
  },
  {
    name: 'SQL: the best contested position for the worst',
    file: `${population}outcomeSteps.ts`,
    find: 'sqlOr(readingsOf(provision, truths).map((truth) => bars(provision, truth)))',
    replace: 'sqlAnd(readingsOf(provision, truths).map((truth) => bars(provision, truth)))',
    suites: small,
  },
  {
    name: 'SQL: the best contested position for the worst in lists',
    file: `${population}rails.ts`,
    find: "sqlOr(all(role === 'bar'))",
    replace: "sqlAnd(all(role === 'bar'))",
    suites: small,
  },
  {
    name: 'SQL: contested positions left out',
    file: `${population}plan.ts`,
    find: 'new Set([holds, ...questions.flatMap(({ positions }) => positions)])',
    replace: 'new Set([holds])',
    suites: small,
  },
  {
    name: 'SQL: a position beside the protective reading, not in its place',
    file: `${population}contestedSteps.ts`,
    find: "`(${allBlocking} - ${blocking[i] ?? '0'} > 0)`",
    replace: '`(${allBlocking} > 0)`',
    suites: small,
  },
  {
    name: 'SQL: outcomes with a CASE of two ways',
    file: `${population}rails.ts`,
    find: 'then 0 when ${sqlText(allows)} then 2 else 1 end)',
    replace: 'then 0 when not ${sqlText(allows)} then 1 else 2 end)',
    suites: small,
  },
  {
    name: 'SQL: whoever is not barred listed as shown',
    file: `${population}rails.ts`,
    find: "if (outcome === 'shown') return sqlText(allows)",
    replace: "if (outcome === 'shown') return `(${sqlText(bars)} is not true)`",
    suites: small,
  },
  // What is missing, and reasons.
  {
    name: 'SQL: proven facts missing',
    file: `${population}missingSteps.ts`,
    find: 'if (column.name === TREATY) return sqlIsUnknown(treatyOf(plan, basis.id, naming))',
    replace: 'if (column.fact.length > 0) return { known: true }',
    suites: small,
  },
  {
    name: 'SQL: an unknown leaf read as disproven',
    file: `${population}people.ts`,
    find: 'disproven[i] === true ? false : null',
    replace: 'disproven[i] === true ? false : false',
    suites: small,
  },
  {
    name: 'SQL: masks cut to 32 bits',
    file: `${population}people.ts`,
    find: 'Math.floor(value / 2 ** (i % MASK_BITS)) % 2 === 1',
    replace: '((value >> (i % MASK_BITS)) & 1) === 1',
    suites: people,
  },
  {
    name: 'SQL: reasons whose negation keeps its truth',
    file: `${logic}leafTruths.ts`,
    find: 'return not(below[0] ?? null)',
    replace: 'return below[0] ?? null',
    suites: small,
  },
]
