// Loads a server from a separate process. Reads the options of autocannon as JSON from standard input and prints its
// result, with latencies to a fraction of a millisecond, which autocannon itself rounds.
import { json } from 'node:stream/consumers'
import autocannon from 'autocannon'

// It notices only then that the load is over.
const SAMPLED_EVERY_MS = 100

const options = await json(process.stdin)
const latencies = []
const running = autocannon({ ...options, timeout: 30, sampleInt: SAMPLED_EVERY_MS })
running.on('response', (_client, _status, _bytes, ms) => latencies.push(ms))
const result = await running
latencies.sort((a, b) => a - b)
const at = (share) => latencies[Math.floor((latencies.length - 1) * share)]
process.stdout.write(JSON.stringify({ ...result, p50Ms: at(0.5), p99Ms: at(0.99) }))
