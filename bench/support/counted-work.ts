// Bundled and run by instructions.ts: `node FILE WORK TIMES` counts something for the metrics so many times.
import { StateCounts } from '../../src/core/jobs/state-counts.js'
import { ServerCounts } from '../../src/core/world/server-counts.js'

const counts = new ServerCounts()
const states = new StateCounts()

/** What is counted, by its name. */
const WORKS: Readonly<Record<string, (times: number) => void>> = {
  request(times) {
    for (let done = 0; done < times; done++) counts.countRequest('GetJob', 200)
  },
  transition(times) {
    for (let done = 0; done < times; done++) {
      counts.countTransition()
      states.remove('WAITING')
      states.add('IN_PROGRESS')
    }
  }
}

const [, , work = '', times] = process.argv
// As in a server, there are more operations and statuses than the one that is counted.
for (const operation of ['GetJob', 'CreateJob', 'StartJob', 'ListJobs'] as const) {
  for (const status of [200, 404, 429, 500]) counts.countRequest(operation, status)
}
WORKS[work]?.(Number(times))
