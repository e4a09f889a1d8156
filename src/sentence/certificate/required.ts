import type { Look } from './look.ts'

/** When a box is required, by the words of the form; `null` where only people can tell. */
export const REQUIRED: Readonly<Record<string, (look: Look) => boolean | null>> = {
  yes: () => true,
  no: () => false,
  'if available': () => null,
  'if applicable': () => null,
  'if different': () => null,
  'if d.whereabouts = executing': (look) => is(look, 'd.whereabouts', 'executing'),
  'if e.provisionalArrest': (look) => look.flag('e.provisionalArrest'),
  'if f.earlierWarrant != none': (look) => not(is(look, 'f.earlierWarrant', 'none')),
  'if f.earlierWarrant = 5-3': (look) => is(look, 'f.earlierWarrant', '5-3'),
  'if f.earlierWarrant = none': (look) => is(look, 'f.earlierWarrant', 'none'),
  'if g.ground = 4-1-b and the order is not part of the judgment': (look) =>
    is(look, 'g.ground', '4-1-b') === false ? false : null,
  'if an offence is not ticked': (look) => ((look.list('h.listed') ?? []).length === 0 ? true : null),
  'if i1.presence = absent': (look) => is(look, 'i1.presence', 'absent'),
  'if i2.3.otherDays > 0': (look) => {
    const days = look.number('i2.3.otherDays')
    return days === null ? null : days > 0
  },
  'if i3.type = measure': (look) => is(look, 'i3.type', 'measure'),
  'if j.entitlement = other': (look) => is(look, 'j.entitlement', 'other'),
  'if k.heard = heard': (look) => is(look, 'k.heard', 'heard'),
  'if k.result = did not consent': (look) => is(look, 'k.result', 'did not consent'),
  'if k.heard = heard and an opinion was given': (look) => (is(look, 'k.heard', 'heard') === false ? false : null),
}

/** Whether a box holds one of these texts; `null` if it is empty. */
export function is(look: Look, id: string, ...values: readonly string[]): boolean | null {
  const held = look.text(id)
  return held === null ? null : values.includes(held)
}

/** The opposite, where it is known. */
export function not(value: boolean | null): boolean | null {
  return value === null ? null : !value
}
