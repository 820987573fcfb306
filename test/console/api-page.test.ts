import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

const TOKEN = 'opensesame'
const CLOCK = '/__admin/docs/#?route=get-/__admin/clock'

t.test(
  'the API page shows all operations, and tries one in the sandbox of its URL',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url } = await startServer(t, { fixtures: [] })
    const { page, errors, foreign } = await openPage(t, `${url}/sandbox/worker-1${CLOCK}`)
    await page.getByRole('heading', { name: "Retrieves the sandbox's clock." }).waitFor()
    const { paths } = (await (await fetch(`${url}/__admin/openapi.json`)).json()) as { paths: Record<string, object> }
    const shown = await page.locator('.nav-bar-path').evaluateAll((entries) => entries.map(({ id }) => id))
    const name = (path: string) => path.replaceAll(/[{}]/g, '-')
    for (const [path, operations] of Object.entries(paths)) {
      for (const method of Object.keys(operations))
        t.ok(shown.includes(`link-${method}-${name(path)}`), `${method} ${path}`)
    }
    const responded = page.waitForResponse(`${url}/sandbox/worker-1/__admin/clock`)
    await page.getByRole('button', { name: 'Execute' }).focus()
    await page.keyboard.press('Enter')
    t.equal((await responded).status(), 200)
    await page.getByText('OK (200)').waitFor()
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)

t.test('the API page has no accessibility violations, in light and dark', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url } = await startServer(t, { fixtures: [] })
  const { page } = await openPage(t, `${url}${CLOCK}`)
  const execute = page.getByRole('button', { name: 'Execute' })
  await execute.waitFor()
  t.strictSame(await violations(page), [], 'at rest')
  await execute.hover()
  t.strictSame(await violations(page), [], 'with a button under the pointer')
  await page.mouse.move(0, 0)
  await execute.focus()
  t.strictSame(await violations(page), [], 'with a button in focus')
  await execute.click()
  await page.getByText('OK (200)').waitFor()
  t.strictSame(await violations(page), [], 'with a response')
})

t.test(
  'the API page asks for the admin token, and sends it with what is tried',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url } = await startServer(t, { fixtures: [], adminToken: TOKEN })
    const { page, foreign } = await openPage(t, `${url}${CLOCK}`)
    const field = page.getByLabel('Value of --admin-token')
    t.strictSame(await violations(page), [])
    await field.fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('The server does not accept this token.').waitFor()
    await field.fill(TOKEN)
    await page.keyboard.press('Enter')
    const responded = page.waitForResponse(`${url}/__admin/clock`)
    await page.getByRole('button', { name: 'Execute' }).click()
    t.equal((await responded).status(), 200)
    t.strictSame(await page.evaluate('({ ...sessionStorage })'), { 'dataexchange-local-admin-token': TOKEN })
    t.notMatch(page.url(), TOKEN)
    t.strictSame(foreign, [])
  }
)
