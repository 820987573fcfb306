import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ControlClient } from 'dataexchange-local/client'
import { options, startCluster, temporaryFolder } from './cluster.mjs'

const CLIENTS = 200

/** A sandbox as a test has it. The odd ones are in the path of the base URL, the others are accounts. */
function sandboxOf(url, number) {
  const isNamed = number % 2 === 1
  const name = isNamed ? `test-${number}` : String(100_000_000_000 + number)
  const control = new ControlClient(url).sandbox(name)
  const scope = `${name}/20260302/us-east-1/dataexchange/aws4_request`
  const headers = isNamed
    ? {}
    : { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` }
  const request = (path, init = {}) =>
    fetch(`${isNamed ? control.url : url}${path}`, { ...init, headers: { ...headers, ...init.headers } })
  const jobId = `job${String(number).padStart(30, '0')}`
  const hasJob = async () => (await request(`/v1/jobs/${jobId}`)).ok
  return { name, control, request, jobId, hasJob }
}

/** What a test does: seeds a job and a fault, and polls until the job ends. Returns the states that it has seen. */
async function pollToTheEnd({ control, request, jobId }) {
  await control.reset({ to: 'empty' })
  await control.clock.freeze()
  await control.seed({
    Id: jobId,
    Type: 'EXPORT_ASSETS_TO_S3',
    plan: [{ state: 'IN_PROGRESS', forPolls: 3 }, { state: 'COMPLETED' }]
  })
  await control.faults.add({ match: { operation: 'GetJob' }, times: 1, effect: { exception: 'ThrottlingException' } })
  const seen = []
  while (seen.at(-1) !== 'COMPLETED' && seen.length < 10) {
    const response = await request(`/v1/jobs/${jobId}`)
    seen.push(response.ok ? (await response.json()).State : response.headers.get('x-amzn-errortype'))
  }
  return seen
}

/** Where each sandbox is: the URLs of the replicas that have it, by its name. */
async function placesOf(replicas) {
  const places = new Map()
  for (const { url } of replicas)
    for (const { name } of await new ControlClient(url).sandboxes.list())
      places.set(name, [...(places.get(name) ?? []), url])
  return places
}

/**
 * Gets the jobs of all sandboxes again and again, from before something happens until after it. Returns how many
 * requests failed in each, and what happened.
 */
async function whileAsking(sandboxes, happen) {
  let isOver = false
  const clients = sandboxes.map(({ hasJob }) => {
    let failures = 0
    const ask = async () => {
      if (!(await hasJob().catch(() => false))) failures++
    }
    const first = ask()
    const all = first.then(async () => {
      while (!isOver) await ask()
      await ask()
      return failures
    })
    return { first, all }
  })
  await Promise.all(clients.map(({ first }) => first))
  const result = await happen()
  isOver = true
  return { failures: await Promise.all(clients.map(({ all }) => all)), result }
}

test(`${CLIENTS} clients in as many sandboxes of two replicas`, options, async (t) => {
  const cluster = await startCluster(t, temporaryFolder(t), 2)
  const { url, replicas } = cluster
  const sandboxes = Array.from({ length: CLIENTS }, (_, number) => sandboxOf(url, number))

  await t.test('each sees its own job, fault and journal, and its sandbox is in one replica', async () => {
    const seen = await Promise.all(sandboxes.map(pollToTheEnd))
    const journals = await Promise.all(sandboxes.map(({ control }) => control.requests()))
    for (const [number, states] of seen.entries()) {
      const { jobId } = sandboxes[number]
      const expected = ['ThrottlingException', 'IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED']
      assert.deepEqual(states, expected)
      assert.deepEqual(
        journals[number].map((request) => request.jobId),
        expected.map(() => jobId)
      )
    }
    const places = await placesOf(replicas)
    for (const { name } of sandboxes) assert.equal(places.get(name).length, 1, name)
  })

  await t.test('the URLs that a sandbox hands out lead to its replica', async () => {
    for (const { request, control } of sandboxes.slice(0, 20)) {
      const Details = {
        ImportAssetFromSignedUrl: {
          DataSetId: 'd'.repeat(32),
          RevisionId: 'e'.repeat(32),
          AssetName: 'prices.csv',
          Md5Hash: 'XrY7u+Ae7tCTyyK7j1rNww=='
        }
      }
      const job = await request('/v1/jobs', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Details })
      })
      const { Id, Details: created } = await job.json()
      const { SignedUrl } = created.ImportAssetFromSignedUrl
      assert.ok(SignedUrl.startsWith(`${control.url}/signed-urls/`), SignedUrl)
      assert.equal((await fetch(SignedUrl, { method: 'PUT', body: 'hello world' })).status, 200)
      assert.equal((await request(`/v1/jobs/${Id}`, { method: 'PATCH' })).status, 202)
    }
  })

  await t.test('a fault happens once, and HAProxy does not take the replica for dead', async () => {
    const [{ control, request, jobId }] = sandboxes
    const complete = await (await request(`/v1/jobs/${jobId}`)).text()
    for (const [effect, expected] of [
      [{ connection: 'reset' }, 'no response'],
      [{ connection: 'empty' }, 'no response'],
      [{ connection: 'truncate' }, 'no response'],
      [{ connection: 'malformed' }, 'another response'],
      [{ exception: 'InternalServerException' }, 'another response']
    ]) {
      await control.faults.add({ times: 1, effect })
      const before = (await control.requests()).meta.total
      const outcome = await request(`/v1/jobs/${jobId}`)
        .then((response) => (response.status === 502 ? Promise.reject(response) : response.text()))
        .then((text) => (text === complete ? 'the response' : 'another response'))
        .catch(() => 'no response')
      assert.equal(outcome, expected, JSON.stringify(effect))
      assert.equal((await control.requests()).meta.total, before + 1, JSON.stringify(effect))
    }
    const has = await Promise.all(sandboxes.map(({ hasJob }) => hasJob()))
    assert.deepEqual(new Set(has), new Set([true]))
  })

  let before = await placesOf(replicas)
  let living = replicas

  await t.test('a third is added under load: it gets about a third of the sandboxes, the others go on', async (t) => {
    const { failures, result } = await whileAsking(sandboxes, async () => {
      const added = cluster.told(/^Replica added: (.*)$/)
      cluster.child.kill('SIGUSR2')
      return JSON.parse((await added)[1])
    })
    living = [...replicas, result]
    const has = await Promise.all(sandboxes.map(({ hasJob }) => hasJob()))
    const taken = new Set((await placesOf([result])).keys())
    for (const [number, { name }] of sandboxes.entries()) {
      assert.equal(has[number], !taken.has(name), name)
      if (has[number]) assert.equal(failures[number], 0, name)
    }
    const moved = has.filter((each) => !each).length
    t.diagnostic(`${moved} of ${CLIENTS} sandboxes started anew in the third replica`)
    assert.ok(moved > CLIENTS / 6 && moved < CLIENTS / 2)
    before = new Map([...before].map(([name, places]) => [name, taken.has(name) ? [result.url] : places]))
  })

  await t.test('one is killed under load: its sandboxes start anew in one of the others, which go on', async (t) => {
    await Promise.all(sandboxes.filter(({ name }) => before.get(name)[0] === living[2].url).map(pollToTheEnd))
    const [dead, ...others] = living
    const { failures } = await whileAsking(sandboxes, () => {
      const ended = cluster.told(/^Replica ended with SIGKILL: /)
      process.kill(dead.pid, 'SIGKILL')
      return ended
    })
    const has = await Promise.all(sandboxes.map(({ hasJob }) => hasJob()))
    for (const [number, { name }] of sandboxes.entries()) {
      assert.equal(has[number], before.get(name)[0] !== dead.url, name)
      if (has[number]) assert.equal(failures[number], 0, name)
    }
    const lost = sandboxes.filter((_, number) => !has[number])
    t.diagnostic(`${lost.length} of ${CLIENTS} sandboxes started anew in the others after one of three was killed`)
    assert.ok(lost.length > CLIENTS / 6 && lost.length < CLIENTS / 2)
    const places = await placesOf(others)
    for (const { name } of lost) assert.equal(places.get(name).length, 1, name)
    for (const { url } of others) assert.ok(lost.some(({ name }) => places.get(name)[0] === url))
  })
})
