import type { View } from '../route.js'

/** What the navigation and the title of the page call the views. */
export const VIEW_NAMES: Readonly<Record<View, string>> = {
  jobs: 'Jobs',
  requests: 'Requests',
  clock: 'Clock',
  faults: 'Faults and outcomes',
  'data-sets': 'Data sets',
  verdict: 'Verdict',
  sandboxes: 'Sandboxes'
}
