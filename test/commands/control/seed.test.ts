import { join } from 'node:path'
import t from 'tap'
import { commandsOf } from '../../support/command-io.js'
import { listen } from '../../support/server.js'

const id = (number: number) => `aJobOfATest000000000000000000000${number}`
const job = (number: number) => ({ Id: id(number), Type: 'EXPORT_ASSETS_TO_S3', State: 'COMPLETED' })

t.test('seed applies files, folders, YAML and what AWS printed together, and lists the jobs', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  const run = commandsOf(server.url)
  const folder = t.testdir({
    more: {
      'a.yaml': `name: a\nx-unused: 1\njobs:\n  - ${JSON.stringify(job(1))}\nfaults:\n  - { id: f, match: { jobId: none }, delay: { ms: 1 } }\n`,
      'off.json': JSON.stringify({ name: 'off', autoload: false, jobs: [job(2)] })
    },
    'printed.json': JSON.stringify({ Jobs: [job(3)], ResponseMetadata: {} }),
    'named.json': JSON.stringify({ name: 'named', autoload: false, dataSets: [{ Name: 'Prices' }] })
  })
  const { code, stdout, stderr } = await run(
    `seed ${join(folder, 'more')} ${join(folder, 'printed.json')} ${join(folder, 'more/a.yaml')} ${join(folder, 'named.json')}`
  )
  t.equal(code, 0, stderr)
  t.match(stdout, new RegExp(`^ID .*\n${id(1)} .*\n${id(3)} .*\n\nSeeded 2 jobs, 1 fault, 1 data set\\.\n$`))
  t.equal((await server.getJob(id(2))).status, 404, 'what a folder keeps out of the start is not seeded')
})

t.test('seed - reads JSON or YAML from standard input', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  const run = commandsOf(server.url)
  const { stdout } = await run('seed - --json', { input: JSON.stringify(job(1)) })
  t.match(JSON.parse(stdout), { mode: 'add', jobs: [{ job: { Id: id(1) } }] })
  t.equal((await run('seed -', { input: `name: x\njobs: [${JSON.stringify(job(2))}]` })).code, 0)
  const { code, stderr } = await run('seed -', { input: 'name: x\njobs:\n  - Type: NONE\n' })
  t.equal(code, 1)
  t.match(stderr, /^<stdin>:3:5 \$\.jobs\[0\]\.Type: must be one of/)
})

t.test('seed --replace takes the place of all that is in the sandbox', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } }, [{ name: 'old', jobs: [job(1) as never] }])
  const run = commandsOf(server.url)
  t.equal((await run('seed - --replace', { input: JSON.stringify(job(2)) })).code, 0)
  t.equal((await server.getJob(id(1))).status, 404)
  t.equal((await server.getJob(id(2))).status, 200)
})

t.test('seed changes nothing if anything is wrong with the files, and names the places in them', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  const run = commandsOf(server.url)
  const folder = t.testdir({
    'good.json': JSON.stringify({ name: 'good', jobs: [job(1)] }),
    'bad.yaml': 'name: bad\njobs:\n  - Type: EXPORT_ASSETS_TO_S3\n    Colour: red\n',
    'same.json': JSON.stringify({ name: 'same', autoload: false, jobs: [job(1)] }, undefined, 2)
  })
  const bad = await run(`seed ${folder} ${join(folder, 'gone.json')}`)
  t.equal(bad.code, 1)
  t.equal(bad.stdout, '')
  t.match(bad.stderr, /gone\.json: does not exist\n.*bad\.yaml:4:5 \$\.jobs\[0\]\.Colour: is unknown here/)
  const same = await run(`seed ${join(folder, 'good.json')} ${join(folder, 'same.json')}`)
  t.equal(same.code, 1)
  t.match(same.stderr, /same\.json:6:7 \$\.jobs\[0\]\.Id: a job with the id .* is already in .*good\.json/)
  t.equal((await server.getJob(id(1))).status, 404)
})

t.test('what the server finds wrong is told at the place in the file that it comes from', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } }, [{ name: 'old', jobs: [job(2) as never] }])
  const run = commandsOf(server.url)
  const folder = t.testdir({
    'a.json': JSON.stringify({ name: 'a', jobs: [job(1)] }),
    'b.json': `[\n  ${JSON.stringify(job(3))},\n  ${JSON.stringify(job(2))}\n]`,
    'c.json': '{ "name": "c",\n  "clock": { "now": "2001-01-01T00:00:00Z" } }'
  })
  const taken = await run(`seed ${join(folder, 'a.json')} ${join(folder, 'b.json')} ${join(folder, 'c.json')}`)
  t.equal(taken.code, 1)
  t.equal(taken.stdout, '')
  t.match(taken.stderr, /b\.json:3:4 \$\[1\]\.Id: /)
  t.match(taken.stderr, /c\.json:2:14 \$\.clock\.now: /)
  t.equal((await server.getJob(id(1))).status, 404, 'nothing was seeded')
})
