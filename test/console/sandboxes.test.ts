import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { ID } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const PRICES = {
  name: 'prices',
  jobs: [{ Id: ID, Type: 'EXPORT_ASSET_TO_SIGNED_URL' }],
  faults: [{ times: 2, effect: { exception: 'ThrottlingException' } }],
  dataSets: [{ Name: 'Prices' }]
}
const IDLE = { name: 'idle', autoload: false, jobs: [{ Id: 'idle', Type: 'EXPORT_ASSET_TO_SIGNED_URL' }] }

/** The folder of fixture files that hold scenarios. */
const fixtures = (t: Test, ...scenarios: { name: string }[]) =>
  t.testdir(Object.fromEntries(scenarios.map((scenario) => [`${scenario.name}.json`, JSON.stringify(scenario)])))

const namesOf = ({ sandboxes }: { sandboxes: { name: string }[] }) => sandboxes.map(({ name }) => name)
const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
const dialog = (page: Page) => page.getByRole('dialog')

t.test(
  'the list shows every sandbox, creates none and is read again by itself',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    await fetch(`${url}/sandbox/111122223333/__admin/clock`)
    // Below the prefix of a sandbox, too, the page shows them all.
    const { page, errors, foreign } = await openPage(t, `${url}/sandbox/own/__admin/console/#/own/sandboxes`)
    await row(page, 'own').getByText('shown').waitFor()
    await row(page, 'default').waitFor()
    await row(page, '111122223333').getByRole('cell', { name: '111122223333', exact: true }).waitFor()
    t.strictSame(await violations(page), [])
    t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default', '111122223333', 'own'])
    await admin('DELETE', '/sandboxes/111122223333')
    await row(page, '111122223333').waitFor({ state: 'detached' })
    await fetch(`${url}/sandbox/late/__admin/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{"mode":"frozen"}'
    })
    await row(page, 'late').getByText('frozen').waitFor()
    t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default', 'own', 'late'])
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test('a sandbox is created by its name, shown, and said to be there', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/sandboxes`)
  const name = page.getByLabel('New sandbox')
  await name.fill('a.b')
  await page.keyboard.press('Enter')
  await page.getByText('"." cannot be in a name: use letters, digits, dashes and underscores.').waitFor()
  t.equal(await name.getAttribute('aria-invalid'), 'true')
  t.strictSame(await violations(page), [])
  await name.fill('x'.repeat(65))
  await page.keyboard.press('Enter')
  await page.getByText('The name has 65 characters: use at most 64.').waitFor()
  t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default'])
  await name.fill('111122223333')
  await page.keyboard.press('Enter')
  await page.getByText('Sandbox 111122223333 was created, with the account 111122223333.').waitFor()
  await row(page, '111122223333').getByText('shown').waitFor()
  t.equal(page.url(), `${url}/__admin/console/#/111122223333/sandboxes`)
  await page.getByRole('link', { name: 'default', exact: true }).click()
  await row(page, 'default').getByText('shown').waitFor()
  t.equal(await page.title(), 'Sandboxes · default · dataexchange-local')
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('one sandbox is dropped, and all are, after a question', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  for (const name of ['one', 'two']) await fetch(`${url}/sandbox/${name}/__admin/clock`)
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/two/sandboxes`)
  await page.getByRole('button', { name: 'Drop … one' }).click()
  await dialog(page).getByText('Drop sandbox one and everything in it?').waitFor()
  t.strictSame(await violations(page), [])
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default', 'one', 'two'])
  await page.getByRole('button', { name: 'Drop … one' }).click()
  await dialog(page).getByRole('button', { name: 'Drop' }).click()
  await row(page, 'one').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Drop all …' }).click()
  await dialog(page).getByRole('button', { name: 'Drop all' }).click()
  await page.getByText('All sandboxes were dropped.').waitFor()
  await page.getByRole('heading', { name: 'This sandbox was dropped' }).waitFor()
  t.strictSame(await violations(page), [])
  t.strictSame(namesOf(await admin('GET', '/sandboxes')), ['default'])
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('what points an SDK at a sandbox is shown and copied', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url } = await startServer(t, { fixtures: [] })
  const permissions = ['clipboard-read', 'clipboard-write']
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/mine/sandboxes`, { permissions })
  const copied = () => page.evaluate<string>('navigator.clipboard.readText()')
  await page.getByRole('button', { name: 'Copy endpoint of default' }).click()
  await row(page, 'default').getByText('Copied').waitFor()
  t.equal(await copied(), `AWS_ENDPOINT_URL_DATAEXCHANGE=${url}`)
  await page.getByRole('button', { name: 'Copy endpoint of mine' }).click()
  await row(page, 'mine').getByText('Copied').waitFor()
  t.equal(await copied(), `AWS_ENDPOINT_URL_DATAEXCHANGE=${url}/sandbox/mine`)
  const panel = page.getByRole('region', { name: 'Point an SDK at it' })
  await panel.getByRole('button', { name: 'Copy environment' }).click()
  await panel.getByText('Copied').waitFor()
  t.match(await copied(), /^AWS_ENDPOINT_URL_DATAEXCHANGE=.*\/sandbox\/mine\n(AWS_\w+=\S+\n?){4}$/)
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test(
  'a sandbox is reset to the start, to nothing, and with the fixtures read again',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: fixtures(t, PRICES) })
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/sandboxes`)
    const reset = async (name: string) => {
      await page.getByRole('button', { name }).click()
      await dialog(page).getByRole('button', { name: 'Reset' }).click()
      await dialog(page).waitFor({ state: 'hidden' })
    }
    await reset('Reset to empty …')
    await page.getByText('The sandbox was reset. It has nothing.').waitFor()
    t.equal((await admin('GET', '/jobs')).jobs.length, 0)
    await reset('Reset to start …')
    await page.getByText('The sandbox was reset. It has 1 job, 1 fault.').waitFor()
    t.equal((await admin('GET', '/jobs')).jobs.length, 1)
    const [request] = await Promise.all([page.waitForRequest('**/__admin/reset?*'), reset('Reload fixtures …')])
    t.match(request.url(), /\?reload=true$/)
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test('a scenario is added or takes the place of all', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: fixtures(t, PRICES, IDLE) })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/sandboxes`)
  const jobs = async () => (await admin('GET', '/jobs')).jobs.map(({ job }: { job: { Id: string } }) => job.Id)
  await page.getByLabel('Scenario', { exact: true }).selectOption('idle (1 job)')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByText('idle added 1 job.').waitFor()
  t.strictSame(await jobs(), [ID, 'idle'])
  // What the server refuses is told in its words.
  await page.getByRole('button', { name: 'Apply' }).click()
  const form = page.getByRole('form', { name: 'Apply a scenario' })
  await form.getByRole('alert').filter({ hasText: 'idle' }).waitFor()
  t.strictSame(await violations(page), [])
  await page.getByLabel('Replace it with the scenario').check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByText('idle replaced everything. The sandbox has 1 job.').waitFor()
  t.strictSame(await jobs(), ['idle'])
  t.strictSame({ errors: errors.length, foreign }, { errors: 1, foreign: [] })
})

