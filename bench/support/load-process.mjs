// Loads a server from a process of its own. Reads what is wanted of autocannon as JSON from standard input, prints what
// it measured, and adds the latencies to a fraction of a millisecond, which autocannon rounds.
import { json } from 'node:stream/consumers'
import autocannon from 'autocannon'

const options = await json(process.stdin)
const latencies = []
const running = autocannon({ ...options, timeout: 30 })
running.on('response', (_client, _status, _bytes, ms) => latencies.push(ms))
const result = await running
latencies.sort((a, b) => a - b)
const at = (share) => latencies[Math.floor((latencies.length - 1) * share)]
process.stdout.write(JSON.stringify({ ...result, p50Ms: at(0.5), p99Ms: at(0.99) }))
