/** Turns the bytes of articles, posts, statements and web archives into texts that can be taken apart. */

export { selectorAt } from './selector.ts'
export { readSource } from './source.ts'
export type { Said } from './textSource.ts'
