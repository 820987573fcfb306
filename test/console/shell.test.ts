import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage } from '../support/console.js'
import { ID } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

t.test('a browser that opens the server sees a job move', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [], clock: 'frozen' })
  await admin('POST', '/jobs', { Id: ID, Type: 'EXPORT_ASSET_TO_SIGNED_URL' })
  const { page, errors, foreign } = await openPage(t, url)
  t.equal(page.url(), `${url}/__admin/console/`)
  await page.getByRole('status').getByText('Live').waitFor()
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: ID }) })
  await row.getByText('WAITING').waitFor()
  await admin('POST', '/clock/advance', { toNextTransition: true })
  await row.getByText('IN_PROGRESS').waitFor()
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})