t.test('a sandbox is saved to a file and restored from one', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: fixtures(t, PRICES), clock: 'frozen' })
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/sandboxes`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click()
  ])
  t.equal(download.suggestedFilename(), 'default-snapshot.json')
  const bytes = await readFile(await download.path())
  t.equal(JSON.parse(bytes.toString()).jobs.held.length, 1)

  await admin('POST', '/reset?to=empty')
  const restore = async (name: string, buffer: Buffer) => {
    await page.getByLabel('Snapshot to restore').setInputFiles({ name, mimeType: 'application/json', buffer })
    await page.getByRole('button', { name: 'Restore …' }).click()
    await dialog(page).getByRole('button', { name: 'Restore' }).click()
  }
  await restore('odd.json', Buffer.from('{'))
  await dialog(page).getByText('The file is not JSON').waitFor()
  await page.keyboard.press('Escape')
  await restore('wrong.json', Buffer.from('{"version": 2}'))
  await dialog(page).getByText('version').waitFor()
  t.strictSame(await violations(page), [])
  await page.keyboard.press('Escape')
  await restore('right.json', bytes)
  await page.getByText('The sandbox was restored. It has 1 job, 1 fault, and its clock is frozen.').waitFor()
  t.equal((await admin('GET', '/jobs')).jobs.length, 1)
  t.strictSame({ errors: errors.length, foreign }, { errors: 1, foreign: [] })
})
