import type { Page } from 'playwright-core'
import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const SCENARIO = {
  name: 'sides',
  dataSets: [
    {
      Id: 'prices',
      Name: 'Prices <b>',
      Origin: 'ENTITLED',
      revisions: [
        { Id: 'november', Comment: 'November', assets: [{ Id: 'csv', Name: 'prices.csv', text: 'id,price\n1,2\n' }] },
        { Id: 'october', Revoked: true, RevocationComment: 'The prices are wrong.' }
      ]
    },
    {
      Id: 'forecasts',
      Name: 'Forecasts',
      Tags: { team: 'data' },
      revisions: [{ Finalized: true, assets: [{ Name: 'forecasts.csv' }] }]
    }
  ],
  eventActions: [{ Id: 'export', Event: { RevisionPublished: { DataSetId: 'prices' } } }],
  dataGrants: [{ Id: 'grant', Name: 'To a friend', SourceDataSetId: 'forecasts' }]
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true })

t.test(
  'without a data set, the page says how to make one, and shows it once there is one',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/mine/data-sets`)
    await page.getByText(`No data sets yet. Call CreateDataSet at ${url}/sandbox/mine`).waitFor()
    t.strictSame(await violations(page), [])
    await admin('POST', '/data-sets', { Name: 'Elsewhere' })
    const body = JSON.stringify({ Name: 'Prices', revisions: [{}] })
    await fetch(`${url}/sandbox/mine/__admin/data-sets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body
    })
    await row(page, 'Prices').getByRole('cell', { name: '1', exact: true }).waitFor()
    t.equal(await row(page, 'Elsewhere').count(), 0)
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test(
  'a data set, its revisions and its assets are shown in full, and what clients sent is text',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url, admin } = await startServer(t, { fixtures: [] })
    await admin('POST', '/scenarios', SCENARIO)
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/data-sets`)
    await row(page, 'Prices <b>').getByText('ENTITLED').waitFor()
    await row(page, 'Forecasts').getByText('OWNED').waitFor()
    t.strictSame(await violations(page), [])

    await page.getByRole('link', { name: 'Prices <b>' }).click()
    await heading(page, 'Prices <b>').and(page.locator(':focus')).waitFor()
    await row(page, 'november').getByText('finalized', { exact: true }).waitFor()
    await row(page, 'october').getByText('revoked').waitFor()
    await page.getByRole('rowheader', { name: 'export' }).waitFor()
    await page.getByText('"Name": "Prices <b>"').waitFor()
    t.strictSame(await violations(page), [])

    await page.getByRole('link', { name: 'november' }).click()
    await row(page, 'prices.csv').getByText('stored, 13 bytes').waitFor()
    await page.getByText('"Comment": "November"').waitFor()
    t.strictSame(await violations(page), [])

    await page.getByRole('link', { name: 'prices.csv' }).click()
    await heading(page, 'prices.csv').and(page.locator(':focus')).waitFor()
    await page.getByText('S3_SNAPSHOT').first().waitFor()
    t.strictSame(await violations(page), [])
    t.equal(page.url(), `${url}/__admin/console/#/default/data-sets/prices/november/csv`)

    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Data sets' }).click()
    await heading(page, 'Data sets').and(page.locator(':focus')).waitFor()
    await page.getByRole('link', { name: 'Forecasts' }).click()
    await page.getByRole('row').filter({ hasText: 'To a friend' }).getByText('PENDING_RECEIVER_ACCEPTANCE').waitFor()
    await page.getByText('team=data').waitFor()
    t.strictSame(await violations(page), [])
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test('what happens to a data set is seen as it happens', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/scenarios', SCENARIO)
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/data-sets`)
  const aws = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/v1${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    })
  await row(page, 'Forecasts').waitFor()
  await aws('PATCH', '/data-sets/forecasts', { Name: 'Weather' })
  await row(page, 'Weather').waitFor()
  t.equal(await row(page, 'Forecasts').count(), 0)
  await admin('POST', '/data-sets/prices/revisions', { Id: 'december', Comment: 'December' })
  await row(page, 'Prices <b>').getByRole('cell', { name: '3', exact: true }).waitFor()

  await page.getByRole('link', { name: 'Prices <b>' }).click()
  await row(page, 'december').waitFor()
  await admin('POST', '/data-sets/prices/revisions', { Id: 'january', Comment: 'January' })
  await row(page, 'january').getByRole('cell', { name: 'January' }).waitFor()
  await aws('DELETE', '/event-actions/export')
  await page.getByRole('rowheader', { name: 'export' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'january' }).click()
  await heading(page, 'january').waitFor()
  await admin('DELETE', '/data-sets/prices')
  await page.getByRole('alert').filter({ hasText: 'prices' }).waitFor()
  t.strictSame(await violations(page), [])
  await page.getByRole('link', { name: 'Data sets' }).first().click()
  await row(page, 'Weather').waitFor()
  t.equal(await row(page, 'Prices <b>').count(), 0)
  t.strictSame({ errors: errors.filter((error) => !error.includes('404')), foreign }, { errors: [], foreign: [] })
})

t.test('events of EventBridge are listed with their JSON', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin('POST', '/scenarios', SCENARIO)
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/data-sets`)
  await row(page, 'Forecasts').waitFor()
  t.equal(await page.getByRole('heading', { name: 'Events of EventBridge' }).count(), 0)
  await admin('POST', '/data-sets/prices/revisions', { Id: 'december', Comment: 'December' })
  await page.getByRole('heading', { name: 'Events of EventBridge' }).waitFor()
  await page.getByText('Revision Published To Data Set', { exact: true }).click()
  await page.getByText('"detail-type": "Revision Published To Data Set"').waitFor()
  t.strictSame(await violations(page), [])
  await page.reload()
  await page.getByText('Revision Published To Data Set', { exact: true }).waitFor()
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test('of two thousand data sets only those in sight are in the page', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [] })
  await admin(
    'POST',
    '/data-sets',
    Array.from({ length: 2000 }, (_, index) => ({ Name: `Set ${index}` }))
  )
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/default/data-sets`)
  await page.getByText('2,000').waitFor()
  await row(page, 'Set 1999').waitFor()
  t.ok((await page.getByRole('row').count()) < 60)
  await page
    .getByRole('region', { name: 'Table of data sets' })
    .evaluate((frame) => frame.scrollTo(0, frame.scrollHeight))
  await row(page, 'Set 0').waitFor()
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})
