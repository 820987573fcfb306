import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

/** The views. */
const THERE = ['Requests', 'Clock', 'Faults and outcomes', 'Data sets', 'Verdict', 'Sandboxes', 'Jobs']

/** The first heading of a view, which is what the navigation calls it, except where a view has two parts. */
const headingOf = (name: string) => (name === 'Faults and outcomes' ? 'Faults' : name)

/** How wide the content of the page is, and that of its parts. */
const WIDTHS =
  '[document.documentElement, document.body, document.querySelector("main")].map((part) => part.scrollWidth)'

const EMPTY = { name: 'nothing' }
const SCENARIO = {
  name: 'everything',
  jobs: [{ Id: 'job-with-a-long-name-that-is-not-broken', Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API' }],
  faults: [{ times: 2, effect: { exception: 'ThrottlingException' } }],
  dataSets: [{ Id: 'd1', Name: 'Prices', revisions: [{ Id: 'r1', Finalized: true, assets: [{ Id: 'a1' }] }] }]
}

for (const scenario of [EMPTY, SCENARIO]) {
  t.test(`no view is wider than a window of 360 pixels: ${scenario.name}`, { skip: WITHOUT_BROWSER }, async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    t.match(await admin('POST', '/scenarios', scenario), { name: scenario.name })
    if (scenario === SCENARIO) await fetch(`${url}/v1/jobs/job-with-a-long-name-that-is-not-broken`)
    const { page, errors, foreign } = await openPage(t, url, { viewport: { width: 360, height: 640 } })
    await page.getByRole('status').getByText('Live').waitFor()
    const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link')
    for (const name of THERE) {
      await links.filter({ hasText: name }).click()
      await page.getByRole('heading', { name: headingOf(name), level: 2, exact: true }).waitFor()
      t.strictSame(await page.evaluate(WIDTHS), [360, 360, 360], name)
      t.strictSame(await violations(page), [], name)
    }
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  })
}
