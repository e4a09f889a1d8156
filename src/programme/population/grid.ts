/** One way to tell people apart, with its values; a coarser one, such as the class of an offence, rests on another. */
export interface Attribute {
  readonly name: string
  readonly values: readonly string[]
  /** The dimension of the grid that it rests on; its own name when it is one. */
  readonly dimension: string
  /** For each value of that dimension, the place of the value here. */
  readonly placeOf: readonly number[]
}

/** All combinations of the values of some dimensions, numbered with the last dimension running fastest. */
export interface Grid {
  readonly dimensions: readonly Attribute[]
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly size: number
}

/** For every cell of a grid, the number of the coarser cell that it belongs to, and how many of those there are. */
export interface Keys {
  readonly size: number
  readonly of: Int32Array
}

/** A dimension with its values. */
export function dimension(name: string, values: readonly string[]): Attribute {
  return { name, values, dimension: name, placeOf: values.map((_, place) => place) }
}

/** A coarser attribute of a dimension: `groupOf` says for each of its values which one it belongs to. */
export function coarser(name: string, of: Attribute, groupOf: (value: string) => string): Attribute {
  const values = [...new Set(of.values.map(groupOf))]
  return { name, values, dimension: of.name, placeOf: of.values.map((value) => values.indexOf(groupOf(value))) }
}

/** A grid over dimensions; coarser attributes of dimensions that are not among them are left out. */
export function gridOf(dimensions: readonly Attribute[], others: readonly Attribute[] = []): Grid {
  const known = others.filter((one) => dimensions.some(({ name }) => name === one.dimension))
  const attributes = new Map([...dimensions, ...known].map((one) => [one.name, one]))
  return { dimensions, attributes, size: dimensions.reduce((size, { values }) => size * values.length, 1) }
}

/** The coarser cells that the values of some attributes make, the last attribute running fastest. */
export function keysOf(grid: Grid, by: readonly string[]): Keys {
  const size = by.reduce((product, name) => product * attributeOf(grid, name).values.length, 1)
  const steps = grid.dimensions.map(({ name, values }) => {
    const step = new Array<number>(values.length).fill(0)
    let stride = size
    for (const wanted of by) {
      const attribute = attributeOf(grid, wanted)
      stride /= attribute.values.length
      if (attribute.dimension === name)
        for (const [at, place] of attribute.placeOf.entries()) add(step, at, place * stride)
    }
    return step
  })
  const of = new Int32Array(grid.size)
  let repeat = grid.size
  for (const step of steps) {
    repeat /= step.length
    for (let cell = 0; cell < grid.size; cell += 1) add(of, cell, step[Math.floor(cell / repeat) % step.length] ?? 0)
  }
  return { size, of }
}

/** The sums of the cells of a grid over coarser cells. A cell that is not a number makes its sum none. */
export function sumsOf(cells: Float64Array, { of, size }: Keys): Float64Array {
  const sums = new Float64Array(size)
  for (let cell = 0; cell < cells.length; cell += 1) add(sums, of[cell] ?? 0, cells[cell] ?? 0)
  return sums
}

/** The values of the attributes at a coarser cell, in the order of `by`. */
export function namesAt(grid: Grid, by: readonly string[], key: number): readonly string[] {
  const names: string[] = []
  let rest = key
  for (const name of [...by].reverse()) {
    const { values } = attributeOf(grid, name)
    names.unshift(values[rest % values.length] ?? '')
    rest = Math.floor(rest / values.length)
  }
  return names
}

/** What two sets of attributes have in common: of an offence and its class, the class. */
export function sharedBy(grid: Grid, a: readonly string[], b: readonly string[]): readonly string[] {
  return grid.dimensions.flatMap(({ name }): readonly string[] => {
    const [first, second] = [a, b].map((by) => by.filter((each) => attributeOf(grid, each).dimension === name))
    if (first === undefined || second === undefined || first.length === 0 || second.length === 0) return []
    return first[0] === name ? second : first
  })
}

function attributeOf(grid: Grid, name: string): Attribute {
  const found = grid.attributes.get(name)
  if (found === undefined) throw new Error(`The grid has no attribute "${name}".`)
  return found
}

/** Adds to one place of a list of numbers. */
export function add(list: number[] | Float64Array | Int32Array, place: number, amount: number): void {
  list[place] = (list[place] ?? 0) + amount
}
