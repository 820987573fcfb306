import type { FastifyBaseLogger } from 'fastify'
import t, { type Test } from 'tap'
import { buildApp } from '../../../src/app.js'
import { defaultConfig } from '../../../src/config/config.js'
import { NO_LOG } from '../../../src/server/no-log.js'
import { TestWall } from '../../support/test-wall.js'

const SEED = { Type: 'EXPORT_ASSETS_TO_S3', Details: { ExportAssetsToS3: { DataSetId: 'mine' } } }

/** A server, and the warnings in its log. */
function server(t: Test) {
  const lines: [sandbox: string, message: string][] = []
  const warn = ({ sandbox }: { sandbox: string }, message: string) => lines.push([sandbox, message])
  const logger = { ...NO_LOG, warn } as unknown as FastifyBaseLogger
  const app = buildApp({ config: defaultConfig(), scenarios: [], wall: new TestWall(), logger })
  t.teardown(() => app.close())
  const post = async (path: string, payload: string, type = 'application/json') => {
    lines.length = 0
    const headers = { 'content-type': type }
    const { statusCode } = await app.inject({ method: 'POST', url: `/sandbox/mine/__admin${path}`, headers, payload })
    return { statusCode, lines: [...lines] }
  }
  return post
}

t.test(
  'seeds that differ from what the service could send are taken by every route, with a warning in the log',
  async (t) => {
    const post = server(t)
    const line = (path: string, place: string) => [
      'mine',
      `POST /__admin${path} ${place}.Details.ExportAssetsToS3.DataSetId: must be a string that matches ^[a-zA-Z0-9]{30,40}$, not "mine"`
    ]
    const fine = { Type: SEED.Type }
    t.strictSame(await post('/jobs', JSON.stringify(SEED)), { statusCode: 201, lines: [line('/jobs', '$')] })
    t.strictSame(await post('/jobs', JSON.stringify([fine, SEED])), { statusCode: 201, lines: [line('/jobs', '$[1]')] })
    const stream = `${JSON.stringify(fine)}\n\n${JSON.stringify(SEED)}\n`
    t.strictSame(await post('/jobs', stream, 'application/x-ndjson'), {
      statusCode: 201,
      lines: [line('/jobs', '$[2]')]
    })
    const scenario = JSON.stringify({ name: 'n', jobs: [SEED] })
    t.strictSame(await post('/scenarios', scenario), { statusCode: 200, lines: [line('/scenarios', '$.jobs[0]')] })
    t.strictSame(await post('/jobs', JSON.stringify(fine)), { statusCode: 201, lines: [] })
    t.strictSame(await post('/jobs', JSON.stringify([SEED, 7])), { statusCode: 400, lines: [] }, 'nothing was seeded')
  }
)

t.test('many warnings about one request are counted, not logged', async (t) => {
  const post = server(t)
  const { lines } = await post('/jobs', JSON.stringify(Array(15).fill(SEED)))
  t.equal(lines.length, 11)
  t.match(lines.at(-1), ['mine', /at least 5 more warnings about seeds$/])
})
