import { Agent, get } from 'node:http'

/** Latencies in milliseconds. */
export interface Latencies {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/**
 * Sends one GET after the other over one connection, as long as there is a next path, and measures the latency of each.
 * Throws on an unexpected response.
 */
export async function probe(
  url: string,
  nextPath: (count: number) => string | undefined,
  isExpected: (body: string) => boolean = () => true
): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const latencies: number[] = []
  for (let path = nextPath(0); path !== undefined; path = nextPath(latencies.length)) {
    const began = performance.now()
    const { status, body } = await send(`${url}${path}`, agent)
    latencies.push(performance.now() - began)
    if (status !== 200 || !isExpected(body)) throw new Error(`${url}${path}: ${status} ${body}`)
  }
  agent.destroy()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] as number
  return { count: latencies.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}

function send(url: string, agent: Agent): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text) => {
        body += text
      })
      response.once('end', () => resolve({ status: response.statusCode, body }))
      response.once('error', reject)
    }).once('error', reject)
  })
}
