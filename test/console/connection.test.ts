import t from 'tap'
import { start } from '../../src/index.js'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { ID } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const namesOf = ({ sandboxes }: { sandboxes: { name: string }[] }) => sandboxes.map(({ name }) => name)

t.test(
  'a sandbox that is dropped is not created again until the user says so',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    await fetch(`${url}/sandbox/mine/__admin/clock`)
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/mine/jobs`)
    await page.getByRole('status').getByText('Live').waitFor()
    await admin('DELETE', '/sandboxes/mine')
    await page.getByRole('heading', { name: 'This sandbox was dropped' }).waitFor()
    t.strictSame(await violations(page), [])
    // Other views of the sandbox ask for nothing either.
    await page.getByRole('link', { name: 'Requests' }).click()
    await page.getByRole('heading', { name: 'This sandbox was dropped' }).waitFor()
    t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default'])
    await page.getByRole('button', { name: 'Create it again' }).click()
    await page.getByRole('status').getByText('Live').waitFor()
    await page.getByText('It was created when this page opened it.').waitFor()
    t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default', 'mine'])
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test(
  'a sandbox that is chosen by the address is created, and the page says so',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/other/jobs`)
    await page.getByText('There was no sandbox other. It was created when this page opened it.').waitFor()
    t.strictSame(await violations(page), [])
    t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default', 'other'])
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('There was no sandbox other.').waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('status').getByText('Live').waitFor()
    t.equal(await page.getByText('There was no sandbox other.').count(), 0)
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test(
  'a name that no sandbox can have is refused in the words of the server',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/${encodeURIComponent('<b>a b')}/jobs`)
    await page.getByRole('heading', { name: 'There is no such sandbox' }).waitFor()
    t.match(await page.getByRole('alert').textContent(), '"<b>a b" is not the name of a sandbox')
    t.strictSame(await violations(page), [])
    t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default'])
    await page.getByRole('link', { name: 'Choose a sandbox' }).click()
    await page.getByRole('heading', { name: 'There is no such sandbox' }).waitFor({ state: 'detached' })
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test('the page shows the state of a server that was started again', { skip: WITHOUT_BROWSER }, async (t) => {
  const first = await startServer(t, { fixtures: [] })
  await first.admin('POST', '/jobs', { Id: 'before', Type: 'EXPORT_ASSET_TO_SIGNED_URL' })
  const { page, errors, foreign } = await openPage(t, `${first.url}/__admin/console/#/default/jobs`)
  await page.getByRole('link', { name: 'before' }).waitFor()
  await first.close()
  await page.getByRole('status').getByText('The server cannot be reached. Trying again …').waitFor()
  t.ok(await page.getByRole('link', { name: 'before' }).isVisible(), 'what was read last is still there')
  const second = await start({ port: first.port, fixtures: [] })
  t.teardown(() => second.close())
  const body = JSON.stringify({ Id: ID, Type: 'EXPORT_ASSET_TO_SIGNED_URL' })
  await fetch(`${second.url}/__admin/jobs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await page.getByRole('link', { name: ID }).waitFor()
  await page.getByRole('status').getByText('Live').waitFor()
  t.equal(await page.getByRole('link', { name: 'before' }).count(), 0)
  t.match(new Set(errors), new Set(['Failed to load resource: net::ERR_CONNECTION_REFUSED']))
  t.strictSame(foreign, [])
})
