import type { Page } from 'playwright-core'
import t from 'tap'
import { WITHOUT_BROWSER } from '../support/browser.js'
import { closeBrowser, openPage, violations } from '../support/console.js'
import { startServer } from '../support/server.js'

t.teardown(closeBrowser)

/** The views, in another order than that of the navigation. */
const THERE = ['Requests', 'Clock', 'Faults and outcomes', 'Data sets', 'Verdict', 'Sandboxes', 'Jobs']

/** The first heading of a view, which is what the navigation calls it, except where a view has two parts. */
const headingOf = (name: string) => (name === 'Faults and outcomes' ? 'Faults' : name)

/** The text of what has the focus. */
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent.trim()')

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Views' })

t.test('Tab leads through the head of the page, and the first stop skips it', { skip: WITHOUT_BROWSER }, async (t) => {
  const { url } = await startServer(t, { fixtures: [], clock: 'frozen' })
  const { page, errors, foreign } = await openPage(t, url)
  await page.getByRole('status').getByText('Live').waitFor()
  const views = await navigation(page).getByRole('link').allTextContents()
  const stops: string[] = []
  for (let stop = 0; stop < views.length + 6; stop++) {
    await page.keyboard.press('Tab')
    stops.push(await focused(page))
  }
  t.match(stops, ['Skip to the content', 'sandbox default', /frozen$/, 'Run', '+1 s', 'Next', ...views])
  // Backwards, it is the same way.
  for (let stop = 0; stop < views.length + 5; stop++) await page.keyboard.press('Shift+Tab')
  t.equal(await focused(page), 'Skip to the content')
  t.ok(await page.getByRole('button', { name: 'Skip to the content' }).isVisible())
  t.strictSame(await violations(page), [])
  await page.keyboard.press('Enter')
  t.equal(await page.evaluate('document.activeElement.tagName'), 'MAIN')
  await page.keyboard.press('Tab')
  t.ok(await page.evaluate('document.querySelector("main").contains(document.activeElement)'))
  t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
})

t.test(
  'each view is opened with the keyboard: it is current, has the title, and its heading the focus',
  { skip: WITHOUT_BROWSER },
  async (t) => {
    const { url } = await startServer(t, { fixtures: [] })
    const { page, errors, foreign } = await openPage(t, `${url}/__admin/console/#/mine/verdict`)
    await page.getByRole('status').getByText('Live').waitFor()
    t.equal(await page.title(), 'Verdict · mine · dataexchange-local')
    t.equal(await page.evaluate('document.activeElement.tagName'), 'BODY', 'what is loaded takes no focus')
    const links = navigation(page).getByRole('link')
    for (const name of THERE) {
      await links.filter({ hasText: name }).focus()
      await page.keyboard.press('Enter')
      await page
        .getByRole('heading', { name: headingOf(name), level: 2, exact: true })
        .and(page.locator(':focus'))
        .waitFor()
      t.equal(await page.title(), `${name} · mine · dataexchange-local`)
      t.strictSame(await navigation(page).locator('[aria-current=page]').allTextContents(), [name])
    }
    await page.goBack()
    await page
      .locator('main')
      .or(page.getByRole('heading', { level: 2 }))
      .and(page.locator(':focus'))
      .waitFor()
    t.strictSame({ errors, foreign }, { errors: [], foreign: [] })
  }
)
