import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writ } from '../cli/run.ts'
import { expectAccessible, hasBrowser, openPage, startBrowser } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-assess-page-'))
const file = join(folder, 'programme.html')

describe.skipIf(!hasBrowser)('the page on a programme, in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser()
    writ(['assess', 'us-sv-2025-citizens', '--draws', '2000', '--people', '2000', '--html', file])
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  test.each([1280, 320])('at %i pixels it meets WCAG 2.2 AA as far as axe can tell', async (width) => {
    await expectAccessible(await openPage(browser, file, width))
  })

  test('the first screen has the answer and its reasons', async () => {
    const page = await openPage(browser, file, 1280, false)
    for (const text of ['the law bars all', 'Of citizens who do not consent', 'a person-year there costs']) {
      const box = await page.getByText(text).first().boundingBox()
      expect(box === null ? Number.POSITIVE_INFINITY : box.y + box.height).toBeLessThan(900)
    }
  })

  test('it reflows at 320 pixels', async () => {
    const page = await openPage(browser, file, 320)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  })

  test('every picture can be seen and has its numbers beside it', async () => {
    const page = await openPage(browser, file, 1280)
    const figures = await page.locator('figure').all()
    expect(figures.length).toBeGreaterThan(7)
    for (const figure of figures) {
      const box = await figure.locator('svg').boundingBox()
      expect(box?.width ?? 0).toBeGreaterThan(300)
      expect(await figure.locator('details tbody tr').count()).toBeGreaterThan(0)
    }
  })

  test('it loads nothing and runs nothing', async () => {
    const page = await openPage(browser, file, 1280)
    expect(await page.evaluate("performance.getEntriesByType('resource').length + document.scripts.length")).toBe(0)
  })
})
