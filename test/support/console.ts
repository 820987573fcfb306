import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Test } from 'tap'
import { BROWSER } from './browser.js'

let browser: Promise<Browser> | undefined

/** The browser of all tests of a process. It ends with the process. */
function launched(): Promise<Browser> {
  if (BROWSER === undefined) throw new Error('there is no browser here: install chromium')
  browser ??= chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  return browser
}

/** A page of the console, and what must not have happened on it. */
export interface OpenConsole {
  readonly page: Page
  /** What the page wrote as an error to the console of the browser, and errors that nothing caught. */
  readonly errors: readonly string[]
  /** The URLs that the page asked for that are not the server's. */
  readonly foreign: readonly string[]
}

/** Opens a page of a server in a window of its own, which is closed with the test. */
export async function openPage(t: Test, url: string, options: BrowserContextOptions = {}): Promise<OpenConsole> {
  const context = await (await launched()).newContext({ viewport: { width: 1280, height: 800 }, ...options })
  t.teardown(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const errors: string[] = []
  const foreign: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin)) foreign.push(request.url())
  })
  await page.goto(url)
  return { page, errors, foreign }
}

/** Closes the browser. To be called when all tests of a file have ended, so that the process does. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

/**
 * Returns what axe-core finds wrong with a page as it is now, in light and in dark: the theme, the rule, what the rule
 * wants and where. Empty if nothing is.
 */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  // The page's own policy forbids scripts of tests, and does not apply to what the browser is told to evaluate.
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // A page that follows the theme with a program does so before the second frame.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
    const results = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] })
    )
    for (const { id, help, nodes } of results.violations) {
      for (const { target } of nodes) found.push(`${colorScheme}: ${id}: ${help}: ${target.join(' ')}`)
    }
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}
