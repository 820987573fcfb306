import { existsSync } from 'node:fs'
import { javaMissing, javaVersion } from '../contestants/java.js'
import { MOCKSERVER_JAR, MOCKSERVER_VERSION, notInstalled } from './installed-peers.js'
import { jobIdOf, json, POLLS, poll, sendExpecting, type Tool } from './tool.js'

/** MockServer: an expectation for each poll, to be met once. Tests are told apart by the id of the job. */
export const mockServer: Tool = {
  name: 'MockServer',
  setup:
    'its jar with dependencies, `-logLevel WARN`. `PUT expectation` brings five expectations, each for one request, the third of which is the fault; GetJob; `PUT verify` of the count, and `PUT verify` of the request with the status of the fault. Teardown: `PUT reset`; if tests run at the same time, `PUT clear` of the path',
  isWhole: true,
  whyUnavailable: () => javaMissing(17) ?? (existsSync(MOCKSERVER_JAR) ? undefined : notInstalled('mockserver')),
  version: () => `${MOCKSERVER_VERSION}, Java ${javaVersion()}`,
  warmUpSeconds: 16,
  async command({ port }) {
    return ['java', '-jar', MOCKSERVER_JAR, '-serverPort', String(port), '-logLevel', 'WARN']
  },
  ready: { method: 'PUT', path: '/mockserver/status' },
  async run(test) {
    const { sender, isAlone } = test
    const id = jobIdOf(test)
    const path = `/v1/jobs/${id}`
    const httpRequest = { method: 'GET', path }
    await sendExpecting(sender, 201, json('PUT', '/mockserver/expectation', expectations(id, httpRequest)))
    await poll(sender, httpRequest)
    await sendExpecting(sender, 202, json('PUT', '/mockserver/verify', { httpRequest, times: exactly(POLLS.length) }))
    const met = { httpRequest, httpResponse: { statusCode: POLLS[2] }, times: exactly(1) }
    await sendExpecting(sender, 202, json('PUT', '/mockserver/verify', met))
    const teardown = isAlone ? { method: 'PUT', path: '/mockserver/reset' } : json('PUT', '/mockserver/clear', { path })
    await sendExpecting(sender, 200, teardown)
  }
}

function expectations(id: string, httpRequest: object) {
  return POLLS.map((each, index) => ({
    // Expectations that were made in the same millisecond and have the same priority are in no order.
    priority: POLLS.length - index,
    httpRequest,
    httpResponse:
      typeof each === 'number'
        ? {
            statusCode: each,
            headers: { 'x-amzn-errortype': ['ThrottlingException'] },
            body: { Message: 'Rate exceeded' }
          }
        : { statusCode: 200, body: { Id: id, State: each } },
    times: { remainingTimes: 1, unlimited: false }
  }))
}

function exactly(count: number) {
  return { atLeast: count, atMost: count }
}
