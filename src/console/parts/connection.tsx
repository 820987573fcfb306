import type { ComponentChildren } from 'preact'
import type { Feed, FeedState } from '../live/feed.js'
import { DEFAULT_SANDBOX, hrefOf } from '../route.js'
import { messageOf } from './message-of.js'

const STATES: Readonly<Record<FeedState, ComponentChildren>> = {
  connecting: 'Connecting …',
  live: 'Live',
  lost: 'The server cannot be reached. Trying again …',
  dropped: 'This sandbox was dropped.'
}

/** Whether what is shown is up to date, and why not. */
export function Connection({ feed }: { readonly feed: Feed }) {
  const state = feed.state.value
  const { value: error } = feed.error
  return (
    <span class="connection" data-state={state} role="status">
      {STATES[state]}
      {state === 'dropped' && <a href={hrefOf({ sandbox: DEFAULT_SANDBOX, view: 'sandboxes' })}>Choose another</a>}
      {state === 'live' && error !== undefined && <span class="problem">{messageOf(error)}</span>}
    </span>
  )
}
