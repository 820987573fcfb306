import type { Outcome, OutcomeView } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { describeJobs, describePlan, describeTimes } from './describe-outcome.js'
import type { Preset, RuleKind } from './rule-kind.js'

const PRESETS: readonly (Preset & { readonly body: Outcome })[] = [
  { label: 'The next job fails', body: { times: 1, plan: 'fails' } },
  { label: 'The next job hangs', body: { times: 1, plan: 'hangs' } },
  { label: 'All exports to S3 fail', body: { match: { type: 'EXPORT_ASSETS_TO_S3' }, plan: 'fails' } }
]

/** The outcomes. */
export const OUTCOMES: RuleKind<OutcomeView> = {
  name: 'outcome',
  title: 'Outcomes',
  empty: 'No outcomes. Add one, and the jobs that clients create end as it says.',
  words: {
    open: 'Add an outcome',
    add: 'Add',
    added: 'added',
    remove: 'Delete',
    removeAll: 'Delete all',
    removed: 'deleted'
  },
  storeOf: ({ outcomes }) => outcomes,
  controlOf: ({ outcomes }) => outcomes,
  schema: 'Outcome',
  common: [
    { title: 'Which jobs', paths: ['match.type', 'match.nth'] },
    { title: 'What becomes of them', paths: ['plan', 'times'] }
  ],
  presets: PRESETS,
  columns: [
    { name: 'Applies to', cell: describeJobs },
    { name: 'Outcome', cell: describePlan },
    { name: 'How often', cell: (outcome) => describeTimes(outcome) || <span class="quiet">always</span> },
    { name: 'Matched', class: 'number', cell: ({ matched }) => countText(matched) },
    { name: 'Applied', class: 'number', cell: ({ given }) => countText(given) },
    {
      name: 'Remaining',
      class: 'number',
      cell: ({ remaining }) => (remaining === null ? <span class="quiet">no limit</span> : countText(remaining))
    }
  ],
  stateOf: ({ spent }) => (spent ? { text: 'spent', class: '' } : { text: 'waiting', class: 'busy' })
}
