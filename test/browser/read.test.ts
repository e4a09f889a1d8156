import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writ } from '../cli/run.ts'
import { expectAccessible, hasBrowser, openPage, startBrowser } from './chromium.ts'

const examples = fileURLToPath(new URL('../../examples/reading/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-read-page-'))
const file = join(folder, 'page.html')

describe.skipIf(!hasBrowser)('the page of texts that were read, in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser()
    writ(['read', '--html', file, ...['report.txt', 'copy.txt', 'post.txt'].map((name) => join(examples, name))])
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  test.each([1280, 320])('at %i pixels it meets WCAG 2.2 AA as far as axe can tell, and reflows', async (width) => {
    const page = await openPage(browser, file, width)
    await expectAccessible(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  test('every mark in a text leads to its statement', async () => {
    const page = await openPage(browser, file, 1280)
    const wrong = await page.evaluate(
      "[...document.querySelectorAll('.words sup a')].filter((a) => document.getElementById(a.getAttribute('href').slice(1)) === null).length",
    )
    expect(wrong).toBe(0)
    expect(await page.locator('.words sup a').count()).toBeGreaterThan(20)
  })

  test('it loads nothing and runs nothing', async () => {
    const page = await openPage(browser, file, 1280)
    expect(await page.evaluate("performance.getEntriesByType('resource').length + document.scripts.length")).toBe(0)
  })
})
