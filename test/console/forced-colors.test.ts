import type { Locator } from 'playwright-core'
import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage } from '../support/console.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

/** The views with a badge, and the badges that they show. */
const BADGES = {
  'jobs/running': ['WAITING', 'IN_PROGRESS', 'COMPLETED', 'ERROR'],
  requests: ['200', '429', 'succeeded'],
  clock: ['frozen', 'WAITING'],
  'faults/throttle': ['armed', 'spent'],
  'data-sets/d1': ['finalized', 'not finalized'],
  verdict: ['✓ ok'],
  sandboxes: ['shown']
}

const SCENARIO = {
  name: 'all-kinds',
  jobs: [
    { Id: 'waiting', Type: 'EXPORT_ASSETS_TO_S3', plan: [{ state: 'WAITING', forMs: 60_000 }, { state: 'CANCELLED' }] },
    { Id: 'running', Type: 'EXPORT_ASSETS_TO_S3', plan: [{ state: 'WAITING', forMs: 1 }, { state: 'IN_PROGRESS' }] },
    { Id: 'failed', Type: 'EXPORT_ASSETS_TO_S3', plan: 'fails' },
    { Id: 'completed', Type: 'EXPORT_ASSETS_TO_S3', plan: 'succeeds' }
  ],
  faults: [
    { id: 'throttle', times: 1, match: { operation: 'GetJob' }, effect: { exception: 'ThrottlingException' } },
    { id: 'other', match: { operation: 'StartJob' }, effect: { connection: 'hang' } }
  ],
  dataSets: [{ Id: 'd1', Name: 'Prices', revisions: [{ Id: 'r1', Finalized: true }, { Id: 'r2' }] }]
}

/** Returns properties of an element as the browser draws it. */
const styleOf = (element: Locator, ...names: readonly string[]) =>
  element.evaluate((found, names) => {
    const style = (found as unknown as HasStyle).computedStyleMap()
    return names.map((name) => String(style.get(name)))
  }, names)

/** An element of a browser, whose types the tests don't have. */
interface HasStyle {
  computedStyleMap(): { get(property: string): unknown }
}

t.test('with the colours of the system, lines tell what backgrounds did', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url, admin } = await startServer(t, { fixtures: [], clock: 'frozen' })
  t.match(await admin('POST', '/scenarios', SCENARIO), { name: SCENARIO.name })
  await admin('POST', '/clock/advance', { ms: 5000 })
  for (let poll = 0; poll < 2; poll++) await fetch(`${url}/v1/jobs/running`)
  const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/`, { forcedColors: 'active' })
  const [canvas, text, highlight, gray] = await page.evaluate<string[]>(COLORS)
  for (const [view, badges] of Object.entries(BADGES)) {
    await page.goto(`${url}/__admin/console/#/default/${view}`)
    for (const name of badges) {
      const badge = page.locator('.badge', { hasText: new RegExp(`^(\\d+ )?${name}$`) }).first()
      const [line, width, color] = await styleOf(badge, 'border-top-style', 'border-top-width', 'border-top-color')
      t.match([line, width], [/solid|dashed/, '1px'], `${view}: ${name}`)
      t.not(color, canvas, `${view}: ${name}`)
    }
    const current = page.getByRole('navigation', { name: 'Views' }).locator('[aria-current]')
    t.strictSame(await styleOf(current, 'border-bottom-color'), [highlight], `${view}: the entry of the navigation`)
    await current.focus()
    await page.keyboard.press('Tab')
    const [ring, color] = await styleOf(page.locator(':focus'), 'outline-style', 'outline-color')
    t.equal(ring, 'solid', `${view}: what has the focus`)
    t.not(color, canvas, `${view}: what has the focus`)
  }
  const restore = page.getByRole('button', { name: 'Restore …' })
  t.strictSame(await styleOf(restore, 'color'), [gray], 'a button that is off')
  const row = page.locator('tr[aria-current] > th')
  t.strictSame(await styleOf(row, 'border-bottom-color'), [highlight], 'the row of what is shown')
  const live = await page.evaluate(
    "getComputedStyle(document.querySelector('.connection'), '::before').backgroundColor"
  )
  t.equal(live, text, 'the dot of a connection')
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

/** Returns system colours as this browser has them. */
const COLORS = `['Canvas', 'CanvasText', 'Highlight', 'GrayText'].map((name) => {
  document.body.style.color = name
  const { color } = getComputedStyle(document.body)
  document.body.style.color = ''
  return color
})`
