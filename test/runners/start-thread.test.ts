import { once } from 'node:events'
import t from 'tap'
import { startThread } from '../../src/runners/start-thread.js'

/** A script that has the data of the thread as `workerData`. */
const script = (text: string, startMs = 60_000) => ({
  url: new URL(
    `data:text/javascript,${encodeURIComponent(`import { workerData } from 'node:worker_threads'\n${text}`)}`
  ),
  startMs
})

const RESPOND = `
const { port, started } = workerData
port.postMessage({ url: 'http://localhost:1', token: '' })
Atomics.store(started, 0, 1)
Atomics.notify(started, 0)`

t.test('closing resolves once the thread has ended, also if it had ended before', async (t) => {
  const { url, close } = startThread({}, script(`${RESPOND}\nport.once('message', () => port.close())`))
  t.equal(url, 'http://localhost:1')
  await close()
  await close()
})

t.test('a thread that does not respond is an error, and is ended', async (t) => {
  const created = once(process, 'worker')
  const idle = script('setInterval(() => {}, 1000)', 1)
  t.throws(() => startThread({}, idle), { message: /its thread does not respond/ })
  const [worker] = await created
  await once(worker, 'exit')
})
