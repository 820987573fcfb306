import { GetJobCommand, ListJobsCommand } from '@aws-sdk/client-dataexchange'
import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { ID, OTHER_ID, Type, UNKNOWN_ID } from '../support/jobs.js'
import { sdkClient } from '../support/sdk-client.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const CLEAN = { errors: [], foreign: [] }
const skip = WITHOUT_BROWSER

/** A server with two jobs, and its requests in a browser. */
async function opened(t: Parameters<typeof startServer>[0]) {
  const server = await startServer(t, { fixtures: [] })
  for (const Id of [ID, OTHER_ID]) await server.admin('POST', '/jobs', { Id, Type, plan: 'succeeds' })
  const { page, errors, foreign } = await openPage(t, `${server.url}/__admin/console/#/default/requests`)
  await page.getByRole('status').getByText('Live').waitFor()
  const rows = page.locator('table.requests tbody tr')
  return { ...server, page, errors, foreign, rows }
}

t.test('the retries of a throttled SDK call are one row, and its attempts rows below it', { skip }, async (t) => {
  const { url, admin, page, rows, errors, foreign } = await opened(t)
  await page.getByText('No requests yet.').waitFor()
  t.strictSame(await violations(page), [], 'empty')
  const effect = { exception: 'ThrottlingException' }
  await admin('POST', '/faults', { id: 'throttle', match: { operation: 'GetJob' }, times: 2, effect })
  const client = sdkClient(t, url)
  await client.send(new GetJobCommand({ JobId: ID }))
  await client.send(new ListJobsCommand({}))
  await rows.nth(1).getByText('ListJobs').waitFor()
  const call = rows.first()
  t.strictSame(await call.locator('.strip .badge').allTextContents(), ['429', '429', '200'])
  t.equal(await call.locator('.strip .gap').count(), 2)
  t.match(await call.textContent(), /succeeded.*3 of 3/)
  await call.getByRole('link', { name: 'throttle' }).waitFor()
  t.equal(await rows.count(), 2)

  const { calls } = await admin('GET', '/calls')
  const widths = await call.locator('.strip .gap').evaluateAll((gaps) => gaps.map((gap) => gap.clientWidth))
  const [shorter, longer] = calls[0].gapsMs[0] <= calls[0].gapsMs[1] ? widths : widths.toReversed()
  t.ok(Number(shorter) <= Number(longer), 'the gaps are drawn to scale')

  await call.getByRole('button', { name: 'Attempts of call 1' }).click()
  await rows.nth(4).waitFor()
  t.match(await rows.nth(2).textContent(), /429.*ThrottlingException.*2 of 3/)
  t.strictSame(await violations(page), [])
  await page.getByLabel('All requests').check()
  await rows.nth(3).waitFor()
  t.equal(await rows.count(), 4)
  t.strictSame(await violations(page), [])
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test('a client that ignores Retry-After is told from one that respects it', { skip }, async (t) => {
  const { url, admin, page, rows, errors, foreign } = await opened(t)
  const effect = { exception: 'ThrottlingException', retryAfterSeconds: 1 }
  await admin('POST', '/faults', { times: 2, effect })
  const get = (invocation: string, attempt: number) =>
    fetch(`${url}/v1/jobs/${ID}`, {
      headers: { 'amz-sdk-invocation-id': invocation, 'amz-sdk-request': `attempt=${attempt}; max=3` }
    })
  await get('hasty', 1)
  await get('hasty', 2)
  await rows.first().getByText('Retry-After ignored').waitFor()
  await admin('DELETE', '/faults')
  await admin('POST', '/faults', { times: 1, effect: { exception: 'ThrottlingException', retryAfterSeconds: 0 } })
  await get('patient', 1)
  await get('patient', 2)
  await rows.nth(1).getByText('Retry-After honored').waitFor()
  t.strictSame(await violations(page), [])
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test('a request that hangs is open and counts up in its place, until its client gives up', { skip }, async (t) => {
  const { url, admin, page, rows, errors, foreign } = await opened(t)
  await admin('POST', '/faults', { id: 'hang', times: 1, effect: { connection: 'hang' } })
  const given = new AbortController()
  const hanging = fetch(`${url}/v1/jobs/${ID}`, { signal: given.signal }).catch(() => 'gave up')
  const open = rows.first()
  const elapsed = open.locator('.elapsed')
  await elapsed.waitFor()
  t.strictSame(await open.locator('.strip .badge').allTextContents(), ['open'])
  await open.getByRole('link', { name: 'hang' }).waitFor()
  const before = await elapsed.textContent()
  await elapsed.filter({ hasNotText: new RegExp(`^${before}$`) }).waitFor()
  t.strictSame(await violations(page), [])

  await fetch(`${url}/v1/jobs/${OTHER_ID}`)
  await rows.nth(1).getByText('200').waitFor()
  await page.getByLabel('Only open').check()
  await rows.nth(1).waitFor({ state: 'detached' })
  await open.getByText('open').first().waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  given.abort()
  await open.getByText('no response').waitFor()
  t.equal(await hanging, 'gave up')
  t.equal(await elapsed.count(), 0)
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test('filters show the requests for which all of them hold', { skip }, async (t) => {
  const { url, admin, page, rows, errors, foreign } = await opened(t)
  await admin('POST', '/faults', { id: 'gateway', times: 1, effect: { gateway: 'service-unavailable' } })
  for (const path of [
    `/v1/jobs/${ID}`,
    `/v1/jobs/${ID}`,
    `/v1/jobs/${OTHER_ID}`,
    '/v1/jobs',
    `/v1/jobs/${UNKNOWN_ID}`
  ]) {
    await fetch(url + path)
  }
  const shown = (count: number) =>
    page
      .getByText(count === 5 ? '5 requests of 5 calls' : `5 requests of 5 calls, ${count} shown`, { exact: true })
      .waitFor()
  await shown(5)
  const showAll = page.getByRole('button', { name: 'Show all' })
  await page.getByLabel('Operation').selectOption('GetJob')
  await shown(4)
  await page.getByLabel('Id or path').fill(OTHER_ID.slice(0, 8))
  await shown(1)
  t.match(await rows.first().textContent(), OTHER_ID)
  await showAll.click()
  await page.getByLabel('Response').selectOption('5xx')
  await shown(1)
  await page.getByLabel('Response').selectOption('ResourceNotFoundException')
  await shown(1)
  await showAll.click()
  await page.getByLabel('Fault fired').selectOption('gateway')
  await shown(1)
  t.match(await rows.first().textContent(), /503/)
  await page.getByLabel('Only retried').check()
  await page.getByText('No requests match the filters.').waitFor()
  t.strictSame(await violations(page), [])
  await showAll.click()
  await shown(5)
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test(
  'a request in full has its fields, its draws and the other attempts, and closes with Escape',
  { skip },
  async (t) => {
    const { url, admin, page, rows, errors, foreign } = await opened(t)
    const effect = { exception: 'InternalServerException' }
    await admin('POST', '/faults', { id: 'odds', probability: 0.99, times: 1, effect })
    await sdkClient(t, url).send(new GetJobCommand({ JobId: ID }))
    const link = rows.first().getByRole('link', { name: 'GetJob' })
    await link.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('region', { name: 'Request 1: GetJob' })
    await panel.waitFor()
    const heading = page.getByRole('heading', { name: 'Request 1: GetJob' })
    t.ok(await heading.evaluate((element) => element.matches(':focus')), 'it has the focus')
    const text = await panel.textContent()
    t.match(text, /odds: match 1 drew 0\.\d+/)
    t.match(text, /The seed 1 /)
    t.match(text, /InternalServerException/)
    t.equal(await panel.getByRole('link', { name: ID }).getAttribute('href'), `#/default/jobs/${ID}`)
    t.strictSame(await violations(page), [])

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await panel.getByRole('button', { name: 'Copy JSON' }).click()
    await panel.getByText('Copied.').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    const { requests } = await admin('GET', '/requests?limit=2')
    t.strictSame(JSON.parse(copied), requests[0])

    await panel.getByRole('link', { name: 'request 2' }).click()
    await page.getByRole('region', { name: 'Request 2: GetJob' }).getByText('2 of 3').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Request 2: GetJob' }).waitFor({ state: 'detached' })
    t.strictSame({ errors, foreign }, CLEAN)
  }
)

t.test(
  'the newest requests stay in view until the list is scrolled up, and a button counts those that come then',
  { skip },
  async (t) => {
    const { url, page, rows, errors, foreign } = await opened(t)
    const send = async (count: number) => {
      for (let sent = 0; sent < count; sent++) await fetch(`${url}/v1/jobs/${ID}`)
    }
    const frame = page.getByRole('region', { name: 'Table of requests' })
    const isAtEnd = () => frame.evaluate((it) => it.scrollTop + it.clientHeight >= it.scrollHeight - 4)
    await send(60)
    await page.getByText('60 requests').waitFor()
    await rows.locator('[data-request="60"]').waitFor()
    t.ok(await isAtEnd())
    await frame.evaluate((it) => it.scrollTo(0, 0))
    await page.getByRole('button', { name: 'Follow' }).waitFor()
    await send(5)
    await page.getByRole('button', { name: '5 new' }).waitFor()
    t.equal(await frame.evaluate((it) => it.scrollTop), 0)
    await page.getByRole('button', { name: '5 new' }).click()
    await rows.locator('[data-request="65"]').waitFor()
    t.ok(await isAtEnd())
    t.ok((await rows.count()) < 50, 'only the rows in view are in the page')
    t.strictSame({ errors, foreign }, CLEAN)
  }
)

t.test('the rows in view stay where they are while others before them go', { skip }, async (t) => {
  const { url, page, rows, errors, foreign } = await opened(t)
  for (let sent = 0; sent < 60; sent++) await fetch(`${url}/v1/jobs/${sent < 20 ? OTHER_ID : ID}`)
  await rows.locator('[data-request="60"]').waitFor()
  const frame = page.getByRole('region', { name: 'Table of requests' })
  await frame.evaluate((it) => it.scrollTo(0, 30 * 36 + 7))
  await page.getByRole('button', { name: 'Follow' }).waitFor()
  await page.getByLabel('Id or path').fill(ID)
  await page.getByText('40 shown').waitFor()
  t.equal(await frame.evaluate((it) => it.scrollTop), 10 * 36 + 7)
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test('the address of a request brings its row into view', { skip }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/jobs', { Id: ID, Type })
  for (let sent = 0; sent < 60; sent++) await fetch(`${url}/v1/jobs/${ID}`)
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/requests/20`)
  await page.getByRole('region', { name: 'Request 20: GetJob' }).waitFor()
  await page.locator('tr[aria-current] [data-request="20"]').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.locator('[data-request="20"]:focus').waitFor()
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test('the journal is cleared after asking once, and by others', { skip }, async (t) => {
  const { url, admin, page, rows, errors, foreign } = await opened(t)
  await fetch(`${url}/v1/jobs/${ID}`)
  await rows.first().waitFor()
  await page.getByRole('button', { name: 'Clear journal' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  t.equal(await rows.count(), 1)
  await page.getByRole('button', { name: 'Clear journal' }).click()
  t.strictSame(await violations(page), [])
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByText('No requests yet.').waitFor()
  t.equal((await admin('GET', '/requests')).meta.total, 0)

  await fetch(`${url}/v1/jobs/${ID}`)
  await rows.first().waitFor()
  await admin('DELETE', '/requests')
  await page.getByText('No requests yet.').waitFor()
  await fetch(`${url}/v1/jobs/${ID}`)
  await rows.first().waitFor()
  await admin('POST', '/reset')
  await page.getByText('No requests yet.').waitFor()
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test('requests that the journal dropped are counted', { skip }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [], journalLimit: 3 })
  await admin('POST', '/jobs', { Id: ID, Type })
  for (let sent = 0; sent < 5; sent++) await fetch(`${url}/v1/jobs/${ID}`)
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/requests`)
  await page.getByText('2 earlier requests were dropped from the journal.').waitFor()
  t.strictSame(await page.locator('table.requests [data-request]').allTextContents(), ['GetJob', 'GetJob', 'GetJob'])
  t.strictSame({ errors, foreign }, CLEAN)
})

t.test('columns that do not fit beside the others are hidden, the least important ones first', { skip }, async (t) => {
  const { url, page, rows, errors, foreign } = await opened(t)
  await fetch(`${url}/v1/jobs/${ID}`)
  await rows.first().waitFor()
  const frame = page.getByRole('region', { name: 'Table of requests' })
  const seen = async (width: number) => {
    await page.setViewportSize({ width, height: 800 })
    const heads = await frame.getByRole('columnheader').allTextContents()
    const cells = await rows.first().getByRole('cell').count()
    return { last: heads.at(-1), isCellEach: heads.length === cells, fits: await frame.evaluate(isWhole) }
  }
  t.strictSame(await seen(1600), { last: 'SDK', isCellEach: true, fits: true })
  t.strictSame(await seen(1280), { last: 'Job state', isCellEach: true, fits: true })
  await rows.first().getByRole('link', { name: 'GetJob' }).click()
  await page.getByRole('region', { name: 'Request 1: GetJob' }).waitFor()
  t.strictSame(await seen(1280), { last: 'Ended', isCellEach: true, fits: true })
  t.strictSame({ errors, foreign }, CLEAN)
})

/** Whether all of what scrolls sideways is in view. */
const isWhole = (frame: { readonly scrollWidth: number; readonly clientWidth: number }) =>
  frame.scrollWidth <= frame.clientWidth

t.test('what a client sent is text', { skip }, async (t) => {
  const { url, page, rows, errors, foreign } = await opened(t)
  const markup = '<img src=x onerror="console.error(1)">'
  await fetch(`${url}/v1/jobs/${encodeURIComponent(markup)}`, { headers: { 'user-agent': markup } })
  await rows.first().getByRole('link', { name: 'GetJob' }).click()
  await page.getByRole('region', { name: 'Request 1: GetJob' }).getByText(markup).first().waitFor()
  t.equal(await page.locator('main img').count(), 0)
  t.strictSame({ errors, foreign }, CLEAN)
})
