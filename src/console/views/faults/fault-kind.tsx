import type { Fault, FaultView } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { hrefOf } from '../../route.js'
import { describeEffect, describeFiring, describeMatch } from './describe-fault.js'
import type { Preset, RuleKind } from './rule-kind.js'

const PRESETS: readonly (Preset & { readonly body: Fault })[] = [
  {
    label: 'Throttle the next 2 GetJob calls',
    body: { match: { operation: 'GetJob' }, times: 2, effect: { exception: 'ThrottlingException' } }
  },
  { label: 'Hang GetJob', body: { match: { operation: 'GetJob' }, effect: { connection: 'hang' } } },
  {
    label: '500 on StartJob once',
    body: { match: { operation: 'StartJob' }, times: 1, effect: { exception: 'InternalServerException' } }
  },
  { label: 'Drop the next connection', body: { times: 1, effect: { connection: 'reset' } } }
]

/** The faults. */
export const FAULTS: RuleKind<FaultView> = {
  name: 'fault',
  title: 'Faults',
  empty: 'No faults are armed. Arm one, and the requests that it matches fail or are slow.',
  words: {
    open: 'Arm a fault',
    add: 'Arm',
    added: 'armed',
    remove: 'Disarm',
    removeAll: 'Disarm all',
    removed: 'disarmed'
  },
  storeOf: ({ faults }) => faults,
  controlOf: ({ faults }) => faults,
  schema: 'Fault',
  common: [
    { title: 'Which requests', paths: ['match.operation', 'match.jobId'] },
    { title: 'When it fires', paths: ['times', 'skip', 'every', 'probability', 'ttlMs'] },
    { title: 'Delay', paths: ['delay.ms'] }
  ],
  presets: PRESETS,
  columns: [
    { name: 'Applies to', cell: describeMatch },
    { name: 'Effect', cell: describeEffect },
    { name: 'Fires', cell: (fault) => describeFiring(fault) || <span class="quiet">always</span> },
    { name: 'Matched', class: 'number', cell: ({ matched }) => countText(matched) },
    { name: 'Fired', class: 'number', cell: (fault) => <Fired fault={fault} /> },
    {
      name: 'Remaining',
      class: 'number',
      cell: ({ remaining }) => (remaining === null ? <span class="quiet">no limit</span> : countText(remaining))
    }
  ],
  stateOf: ({ spent, dead }) => {
    if (spent) return { text: 'spent', class: '', ...(dead !== null && { why: dead }) }
    return dead === null ? { text: 'armed', class: 'busy' } : { text: 'cannot fire', class: 'warn', why: dead }
  }
}

/** How often a fault has fired, with the way to the requests on which it did. */
function Fired({ fault: { id, fired } }: { readonly fault: FaultView }) {
  if (fired === 0) return <>0</>
  return (
    <a
      href={hrefOf({ view: 'requests', ids: ['fault', id] })}
      aria-label={`${countText(fired)}: the requests that ${id} fired on`}
    >
      {countText(fired)}
    </a>
  )
}
