// Loads a server from a process of its own. Reads { url, connections, seconds or amount, requests: [{ path, headers? }] }
// from standard input and prints what autocannon measured.
import { json } from 'node:stream/consumers'
import autocannon from 'autocannon'

const { url, connections, seconds, amount, requests } = await json(process.stdin)
const result = await autocannon({
  url,
  connections,
  requests,
  ...(amount ? { amount } : { duration: seconds }),
  timeout: 30
})
process.stdout.write(JSON.stringify(result))
