/** Reads the text of JSON and YAML files into plain data and says, with place and mend, what is wrong with it. */
export { type Data, type Document, MAX_DEPTH } from './json.ts'
export { bad, describeProblem, good, type Place, type Problem, type ProblemCode, type Result } from './problem.ts'
export { type Form, readDocument } from './read.ts'
export { checkShape, type Found, pathText } from './shape.ts'
export { MAX_BYTES } from './text.ts'
