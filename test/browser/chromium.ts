import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Whether there is a browser for tests of pages on this machine. */
export const hasBrowser = executablePath !== undefined

if (!hasBrowser) process.stderr.write('No Chromium on this machine: the page tests are skipped.\n')

/** Starts the browser of the machine, without a window and without calls to the network of its own. */
export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: flags })
}

/** Opens a page from its file in a window so many pixels wide, with or without scripts. */
export async function openPage(browser: Browser, file: string, width: number, script = true): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    bypassCSP: script,
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  await page.goto(pathToFileURL(file).href)
  return page
}

/** Expects that a page meets WCAG 2.2 AA as far as axe can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  expect(passes.length).toBeGreaterThan(10)
}
