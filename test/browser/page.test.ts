import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writ } from '../cli/run.ts'
import { expectAccessible, hasBrowser, openPage, startBrowser } from './chromium.ts'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-page-'))

describe.skipIf(!hasBrowser)('the page, in a browser', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await startBrowser()
    writ(['check', join(examples, 'protection-order.yaml'), '--html', join(folder, 'one.html')])
    const two = ['treaty-transfer.yaml', 'two-courts-disagree.yaml'].map((name) => join(examples, name))
    writ(['check', ...two, '--html', join(folder, 'two.html')])
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (name: string, width: number): Promise<void> => {
    page = await openPage(browser, join(folder, name), width)
  }

  test.each([
    ['one.html', 1280],
    ['one.html', 320],
    ['two.html', 1280],
  ])('%s at %i pixels meets WCAG 2.2 AA as far as axe can tell', async (name, width) => {
    await open(name, width)
    await expectAccessible(page)
  })

  test('the first screen shows the outcome, the bar, its citation and the exhibit', async () => {
    await open('one.html', 1280)
    for (const text of ['Barred', '8 U.S.C. 1231(b)(3)(A)', 'Immigration court, 10 October 2019']) {
      const box = await page.getByText(text).first().boundingBox()
      expect(box === null ? Number.POSITIVE_INFINITY : box.y + box.height).toBeLessThan(900)
    }
    expect(await page.title()).toBe('Barred: A protection order names the destination')
  })

  test('it reflows at 320 pixels: nothing is wider than the screen', async () => {
    await open('one.html', 320)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(320)
  })

  test('it loads nothing and runs nothing', async () => {
    await open('two.html', 1280)
    expect(await page.evaluate("performance.getEntriesByType('resource').length + document.scripts.length")).toBe(0)
  })
})
