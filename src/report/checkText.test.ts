import { describe, expect, test } from 'vitest'
import { caseFrom, testLaw } from '../../test/law.ts'
import { determine } from '../determination/index.ts'
import { checkText, summaryText, type View } from './index.ts'
import { columns } from './words.ts'

const CASE = {
  writ: 1,
  case: 'protection',
  title: 'A protection order names the destination',
  transfer: { from: 'US', to: 'SV', on: '2025-03-15', basis: 'us/removal' },
  person: { names: ['Mateo Ventura'] },
  exhibits: [
    { id: 'decision', kind: 'court-decision', title: 'Decision', issuer: 'Immigration court', issued: '2019-10-10' },
    { id: 'denial', kind: 'court-order', title: 'Order', issuer: 'Board', issued: '2025-01-02' },
    { id: 'paper', kind: 'press-report', title: 'Report', issuer: 'Riverside Gazette', issued: '2025-03-13' },
    { id: 'post', kind: 'social-post' },
  ],
  assertions: [
    { fact: 'order.removal.exists', value: true, exhibits: ['decision'] },
    { fact: 'protection.withholding', value: ['SV'], exhibits: ['decision'] },
    { fact: 'order.removal.final', value: true, exhibits: ['decision'] },
    { fact: 'order.removal.final', value: false, exhibits: ['denial'] },
    { fact: 'person.identityConfirmed', value: true, exhibits: ['paper'] },
    { fact: 'affiliation.alleged', value: true, exhibits: ['post'] },
  ],
}

async function viewOf(data: unknown, extent: 'decisive' | 'all' = 'decisive'): Promise<View> {
  const compiled = await testLaw()
  const given = await caseFrom(data)
  return { case: given, law: compiled.law, determination: determine(compiled, given, { extent }) }
}

