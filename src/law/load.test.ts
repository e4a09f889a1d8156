import { describe, expect, test } from 'vitest'
import { day } from '../../test/records.ts'
import { describeProblem } from '../input/index.ts'
import { loadLaw, restoreLaw } from './load.ts'
import { inPeriod } from './model.ts'

/** A law of a few files without a fault; each fault below is a change to one of them. */
const FILES: Readonly<Record<string, string>> = {
  'vocabulary.yaml': `version: "2026.11"
facts:
  - {id: consent.given, type: boolean, says: Consent., provenBy: [court-decision]}
  - {id: order.final, type: boolean, says: An order., provenBy: [court-decision, court-order]}
  - {id: consent.by, type: enum, says: Who., provenBy: [court-decision], values: [person, none]}
  - {id: sentence.end, type: date, says: The end., provenBy: [registry-extract], corroboration: 2}
  - {id: person.nationalities, type: countries, says: Nationalities., provenBy: [registry-extract]}
  - {id: treaty.inForce, type: boolean, says: In force., provenBy: [treaty-text]}
  - {id: rumour.heard, type: boolean, says: A rumour., provenBy: [court-decision], unused: Shown only.}
`,
  'bases.yaml': `version: "2026.11"
bases:
  - id: us/removal
    title: Removal
    cite: 8 USC
    from: {states: [US]}
    to: {any: true}
    summary: Removal.
  - id: coe/ets112
    title: Transfer
    cite: ETS 112
    from: {party: [ETS112]}
    to: {treaty: true}
    dates: {from: "1985-07-01"}
    summary: Transfer.
  - {id: lease/x, title: Lease, cite: L, from: {either: ["NO"]}, to: {any: true}, auto: false, summary: Lease.}
`,
  'states.yaml': `source: ISO 3166-1
states:
  US: United States
  SV: El Salvador
  "NO": Norway
`,
  'us/pack.yaml': 'pack: us\ntitle: United States\nversion: "2026.11.2"\n',
  'us/removal.yaml': `instrument: 8 USC
cite: 8 USC
provisions:
  - id: us/order
    cite: 8 USC 1
    says: An order is final.
    roles: {us/removal: condition, coe/ets112: condition, lease/x: condition}
    holds: order.final
    ifUnknown: not-shown
    source: {verified: text}
  - id: us/consent
    cite: 8 USC 2
    says: Consent counts.
    roles:
      coe/ets112: condition
      floor: warning
    holds: >-
      consent.given and (consent.by = person or
      transfer.to in person.nationalities) and
      months(on, sentence.end) >= 6
    dates: {from: "1985-07-01", until: "2090-01-01"}
    ends: Repealed without another rule.
    binds: {side: to, states: [US, SV], instruments: [ETS112]}
    ifUnknown: not-shown
    contested:
      - question: Is consent needed?
        bases: [us/removal]
        positions:
          - {position: "Yes", heldBy: A, formula: consent.given, operative: true}
          - {position: "No", heldBy: B, formula: "true", operative: in Texas}
    source: {verified: reported, url: "https://example.org"}
  - id: us/treaty
    cite: 8 USC 3
    says: A treaty is in force.
    roles: {coe/ets112: condition}
    holds: treaty.inForce and order.final
    ifUnknown: not-shown
    source: {verified: memory}
`,
  'treaties/pack.yaml': 'pack: treaties\ntitle: Treaties\nversion: "2026.11"\n',
  'treaties/ets112.yaml': `instrument: ETS112
title: Convention
serves: [coe/ets112]
complete: true
unlisted: not-bound
nonParties: [SV]
notes: none
parties:
  - {state: US, from: "1985-07-01", until: "2000-01-01", verified: text, deposited: "1985-01-01"}
  - {state: US, from: "2001-01-01", verified: reported}
  - {state: "NO", from: null, verified: memory, conflict: another date}
`,
}

type Files = Readonly<Record<string, string>>

