import t from 'tap'
import { thisProject } from '../../bench/isolated-test/this-project.js'
import { POLLS, poll } from '../../bench/isolated-test/tool.js'
import { HttpClient, type HttpRequest } from '../../bench/support/http-client.js'
import { startServer } from '../support/server.js'

t.test('the benchmarked test passes with this server, and leaves no sandbox behind', async (t) => {
  const { url, admin } = await startServer(t)
  using client = new HttpClient(url)
  await thisProject.run({ sender: client, number: 1, isAlone: true })
  t.equal(client.sent, 8)
  const { sandboxes } = await admin('GET', '/sandboxes')
  t.same(
    sandboxes.map(({ name }: { name: string }) => name),
    ['default']
  )
})

t.test('the benchmarked test fails if a request too many reaches the job', async (t) => {
  const { url } = await startServer(t)
  using client = new HttpClient(url)
  let last: HttpRequest | undefined
  const sender = {
    async send(request: HttpRequest) {
      if (last && request.path.endsWith('/verify')) await client.send(last)
      last = request
      return await client.send(request)
    }
  }
  await t.rejects(thisProject.run({ sender, number: 1, isAlone: true }), { message: /verify: expected ok, got 200/ })
})

t.test('polls fail at the first state or status that is not the expected one', async (t) => {
  const request = { method: 'GET', path: '/v1/jobs/a' }
  const senderOf = (...responses: [number, string][]) => {
    const left = [...responses]
    return {
      left,
      send: async () => {
        const [status, State] = left.shift() as [number, string]
        return { status, body: JSON.stringify({ State }), isLast: false }
      }
    }
  }
  const right: [number, string][] = POLLS.map((each) => (typeof each === 'number' ? [each, ''] : [200, each]))
  const sender = senderOf(...right)
  await poll(sender, request)
  t.equal(sender.left.length, 0)
  for (const index of POLLS.keys()) {
    const wrong = senderOf(...right.with(index, [index === 2 ? 200 : 500, 'WAITING']))
    await t.rejects(poll(wrong, request), { message: /^GET \/v1\/jobs\/a: expected status/ })
    t.equal(wrong.left.length, POLLS.length - 1 - index)
  }
  const wrong = senderOf(...right.with(3, [200, 'COMPLETED']))
  await t.rejects(poll(wrong, request), { message: /expected IN_PROGRESS, got 200/ })
})
