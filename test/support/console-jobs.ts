import type { Locator, Page } from 'playwright-core'
import type { Test } from 'tap'
import { type OpenConsole, openPage } from './console.js'
import { ID, Type } from './jobs.js'
import { type ListeningServer, listen } from './server.js'

/** A job with a plan that takes four seconds. */
export const SEED = { Type, Id: ID, plan: 'succeeds' } as const

/** The view of jobs of the console of a frozen server. */
export interface OpenJobs extends ListeningServer, OpenConsole {
  /** The row of a job in the table. */
  rowOf(id: string): Locator
}

/** Opens the view of jobs of a frozen server with some jobs, or one of them, in a window of a width in pixels. */
export async function openJobs(
  t: Test,
  seeds: readonly object[] = [],
  { jobId = '', width = 1280 }: { readonly jobId?: string; readonly width?: number } = {}
): Promise<OpenJobs> {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  if (seeds.length > 0) await server.admin('POST', '/jobs', seeds)
  const url = `${server.url}/__admin/console/#/default/jobs/${jobId}`
  const opened = await openPage(t, url, { viewport: { width, height: 800 } })
  await opened.page.getByRole('status').getByText('Live').waitFor()
  const rowOf = (id: string) =>
    opened.page.getByRole('row').filter({ has: opened.page.getByRole('link', { name: id }) })
  return { ...server, ...opened, rowOf }
}

/** Returns the ids in the table of jobs, from the top. */
export function idsIn(page: Page): Promise<string[]> {
  return page.locator('td.id a').allTextContents()
}

/** Waits until the table of jobs has so many rows. */
export async function untilRows(page: Page, count: number): Promise<void> {
  await page.waitForFunction(`document.querySelectorAll('table.jobs tbody tr').length === ${count}`)
}