async function load(files: Files): ReturnType<typeof loadLaw> {
  const list = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  return loadLaw(list, { us: 'sum of us' })
}

async function problems(files: Files): Promise<readonly string[]> {
  const loaded = await load(files)
  return loaded.ok ? [] : loaded.problems.map(describeProblem)
}

/** The files with one text replaced; it must stand there exactly once. */
function changed(file: string, find: string, replacement: string): Files {
  const text = FILES[file] ?? ''
  expect(text.split(find).length, `"${find}" stands once in ${file}`).toBe(2)
  return { ...FILES, [file]: text.replace(find, () => replacement) }
}

describe('law without a fault', () => {
  test('is loaded, sorted and dated', async () => {
    const loaded = await load(FILES)
    if (!loaded.ok) throw new Error(loaded.problems.map(describeProblem).join('\n'))
    const { law, shapes } = loaded.value
    expect(law.packs).toEqual([
      { pack: 'bases', title: 'Legal bases', version: '2026.11', sha256: '' },
      { pack: 'treaties', title: 'Treaties', version: '2026.11', sha256: '' },
      { pack: 'us', title: 'United States', version: '2026.11.2', sha256: 'sum of us' },
      { pack: 'vocabulary', title: 'Facts', version: '2026.11', sha256: '' },
    ])
    expect(law.bases.map(({ id, from, to, auto, dates }) => [id, from.kind, to.kind, auto, dates])).toEqual([
      ['coe/ets112', 'party', 'treaty', true, { from: day('1985-07-01') }],
      ['lease/x', 'either', 'any', false, {}],
      ['us/removal', 'states', 'any', true, {}],
    ])
    expect(law.provisions.map(({ id, pack, instrument }) => [id, pack, instrument])).toEqual([
      ['us/order', 'us', '8 USC'],
      ['us/consent', 'us', '8 USC'],
      ['us/treaty', 'us', '8 USC'],
    ])
    expect(law.provisions[1]).toMatchObject({
      roles: new Map([
        ['coe/ets112', 'condition'],
        ['floor', 'warning'],
      ]),
      dates: { from: day('1985-07-01'), until: day('2090-01-01') },
      binds: { side: 'to', states: ['US', 'SV'], instruments: ['ETS112'] },
      limits: {},
      exceptions: [],
      contested: [
        {
          question: 'Is consent needed?',
          bases: ['us/removal'],
          positions: [{ operative: true }, { operative: 'in Texas' }],
        },
      ],
    })
    expect(law.facts.map(({ id }) => id)).toEqual([...law.vocabulary.keys()])
    expect(law.vocabulary.get('consent.by')?.values).toEqual(['person', 'none'])
    expect(law.vocabulary.get('sentence.end')?.corroboration).toBe(2)
    expect(law.vocabulary.get('rumour.heard')?.unused).toBe('Shown only.')
    expect(law.vocabulary.get('order.final')).toEqual({
      id: 'order.final',
      type: 'boolean',
      says: 'An order.',
      provenBy: ['court-decision', 'court-order'],
    })
    expect(law.states.get('NO')).toBe('Norway')
    expect(law.treaties).toEqual([
      {
        instrument: 'ETS112',
        title: 'Convention',
        serves: ['coe/ets112'],
        directed: false,
        complete: true,
        unlisted: 'not-bound',
        nonParties: ['SV'],
        declarations: [],
        notes: 'none',
        rows: [
          {
            state: 'US',
            from: day('1985-07-01'),
            until: day('2000-01-01'),
            verified: 'text',
            deposited: day('1985-01-01'),
          },
          { state: 'US', from: day('2001-01-01'), verified: 'reported' },
          { state: 'NO', verified: 'memory', conflict: 'another date' },
        ],
      },
    ])
    const restored = restoreLaw(JSON.parse(JSON.stringify(shapes)), { us: 'sum of us' })
    expect(restored).toEqual({ ok: true, value: law })
  })

  test('files may come in any order', async () => {
    const one = await load(FILES)
    const other = await load(Object.fromEntries(Object.entries(FILES).toReversed()))
    expect(other).toEqual(one)
  })
})

