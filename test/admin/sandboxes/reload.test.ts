import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { startServer } from '../../support/server.js'

/** A server whose fixtures are a folder with one file, and a way to write it. */
async function server(t: Test) {
  const folder = t.testdir({ 'a.json': scenario('first', 'old') })
  const file = join(folder, 'a.json')
  const started = await startServer(t, { fixtures: [folder] })
  const jobs = async (sandbox: string) => {
    const response = await fetch(`${started.url}/sandbox/${sandbox}/__admin/jobs`)
    const { jobs } = (await response.json()) as { jobs: { job: { Id: string } }[] }
    return jobs.map(({ job }) => job.Id)
  }
  const reset = async (sandbox: string, query: string) => {
    const response = await fetch(`${started.url}/sandbox/${sandbox}/__admin/reset${query}`, { method: 'POST' })
    return { status: response.status, body: await response.json() }
  }
  const names = async () => {
    const { scenarios } = await started.admin('GET', '/scenarios')
    return scenarios.map(({ name }: { name: string }) => name)
  }
  return { ...started, folder, jobs, reset, names, write: (text: string) => writeFileSync(file, text) }
}

function scenario(name: string, ...ids: string[]): string {
  return JSON.stringify({ name, jobs: ids.map((Id) => ({ Type, Id })) })
}

t.test('a reset with reload reads the files again, for whatever is created or reset from then on', async (t) => {
  const { write, jobs, reset, names, admin, folder } = await server(t)
  t.strictSame([await jobs('a'), await jobs('b')], [['old'], ['old']])
  write(scenario('second', 'new', 'newer'))
  writeFileSync(
    join(folder, 'b.json'),
    JSON.stringify({ name: 'named', autoload: false, jobs: [{ Type, Id: 'more' }] })
  )

  t.match(await reset('a', ''), { status: 200, body: { jobs: 1 } })
  t.match(await reset('a', '?reload=false'), { status: 200, body: { jobs: 1 } })
  t.strictSame(await names(), ['first'], 'not before it is asked for')
  t.match(await reset('a', '?reload=true'), { status: 200, body: { sandbox: 'a', jobs: 2 } })
  t.strictSame(await jobs('a'), ['new', 'newer'])
  t.strictSame(await jobs('b'), ['old'], 'nothing changes under another sandbox')
  t.strictSame(await jobs('c'), ['new', 'newer'], 'a new one')
  t.match(await reset('b', ''), { body: { jobs: 2 } })
  t.strictSame(await names(), ['second', 'named'])
  t.match(await admin('POST', '/scenarios/named'), { jobs: only({ job: { Id: 'more' } }) })

  rmSync(join(folder, 'a.json'))
  t.match(await reset('a', '?reload=true&to=empty'), { status: 200, body: { jobs: 0 } })
  t.match(await reset('b', ''), { body: { jobs: 0 } })
  t.match(await reset('a', '?reload=yes'), {
    status: 400,
    body: { error: { problems: only({ path: 'query.reload' }) } }
  })
})

t.test('a reload of files with problems lists them, and neither reloads nor resets', async (t) => {
  const { write, jobs, reset, names, admin } = await server(t)
  await admin('POST', '/jobs', { Type, Id: 'seeded' })
  write('{"name": "second", "job": []}')
  t.match(await reset('default', '?reload=true'), {
    status: 422,
    body: {
      error: {
        code: 'Unprocessable',
        message: 'The fixture files have problems, so nothing was changed.',
        problems: only({ path: '$', message: /a\.json:1:\d+ \$\.job: / })
      }
    }
  })
  t.strictSame(await jobs('default'), ['old', 'seeded'])
  t.match(await reset('default', ''), { status: 200, body: { jobs: 1 } })
  t.strictSame(await names(), ['first'])
})
