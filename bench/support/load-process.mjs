// Loads a server from a process of its own. Reads { url, connections, seconds, requests: [{ path, headers? }] } from
// its argument and prints what autocannon measured. Every answer must have the status 200.
import autocannon from 'autocannon'

const { url, connections, seconds, requests } = JSON.parse(process.argv[2])
const result = await autocannon({ url, connections, duration: seconds, requests, timeout: 30 })
process.stdout.write(JSON.stringify(result))