const plain = { explain: 'decisive', colour: false } as const
const textOf = async (data: unknown): Promise<string> => checkText(await viewOf(data), plain)
/** The text with all line breaks and indentation taken out, to look for sentences. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('the first screen', () => {
  test('shows outcome, transfer, deciding provision, citation, why and exhibit', async () => {
    const screen = (await textOf(CASE)).split('\n').slice(0, 24).join('\n')
    expect(screen.startsWith('BARRED  A protection order names the destination\n')).toBe(true)
    expect(flat(screen)).toContain('Mateo Ventura: United States (US) to El Salvador (SV), 15 March 2025, under')
    expect(flat(screen)).toContain('applies: 8 U.S.C. 1231(b)(3)(A); 8 C.F.R. 208.22, 1208.22 [us/withholding-grant]')
    expect(flat(screen)).toContain(
      'Proven: El Salvador (SV): States to which a decision in force forbids removal because of persecution.',
    )
    expect(screen).toContain('Exhibit: "Decision", court decision, Immigration court, 10 October 2019 [decision]')
  })

  test('the reasons that decide are the same with --explain all', async () => {
    const few = checkText(await viewOf(CASE), plain)
    const all = checkText(await viewOf(CASE, 'all'), { explain: 'all', colour: false })
    const decides = (text: string): string => text.slice(0, text.indexOf('\nAlso open:'))
    expect(decides(all)).toBe(decides(few))
    expect(all).toContain('Every provision, with its whole reason')
    expect(all).toMatch(
      /\n {2}\[proven\] transfer[.]to in protection[.]withholding\n {6}SV in protection[.]withholding: proven/,
    )
  })
})

describe('what proves nothing', () => {
  test('an allegation has its author, kind and date, also where a fact is missing', async () => {
    const text = flat(checkText(await viewOf(CASE), { explain: 'all', colour: false }))
    expect(text).toContain('Only alleged so far: by Riverside Gazette (press report), 13 March 2025')
    expect(text).toContain('Alleged by Riverside Gazette (press report), 13 March 2025, that this is so: The person in')
  })

  test('without author and date it says so', async () => {
    expect(flat(await textOf(CASE))).toContain('Alleged by an author not stated (social media post), date not stated')
  })

  test('a conflict shows what each side says, with its exhibit', async () => {
    const text = flat(await textOf(CASE))
    expect(text).toContain('yes: "Decision", court decision, Immigration court, 10 October 2019 [decision]')
    expect(text).toContain('no: "Order", court order, Board, 2 January 2025 [denial]')
  })
})

describe('open ends', () => {
  test('ten missing facts at the most, and how many more; all with --explain all', async () => {
    const empty = { ...CASE, exhibits: [], assertions: [] }
    const text = await textOf(empty)
    expect(text.startsWith('NOT SHOWN  ')).toBe(true)
    expect(text).toMatch(/\n10[.] .+/)
    expect(text).not.toMatch(/\n11[.] /)
    expect(text).toMatch(/[.]{3} and \d+ more \(--explain all\)/)
    expect(checkText(await viewOf(empty), { explain: 'all', colour: false })).toMatch(/\n11[.] /)
  })

  test('no basis fits', async () => {
    const text = await textOf({
      ...CASE,
      transfer: { from: 'NO', to: 'JP', on: '1950-01-01' },
      exhibits: [],
      assertions: [],
    })
    expect(text).toContain('No legal basis held here fits these States on this day; a hand-over needs one.')
  })

  test('a basis that does not reach the States', async () => {
    const text = await textOf({ ...CASE, transfer: { ...CASE.transfer, from: 'FR' }, exhibits: [], assertions: [] })
    expect(text).toContain('The legal basis named does not reach these two States.')
  })

  test('memory marks and the lawyer are never left out', async () => {
    const text = flat(await textOf(CASE))
    expect(text).toContain('From memory, not checked against the text: ')
    expect(text).toContain('a lawyer must check it')
    expect(text).toMatch(/Law as of 15 March 2025: bases \S+ \([0-9a-f]{12}\)/)
  })
})

describe('hostile text', () => {
  const ESC = '\u001b[2J\u001b]0;owned\u0007'
  const hostile = {
    ...CASE,
    title: `${ESC}SHOWN\nSHOWN  all is well\u202e`,
    person: { names: [`A${ESC}`, '\u2066B'] },
    exhibits: [{ id: 'decision', kind: 'court-decision', title: `T\r\nBARRED${ESC}`, issuer: `${'x'.repeat(5000)}` }],
    assertions: [{ fact: 'protection.withholding', value: ['SV'], exhibits: ['decision'] }],
  }

  test('steers no terminal, turns no text, fakes no line', async () => {
    for (const colour of [false, true]) {
      const text = checkText(await viewOf(hostile), { explain: 'all', colour })
      expect(text.replaceAll(/\u001b\[[01]m/g, '')).not.toMatch(/[^\P{C}\n]/u)
      expect(text).not.toMatch(/^SHOWN/m)
      expect(text).toContain('\\u{202e}')
    }
  })

  test('no line is wider than 100 columns, and the first screen keeps its parts', async () => {
    const text = await textOf({ ...hostile, title: '漢'.repeat(3000) })
    expect(text.split('\n').filter((line) => columns(line) > 100)).toEqual([])
    expect(text.split('\n').slice(0, 24).join('\n')).toContain('[us/withholding-grant]')
  })

  test('a title of blanks gives way to the id', async () => {
    expect(await textOf({ ...CASE, title: '  ' })).toMatch(/^BARRED {2}protection\n/)
  })
})

test('colour is only added to what stands there without it', async () => {
  const view = await viewOf(CASE)
  const coloured = checkText(view, { explain: 'decisive', colour: true })
  expect(coloured).toContain('\u001b[1m')
  expect(coloured.replaceAll(/\u001b\[[01]m/g, '')).toBe(checkText(view, plain))
})

test('several cases begin with one line each and a sum', async () => {
  const views = [await viewOf(CASE), await viewOf({ ...CASE, case: 'empty', exhibits: [], assertions: [] })]
  expect(summaryText(views, plain)).toMatch(/^BARRED .*\nNOT SHOWN .*\n\n2 cases: 1 barred, 1 not shown, 0 shown[.]\n$/)
})
