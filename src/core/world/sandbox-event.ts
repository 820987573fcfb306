import type { ChangeKind } from '../data-sets/resource-change.js'
import type { EventBridgeEvent } from '../event-bridge/event-bridge-event.js'
import type { Job } from '../jobs/job.js'
import type { Transition } from '../jobs/transition.js'
import type { JournalEntry } from '../journal/journal-entry.js'

/**
 * Something that happened in a sandbox. `transition`: with the job as it is after all transitions that are due.
 * `auto-export`: an event action has created and started a job. `cleared`: all its jobs were removed, and others may
 * have taken their place. `closed`: the sandbox has ended. `arrival`: a request has arrived and stays open, or more is
 * known of it. `request`: a request has ended. `resource`: a data set was changed, or a revision or an asset in it.
 * `event-action`, `data-grant`: one was changed that is on a data set, or of one. `event-bridge`: the service has sent
 * an event to EventBridge.
 */
export type SandboxEvent =
  | { readonly kind: 'transition'; readonly transition: Transition; readonly job: Job }
  | { readonly kind: 'auto-export'; readonly jobId: string; readonly eventActionId: string }
  | { readonly kind: 'deleted'; readonly jobId: string }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'arrival'; readonly entry: JournalEntry }
  | { readonly kind: 'request'; readonly entry: JournalEntry }
  | { readonly kind: 'event-bridge'; readonly event: EventBridgeEvent }
  | {
      readonly kind: 'resource'
      readonly change: ChangeKind
      readonly dataSetId: string
      readonly revisionId: string | undefined
      readonly assetId: string | undefined
    }
  | {
      readonly kind: 'event-action'
      readonly change: ChangeKind
      readonly eventActionId: string
      readonly dataSetId: string
    }
  | {
      readonly kind: 'data-grant'
      readonly change: ChangeKind
      readonly dataGrantId: string
      readonly dataSetId: string
    }
