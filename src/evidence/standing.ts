import type { Day } from '../logic/index.ts'
import { order } from './graph.ts'
import { isLater, type Moment } from './moment.ts'
import type { Assertion, CaseRecord, Exhibit } from './record.ts'

/** The day that facts and law are judged on, and the moment up to which the record is known; all of it without one. */
export interface Viewpoint {
  readonly on: Day
  readonly knownAt?: Moment | undefined
}

/** Why an assertion does not count. */
export type SetAsideReason =
  | { readonly why: 'not-yet' }
  | { readonly why: 'no-longer' }
  | { readonly why: 'not-yet-recorded'; readonly exhibit: string }
  | { readonly why: 'superseded'; readonly exhibit: string; readonly by: string }

/** Which exhibits stand, seen from a viewpoint. */
export interface Standing {
  /** The exhibit, if it is part of the record. */
  readonly exhibit: (id: string) => Exhibit | undefined
  /** Why the assertion does not count, or `null` if it does. */
  readonly setAside: (assertion: Assertion) => SetAsideReason | null
}

/** Works out which exhibits of a record are visible and in force on a day. */
export function standing(record: CaseRecord, view: Viewpoint): Standing {
  const exhibits = new Map(record.exhibits.map((exhibit) => [exhibit.id, exhibit]))
  const visible = (exhibit: Exhibit): boolean =>
    view.knownAt === undefined || exhibit.recorded === undefined || !isLater(exhibit.recorded, view.knownAt)
  const superseded = supersessions(record, exhibits, visible, view.on)
  return {
    exhibit: (id) => exhibits.get(id),
    setAside: (assertion) => {
      if (assertion.from !== undefined && view.on < assertion.from) return { why: 'not-yet' }
      if (assertion.until !== undefined && view.on >= assertion.until) return { why: 'no-longer' }
      for (const id of assertion.exhibits) {
        const exhibit = exhibits.get(id)
        if (exhibit === undefined || !visible(exhibit)) return { why: 'not-yet-recorded', exhibit: id }
        const by = superseded.get(id)
        if (by !== undefined) return { why: 'superseded', exhibit: id, by }
      }
      return null
    },
  }
}

/**
 * Of each superseded exhibit, the one that supersedes it. Walking along the arrows, an exhibit's own fate is known
 * before it acts on others, so an order whose vacatur is vacated is back.
 */
function supersessions(
  record: CaseRecord,
  exhibits: ReadonlyMap<string, Exhibit>,
  visible: (exhibit: Exhibit) => boolean,
  on: Day,
): ReadonlyMap<string, string> {
  const by = new Map<string, string>()
  const acting = record.exhibits.filter((exhibit) => exhibit.supersedes.length > 0)
  if (acting.length === 0) return by
  const sorted = order(new Map(record.exhibits.map((exhibit) => [exhibit.id, exhibit.supersedes])))
  if (!sorted.ok) return allInDoubt(acting, sorted.circle)
  for (const id of sorted.order) {
    const later = exhibits.get(id)
    if (later === undefined || by.has(id) || !visible(later)) continue
    if (later.issued !== undefined && later.issued > on) continue
    for (const target of later.supersedes) {
      const earlier = exhibits.get(target)
      const backwards = later.issued !== undefined && earlier?.issued !== undefined && later.issued < earlier.issued
      if (earlier !== undefined && !backwards && !by.has(target)) by.set(target, id)
    }
  }
  return by
}

/**
 * In a circle nobody can say which exhibit stands. Reading a case file refuses circles; a record that was put together
 * otherwise must not prove anything by one, so every exhibit that supersedes or is superseded counts as superseded.
 */
function allInDoubt(acting: readonly Exhibit[], circle: readonly string[]): ReadonlyMap<string, string> {
  const [by = ''] = circle
  return new Map(acting.flatMap((exhibit) => [exhibit.id, ...exhibit.supersedes]).map((id) => [id, by]))
}