test('stored shapes whose formulas no longer fit are refused again, with file and key', async () => {
  const loaded = await load(FILES)
  if (!loaded.ok) throw new Error('not loaded')
  const text = JSON.stringify(loaded.value.shapes).replace('"holds":"order.final"', '"holds":"order.gone and"')
  const restored = restoreLaw(JSON.parse(text), {})
  expect(restored.ok ? [] : restored.problems.map(describeProblem).map((line) => line.split(': ')[0])).toEqual([
    'us/removal.yaml provisions[0].holds',
    'us/removal.yaml provisions[0].holds',
  ])
})

const V = 'vocabulary.yaml'
const B = 'bases.yaml'
const R = 'us/removal.yaml'
const T = 'treaties/ets112.yaml'

describe('each planted fault is found, with file, line, column and key', () => {
  test.each([
    [
      'a formula cut short',
      R,
      'holds: order.final\n',
      'holds: order.final and\n',
      'us/removal.yaml:8:27 provisions[0].holds: Here the formula ends where a fact, a State, a date or a number was expected. Write a fact, a State, a date or a number. [formula]',
    ],
    [
      'a fault in the third line of a folded formula',
      R,
      '>= 6',
      '>= six',
      'us/removal.yaml:20:35 provisions[1].holds: "six" is not in the vocabulary. Write a fact, a State, a date, a number or a value. [formula]',
    ],
    [
      'an unknown fact in the second line of a folded formula',
      R,
      'transfer.to in person',
      'transfer.to in persons',
      'us/removal.yaml:19:22 provisions[1].holds: "persons.nationalities" is not in the vocabulary. Did you mean person.nationalities? Write a fact that is a set of States. [formula]',
    ],
    [
      'a character outside the notation',
      R,
      'consent.given and (',
      'consent.given && (',
      'us/removal.yaml:18:21 provisions[1].holds: "&" is no word, number, date or sign of the notation. Write facts and values with letters, digits, dots and hyphens, dates as 2025-03-15, and the signs = != < <= > >= ( ) ,. [formula]',
    ],
    [
      'a wrong value of an enumeration',
      R,
      'consent.by = person',
      'consent.by = persson',
      'us/removal.yaml:18:39 provisions[1].holds: "persson" is not one of the values of this fact. Write one of: person, none. [formula]',
    ],
    [
      'an unknown fact',
      R,
      'holds: order.final\n',
      'holds: order.finale\n',
      'us/removal.yaml:8:12 provisions[0].holds: "order.finale" is not in the vocabulary. Did you mean order.final? Write a fact. [formula]',
    ],
    [
      'a fault in the formula of a position',
      R,
      'formula: "true"',
      'formula: "true or"',
      'us/removal.yaml:30:58 provisions[1].contested[0].positions[1].formula: Here the formula ends where a fact, a State, a date or a number was expected. Write a fact, a State, a date or a number. [formula]',
    ],
    [
      'an unknown basis among the roles',
      R,
      'lease/x: condition}',
      'lease/y: condition}',
      'us/removal.yaml:7:12 provisions[0].roles: There is no basis "lease/y". Did you mean "lease/x"? [unknown-id]',
    ],
    [
      'an unknown role',
      R,
      'floor: warning',
      'floor: hint',
      'us/removal.yaml:16:14 provisions[1].roles.floor: Found "hint". Expected one of: condition, bar, duty, warning. [wrong-type]',
    ],
    [
      'no role at all',
      R,
      '{us/removal: condition, coe/ets112: condition, lease/x: condition}',
      '{}',
      'us/removal.yaml:7:12 provisions[0].roles: "us/order" has no role. Name a basis or the floor. [unused]',
    ],
    [
      'an unknown State that is bound',
      R,
      'states: [US, SV]',
      'states: [US, ZZ]',
      'us/removal.yaml:23:31 provisions[1].binds.states: "ZZ" is not the code of a State. Use a code of states.yaml. [unknown-id]',
    ],
    [
      'an unknown instrument that binds',
      R,
      'instruments: [ETS112]',
      'instruments: [ETS113]',
      'us/removal.yaml:23:54 provisions[1].binds.instruments: There is no treaty table "ETS113". Did you mean "ETS112"? [unknown-id]',
    ],
    [
      'binding nobody',
      R,
      'binds: {side: to, states: [US, SV], instruments: [ETS112]}',
      'binds: {side: to}',
      'us/removal.yaml:23:12 provisions[1].binds: It names neither States nor instruments. Name who is bound, or remove "binds". [missing-key]',
    ],
    [
      'until before from in a provision',
      R,
      'until: "2090-01-01"',
      'until: "1985-07-01"',
      'us/removal.yaml:21:12 provisions[1].dates: Until 1985-07-01 is not after from 1985-07-01. Write a later day, or remove one of them. [wrong-order]',
    ],
    [
      'a day that is none',
      R,
      'until: "2090-01-01"',
      'until: "2090-02-30"',
      'us/removal.yaml:21:40 provisions[1].dates.until: Found "2090-02-30". Expected an existing day as "YYYY-MM-DD" in quotation marks. [impossible-date]',
    ],
    [
      'an unknown basis of a question',
      R,
      'bases: [us/removal]',
      'bases: [us/removel]',
      'us/removal.yaml:27:16 provisions[1].contested[0].bases: There is no basis "us/removel". Did you mean "us/removal"? [unknown-id]',
    ],
    [
      'only one position',
      R,
      '          - {position: "No", heldBy: B, formula: "true", operative: in Texas}\n',
      '',
      'us/removal.yaml:29:11 provisions[1].contested[0].positions: Found [{"position":"Yes","heldBy":"A","formula":"consent.given".... Expected at least two positions. [wrong-type]',
    ],
    [
      'positions that can never differ',
      R,
      'formula: "true"',
      'formula: not not consent.given',
      'us/removal.yaml:26:9 provisions[1].contested[0]: The positions can never lead to different outcomes. Correct a formula, or say under "sameOutcome" what they differ on. [unused]',
    ],
    [
      'positions that differ, said to have the same outcome',
      R,
      'bases: [us/removal]',
      'sameOutcome: so',
      'us/removal.yaml:27:22 provisions[1].contested[0].sameOutcome: The positions can lead to different outcomes. Remove "sameOutcome". [contradiction]',
    ],
    [
      'a provision twice',
      R,
      'id: us/consent',
      'id: us/order',
      'us/removal.yaml:11:9 provisions[1].id: "us/order" stands in us/removal.yaml already. Give each provision an id of its own. [duplicate-id]',
    ],
    [
      'an unknown key',
      R,
      'says: An order is final.',
      'says: An order is final.\n    sais: x',
      'us/removal.yaml:7:5 provisions[0].sais: The key "sais" is not part of the format. Remove it, or correct its spelling. [unknown-key]',
    ],
    [
      'a key twice',
      R,
      'says: An order is final.',
      'says: An order is final.\n    says: x',
      'us/removal.yaml:7:5 says: The key "says" stands twice in one map. Keep one of them. [duplicate-key]',
    ],
    [
      'a missing key',
      R,
      '    says: An order is final.\n',
      '',
      'us/removal.yaml:4:5 provisions[0].says: This key is missing. Expected text. [missing-key]',
    ],
    [
      'no provision',
      R,
      (FILES[R] ?? '').slice((FILES[R] ?? '').indexOf('provisions:')),
      'provisions: []\n',
      'us/removal.yaml:3:13 provisions: Found []. Expected at least one provision. [wrong-type]',
    ],
    [
      'an unknown check of the source',
      R,
      'verified: memory',
      'verified: hearsay',
      'us/removal.yaml:38:24 provisions[2].source.verified: Found "hearsay". Expected one of: text, reported, memory. [wrong-type]',
    ],
    [
      'a fact twice',
      V,
      'id: order.final',
      'id: consent.given',
      'vocabulary.yaml:4:10 facts[1].id: "consent.given" stands twice. Keep one of them. [duplicate-id]',
    ],
    [
      'a fact that no formula uses',
      V,
      ', unused: Shown only.',
      '',
      'vocabulary.yaml:9:5 facts[6]: No formula uses "rumour.heard". Use it, remove it, or say under "unused" why it is kept. [unused]',
    ],
    [
      'a used fact that is said to be unused',
      V,
      'provenBy: [treaty-text]',
      'provenBy: [treaty-text], unused: no',
      'vocabulary.yaml:8:5 facts[5]: "treaty.inForce" is said to be unused, but a formula uses it. Remove "unused". [unused]',
    ],
    [
      'an enumeration without values',
      V,
      ', values: [person, none]',
      '',
      'vocabulary.yaml:5:5 facts[2]: "consent.by" is of type enum. Give an enumeration its values, and no other type any. [wrong-type]',
    ],
    [
      'values of a fact that is no enumeration',
      V,
      'says: The end.',
      'says: The end., values: [a]',
      'vocabulary.yaml:6:5 facts[3]: "sentence.end" is of type date. Give an enumeration its values, and no other type any. [wrong-type]',
    ],
    [
      'a value twice',
      V,
      'values: [person, none]',
      'values: [person, none, none]',
      'vocabulary.yaml:5:82 facts[2].values: "consent.by" has a value twice. Keep one of them. [duplicate-id]',
    ],
    [
      'an unknown kind of exhibit',
      V,
      'provenBy: [treaty-text]',
      'provenBy: [rumour]',
      'vocabulary.yaml:8:69 facts[5].provenBy[0]: Found "rumour". Expected one of: court-decision, court-order, court-transcript, treaty-text, statute, registry-extract, official-decision, biometric-match, medical-report, expert-report, sworn-statement, diplomatic-note, official-statement, party-statement, database-hit, press-report, social-post, anonymous. [wrong-type]',
    ],
    [
      'a fact that nothing proves',
      V,
      'provenBy: [treaty-text]',
      'provenBy: []',
      'vocabulary.yaml:8:68 facts[5].provenBy: Found []. Expected at least one kind of exhibit. [wrong-type]',
    ],
    [
      'an unknown type',
      V,
      'type: countries',
      'type: states',
      'vocabulary.yaml:7:38 facts[4].type: Found "states". Expected one of: boolean, date, number, enum, countries, country. [wrong-type]',
    ],
    [
      'an id that is no id',
      V,
      'id: rumour.heard',
      'id: rumour',
      'vocabulary.yaml:9:10 facts[6].id: Found "rumour". Expected an id of words joined by dots. [wrong-type]',
    ],
    [
      'a version that is none',
      V,
      'version: "2026.11"',
      'version: "1.0"',
      'vocabulary.yaml:1:10 version: Found "1.0". Expected a version such as "2026.11" in quotation marks. [wrong-type]',
    ],
    [
      'a basis twice',
      B,
      'id: coe/ets112',
      'id: us/removal',
      'bases.yaml:9:9 bases[1].id: "us/removal" stands twice. Keep one of them. [duplicate-id]',
    ],
    [
      'an unknown State of a basis',
      B,
      'states: [US]',
      'states: [UK]',
      'bases.yaml:6:11 bases[0].from: "UK" is not the code of a State. Use a code of states.yaml. [unknown-id]',
    ],
    [
      'an unknown State on either side',
      B,
      'either: ["NO"]',
      'either: [XX]',
      'bases.yaml:16:48 bases[2].from: "XX" is not the code of a State. Use a code of states.yaml. [unknown-id]',
    ],
    [
      'an unknown instrument of a basis',
      B,
      'party: [ETS112]',
      'party: [ETS12]',
      'bases.yaml:12:11 bases[1].from: There is no treaty table "ETS12". Did you mean "ETS112"? [unknown-id]',
    ],
    [
      'a basis that ends before it begins',
      B,
      'dates: {from: "1985-07-01"}',
      'dates: {from: "1985-07-01", until: "1980-01-01"}',
      'bases.yaml:14:12 bases[1].dates: Until 1980-01-01 is not after from 1985-07-01. Write a later day, or remove one of them. [wrong-order]',
    ],
    [
      'a reach that is none',
      B,
      'to: {treaty: true}',
      'to: {all: true}',
      'bases.yaml:13:9 bases[1].to: Found {"all":true}. Expected one of {any: true}, {states: [...]}, {either: [...]}, {party: [...]}, {treaty: true}. [unknown-id]',
    ],
    [
      'a basis of which nothing is asked',
      R,
      'lease/x: condition}',
      'lease/x: duty}',
      'bases.yaml:16:5 bases[2]: No provision is a condition or bar of "lease/x". Encode what the basis asks for, or remove it. [unsafe]',
    ],
    [
      'a basis that would be shown with nothing known',
      R,
      'holds: order.final\n',
      'holds: order.final or transfer.from = US\n',
      'bases.yaml:9:5 bases[1]: Nothing under "coe/ets112" is sure to stay unproven for a person about whom nothing is known. Encode a condition that only evidence can meet, in force as long as the basis. [unsafe]',
    ],
    [
      'a basis that a treaty table alone would settle',
      R,
      'holds: order.final\n',
      'holds: treaty.inForce and order.final\n',
      'bases.yaml:9:5 bases[1]: Nothing under "coe/ets112" is sure to stay unproven for a person about whom nothing is known. Encode a condition that only evidence can meet, in force as long as the basis. [unsafe]',
    ],
    [
      'a basis whose only open condition is shorter in force',
      R,
      'holds: order.final\n',
      'holds: order.final\n    dates: {from: "2000-01-01"}\n',
      'bases.yaml:9:5 bases[1]: Nothing under "coe/ets112" is sure to stay unproven for a person about whom nothing is known. Encode a condition that only evidence can meet, in force as long as the basis. [unsafe]',
    ],
    [
      'a table that serves an unknown basis',
      T,
      'serves: [coe/ets112]',
      'serves: [coe/ets113]',
      'treaties/ets112.yaml:3:9 serves: There is no basis "coe/ets113". Did you mean "coe/ets112"? [unknown-id]',
    ],
    [
      'an unknown State of a row',
      T,
      'state: US, from: "2001-01-01"',
      'state: ZZ, from: "2001-01-01"',
      'treaties/ets112.yaml:10:5 parties[1]: "ZZ" is not the code of a State. Use a code of states.yaml. [unknown-id]',
    ],
    [
      'an unknown non-party',
      T,
      'nonParties: [SV]',
      'nonParties: [QQ]',
      'treaties/ets112.yaml:6:13 nonParties: "QQ" is not the code of a State. Use a code of states.yaml. [unknown-id]',
    ],
    [
      'a pair with an unknown State',
      T,
      'complete: true',
      'complete: true\npair: [US, QQ]',
      'treaties/ets112.yaml:5:7 pair: "QQ" is not the code of a State. Use a code of states.yaml. [unknown-id]',
    ],
    [
      'a row that ends before it begins',
      T,
      'until: "2000-01-01"',
      'until: "1985-07-01"',
      'treaties/ets112.yaml:9:5 parties[0]: Until 1985-07-01 is not after from 1985-07-01. Write a later day, or remove one of them. [wrong-order]',
    ],
    [
      'two rows for the same days',
      T,
      'from: "2001-01-01"',
      'from: "1999-12-31"',
      'treaties/ets112.yaml:10:5 parties[1]: US has two rows for the same days. Let the rows follow each other. [duplicate-id]',
    ],
    [
      'a State that is both party and non-party',
      T,
      'nonParties: [SV]',
      'nonParties: [SV, US]',
      'treaties/ets112.yaml:9:5 parties[0]: US is both a party and a non-party. Keep it in one of the lists. [contradiction]',
    ],
    [
      'a file that is no YAML',
      T,
      'notes: none',
      'notes: [none',
      'treaties/ets112.yaml:8:1: This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Mend the YAML at that place. [syntax]',
    ],
  ])('%s', async (_name, file, find, replacement, expected) => {
    const found = await problems(changed(file, find, replacement))
    expect(found).toContain(expected)
  })
})

