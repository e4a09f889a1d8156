/**
 * Likeness of texts for an engine that has no function for it: as one expression, with lists and lambdas. Each takes
 * two texts of ASCII and computes them once.
 */

/** One place for the two texts, so that they are computed once, with their lengths. */
function withPair(a: string, b: string, expression: string): string {
  const pair = `cast(row(${a}, ${b}, length(${a}), length(${b})) as row(a varchar, b varchar, m bigint, n bigint))`
  return `element_at(transform(array[${pair}], p -> ${expression}), 1)`
}

/** The Jaro-Winkler similarity of two texts: 0 when one is empty, null when one is absent. */
export function trinoJaroWinkler(a: string, b: string): string {
  // Letters of b that were matched are replaced by a dot, so that none is matched twice.
  const near = 'greatest(greatest(p.m, p.n) / 2 - 1, 0)'
  const from = `greatest(1, i - ${near})`
  const place = `strpos(substr(s.rest, ${from}, i + ${near} - ${from} + 1), substr(p.a, i, 1))`
  const step = `element_at(transform(array[cast(row(${from}, ${place}) as row(start bigint, place bigint))], f ->
    if(f.place = 0, s, cast(row(
      concat(substr(s.rest, 1, f.start + f.place - 2), '.', substr(s.rest, f.start + f.place)),
      concat(s.hit, substr(p.a, i, 1))) as row(rest varchar, hit varchar)))), 1)`
  const matched = `reduce(sequence(1, p.m), cast(row(p.b, '') as row(rest varchar, hit varchar)), (s, i) -> ${step}, s -> s)`
  const other = `array_join(transform(filter(sequence(1, p.n), j -> substr(s.rest, j, 1) = '.'), j -> substr(p.b, j, 1)), '')`
  const hits = 'cast(length(s.hit) as double)'
  const jaro = `(${hits} / p.m + ${hits} / p.n + (${hits} - hamming_distance(s.hit, ${other}) / 2) / ${hits}) / 3`
  const prefix =
    'cast(array_position(transform(sequence(1, 5), k -> k > 4 or k > p.m or k > p.n or substr(p.a, k, 1) <> substr(p.b, k, 1)), true) - 1 as double)'
  const whole = `element_at(transform(array[${matched}], s -> if(s.hit = '', 0e0,
    element_at(transform(array[${jaro}], j -> if(j > 0.7e0, j + ${prefix} * 0.1e0 * (1 - j), j)), 1))), 1)`
  return withPair(
    a,
    b,
    `case when p.m is null or p.n is null then null when p.m = 0 or p.n = 0 then 0e0 else ${whole} end`,
  )
}

/** The edits between two texts: insertions, deletions, substitutions, exchanges also of letters that moved apart. */
export function trinoEdits(a: string, b: string): string {
  // rows: for each prefix of a the distances to the prefixes of b, whose first is that to the empty text.
  const at = (rows: string, i: string, j: string): string => `element_at(element_at(${rows}, ${i} + 1), ${j} + 1)`
  const sameInA = 'strpos(reverse(substr(p.a, 1, i - 1)), substr(p.b, j, 1))'
  const sameInB = 'strpos(reverse(substr(p.b, 1, j - 1)), substr(p.a, i, 1))'
  const exchange = `if(${sameInA} = 0 or ${sameInB} = 0, p.m + p.n,
    ${at('rows', `(i - ${sameInA} - 1)`, `(j - ${sameInB} - 1)`)} + ${sameInA} + ${sameInB} - 1)`
  const cell = `least(element_at(line, j) + 1, ${at('rows', '(i - 1)', 'j')} + 1,
    ${at('rows', '(i - 1)', '(j - 1)')} + if(substr(p.a, i, 1) = substr(p.b, j, 1), 0, 1), ${exchange})`
  const line = `reduce(sequence(1, p.n), array[i], (line, j) -> line || ${cell}, line -> line)`
  const rows = `reduce(sequence(1, p.m), array[sequence(0, p.n)], (rows, i) -> rows || array[${line}], rows -> ${at('rows', 'p.m', 'p.n')})`
  return withPair(
    a,
    b,
    `case when p.m is null or p.n is null then null when p.m = 0 or p.n = 0 then p.m + p.n else ${rows} end`,
  )
}
