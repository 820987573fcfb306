/** Returns a place in a text for a figure of the document; see support/cited-figures.ts. */
const cite = (address: string) => `<!-- figure: ${address} -->`

const perSecond = (server: string) => cite(`Throughput / ${server} / requests/s`)
const cpuOf = (server: string) => cite(`Throughput / ${server} / CPU µs/request`)
const testOf = (tool: string, workers: string) => cite(`One isolated test / ${tool}, ${workers} / p50 ms`)
const ownTest = (workers: string, what: string) => cite(`One isolated test / dataexchange-local, ${workers} / ${what}`)
const startOf = (server: string) => cite(`Start / ${server} / ms`)

const SIMILAR_IDS =
  'the response names the ids that are most like the unknown one, which are searched among the newest jobs, and its header and its body are made for this request alone.'

const ONE_STEP = 'has a step that is not cut into slices, such as parsing the JSON of one body.'

/** Returns explanations by the names of the targets of conditions. */
function conditionsMissed(reasons: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reasons).map(([condition, why]) => [`CPU time of a GetJob: ${condition} ÷ without`, why])
  )
}

/**
 * Why a target is missed where it is, by its name. The document shows the explanation of each that a run missed, with
 * the figures of that run: an explanation must hold whatever they are.
 */
export const WHY_MISSED: Readonly<Record<string, string>> = {
  'requests/s ÷ bare Fastify': `a request takes ${cpuOf('dataexchange-local')} µs of CPU time here, and ${cpuOf('bare Fastify')} µs there. This project's own code is a small part of the difference, as "Where the time of a GetJob goes" shows. The rest is what a larger program with a journal costs between two system calls: caches, and the garbage collector's work on what lives longer than a request. A sampling profile cannot tell these apart.`,
  'requests/s ÷ bare node:http': `Fastify takes part of it: a bare route of it serves ${perSecond('bare Fastify')} requests/s, and node:http ${perSecond('bare node:http')}. For the rest, see the same ratio to bare Fastify.`,
  'requests/s ÷ WireMock': `what a server on Node can reach has a bound: bare node:http that sends the same bytes served ${perSecond('bare node:http')} requests/s, and WireMock ${perSecond('WireMock')}. Once it is warm, WireMock uses more than one core: ${cite('Throughput / WireMock / cores used')} of them. It takes ${cpuOf('WireMock')} µs of CPU time for a request, and dataexchange-local ${cpuOf('dataexchange-local')} µs.`,
  'requests/s ÷ Prism': `Prism served ${perSecond('Prism')} requests/s, and bare node:http that sends the same bytes ${perSecond('bare node:http')}. Between this bound and the target there is little room for Fastify, a journal, faults and polls.`,
  'p99 over 64 connections ÷ bare Fastify':
    'the slowest requests are those that wait for a garbage collection, and the journal has more to collect than the constants of a bare server.',
  'CPU time per request ÷ bare Fastify':
    'a sandbox is found, faults are asked, the poll is counted, the header that explains the response is written, and the request is kept in the journal. "Where the time of a GetJob goes" shows the share of this code. The rest is what a larger program with a journal costs between two system calls: caches and the garbage collector.',
  'time from start to first response ÷ bare Fastify':
    'the schemas of the operations and the jobs of the fixtures are made before the first response; bare Fastify has neither.',
  'time from start to first response ÷ bare node:http':
    'Fastify, the schemas and the jobs of the fixtures are loaded before the first response; bare node:http has none of them.',
  'time from start to first response ÷ WireMock': `WireMock takes ${startOf('WireMock')} ms, and bare node:http ${startOf('bare node:http')} ms, which is what Node itself takes. The difference is left for Fastify, the schemas and the jobs of the fixtures.`,
  'one isolated test, 1 worker, ms': `the eight requests of a test took ${ownTest('1 worker', 'CPU of the server, ms')} ms of the server's CPU time, and ${ownTest('1 worker', 'CPU of the driver, ms')} ms of the driver's.`,
  'one isolated test, 8 workers, ms': `eight tests at once wait for one process: a test took ${ownTest('8 workers', 'CPU of the server, ms')} ms of the server's CPU time, and ${ownTest('8 workers', 'CPU of the driver, ms')} ms of the driver's, and each waits for those of seven others.`,
  'one isolated test, 1 worker ÷ the next best tool': `the requests have a price of their own. A server that sends the same eight responses and does nothing else took ${testOf('bare node:http', '1 worker')} ms, and dataexchange-local ${testOf('dataexchange-local', '1 worker')} ms; the next best tool needs one or two requests more.`,
  'one isolated test, 8 workers ÷ the next best tool': `see the same ratio with one worker. With eight, the floor was ${testOf('bare node:http', '8 workers')} ms, and a server in Java uses more than one core.`,
  ...conditionsMissed({
    '100 armed faults that do not match': 'a fault for any job is compared with each request.',
    'metrics scraped once a second':
      'a scrape writes the text of all metrics once a second, so that it weighs the more on a request, the fewer of them the machine serves.',
    '100 readers of all events':
      'each window of a tenth of a second ends with a write to the socket of each reader, and a write is the dearest part of a request too.',
    '100,000 data sets': 'nothing is looked up in them: the rounds differ by more than the target allows.',
    '1,000 sandboxes, a job of one':
      "nothing of the others is touched but by the garbage collector, which has more to mark; the processor's caches hold less.",
    '1,000 sandboxes, a job of each in turn':
      "requests that follow each other touch different jobs, journals and counts, which are not in the processor's caches any more.",
    '1,000,000 jobs':
      "the 1,000 jobs that are asked for lie all over a heap of some gigabytes, whose parts are not in the processor's caches, and the garbage collector has more to mark.",
    'unknown id of 32 characters, 1,000 jobs': SIMILAR_IDS,
    'unknown id of 32 characters, 1,000,000 jobs': SIMILAR_IDS,
    'unknown id of 256 characters, 10 jobs': SIMILAR_IDS,
    'unknown id of 256 characters, 1,000,000 jobs': SIMILAR_IDS
  }),
  'longest hold of the event loop under any condition, while it is made, ms': `the condition whose hold is bold ${ONE_STEP}`,
  'longest hold of the event loop under any condition, under load, ms': `the work under the condition whose hold is bold ${ONE_STEP}`,
  'longest hold of the event loop by big work, ms': `the work whose hold is bold in "Big work beside other requests" ${ONE_STEP}`,
  'resident memory at rest ÷ bare Fastify':
    'the process also holds the schemas, the jobs of the fixtures and a larger bundle.'
}
