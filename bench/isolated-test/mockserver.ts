import { existsSync } from 'node:fs'
import { javaMissing, javaVersion } from '../contestants/java.js'
import { MOCKSERVER_JAR, MOCKSERVER_VERSION, notInstalled } from './installed-peers.js'
import { jobIdOf, json, POLLS, poll, sendExpecting, type Tool } from './tool.js'

/**
 * MockServer: one expectation with a sequence of responses, its own idiom for a job that is polled. Tests are told
 * apart by the id of the job: a path is a regular expression that has to match as a whole, so no id matches that of
 * another test.
 *
 * Tests at the same time fail, whatever the idiom. MockServer 7.6.0 keeps its expectations in a concurrent skip list,
 * and a sorted copy of it that each change discards (`CircularPriorityQueue.toSortedList`). A request that finds no
 * copy makes one and keeps it, without a lock: an expectation that is added meanwhile is in the list, but not in the
 * copy that is kept after the change has discarded the one before. Until the next change no request finds it. A test
 * whose only expectation is missed gets a 404; with an expectation for each poll, the first is missed and the second
 * responds, whatever their priorities. To update an expectation by its id removes it from the list and adds it again,
 * so that does not help either.
 */
export const mockServer: Tool = {
  name: 'MockServer',
  setup:
    'its jar with dependencies, `-logLevel WARN`. `PUT expectation` brings one expectation with a sequence of five responses (`httpResponses`), the third of which is the fault; GetJob; `PUT verify` of the count, and `PUT verify` of the request with the status of the fault. Teardown: `PUT reset`',
  isWhole: true,
  whyAlone: 'a request may not find an expectation that was added while another request was matched, and gets a 404',
  whyUnavailable: () => javaMissing(17) ?? (existsSync(MOCKSERVER_JAR) ? undefined : notInstalled('mockserver')),
  version: () => `${MOCKSERVER_VERSION}, Java ${javaVersion()}`,
  warmUpSeconds: 16,
  async command({ port }) {
    return ['java', '-jar', MOCKSERVER_JAR, '-serverPort', String(port), '-logLevel', 'WARN']
  },
  ready: { method: 'PUT', path: '/mockserver/status' },
  async run(test) {
    const { sender } = test
    const id = jobIdOf(test)
    const httpRequest = { method: 'GET', path: `/v1/jobs/${id}` }
    await sendExpecting(sender, 201, json('PUT', '/mockserver/expectation', expectation(id, httpRequest)))
    await poll(sender, httpRequest)
    await sendExpecting(sender, 202, json('PUT', '/mockserver/verify', { httpRequest, times: exactly(POLLS.length) }))
    const met = { httpRequest, httpResponse: { statusCode: POLLS[2] }, times: exactly(1) }
    await sendExpecting(sender, 202, json('PUT', '/mockserver/verify', met))
    await sendExpecting(sender, 200, { method: 'PUT', path: '/mockserver/reset' })
  }
}

function expectation(id: string, httpRequest: object) {
  return {
    httpRequest,
    httpResponses: POLLS.map((each) =>
      typeof each === 'number'
        ? {
            statusCode: each,
            headers: { 'x-amzn-errortype': ['ThrottlingException'] },
            body: { Message: 'Rate exceeded' }
          }
        : { statusCode: 200, body: { Id: id, State: each } }
    ),
    responseMode: 'SEQUENTIAL',
    times: { remainingTimes: POLLS.length, unlimited: false }
  }
}

function exactly(count: number) {
  return { atLeast: count, atMost: count }
}
