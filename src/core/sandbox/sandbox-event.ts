import type { Transition } from '../jobs/transition.js'
import type { JournalEntry } from '../journal/journal-entry.js'

/**
 * Something that happened in a sandbox. `cleared`: all its jobs are gone, perhaps with new ones in their place;
 * `closed`: it is no more.
 */
export type SandboxEvent =
  | { readonly kind: 'transition'; readonly transition: Transition }
  | { readonly kind: 'deleted'; readonly jobId: string }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'request'; readonly entry: JournalEntry }
