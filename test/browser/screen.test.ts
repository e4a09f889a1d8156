import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocument } from '../../src/input/index.ts'
import { gatePage, screenPage } from '../../src/report/index.ts'
import { gate, readPrevious } from '../../src/screening/index.ts'
import { must } from '../screening/flight.ts'
import { flightView, hostileFlight } from '../screening/flightView.ts'
import { expectAccessible, hasBrowser, openPage, startBrowser } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-screen-'))
const LATE = '2026-03-14T14:08:00Z'

describe.skipIf(!hasBrowser)('the pages of a screening and of a gate, in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser()
    const view = await flightView()
    writeFileSync(join(folder, 'flight.html'), await screenPage(view))
    const hostile = await flightView(await hostileFlight(), { at: LATE })
    writeFileSync(join(folder, 'hostile.html'), await screenPage(hostile))
    const bytes = new TextEncoder().encode(JSON.stringify(view.screening))
    const previous = must(readPrevious(must(await readDocument(bytes, 'before.json', 'json'))))
    const late = must(gate({ previous, current: hostile.screening, at: LATE }))
    writeFileSync(join(folder, 'gate.html'), await gatePage(late))
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (name: string, width: number, script = true): Promise<Page> =>
    await openPage(browser, join(folder, name), width, script)

  test.each([
    ['flight.html', 1280],
    ['hostile.html', 320],
    ['gate.html', 1280],
    ['gate.html', 320],
  ])('%s at %i pixels meets WCAG 2.2 AA as far as axe can tell', async (name, width) => {
    const page = await open(name, width)
    await expectAccessible(page)
  })

  test.each([
    ['flight.html', 320],
    ['flight.html', 800],
    ['hostile.html', 320],
    ['hostile.html', 1280],
    ['gate.html', 320],
  ])('%s reflows at %i pixels: nothing is wider than the screen', async (name, width) => {
    const page = await open(name, width)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  test.each(['flight.html', 'gate.html'])('%s loads nothing and runs nothing', async (name) => {
    const page = await open(name, 1280)
    expect(await page.evaluate("performance.getEntriesByType('resource').length + document.scripts.length")).toBe(0)
  })

  test('the first screen has the counts, what the answers mean, and the first of those who are barred', async () => {
    const page = await open('flight.html', 1280)
    for (const text of [
      '40 people: 12 barred, 13 held',
      'this hand-over may not take place',
      'Ernesto Aguilar Montes',
    ]) {
      const box = await page.getByText(text).first().boundingBox()
      expect(box === null ? Number.POSITIVE_INFINITY : box.y + box.height).toBeLessThan(900)
    }
  })

  test('with the keyboard alone: skip to the list, follow a person, open the reasons, go back', async () => {
    const page = await open('flight.html', 1280, false)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#glance$/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#person-5$/)
    const person = page.locator('#person-5')
    const summary = person.locator('summary').last()
    await summary.focus()
    await page.keyboard.press('Enter')
    await person.locator('.reasons').waitFor({ state: 'visible' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#glance$/)
  })

  test('who is held has the ruling to copy in sight, with its sum', async () => {
    const page = await open('flight.html', 1280)
    const ruling = page.locator('#person-4 pre')
    expect(await ruling.isVisible()).toBe(true)
    expect(await ruling.innerText()).toMatch(/person: "m04"[\s\S]*seen: "[0-9a-f]{64}"/)
  })

  test('on paper every person begins a page, and what helps only on the screen is left out', async () => {
    const page = await open('flight.html', 794)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await page.locator('#person-4 .back').isVisible()).toBe(false)
    expect(await page.locator('#person-4 pre').isVisible()).toBe(true)
    expect(
      await page.locator('#person-6').evaluate((one) => one.computedStyleMap().get('break-before')?.toString()),
    ).toBe('page')
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(100_000)
  })
})
