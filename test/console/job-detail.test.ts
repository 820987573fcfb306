import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, violations } from '../support/console.js'
import { openJobs, SEED } from '../support/console-jobs.js'
import { ID, OTHER_ID, Type, UNKNOWN_ID } from '../support/jobs.js'

t.teardown(closeBrowser)

const options = { skip: WITHOUT_BROWSER }
const NOTHING_WRONG = { errors: [], foreign: [] }

t.test('a job opens in full, and the focus goes there and back', options, async (t) => {
  const { page, errors, foreign, getJob, rowOf } = await openJobs(t, [SEED])
  await rowOf(ID).getByRole('link').click()
  const detail = page.getByRole('article', { name: ID })
  await detail.getByText('expected').first().waitFor()
  t.equal(await page.evaluate('document.activeElement.id'), 'job-heading')
  t.strictSame(await detail.locator('.time-line .badge').allTextContents(), ['WAITING', 'IN_PROGRESS', 'COMPLETED'])
  t.strictSame(JSON.parse((await detail.locator('pre').textContent()) as string), (await getJob(ID)).body)
  await detail.getByRole('table').getByText('GetJob').waitFor()
  await detail.getByText('WAITING × 1').waitFor()
  await detail.getByRole('link', { name: 'Close' }).click()
  await detail.waitFor({ state: 'detached' })
  t.equal(await page.evaluate('document.activeElement.textContent'), ID)
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('the response of GetJob is copied', options, async (t) => {
  const { page, errors, foreign, getJob, rowOf } = await openJobs(t, [SEED])
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await rowOf(ID).getByRole('link').click()
  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByText('Copied.').waitFor()
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')
  t.strictSame(JSON.parse(copied), (await getJob(ID)).body)
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('a job is moved to a state, to ERROR with the error that was filled in', options, async (t) => {
  const { page, errors, foreign, admin } = await openJobs(t, [SEED], { jobId: ID })
  await page.getByLabel('Move to').selectOption('IN_PROGRESS')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.locator('.step-now', { hasText: 'IN_PROGRESS' }).waitFor()
  await page.getByLabel('Move to').selectOption('ERROR')
  await page.getByLabel('Code').selectOption('MALWARE_DETECTED')
  await page.getByLabel('Message').fill('<b>a virus</b>')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByText('ERROR is a final state').waitFor()
  await page.getByText('<b>a virus</b>').first().waitFor()
  const { job } = (await admin('GET', `/jobs/${ID}`)).body
  t.strictSame(job.Errors, [{ Code: 'MALWARE_DETECTED', Message: '<b>a virus</b>' }])
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('an act that the server refuses tells why', options, async (t) => {
  const { page } = await openJobs(t, [SEED], { jobId: ID })
  await page.route('**/transition', (route) =>
    route.fulfill({ status: 409, json: { error: { code: 'Conflict', message: 'It has moved on.', problems: [] } } })
  )
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByRole('alert').getByText('It has moved on.').waitFor()
  t.ok(await page.getByRole('button', { name: 'Move', exact: true }).isEnabled())
})

t.test('the clock is advanced to the next transition of a job', options, async (t) => {
  const { page, errors, foreign, admin } = await openJobs(t, [SEED], { jobId: ID })
  const button = page.getByRole('button', { name: 'Advance clock to next transition' })
  await button.click()
  await page.locator('.step-now', { hasText: 'IN_PROGRESS' }).waitFor()
  await page.getByText('Advanced to the next transition of the job: 1 transition.').waitFor()
  await button.click()
  await page.locator('.step-now', { hasText: 'COMPLETED' }).waitFor()
  t.match(await admin('GET', `/jobs/${ID}`), { body: { job: { State: 'COMPLETED' } } })
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('a job is deleted once that is confirmed', options, async (t) => {
  const { page, errors, foreign, admin, rowOf } = await openJobs(t, [SEED], { jobId: ID })
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  t.equal(await page.evaluate('document.activeElement.textContent'), 'Delete it')
  await page.getByRole('button', { name: 'Cancel' }).click()
  t.equal(await page.evaluate('document.activeElement.textContent'), 'Delete')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  t.equal((await admin('GET', `/jobs/${ID}`)).status, 200)
  await page.getByRole('button', { name: 'Delete it' }).click()
  await rowOf(ID).waitFor({ state: 'detached' })
  await page.getByText('No jobs yet.').waitFor()
  t.equal((await admin('GET', `/jobs/${ID}`)).status, 404)
  t.strictSame({ foreign, errors: errors.filter((text) => !text.includes('404')) }, NOTHING_WRONG)
})

t.test('an id that no job has is said to be unknown', options, async (t) => {
  const { page, foreign } = await openJobs(t, [SEED], { jobId: UNKNOWN_ID })
  await page.getByText('This sandbox has no such job.').waitFor()
  await page.getByRole('link', { name: 'Show all jobs' }).click()
  await page.getByRole('article').waitFor({ state: 'detached' })
  t.strictSame(foreign, [])
})

t.test('a completed import shows the assets that it made, with the way to their revision', options, async (t) => {
  const { page, errors, foreign, admin, aws, rowOf } = await openJobs(t)
  const created = async (path: string, body: object) => (await aws('POST', path, body)).body.Id as string
  const DataSetId = await created('/v1/data-sets', { AssetType: 'S3_SNAPSHOT', Name: 'N', Description: 'D' })
  const RevisionId = await created(`/v1/data-sets/${DataSetId}/revisions`, {})
  const details = { DataSetId, RevisionId, AssetSources: [{ Bucket: 'from', Key: 'a.csv' }] }
  const id = await created('/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details: { ImportAssetsFromS3: details } })
  await aws('PATCH', `/v1/jobs/${id}`)
  await rowOf(id).getByRole('cell', { name: 'IN_PROGRESS', exact: true }).waitFor()
  await rowOf(id).getByRole('link').click()
  await page.locator('.step-now', { hasText: 'IN_PROGRESS' }).waitFor()
  await admin('POST', '/clock/advance', { toNextTransition: true })
  const made = page.getByRole('region', { name: 'Imported assets' })
  await made.getByText('a.csv').waitFor()
  t.equal(await made.getByRole('link').getAttribute('href'), `#/default/data-sets/${DataSetId}/${RevisionId}`)
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('in a narrow window a job stands in place of the table', options, async (t) => {
  const { page, errors, foreign, rowOf } = await openJobs(t, [SEED], { width: 360 })
  await rowOf(ID).getByRole('link').click()
  await page.getByRole('article', { name: ID }).waitFor()
  t.notOk(await page.getByRole('region', { name: 'Table of jobs' }).isVisible())
  t.equal(await page.evaluate('document.documentElement.scrollWidth'), 360)
  await page.getByRole('link', { name: 'Close' }).click()
  await rowOf(ID).waitFor()
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})

t.test('axe-core finds nothing wrong with a job in full', options, async (t) => {
  const { page, errors, foreign, getJob, rowOf } = await openJobs(t, [SEED, { Type, Id: OTHER_ID, State: 'ERROR' }])
  await getJob(ID)
  await rowOf(ID).getByRole('link').click()
  await page.getByRole('article').getByRole('table').waitFor()
  await page.getByLabel('Move to').selectOption('ERROR')
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  t.strictSame(await violations(page), [], 'with its forms open')
  await page.keyboard.press('Escape')
  await rowOf(OTHER_ID).getByRole('link').click()
  await page.getByRole('region', { name: 'Errors' }).waitFor()
  t.strictSame(await violations(page), [], 'with errors')
  t.strictSame({ errors, foreign }, NOTHING_WRONG)
})
