import { Agent, request } from 'node:http'
import t, { type Test } from 'tap'
import { runs } from '../../support/property.js'
import { startServer } from '../../support/server.js'

const CLIENTS = 8
/** As many for each client, of twice as many clients too. */
const REQUESTS = CLIENTS * 2 * runs(30, 2500)
const JOB = '/v1/jobs/inProgressImportAssetsFromS300001'

interface Draw {
  readonly fault: string
  readonly ordinal: number
  readonly value: number
}

interface Entry {
  readonly status: number
  readonly faults: readonly string[]
  readonly draws?: readonly Draw[]
}

t.test('parallel clients share a rule exactly, and its draws are the same in every run with one seed', async (t) => {
  const [one, another] = [await run(t, 7, CLIENTS, REQUESTS), await run(t, 7, CLIENTS * 2, REQUESTS)]
  for (const { statuses, rules } of [one, another]) {
    t.match(rules, [
      { id: 'first-hundred', matched: REQUESTS, fired: 100, remaining: 0, spent: true },
      { id: 'a-tenth', matched: REQUESTS }
    ])
    t.equal(statuses.get(429), 100, 'exactly as often as the rule says')
    t.equal(statuses.get(500), rules[1]?.fired)
    t.equal(statuses.get(200), REQUESTS - 100 - (rules[1]?.fired as number))
  }
  const deviation = Math.sqrt(REQUESTS * 0.1 * 0.9)
  t.ok(Math.abs(one.fired.length - REQUESTS / 10) < 4 * deviation, `about a tenth fired: ${one.fired.length}`)
  t.strictSame(another.fired, one.fired, 'the same ordinals, however the clients took turns')
  const few = REQUESTS / 4
  const other = await run(t, 8, CLIENTS, few)
  t.notSame(
    other.fired,
    one.fired.filter((ordinal) => ordinal <= few),
    'another seed, other ordinals'
  )
})

/** Lets parallel clients, each with a connection of its own, ask for one job, and tells what became of it. */
async function run(t: Test, seed: number, clients: number, count: number) {
  const server = await startServer(t, { seed, journalLimit: count })
  await server.admin('POST', '/scenarios?mode=replace', {
    name: 'load',
    jobs: [{ Id: JOB.split('/').at(-1), Type: 'IMPORT_ASSETS_FROM_S3', State: 'IN_PROGRESS' }],
    faults: [
      { id: 'first-hundred', times: 100, effect: { exception: 'ThrottlingException' } },
      { id: 'a-tenth', probability: 0.1, effect: { exception: 'InternalServerException' } }
    ]
  })
  const statuses = new Map<number, number>()
  const client = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let left = count / clients; left > 0; left--) {
      const status = await statusOf(server.url + JOB, agent)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    agent.destroy()
  }
  await Promise.all(Array.from({ length: clients }, client))
  const { faults: rules } = await server.admin('GET', '/faults')
  const { requests } = await server.admin('GET', '/requests?fault=a-tenth')
  const fired = (requests as Entry[]).map(({ draws = [] }) => draws[0]?.ordinal as number).sort((a, b) => a - b)
  return { statuses, rules, fired }
}

function statusOf(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode as number))
    })
    asked.on('error', reject).end()
  })
}
