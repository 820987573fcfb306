import { signal } from '@preact/signals'
import { NO_FILTER, type RequestFilter } from '../../live/journal/request-filter.js'

/** How the journal is shown: a row for each call of an SDK, or for each request. */
export type Mode = 'calls' | 'requests'

/** What was chosen last: it is kept while other views are looked at. */
export const mode = signal<Mode>('calls')
export const filter = signal<RequestFilter>(NO_FILTER)
