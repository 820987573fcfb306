import type { DocsById } from './operation-docs.js'

const id = 'throttle-first-two'

/** The documentation of the operations on faults. */
export const faultDocs: DocsById = {
  listFaults: {
    description: 'Faults that are spent are listed until they are disarmed.',
    returns: 'All faults.'
  },
  armFaults: {
    description:
      'A fault is for all requests that its `match` names, and fires on those of them that `skip`, `every`, `times`, ' +
      '`probability` and `ttlMs` select. It delays the response, or replaces or spoils it with its effect. Delays of ' +
      'several faults add up; of several effects, that of the fault armed first is used.',
    returns: 'The fault or, for an array, the list of faults.',
    body: {
      description: 'A fault, or an array of faults.',
      examples: {
        throttle: {
          summary: 'The first two polls are throttled',
          value: {
            id: 'throttle',
            match: { operation: 'GetJob' },
            times: 2,
            effect: { exception: 'ThrottlingException', retryAfterSeconds: 1 }
          }
        },
        reset: {
          summary: 'Every third request is reset',
          value: { every: 3, effect: { connection: 'reset' } }
        },
        drip: {
          summary: 'A body arrives byte by byte',
          value: { match: { operation: 'ListJobs' }, times: 1, effect: { connection: 'drip', paceMs: 50 } }
        },
        gateway: {
          summary: 'The token of the client is expired for a minute',
          value: { ttlMs: 60000, effect: { gateway: 'expired-token' } }
        },
        response: {
          summary: 'A proxy responds',
          value: { times: 1, effect: { response: { status: 502, headers: { server: 'proxy' }, body: 'Bad Gateway' } } }
        },
        quota: {
          summary: 'Ten requests each second',
          value: { match: { operation: 'GetJob' }, effect: { quota: { requests: 10, perMs: 1000, burst: 20 } } }
        },
        delays: {
          summary: 'Slow responses, and some slower ones',
          value: [
            { id: 'slow', delay: { uniformMs: [20, 80] } },
            { id: 'slower', probability: 0.1, delay: { lognormal: { medianMs: 200, sigma: 0.5, maxMs: 2000 } } },
            { id: 'late', match: { attempt: 1 }, times: 1, delay: { ms: 250 } }
          ]
        }
      }
    }
  },
  disarmFaults: {
    description: 'Cuts off the requests that the faults delay or hold.',
    returns: 'There are no faults any more.'
  },
  getFault: {
    description: 'Also says whether the fault is spent, and why it cannot fire if it cannot.',
    returns: 'The fault.',
    parameters: { id }
  },
  disarmFault: {
    description: 'Cuts off the requests that the fault delays or holds.',
    returns: 'The fault was disarmed.',
    parameters: { id }
  }
}
