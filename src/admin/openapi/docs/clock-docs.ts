import type { DocsById } from './operation-docs.js'

/** The documentation of the operations on the clock. */
export const clockDocs: DocsById = {
  getClock: {
    description: 'Steps of plans, `ttlMs`, quotas, expiry of signed URLs and retention follow this clock.',
    returns: 'The clock.'
  },
  setClock: {
    description: 'Settings that the body does not have stay as they are. The clock never goes back.',
    returns: 'The clock.',
    body: {
      description: 'The settings to change.',
      examples: {
        freeze: { summary: 'Time stands still', value: { mode: 'frozen' } },
        fast: { summary: 'An hour passes each second', value: { mode: 'running', rate: 3600 } },
        now: { summary: 'The clock shows this instant', value: { now: '2030-01-01T00:00:00.000Z' } }
      }
    }
  },
  advanceClock: {
    description:
      'Each transition happens at its own instant. At most 10,000 are listed; `meta` counts all. An advance beyond the ' +
      'year 9999 is refused with 422.',
    returns: 'The clock, and the transitions in the order in which they were due.',
    body: {
      description: 'A duration, an instant, or the next transition.',
      examples: {
        ms: { summary: 'Six hours', value: { ms: 21600000 } },
        to: { summary: 'An instant', value: { to: '2030-01-01T00:00:00.000Z' } },
        next: { summary: 'The instant of the next transition', value: { toNextTransition: true } }
      }
    }
  }
}
