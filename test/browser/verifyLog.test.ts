import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LogFixture, makeLog, writeLog } from '../record/logFixture.ts'
import { expectAccessible, hasBrowser, openPage, startBrowser } from './chromium.ts'

const file = fileURLToPath(new URL('../../verify/verify.html', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'writ-verify-'))

describe.skipIf(!hasBrowser)('the page that verifies a log, in a browser', () => {
  let browser: Browser
  let page: Page
  let log: LogFixture

  beforeAll(async () => {
    browser = await startBrowser()
    log = await makeLog(260, 3)
    await writeLog(folder, log)
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  /** Chooses the files as a person does, asks for the verdict, and reads it. */
  async function verdict(): Promise<string> {
    page = await openPage(browser, file, 1280)
    await page.getByLabel('Folder of the log').setInputFiles(join(folder, 'log'))
    await page.getByLabel('Public key').fill(log.key)
    await page.getByLabel('Policy').setInputFiles(join(folder, 'policy.txt'))
    await page.getByLabel('Bundle').setInputFiles(join(folder, 'bundle.json'))
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.waitForFunction("/^(VERIFIED|REFUSED)/.test(document.getElementById('result').textContent)")
    return (await page.getByRole('status').textContent()) ?? ''
  }

  test('a good log is verified, with its bundle', async () => {
    expect(await verdict()).toMatch(/^VERIFIED .*260 entries[\s\S]*None is left out/)
    await expectAccessible(page)
    expect(await page.evaluate("performance.getEntriesByType('resource').length")).toBe(0)
  })

  test('a changed one is refused, and the file is named', async () => {
    const path = join(folder, 'log/tile/entries/001.p/4')
    const bytes = readFileSync(path)
    const changed = Buffer.from(bytes)
    changed[100] = (changed[100] ?? 0) ^ 1
    writeFileSync(path, changed)
    expect(await verdict()).toMatch(/^REFUSED {2}tile\/0\/001\.p\/4 does not fit the entries/)
    writeFileSync(path, bytes)
    expect(await verdict()).toMatch(/^VERIFIED/)
  })

  test('its own policy forbids every connection', () => {
    expect(readFileSync(file, 'utf8')).toContain("default-src 'none'")
  })
})
