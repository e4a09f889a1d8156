import { type Civil, months, numberOf, takeApart } from './calendar.ts'

/** True, unknown or false as 1, 0 or -1, so that "and" is the least, "or" the greatest and "not" the negative. */
export type Three = 1 | 0 | -1

/** What is known of one case: of each fact its value, of each set of States who is in and who is out. */
export interface Known {
  readonly from: string
  readonly to: string
  readonly on: string
  readonly value: (fact: string) => boolean | number | string | undefined
  readonly member: (fact: string, state: string) => Three
}

/** The type and values of each fact, as the vocabulary has them. */
export type Types = ReadonlyMap<string, { readonly type: string; readonly values: readonly string[] }>

/** A formula that was read: asked of a case, it answers. */
export type Asked = (known: Known) => Three

type Ends = readonly [number | string, number | string] | undefined
type Side = (known: Known) => Ends

/** Reads a formula of the notation. */
export function read(text: string, types: Types): Asked {
  const words = text.match(/<=|>=|!=|[=<>(),]|-?[\w.-]+/g) ?? []
  let at = 0
  const take = (): string => words[at++] ?? ''

  function or(): Asked {
    const all = [and()]
    while (words[at] === 'or') {
      at += 1
      all.push(and())
    }
    return (known) => Math.max(...all.map((one) => one(known))) as Three
  }
  function and(): Asked {
    const all = [unary()]
    while (words[at] === 'and') {
      at += 1
      all.push(unary())
    }
    return (known) => Math.min(...all.map((one) => one(known))) as Three
  }
  function unary(): Asked {
    if (words[at] === 'not') {
      at += 1
      const inner = unary()
      return (known) => (0 - inner(known)) as Three
    }
    if (words[at] === '(') {
      at += 1
      const inner = or()
      if (take() !== ')') throw new Error(`No closing bracket: ${text}`)
      return inner
    }
    return atom()
  }
  function atom(): Asked {
    const word = words[at] ?? ''
    if (word === 'true' || word === 'false' || word === 'unknown') {
      at += 1
      const value = word === 'true' ? 1 : word === 'false' ? -1 : 0
      return () => value
    }
    if (words[at + 1] === 'in') {
      const state = take()
      at += 1
      const fact = take()
      return (known) => known.member(fact, stateOf(state, known))
    }
    const fact = types.get(word)
    if (fact?.type === 'boolean') {
      at += 1
      return (known) => {
        const value = known.value(word)
        return value === undefined ? 0 : value === true ? 1 : -1
      }
    }
    const left = side()
    const sign = take()
    const right = side()
    return (known) => compare(left(known), sign, right(known))
  }
  function side(): Side {
    const word = take()
    if (word === 'days' || word === 'months') {
      at += 1
      const a = date()
      at += 1
      const b = date()
      at += 1
      return (known) => {
        const [x, y] = [a(known), b(known)]
        if (x === undefined || y === undefined) return undefined
        if (word === 'days') return [numberOf(y) - numberOf(x), numberOf(y) - numberOf(x)]
        const { low, high } = months(x, y)
        return [low, high]
      }
    }
    const fact = types.get(word)
    if (fact !== undefined) {
      return (known) => {
        const value = known.value(word)
        if (value === undefined || typeof value === 'boolean') return undefined
        return both(fact.type === 'date' ? numberOf(takeApart(String(value))) : value)
      }
    }
    if (word === 'on') return (known) => both(numberOf(takeApart(known.on)))
    if (word.startsWith('transfer.')) return (known) => both(stateOf(word, known))
    if (/^\d{4}-\d\d-\d\d$/.test(word)) return () => both(numberOf(takeApart(word)))
    if (/^-?\d/.test(word)) return () => both(Number(word))
    return () => both(word)
  }
  function date(): (known: Known) => Civil | undefined {
    const word = take()
    return (known) => {
      const value = word === 'on' ? known.on : known.value(word)
      return typeof value === 'string' ? takeApart(value) : undefined
    }
  }

  const whole = or()
  if (at !== words.length) throw new Error(`Words left over: ${text}`)
  return whole
}

function stateOf(word: string, known: Known): string {
  return word === 'transfer.to' ? known.to : word === 'transfer.from' ? known.from : word
}

function both(value: number | string): Ends {
  return [value, value]
}

/** A comparison of intervals: true if it holds at all ends, false if at none, else unknown. */
function compare(left: Ends, sign: string, right: Ends): Three {
  if (left === undefined || right === undefined) return 0
  const found = left.flatMap((l) => right.map((r) => holds(l, sign, r)))
  return found.every((one) => one) ? 1 : found.some((one) => one) ? 0 : -1
}

function holds(l: number | string, sign: string, r: number | string): boolean {
  switch (sign) {
    case '=':
      return l === r
    case '!=':
      return l !== r
    case '<':
      return l < r
    case '<=':
      return l <= r
    case '>':
      return l > r
    case '>=':
      return l >= r
  }
  throw new Error(`No operator: ${sign}`)
}
