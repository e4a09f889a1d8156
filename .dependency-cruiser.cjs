// Arrows between rooms point only this way; a room is entered by its index.ts.
const may = {
  input: [],
  logic: [],
  evidence: ['logic', 'input'],
  law: ['logic', 'evidence', 'input'],
  // A whole population is determined by an engine; what is told to it is text, and the session comes from the caller.
  determination: ['evidence', 'law', 'logic', 'sql', 'input'],
  sentence: ['logic', 'input'],
  proof: ['determination', 'evidence', 'law', 'logic', 'input'],
  reading: ['evidence', 'logic', 'input'],
  sql: ['input'],
  record: ['input'],
  identity: ['sql', 'input'],
  screening: ['identity', 'determination', 'evidence', 'law', 'logic', 'sql', 'input'],
  programme: ['determination', 'evidence', 'law', 'logic', 'sql', 'input'],
  report: [
    'reading',
    'sentence',
    'programme',
    'screening',
    'identity',
    'proof',
    'determination',
    'law',
    'evidence',
    'logic',
    'input',
  ],
  cli: [
    'record',
    'report',
    'reading',
    'sentence',
    'programme',
    'screening',
    'identity',
    'sql',
    'proof',
    'determination',
    'law',
    'evidence',
    'logic',
    'input',
  ],
}

const arrows = Object.entries(may).map(([room, others]) => ({
  name: `${room}-uses-only`,
  comment: `src/${room} may use ${others.length > 0 ? others.join(', ') : 'no other room'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...others].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'rooms-have-doors',
      comment: 'Import from the other room by its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/', pathNot: '^src/($1)/|^src/[^/]+/index[.]ts$' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'pure-rooms',
      comment:
        'logic, evidence, law, determination, sentence, proof and the arithmetic of programmes do no input or output.',
      severity: 'error',
      from: {
        path: '^src/(logic|evidence|law|determination|sentence|proof)/|^src/programme/[^/]+$',
        pathNot: '[.]test[.]ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-without-test-tools',
      comment: 'Only the program that runs the packaged Z3 uses it; it starts as a process of its own, in a checkout.',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$|^src/cli/z3Program[.]ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
