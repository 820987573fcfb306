import type { Static } from '@sinclair/typebox'
import { type DataGrant, type GetDataGrantResponse, sentGrant } from '../../core/data-grants/data-grant.js'
import type { Tags } from '../../core/data-sets/tags.js'
import {
  type EventAction,
  eventActionEntry,
  type GetEventActionResponse
} from '../../core/event-actions/event-action.js'

/** Returns an event action as GetEventAction returns it. */
export function viewEventAction(eventAction: EventAction): Static<typeof GetEventActionResponse> {
  return { ...eventActionEntry(eventAction), ...tagged(eventAction) }
}

/** Returns a data grant as GetDataGrant returns it. */
export function viewDataGrant(grant: DataGrant): Static<typeof GetDataGrantResponse> {
  return { ...sentGrant(grant), ...tagged(grant) }
}

/** The member of a view that has the tags; no member if there are none. */
export function tagged({ tags }: { readonly tags: Tags }): { readonly Tags?: Tags } {
  return Object.keys(tags).length > 0 ? { Tags: { ...tags } } : {}
}
