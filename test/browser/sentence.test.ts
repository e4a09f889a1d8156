import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writ } from '../cli/run.ts'
import { expectAccessible, hasBrowser, openPage, startBrowser } from './chromium.ts'

const examples = fileURLToPath(new URL('../../examples/sentence/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-sentence-page-'))
const file = join(folder, 'page.html')

describe.skipIf(!hasBrowser)('the page of a sentence, in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser()
    const certificate = join(examples, 'certificate', 'contradicting-boxes.yaml')
    writ(['sentence', join(examples, 'belgium-netherlands.yaml'), '--certificate', certificate, '--html', file])
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

  test('the picture says in its label what the list below it says', async () => {
    const page = await openPage(browser, file, 1280)
    const label = await page.locator('figure svg').getAttribute('aria-label')
    const items = await page.locator('figure ~ ul').first().locator('li').allTextContents()
    expect(items.length).toBeGreaterThan(3)
    expect(label).toBe(items.join('. '))
  })

  test('it loads nothing and runs nothing', async () => {
    const page = await openPage(browser, file, 1280)
    expect(await page.evaluate("performance.getEntriesByType('resource').length + document.scripts.length")).toBe(0)
  })
})