describe('faults of whole files', () => {
  test.each([
    ['vocabulary.yaml', ['vocabulary.yaml: This file of the law is missing. Restore it. [missing-key]']],
    ['bases.yaml', ['bases.yaml: This file of the law is missing. Restore it. [missing-key]']],
    ['states.yaml', ['states.yaml: This file of the law is missing. Restore it. [missing-key]']],
    [
      'us/pack.yaml',
      [
        'us/pack.yaml: The pack "us" has no pack.yaml that names it. Add one with pack, title and version. [missing-key]',
      ],
    ],
    [
      'treaties/pack.yaml',
      [
        'treaties/pack.yaml: The pack "treaties" has no pack.yaml that names it. Add one with pack, title and version. [missing-key]',
      ],
    ],
  ])('%s is missing', async (file, expected) => {
    const { [file]: _gone, ...rest } = FILES
    expect(await problems(rest)).toEqual(expected)
  })

  test('a pack.yaml that names another pack', async () => {
    expect(await problems(changed('us/pack.yaml', 'pack: us', 'pack: uk'))).toEqual([
      'us/pack.yaml:1:1: The pack "us" has no pack.yaml that names it. Add one with pack, title and version. [missing-key]',
    ])
  })

  test('a second table of one instrument', async () => {
    expect(await problems({ ...FILES, 'treaties/twin.yaml': FILES[T] ?? '' })).toContain(
      'treaties/twin.yaml:1:13 instrument: "ETS112" has a second table. Keep one of them. [duplicate-id]',
    )
  })

  test('a provision that stands in another file already', async () => {
    const twin = `instrument: X
cite: X
provisions:
  - {id: us/order, cite: X, says: X, roles: {floor: duty}, holds: order.final, ifUnknown: x, source: {verified: text}}
`
    expect(await problems({ ...FILES, 'us/twin.yaml': twin })).toEqual([
      'us/twin.yaml:4:10 provisions[0].id: "us/order" stands in us/removal.yaml already. Give each provision an id of its own. [duplicate-id]',
    ])
  })

  test('files that are malformed are all reported, and nothing is built from the rest', async () => {
    const broken = { ...FILES, [V]: 'facts: [', [T]: 'instrument: 7\n', [R]: '' }
    const files = new Set((await problems(broken)).map((line) => line.split(/[: ]/)[0]))
    expect([...files].sort()).toEqual([T, R, V])
  })

  test('every fault of a file is reported at once', async () => {
    const text = (FILES[R] ?? '').replace('lease/x: condition}', 'lease/z: condition}').replace('[US, SV]', '[QQ, RR]')
    const found = await problems({ ...FILES, [R]: text })
    expect(found.filter((line) => line.includes('[unknown-id]')).length).toBe(3)
  })
})

