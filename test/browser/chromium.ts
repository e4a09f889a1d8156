import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

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
