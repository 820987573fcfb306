import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const TOKEN = 'opensesame'

t.test(
  'the page asks for the admin token once, and keeps it until the tab is closed',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url } = await startServer(t, { fixtures: [], adminToken: TOKEN })
    // The page itself is served without the token.
    const { page, errors, foreign } = await openPage(t, url)
    const field = page.getByLabel('Value of --admin-token')
    await field.waitFor()
    t.ok(await field.evaluate((input) => input === input.ownerDocument.activeElement), 'the field has the focus')
    t.strictSame(await violations(page), [])

    await field.fill('wrong')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('The server does not accept this token.').waitFor()
    t.strictSame(await violations(page), [])

    await field.fill(TOKEN)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Jobs' }).waitFor()
    await page.getByRole('status').getByText('Live').waitFor()
    t.equal(await page.evaluate('document.activeElement.textContent'), 'Jobs')

    await page.reload()
    await page.getByRole('status').getByText('Live').waitFor()
    t.equal(await field.count(), 0)
    const kept = await page.evaluate('({ ...sessionStorage })')
    t.strictSame(kept, { 'dataexchange-local-admin-token': TOKEN })
    t.strictSame(await page.evaluate('({ ...localStorage })'), {})
    t.strictSame(await page.context().cookies(), [])
    t.notMatch(page.url(), TOKEN)

    // Each refusal is one that the browser tells of as well; after the right token there is none.
    t.ok(errors.length >= 2 && errors.length <= 4, `${errors.length} requests were refused`)
    t.ok(errors.every((error) => error.includes('401')))
    t.strictSame(foreign, [])
  }
)

t.test('another tab asks for the token again', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url } = await startServer(t, { fixtures: [], adminToken: TOKEN })
  const { page } = await openPage(t, url)
  await page.getByLabel('Value of --admin-token').fill(TOKEN)
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Live').waitFor()
  const tab = await page.context().newPage()
  await tab.goto(url)
  await tab.getByLabel('Value of --admin-token').waitFor()
})