test('a period holds its first day and not the day of until', () => {
  const period = { from: day('2025-03-15'), until: day('2025-03-20') }
  const days = ['2025-03-14', '2025-03-15', '2025-03-19', '2025-03-20'].map(day)
  expect(days.map((one) => inPeriod(period, one))).toEqual([false, true, true, false])
  expect(days.map((one) => inPeriod({}, one))).toEqual([true, true, true, true])
})

describe('versions of a rule', () => {
  const newer = `  - id: us/consent-new
    cite: 8 USC 2
    says: Consent counts.
    roles: {coe/ets112: condition, floor: warning}
    holds: consent.given
    dates: {from: "2090-01-01"}
    replaces: us/consent
    ifUnknown: not-shown
    source: {verified: memory}
`
  const ENDS = '    ends: Repealed without another rule.\n'
  const withNewer = (text: string): Files => ({
    ...FILES,
    'us/removal.yaml': `${(FILES['us/removal.yaml'] ?? '').replace(ENDS, '')}${text}`,
  })

  test('that tile are in order', async () => {
    expect(await problems(withNewer(newer))).toEqual([])
  })

  test.each([
    [
      'a gap of a day',
      newer.replace('2090-01-01', '2090-01-02'),
      'does not begin on the day on which "us/consent" ends',
    ],
    [
      'a day with both',
      newer.replace('2090-01-01', '2089-12-31'),
      'does not begin on the day on which "us/consent" ends',
    ],
    ['other roles', newer.replace('floor: warning', 'floor: duty'), 'does not have the roles of "us/consent"'],
    [
      'an unknown older version',
      newer.replace('replaces: us/consent', 'replaces: us/consnt'),
      'There is no provision "us/consnt"',
    ],
    ['no newer version', '', '"us/consent" ends, and no provision takes its place'],
    [
      'two newer versions',
      `${newer}${newer.replace('us/consent-new', 'us/consent-other')}`,
      '"us/consent-new" replaces "us/consent" already',
    ],
    [
      'an older version without an end',
      newer.replace('replaces: us/consent', 'replaces: us/treaty'),
      '"us/treaty" has no last day',
    ],
  ])('with %s are refused', async (_what, text, said) => {
    expect((await problems(withNewer(text))).join('\n')).toContain(said)
  })
})

