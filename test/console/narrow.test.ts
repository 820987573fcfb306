import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

/** The views that there are so far. */
const THERE = ['Jobs']

const SCENARIO = {
  name: 'everything',
  jobs: [{ Id: 'job-with-a-long-name-that-is-not-broken', Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API', polls: 3 }],
  faults: [{ times: 2, effect: { exception: 'ThrottlingException' } }],
  dataSets: [{ Id: 'd1', Name: 'Prices', revisions: [{ Id: 'r1', Finalized: true, assets: [{ Id: 'a1' }] }] }]
}

t.test('no view is wider than a window of 360 pixels', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/scenarios', SCENARIO)
  await fetch(`${url}/v1/jobs/job-with-a-long-name-that-is-not-broken`)
  const { page, errors, foreign } = await openPage(t, url, { viewport: { width: 360, height: 640 } })
  await page.getByRole('status').getByText('Live').waitFor()
  const links = page.getByRole('navigation', { name: 'Views' }).getByRole('link')
  for (const name of THERE) {
    await links.filter({ hasText: name }).click()
    await page.getByRole('heading', { name, level: 2, exact: true }).waitFor()
    const widths = await page.evaluate(
      '[document.documentElement, document.body, document.querySelector("main")].map(({ scrollWidth }) => scrollWidth)'
    )
    t.strictSame(widths, [360, 360, 360], name)
    t.strictSame(await violations(page), [], name)
  }
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})
