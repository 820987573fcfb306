// Makes the pictures of the console in docs/images/: `npm run build && node scripts/screenshots.mjs`. Needs chromium.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import { chromium } from 'playwright-core'
import { start } from '../dist/index.js'

process.chdir(join(import.meta.dirname, '..'))
mkdirSync('docs/images', { recursive: true })

const { PATH = '', CHROMIUM = 'chromium' } = process.env
const server = await start({ seed: 7, clock: 'frozen', now: '2026-03-02T09:15:00.000Z' })
const { control } = server
const browser = await chromium.launch({
  executablePath: CHROMIUM.includes('/') ? CHROMIUM : await onPath(CHROMIUM),
  args: ['--no-sandbox', '--disable-dev-shm-usage']
})

/** Jobs on their way, and a client whose polls are throttled. */
await control.reset({ to: 'empty' })
const types = ['IMPORT_ASSETS_FROM_S3', 'EXPORT_ASSETS_TO_S3', 'EXPORT_REVISIONS_TO_S3', 'IMPORT_ASSET_FROM_SIGNED_URL']
const errors = [{ Code: 'MALWARE_DETECTED', Message: 'Malware was found in the object.' }]
const plans = [
  [{ state: 'WAITING', forMs: 5000 }, { state: 'IN_PROGRESS', forMs: 30_000 }, { state: 'COMPLETED' }],
  [{ state: 'WAITING', forMs: 1000 }, { state: 'IN_PROGRESS', forMs: 2000 }, { state: 'COMPLETED' }],
  [
    { state: 'WAITING', forMs: 2000 },
    { state: 'IN_PROGRESS', forMs: 6000 },
    { state: 'ERROR', errors }
  ],
  [{ state: 'WAITING', forMs: 60_000 }, { state: 'IN_PROGRESS', forPolls: 3 }, { state: 'COMPLETED' }],
  [{ state: 'WAITING', forMs: 4000 }, { state: 'IN_PROGRESS', forMs: 9000 }, { state: 'COMPLETED' }]
]
const seeded = await control.seed(
  Array.from({ length: 24 }, (_, index) => ({
    Id: `nightly${String(index + 1).padStart(2, '0')}ExportOfThePriceHistory`.slice(0, 32).padEnd(30, '0'),
    Type: types[index % types.length],
    plan: plans[index % plans.length]
  }))
)
await control.clock.advance('10s')
const client = new DataExchangeClient({
  endpoint: server.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 4
})
const [{ job }, { job: next }] = seeded
const poll = (JobId) => client.send(new GetJobCommand({ JobId })).catch(() => {})
await poll(next.Id)
await control.faults.add({
  id: 'throttle-two-polls',
  match: { operation: 'GetJob' },
  times: 2,
  effect: { exception: 'ThrottlingException', retryAfterSeconds: 1 }
})
await poll(job.Id)
await poll(job.Id)
await control.faults.add({ id: 'reset', times: 1, effect: { connection: 'reset' } })
await poll(next.Id)

await picture('jobs', { view: `jobs/${job.Id}` })
await picture('requests', { view: 'requests' })
await picture('clock', {
  view: 'clock',
  colorScheme: 'dark',
  act: (page) => page.getByRole('button', { name: 'Advance to the next transition' }).click()
})
await picture('faults', { view: 'faults', colorScheme: 'dark' })

await browser.close()
await server.close()

/** Makes a picture of a view, once it is live and an act has been done. */
async function picture(name, { view, colorScheme = 'light', act = () => {} }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme })
  await page.goto(`${server.url}/__admin/console/#/default/${view}`)
  await page.getByText('Live', { exact: true }).waitFor()
  await act(page)
  await page.mouse.move(0, 0)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)))
  await page.screenshot({ path: `docs/images/${name}.png` })
  await page.close()
}

/** Returns the path of a command. */
async function onPath(command) {
  const { existsSync } = await import('node:fs')
  const found = PATH.split(':')
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path))
  if (found === undefined) throw new Error(`${command} is not on the PATH; set CHROMIUM to its path`)
  return found
}