describe('obligations', () => {
  const OBLIGATION = `obligations:
  - id: final-order
    kind: never-shown
    says: Nobody is removed without a final order.
    without: order.final
    bases: [us/removal]
    carriedBy: [us/order]
`
  const withObligation = (text: string): Files => ({ ...FILES, 'obligations/handover.yaml': text })

  test('are loaded with their formulas', async () => {
    const loaded = await load(withObligation(OBLIGATION))
    if (!loaded.ok) throw new Error(loaded.problems.map(describeProblem).join('\n'))
    expect(loaded.value.law.obligations).toMatchObject([
      {
        id: 'final-order',
        kind: 'never-shown',
        without: { kind: 'fact', fact: 'order.final' },
        carriedBy: ['us/order'],
      },
    ])
    expect(loaded.value.law.obligations[0]?.given).toBeUndefined()
  })

  test.each([
    ['an unknown kind', OBLIGATION.replace('never-shown', 'never-seen'), 'kind'],
    [
      'a formula that is none',
      OBLIGATION.replace('without: order.final', 'without: order.finale'),
      '"order.finale" is not in the vocabulary',
    ],
    ['an unknown basis', OBLIGATION.replace('us/removal', 'us/remove'), 'There is no basis "us/remove"'],
    ['an unknown provision', OBLIGATION.replace('us/order', 'us/ordr'), 'There is no provision "us/ordr"'],
    ['an unknown instrument', `${OBLIGATION}    bound: [ICCPR]\n`, 'There is no treaty table "ICCPR"'],
    [
      'nothing that carries it',
      OBLIGATION.replace('    carriedBy: [us/order]\n', ''),
      'does not say of which records it speaks, or what carries it',
    ],
    [
      'nothing it speaks of',
      OBLIGATION.replace('    without: order.final\n', ''),
      'does not say of which records it speaks, or what carries it',
    ],
    ['one id twice', `${OBLIGATION}${OBLIGATION.replace('obligations:\n', '')}`, '"final-order" is there twice'],
    [
      'a cover of an unknown provision',
      `${OBLIGATION}    covered: [{provision: us/x, bases: [us/removal], by: [], because: B.}]\n`,
      'There is no provision "us/x"',
    ],
  ])('with %s are refused', async (_what, text, said) => {
    expect((await problems(withObligation(text))).join('\n')).toContain(said)
  })
})
