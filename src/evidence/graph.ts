/** Exhibits that point at others: of each id, the ids it points at. */
export type Arrows = ReadonlyMap<string, readonly string[]>

/** The ids in an order in which every id comes after all that point at it, or the ids of a circle. */
export type Ordering =
  | { readonly ok: true; readonly order: readonly string[] }
  | { readonly ok: false; readonly circle: readonly string[] }

/** Puts ids into an order along their arrows (Kahn 1962); works without recursion, however long the chains. */
export function order(arrows: Arrows): Ordering {
  const pointers = new Map<string, number>()
  for (const id of arrows.keys()) pointers.set(id, 0)
  for (const targets of arrows.values()) {
    for (const target of new Set(targets)) pointers.set(target, (pointers.get(target) ?? 0) + 1)
  }
  const free = [...pointers].filter(([, count]) => count === 0).map(([id]) => id)
  const sorted: string[] = []
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    sorted.push(id)
    for (const target of new Set(arrows.get(id) ?? [])) {
      const left = (pointers.get(target) ?? 0) - 1
      pointers.set(target, left)
      if (left === 0) free.push(target)
    }
  }
  if (sorted.length === pointers.size) return { ok: true, order: sorted }
  return { ok: false, circle: circleIn(arrows, new Set(sorted)) }
}

/** Walks backwards from an id that was never freed: every such id has a pointer that was not freed either. */
function circleIn(arrows: Arrows, sorted: ReadonlySet<string>): readonly string[] {
  const pointer = new Map<string, string>()
  for (const [id, targets] of arrows) if (!sorted.has(id)) for (const target of targets) pointer.set(target, id)
  const path: string[] = []
  const seen = new Set<string>()
  let id = [...arrows.keys()].find((candidate) => !sorted.has(candidate) && pointer.has(candidate))
  while (id !== undefined && !seen.has(id)) {
    seen.add(id)
    path.push(id)
    id = pointer.get(id)
  }
  return id === undefined ? path : path.slice(path.indexOf(id)).reverse()
}

/** Everything that can be reached from an id along the arrows, the id itself included. */
export function closure(id: string, arrows: Arrows): ReadonlySet<string> {
  const reached = new Set([id])
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const target of arrows.get(next) ?? []) {
      if (reached.has(target)) continue
      reached.add(target)
      open.push(target)
    }
  }
  return reached
}
