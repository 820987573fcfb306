import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import type { Page } from 'playwright-core'
import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { exportRequest, ID } from '../support/jobs.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const FAULTS = '/__admin/console/#/default/faults'

/** Returns the texts of the row of a fault or an outcome, below the titles of its columns. */
async function rowOf(page: Page, id: string): Promise<Record<string, string | undefined>> {
  const table = page.getByRole('table').filter({ has: page.getByRole('link', { name: id, exact: true }) })
  const titles = await table.getByRole('columnheader').allTextContents()
  const row = table.getByRole('row').filter({ has: page.getByRole('link', { name: id, exact: true }) })
  const cells = await row.getByRole('cell').allTextContents()
  return Object.fromEntries(titles.map((title, index) => [title, cells[index]]))
}

/** Returns the text of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(
    () =>
      (globalThis as unknown as { document: { activeElement: { textContent: string } } }).document.activeElement
        .textContent
  )

t.test('a fault armed from a preset throttles the SDK, and its counts follow', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/reset?to=empty')
  await admin('POST', '/jobs', { Id: ID, Type: 'EXPORT_ASSETS_TO_S3' })
  const { page, errors, foreign } = await openPage(t, url + FAULTS)
  await page.getByText('No faults are armed.').waitFor()
  t.strictSame(await violations(page), [], 'empty')

  await page.getByRole('button', { name: 'Arm a fault' }).click()
  const form = page.getByRole('form', { name: 'Arm a fault' })
  await form.getByRole('button', { name: 'Throttle the next 2 GetJob calls' }).click()
  t.equal(await form.getByLabel('operation').inputValue(), 'GetJob')
  t.equal(await form.getByLabel('times').inputValue(), '2')
  t.strictSame(await violations(page), [], 'with the form')
  await form.getByRole('button', { name: 'Arm', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  const [fault] = (await admin('GET', '/faults')).faults
  t.match(fault, { match: { operation: 'GetJob' }, times: 2, effect: { exception: 'ThrottlingException' } })
  await page.getByRole('status').getByText(`Fault ${fault.id} armed.`).waitFor()
  t.equal(await focused(page), fault.id, 'the new row has the focus')
  t.match(await rowOf(page, fault.id), {
    State: 'armed',
    'Applies to': 'GetJob requests',
    Effect: 'ThrottlingException',
    Fires: '2 times',
    Fired: '0',
    Remaining: '2'
  })

  const client = new DataExchangeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 3
  })
  t.teardown(() => client.destroy())
  const { $metadata } = await client.send(new GetJobCommand({ JobId: ID }))
  t.equal($metadata.attempts, 3, 'the SDK was throttled twice')
  await page.getByText('spent', { exact: true }).waitFor()
  t.match(await rowOf(page, fault.id), { Fired: '2', Remaining: '0' })
  t.strictSame(await violations(page), [], 'with a fault')

  await page.getByRole('link', { name: `2: the requests that ${fault.id} fired on` }).click()
  await page.getByRole('heading', { name: 'Requests' }).waitFor()
  t.equal(await page.getByLabel('Fault fired').inputValue(), fault.id, 'the requests that it fired on are shown')
  await page.getByRole('main').getByRole('link', { name: fault.id, exact: true }).first().click()
  await page.waitForURL(`${url}/__admin/console/#/default/faults/${fault.id}`)
  await page.getByText('It cannot fire: it has fired 2 times').waitFor()
  await page.getByRole('button', { name: `Disarm ${fault.id}` }).click()
  await page.getByRole('status').getByText(`Fault ${fault.id} disarmed.`).waitFor()
  t.equal(await focused(page), 'Arm a fault')
  t.strictSame((await admin('GET', '/faults')).faults, [])
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('a fault armed from the fields, which keep the JSON in step', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/reset?to=empty')
  const { page, errors, foreign } = await openPage(t, url + FAULTS)
  await page.getByRole('button', { name: 'Arm a fault' }).click()
  const form = page.getByRole('form', { name: 'Arm a fault' })
  await form.getByLabel('operation').selectOption('StartJob')
  await form.getByLabel('jobId').fill('mine')
  await form.getByLabel('kind of effect').selectOption('exception')
  await form.getByLabel('exception', { exact: true }).selectOption('InternalServerException')
  await form.getByLabel('retryAfterSeconds').fill('0.5')
  await form.getByLabel('times').fill('1')
  await form.getByLabel('probability').fill('0.25')
  await form.getByLabel('delay.ms').fill('5')
  await form.getByText('More').click()
  await form.getByLabel('id', { exact: true }).fill('from-fields')
  const body = {
    match: { operation: 'StartJob', jobId: 'mine' },
    effect: { exception: 'InternalServerException', retryAfterSeconds: 0.5 },
    times: 1,
    probability: 0.25,
    delay: { ms: 5 },
    id: 'from-fields'
  }
  t.strictSame(JSON.parse(await form.getByLabel('Body as JSON').inputValue()), body)
  const help = form.getByText('How many times the fault fires. The default is no limit. At least 1.')
  t.equal(await help.getAttribute('id'), await form.getByLabel('times').getAttribute('aria-describedby'))
  await form.getByRole('button', { name: 'Arm', exact: true }).click()
  await page.getByRole('status').getByText('Fault from-fields armed.').waitFor()
  t.match((await admin('GET', '/faults')).faults, [body])
  t.match(await rowOf(page, 'from-fields'), { State: 'cannot fire', Fires: 'with a probability of 0.25, once' })
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('faults armed from JSON, and what the server refuses', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/reset?to=empty')
  const { page, errors, foreign } = await openPage(t, url + FAULTS)
  await page.getByRole('button', { name: 'Arm a fault' }).click()
  const form = page.getByRole('form', { name: 'Arm a fault' })
  const json = form.getByLabel('Body as JSON')
  const arm = form.getByRole('button', { name: 'Arm', exact: true })
  await json.fill('{"times": 1,')
  await form.getByText('Not JSON:').waitFor()
  await form.getByText('The fields are shown again once the text is valid JSON.').waitFor()
  await arm.click()
  t.ok(await json.evaluate((text) => text === text.ownerDocument.activeElement))
  t.strictSame((await admin('GET', '/faults')).faults, [], 'nothing was sent')

  await json.fill('{"times": 0, "match": {"nah": 1}, "effect": {"connection": "hang"}}')
  t.equal(await form.getByLabel('kind of effect').inputValue(), 'connection')
  t.strictSame(errors, [])
  await arm.click()
  await form.getByRole('alert').getByText('$.match.nah is unknown here').waitFor()
  t.strictSame(await form.locator('[aria-invalid]').evaluateAll((fields) => fields.map(({ id }) => id)), [
    'fault-times'
  ])
  await form.locator('#fault-times-problem').getByText('must be a whole number of at least 1').waitFor()
  t.ok(await form.getByLabel('times').evaluate((field) => field === field.ownerDocument.activeElement))
  t.strictSame(await violations(page), [], 'with problems')
  // The browser writes of every refused request.
  t.ok(errors.every((error) => error.includes('400')))

  await json.fill('[{"id": "a", "delay": {"ms": 1}}, {"id": "b", "effect": {"gateway": "slow-down"}}]')
  await form.getByText('Edit a list as JSON.').waitFor()
  await arm.click()
  await page.getByRole('status').getByText('2 faults armed.').waitFor()
  t.equal(await focused(page), 'a')
  t.match(await rowOf(page, 'b'), { Effect: 'Gateway responds slow-down', Fires: 'always', Remaining: 'no limit' })

  await page.getByRole('button', { name: 'Disarm all faults' }).click()
  await page.getByRole('dialog').getByText('Disarm all faults (2) of this sandbox?').waitFor()
  t.equal((await admin('GET', '/faults')).faults.length, 2)
  await page.getByRole('dialog').getByRole('button', { name: 'Disarm all' }).click()
  await page.getByRole('status').getByText('2 faults disarmed.').waitFor()
  t.strictSame((await admin('GET', '/faults')).faults, [])
  t.strictSame(foreign, [])
})

t.test(
  'an outcome is added and deleted, and shows to how many jobs it was applied',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    await admin('POST', '/reset?to=empty')
    const { page, errors, foreign } = await openPage(t, url + FAULTS)
    await page.getByRole('button', { name: 'Add an outcome' }).click()
    const form = page.getByRole('form', { name: 'Add an outcome' })
    await form.getByRole('button', { name: 'The next job fails' }).click()
    await form.getByLabel('plan').selectOption('hangs')
    await form.getByText('More').click()
    await form.getByLabel('id', { exact: true }).fill('first-hangs')
    await form.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('status').getByText('Outcome first-hangs added.').waitFor()
    t.equal(await focused(page), 'first-hangs')
    t.match(await rowOf(page, 'first-hangs'), {
      State: 'waiting',
      'Applies to': 'All jobs',
      Outcome: 'hangs',
      'How often': 'one job',
      Applied: '0'
    })
    const created = await fetch(`${url}/v1/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(exportRequest())
    })
    t.equal(created.status, 201)
    await page.getByText('spent', { exact: true }).waitFor()
    t.match(await rowOf(page, 'first-hangs'), { Applied: '1', Remaining: '0' })
    t.strictSame(await violations(page), [])
    await page.getByRole('button', { name: 'Delete first-hangs' }).click()
    await page.getByText('No outcomes.').waitFor()
    t.strictSame((await admin('GET', '/outcomes')).outcomes, [])
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)
