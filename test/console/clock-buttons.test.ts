import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { ID } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

t.test('the clock is frozen, advanced and run from every view', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/jobs`)
  const buttons = page.getByRole('banner').getByRole('group', { name: 'Clock' })
  const said = page.getByRole('banner').locator('.clock-done')
  await buttons.getByRole('button', { name: 'Freeze' }).click()
  await said.getByText('The clock is frozen.').waitFor()
  const { now, mode } = await admin('GET', '/clock')
  t.equal(mode, 'frozen')

  const plan = [{ state: 'WAITING', forMs: 5000 }, { state: 'IN_PROGRESS' }]
  await admin('POST', '/jobs', { Id: ID, Type: 'EXPORT_ASSETS_TO_S3', plan })
  const step = buttons.getByRole('button', { name: '+1 s' })
  await step.focus()
  await page.keyboard.press('Enter')
  await said.getByText('Advanced by 1 s: no transition.').waitFor()
  t.equal(Date.parse((await admin('GET', '/clock')).now), Date.parse(now) + 1000)
  t.ok(await step.evaluate((button) => button === button.ownerDocument.activeElement), 'the button keeps the focus')

  const next = buttons.getByRole('button', { name: 'Next', disabled: false })
  await next.click()
  await said.getByText('Advanced to the next transition: 1 transition.').waitFor()
  t.equal(Date.parse((await admin('GET', '/clock')).now), Date.parse(now) + 5000)
  await buttons.getByRole('button', { name: 'Next', disabled: true }).waitFor()

  await buttons.getByRole('button', { name: 'Run' }).click()
  await said.getByText('The clock runs.').waitFor()
  t.equal((await admin('GET', '/clock')).mode, 'running')
  t.strictSame(await violations(page), [])
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('what another client does to the clock shows', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/`)
  const chip = page.getByRole('link', { name: 'running' })
  await chip.waitFor()
  await admin('PUT', '/clock', { mode: 'frozen', now: '2100-01-01T00:00:00.000Z' })
  await page.getByRole('link', { name: '2100-01-01 00:00:00.000 frozen' }).waitFor()
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})
