/** The part of json-logic-js that the benchmark calls; the package has no types of its own. */
declare module 'json-logic-js' {
  /** A rule in the form of jsonlogic.com. */
  export type Logic = boolean | number | string | null | readonly Logic[] | { readonly [operator: string]: Logic }
  const jsonLogic: { apply(logic: Logic, data: object): unknown }
  export default jsonLogic
}
