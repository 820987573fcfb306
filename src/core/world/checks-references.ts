import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { References } from './options.js'

/** The parts of a world that decide whether references are looked up. */
export interface ReferencesContext {
  readonly references: References
  readonly dataSets: Pick<DataSetStore, 'hasHeldAny'>
}

/** Whether the data sets, revisions and assets of jobs are looked up when clients create and start them. */
export function checksReferences({ references, dataSets }: ReferencesContext): boolean {
  return references === 'checked' || (references === 'auto' && dataSets.hasHeldAny)
}
