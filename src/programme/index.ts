/** Programmes of hand-overs as a whole: the population that they would draw from. */
export * from './population/index.ts'
