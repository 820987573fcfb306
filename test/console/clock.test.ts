import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { ID } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

t.test('the clock is frozen, run, sped up and advanced by steps', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/reset?to=empty')
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/clock`)
  const main = page.getByRole('main')
  const said = page.getByRole('banner').locator('.clock-done')
  await main.getByText('None: no job of this sandbox changes by time alone.').waitFor()
  await main.getByText('none by time alone').waitFor()
  t.strictSame(await violations(page), [], 'empty')

  await main.getByRole('button', { name: 'Freeze' }).click()
  await said.getByText('The clock is frozen.').waitFor()
  const { now } = await admin('GET', '/clock')
  const at = async () => Date.parse((await admin('GET', '/clock')).now) - Date.parse(now)
  const steps = { '+1 s': 1000, '+5 s': 5000, '+1 min': 60_000, '+1 h': 3_600_000, '+1 d': 86_400_000 }
  let expected = 0
  for (const [name, ms] of Object.entries(steps)) {
    await main.getByRole('button', { name }).click()
    await said.getByText(`Advanced by ${name === '+1 d' ? '1 d' : name.slice(1)}: no transition.`).waitFor()
    expected += ms
    t.equal(await at(), expected, name)
  }
  await main.getByLabel('Advance by a duration').fill('1m30s')
  await page.keyboard.press('Enter')
  await said.getByText('Advanced by 1 min 30 s: no transition.').waitFor()
  t.equal(await at(), expected + 90_000)

  await main.getByLabel('Rate', { exact: true }).fill('60')
  await main.getByRole('button', { name: 'Set rate' }).click()
  await main.getByText('60 sandbox seconds per real second').waitFor()
  await main.getByRole('button', { name: 'Run' }).click()
  await said.getByText('The clock runs.').waitFor()
  const { mode, rate } = await admin('GET', '/clock')
  t.strictSame([mode, rate], ['running', 60])
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('an advance shows the transitions that it caused, and what comes next', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('PUT', '/clock', { mode: 'frozen', now: '2100-01-01T00:00:00.000Z' })
  const plan = [{ state: 'WAITING', forMs: 5000 }, { state: 'IN_PROGRESS', forMs: 60_000 }, { state: 'COMPLETED' }]
  await admin('POST', '/jobs', { Id: ID, Type: 'EXPORT_ASSETS_TO_S3', plan })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/clock`)
  const main = page.getByRole('main')
  const row = (table: string) => main.getByRole('region', { name: table }).getByRole('row').nth(1)
  const cells = (table: string) => row(table).getByRole('cell').allTextContents()
  await main.getByText('2100-01-01 00:00:05.000, in 5 s').waitFor()
  t.strictSame(await cells('Table of upcoming transitions'), [
    'in 5 s',
    '2100-01-01 00:00:05.000',
    ID,
    'EXPORT_ASSETS_TO_S3',
    'WAITING',
    'IN_PROGRESS'
  ])

  await main.getByRole('button', { name: 'Advance to the next transition' }).click()
  await main.getByRole('heading', { name: 'Advanced to the next transition: 1 transition' }).waitFor()
  const caused = 'Table of the transitions of this advance'
  t.strictSame(await cells(caused), ['2100-01-01 00:00:05.000', ID, 'WAITING', 'IN_PROGRESS'])
  await main.getByText('2100-01-01 00:01:05.000, in 1 min').waitFor()
  await row('Table of upcoming transitions').getByText('COMPLETED').waitFor()
  t.strictSame(await violations(page), [], 'with data')

  await main.getByLabel('Advance to an instant').fill('2100-01-01 00:02')
  await page.keyboard.press('Enter')
  await main.getByRole('heading', { name: 'Advanced to 2100-01-01 00:02: 1 transition' }).waitFor()
  t.strictSame(await cells(caused), ['2100-01-01 00:01:05.000', ID, 'IN_PROGRESS', 'COMPLETED'])
  t.equal((await admin('GET', '/clock')).now, '2100-01-01T00:02:00.000Z')

  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  await main.getByLabel('Advance to an instant').fill('2001-01-01')
  await page.keyboard.press('Enter')
  await main.getByRole('alert').getByText('a clock never goes back').waitFor()
  await main.getByLabel('Advance by a duration').fill('a while')
  await page.keyboard.press('Enter')
  await main.getByRole('alert').getByText('"a while" is not a duration').waitFor()
  await row(caused).getByRole('link', { name: ID }).click()
  await page.waitForURL(/#\/default\/jobs\/./)
})
