import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkReviewPage } from '../../src/report/index.ts'
import { tellingView } from '../link/review.ts'
import { expectAccessible, hasBrowser, openPage, startBrowser } from './chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'writ-review-'))

describe.skipIf(!hasBrowser)('the review page, in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await startBrowser()
    const view = await tellingView()
    const cautions = ['Something is odd.']
    const reliability = { ...view.reliability, cautions }
    writeFileSync(join(folder, 'review.html'), await linkReviewPage({ ...view, reliability, upper: 0.999, most: 4 }))
    writeFileSync(join(folder, 'empty.html'), await linkReviewPage({ ...view, pairs: [] }))
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (name: string, width: number, script = true): Promise<Page> =>
    await openPage(browser, join(folder, name), width, script)

  test.each([
    ['review.html', 1280],
    ['review.html', 320],
    ['empty.html', 1280],
  ])('%s at %i pixels meets WCAG 2.2 AA as far as axe can tell', async (name, width) => {
    const page = await open(name, width)
    await expectAccessible(page)
  })

  test('it reflows at 320 pixels: nothing is wider than the screen', async () => {
    const page = await open('review.html', 320)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  })

  test('it loads nothing and runs nothing', async () => {
    const page = await open('review.html', 1280)
    expect(await page.evaluate("performance.getEntriesByType('resource').length + document.scripts.length")).toBe(0)
  })

  test('with the keyboard alone: skip to the pairs, choose a ruling, write the reason, the name and the day', async () => {
    const page = await open('review.html', 1280, false)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#open$/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    for (const words of ['Another day of birth in the file of the court.', 'A. Example', '14 March 2027']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(words)
    }
    const ruling = page.locator('#open-1 fieldset')
    expect(await ruling.getByLabel('Ruled out: two people').isChecked()).toBe(true)
    expect(await ruling.getByLabel('Because').inputValue()).toBe('Another day of birth in the file of the court.')
    expect(await ruling.getByLabel('Name of the person who rules').inputValue()).toBe('A. Example')
    expect(await ruling.getByLabel('Date').inputValue()).toBe('14 March 2027')
  })

  test('both records, the picture and the ruling of a pair are seen, and targets are at least 24 pixels', async () => {
    const page = await open('review.html', 1280)
    const pair = page.locator('article').first()
    expect(await pair.getByRole('img').isVisible()).toBe(true)
    expect(await pair.getByRole('table').isVisible()).toBe(true)
    for (const field of await pair.locator('input, textarea').all()) {
      const box = await field.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
    }
  })

  test('on paper the place for the ruling is there and the table of contents is not', async () => {
    const page = await open('review.html', 794)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('article fieldset').first().isVisible()).toBe(true)
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
  })
})
