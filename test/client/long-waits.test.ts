import t from 'tap'
import { ControlClient } from '../../src/client/index.js'

/** A client that a server never satisfies, and the times for which it asked. */
function waiting(status: number, body: object) {
  const asked: number[] = []
  const control = new ControlClient('http://localhost', {
    async fetch(url, init) {
      const given = init?.body
        ? JSON.parse(String(init.body)).timeoutMs
        : new URL(String(url)).searchParams.get('timeoutMs')
      asked.push(Number(given))
      return new Response(JSON.stringify(body), { status })
    }
  })
  return { control, asked }
}

const NOT_REACHED = { error: { code: 'NotReached', message: 'The job is WAITING.', problems: [] } }

t.test('a long wait is several requests, none of which takes longer than fetch allows', async (t) => {
  const { control, asked } = waiting(408, NOT_REACHED)
  await t.rejects(control.await('id', 'COMPLETED', { timeout: '10m' }), { name: 'ControlError', status: 408 })
  t.strictSame(asked, [240_000, 240_000, 120_000])
  await t.rejects(control.await('id', 'COMPLETED', { timeout: '4m' }), { name: 'ControlError', status: 408 })
  await t.rejects(control.await('id', 'COMPLETED'), { name: 'ControlError', status: 408 })
  t.strictSame(asked.splice(3), [240_000, 30_000])
})

t.test('a long verification goes on until it is met, or time runs out', async (t) => {
  const never = waiting(200, { ok: false, matched: 0, problems: [] })
  t.match(await never.control.verify({ timeoutMs: 300_000 }), { ok: false })
  t.match(await never.control.verify({}), { ok: false })
  t.strictSame(never.asked, [240_000, 60_000, 0])
  const met = waiting(200, { ok: true, matched: 1, problems: [] })
  t.match(await met.control.verify({ timeoutMs: 300_000 }), { ok: true })
  t.strictSame(met.asked, [240_000])
})

t.test('a refusal for any other reason ends a wait at once', async (t) => {
  const { control, asked } = waiting(404, NOT_REACHED)
  await t.rejects(control.await('id', 'COMPLETED', { timeout: '10m' }), { name: 'ControlError', status: 404 })
  t.strictSame(asked, [240_000])
})
