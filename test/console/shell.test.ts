import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
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
  await row.getByText('WAITING', { exact: true }).waitFor()
  await admin('POST', '/clock/advance', { toNextTransition: true })
  await row.getByText('IN_PROGRESS', { exact: true }).waitFor()
  t.strictSame(await violations(page), [])
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('a view that throws says what went wrong, and leaves the others', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/jobs', { Id: ID, Type: 'EXPORT_ASSET_TO_SIGNED_URL' })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/sandboxes`)
  const job = { Id: ID, Type: 'EXPORT_ASSET_TO_SIGNED_URL', State: 'WAITING' }
  const broken = { job, polls: 0, plan: [], step: null, history: [], nextTransitionAt: 1 }
  await page.route('**/__admin/jobs?*', (route) => route.fulfill({ json: { jobs: [broken] } }))
  await page.getByRole('link', { name: 'Jobs' }).click()
  await page.getByRole('heading', { name: 'This view cannot be shown' }).waitFor()
  t.match(await page.getByRole('alert').textContent(), 'is not a function')
  t.strictSame(await violations(page), [])
  t.match(errors, [/is not a function/])
  await page.getByRole('link', { name: 'Sandboxes' }).click()
  await page.getByRole('heading', { name: 'This view cannot be shown' }).waitFor({ state: 'detached' })
  t.strictSame({ count: errors.length, foreign }, { count: 1, foreign: [] })
})

t.test('violations are found in either theme', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url } = await startServer(t, { fixtures: [] })
  const { page } = await openPage(t, url)
  await page.getByRole('status').getByText('Live').waitFor()
  await page.locator('h1').evaluate((heading) => {
    heading.style.color = 'light-dark(#eee, #333)'
  })
  const found = await violations(page)
  t.ok(found.some((each) => each.startsWith('light: color-contrast: ')))
  t.ok(found.some((each) => each.startsWith('dark: color-contrast: ')))
})
