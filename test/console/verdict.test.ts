import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { ID, Type } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

t.test('the verdict is a checklist that follows what happens', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [], clock: 'frozen' })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/verdict`)
  const item = (title: string) => page.locator('.checklist > li').filter({ hasText: title })
  await page.getByText('✓ ok').nth(3).waitFor()
  t.strictSame(await violations(page), [], 'nothing found')

  await admin('POST', '/jobs', { Id: ID, Type, plan: 'succeeds' })
  const match = { operation: 'GetJob', state: 'ERROR' }
  await admin('POST', '/faults', { id: 'late', match, effect: { connection: 'hang' } })
  await page.getByText('3 findings').waitFor()
  const fault = item('Every fault fired')
  await fault.getByText('✗ 1').waitFor()
  t.equal(await fault.getByRole('link', { name: 'late' }).getAttribute('href'), '#/default/faults/late')
  const { faultsNeverFired } = await admin('GET', '/verdict')
  const { why = '0 requests matched' } = faultsNeverFired.first[0]
  t.match(await fault.textContent(), why)
  t.equal(
    await item('Every job was asked for').getByRole('link', { name: ID }).getAttribute('href'),
    `#/default/jobs/${ID}`
  )
  t.match(await item('Every job has ended').textContent(), /a{32} WAITING/)
  t.strictSame(await violations(page), [], 'three findings')

  await fetch(`${url}/v1/jobs/${ID}`)
  await item('Every job was asked for').getByText('✓ ok').waitFor()
  await fetch(`${url}/v1/nothing-of-the-kind`)
  await item('Every requested operation is emulated').getByText('GET /v1/nothing-of-the-kind').waitFor()
  await admin('POST', '/clock/advance', { ms: 3_600_000 })
  await item('Every job has ended').getByText('✓ ok').waitFor()
  await admin('POST', '/reset')
  await page.getByText('✓ ok').nth(3).waitFor()
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})
