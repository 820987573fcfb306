import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage } from '../support/console.js'
import { idsIn } from '../support/console-jobs.js'
import { Type } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const COUNT = 10_000
const POLLS = 500

/** How many polls are under way at a time. */
const AT_A_TIME = 10

function idOf(index: number): string {
  return `job${String(index).padStart(29, '0')}`
}

t.test(
  '10,000 jobs stay where they are while they are polled, and none is read again',
  {
    skip: WITHOUT_BROWSER
  },
  async (t) => {
    const { url } = await startServer(t, { fixtures: [], clock: 'frozen' })
    const lines = Array.from({ length: COUNT }, (_, index) => JSON.stringify({ Type, Id: idOf(index), plan: 'hangs' }))
    const headers = { 'content-type': 'application/x-ndjson' }
    const seeded = await fetch(`${url}/__admin/jobs`, { method: 'POST', headers, body: lines.join('\n') })
    await seeded.text()
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/`)
    await page.getByText('10,000 jobs').waitFor()
    const frame = page.getByRole('region', { name: 'Table of jobs' })
    await frame.evaluate((element) => {
      element.scrollTop = 5000 * 36
    })
    await page.getByRole('link', { name: idOf(5003) }).waitFor()
    await page.evaluate(`
    longTasks = []
    new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask' })
    mostRows = 0
    countRows = () => { mostRows = Math.max(mostRows, document.querySelectorAll('tr').length) }
    new MutationObserver(countRows).observe(document.body, { subtree: true, childList: true })
    watched = document.querySelector('a[title="${idOf(5003)}"]').closest('tr')
  `)
    const before = { ids: await idsIn(page), top: await frame.evaluate(({ scrollTop }) => scrollTop) }
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/^.*\/__admin/, '')))

    const poll = async (first: number) => {
      for (let index = first; index < POLLS; index += AT_A_TIME) {
        const response = await fetch(`${url}/v1/jobs/${idOf(index % 2 === 0 ? 5003 : index)}`)
        await response.text()
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, (_, first) => poll(first)))

    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: idOf(5003) }) })
    await row.getByRole('cell', { name: String(POLLS / 2), exact: true }).waitFor()
    const after = { ids: await idsIn(page), top: await frame.evaluate(({ scrollTop }) => scrollTop) }
    t.strictSame(after, before, 'what is in view stays there')
    t.ok(await page.evaluate('watched.isConnected && watched.textContent.includes("250")'), 'in the same row')
    t.strictSame(
      asked.filter((path) => path.startsWith('/jobs')),
      [],
      'no job is read'
    )
    t.ok((await page.evaluate<number>('countRows() ?? mostRows')) < 100, 'only rows near the view are in the page')
    const longest = await page.evaluate<number>('Math.max(0, ...longTasks.map(({ duration }) => duration))')
    t.comment(`the longest task took ${Math.round(longest)} ms`)
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)
