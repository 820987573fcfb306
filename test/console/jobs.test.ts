import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, violations } from '../support/console.js'
import { idsIn, openJobs, SEED, untilRows } from '../support/console-jobs.js'
import { exportRequest, ID, OTHER_ID, Type } from '../support/jobs.js'

t.teardown(closeBrowser)

const options = { skip: WITHOUT_BROWSER }
const NOTHING_WRONG = { errors: [], foreign: [] }

t.test('the table follows jobs that are seeded, created, polled, moved and deleted', options, async (t) => {
  const { page, errors, foreign, admin, aws, getJob, rowOf } = await openJobs(t)
  await page.getByText('No jobs yet.').waitFor()
  await admin('POST', '/jobs', SEED)
  await rowOf(ID).getByRole('cell', { name: 'WAITING', exact: true }).waitFor()
  const { Id } = (await aws('POST', '/v1/jobs', exportRequest())).body
  await rowOf(Id).waitFor()
  t.strictSame(await idsIn(page), [ID, Id])
  await page.getByText('2 jobs').waitFor()
  await getJob(ID)
  await rowOf(ID).getByText('200 WAITING').waitFor()
  await rowOf(ID).getByRole('cell', { name: '1', exact: true }).waitFor()
  await admin('POST', '/faults', { match: { jobId: ID }, effect: { exception: 'ThrottlingException' } })
  await getJob(ID)
  await rowOf(ID).getByText('429 ThrottlingException').waitFor()
  await admin('POST', `/jobs/${ID}/transition`, { state: 'IN_PROGRESS' })
  await rowOf(ID).getByRole('cell', { name: 'IN_PROGRESS', exact: true }).waitFor()
  await page.getByText('1 IN_PROGRESS').waitFor()
  await admin('DELETE', `/jobs/${ID}`)
  await rowOf(ID).waitFor({ state: 'detached' })
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('a plan is shown as a time line, which screen readers get in words', options, async (t) => {
  const { page, errors, foreign, admin, rowOf } = await openJobs(t, [SEED])
  await admin('POST', '/clock/advance', { ms: 2000 })
  await rowOf(ID).locator('.span-past', { hasText: 'wait' }).waitFor()
  const passed = rowOf(ID).locator('.span-now .span-passed')
  await page.waitForFunction((element) => element?.style.width.startsWith('33.3'), await passed.elementHandle())
  await rowOf(ID).locator('.span-next', { hasText: 'done' }).waitFor()
  const words = await rowOf(ID).locator('.hidden').textContent()
  t.match(words, /^WAITING for 1 s, now IN_PROGRESS until .+, then COMPLETED$/)
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('types are shown whole, and the table fits a window of 1280 pixels', options, async (t) => {
  const { page, errors, foreign, rowOf } = await openJobs(t, [{ ...SEED, Type: 'IMPORT_ASSET_FROM_API_GATEWAY_API' }])
  const type = rowOf(ID).getByRole('cell', { name: 'IMPORT_ASSET_FROM_API_GATEWAY_API' })
  t.strictSame(
    await type.evaluate((cell) => [cell.scrollWidth <= cell.clientWidth, cell.parentElement?.clientHeight]),
    [true, 36]
  )
  const frame = page.getByRole('region', { name: 'Table of jobs' })
  t.ok(await frame.evaluate((it) => it.scrollWidth <= it.clientWidth))
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('jobs are filtered by state, type and part of their ids', options, async (t) => {
  const { page, errors, foreign } = await openJobs(t, [
    { ...SEED, plan: 'hangs' },
    { Type: 'IMPORT_ASSETS_FROM_S3', Id: OTHER_ID, State: 'COMPLETED' }
  ])
  await untilRows(page, 2)
  await page.getByRole('combobox', { name: 'State' }).selectOption('COMPLETED')
  await untilRows(page, 1)
  t.strictSame(await idsIn(page), [OTHER_ID])
  await page.getByText('1 of 2 jobs').waitFor()
  await page.getByRole('combobox', { name: 'Type' }).selectOption(Type)
  await page.getByText('No jobs match the filters.').waitFor()
  await page.getByRole('button', { name: 'Show all jobs' }).click()
  await untilRows(page, 2)
  await page.getByRole('combobox', { name: 'Type' }).selectOption(Type)
  await untilRows(page, 1)
  t.strictSame(await idsIn(page), [ID])
  await page.getByRole('combobox', { name: 'Type' }).selectOption('All')
  await page.getByRole('searchbox', { name: 'Id' }).fill('BBB')
  await untilRows(page, 1)
  t.strictSame(await idsIn(page), [OTHER_ID])
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('a column sorts up, down, and then not at all', options, async (t) => {
  const { page, errors, foreign, getJob, rowOf } = await openJobs(t, [
    { ...SEED, plan: 'hangs' },
    { ...SEED, Id: OTHER_ID, plan: 'hangs' }
  ])
  await getJob(ID)
  await rowOf(ID).getByText('200 IN_PROGRESS').waitFor()
  const head = page.getByRole('columnheader', { name: 'Polls' })
  const sorts: unknown[] = []
  for (let click = 0; click < 3; click++) {
    await head.getByRole('button').click()
    sorts.push([await head.getAttribute('aria-sort'), ...(await idsIn(page))])
  }
  t.strictSame(sorts, [
    ['ascending', OTHER_ID, ID],
    ['descending', ID, OTHER_ID],
    [null, ID, OTHER_ID]
  ])
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('axe-core finds nothing wrong with the table of jobs', options, async (t) => {
  const { page, errors, foreign, admin, getJob, rowOf } = await openJobs(t)
  await page.getByText('No jobs yet.').waitFor()
  t.strictSame(await violations(page), [], 'without jobs')
  const states = ['WAITING', 'IN_PROGRESS', 'COMPLETED', 'ERROR', 'CANCELLED', 'TIMED_OUT']
  await admin('POST', '/jobs', [SEED, ...states.map((State) => ({ Type, State }))])
  await getJob(ID)
  await rowOf(ID).getByText('200 WAITING').waitFor()
  await untilRows(page, 7)
  await page.getByRole('columnheader', { name: 'State' }).getByRole('button').click()
  t.strictSame(await violations(page), [], 'with jobs in all states')
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})
