import { ControlError } from '../../client/index.js'
import type { Feed, FeedState } from '../live/feed.js'
import { messageOf } from './message-of.js'

const STATES: Readonly<Record<FeedState, string>> = {
  connecting: 'Connecting …',
  live: 'Live',
  lost: 'The server cannot be reached. Trying again …',
  dropped: 'Dropped',
  refused: 'Not signed in'
}

/** Whether what is shown is up to date, and why not. */
export function Connection({ feed }: { readonly feed: Feed }) {
  const state = feed.state.value
  const { value: error } = feed.error
  const isRefused = state === 'lost' && error instanceof ControlError
  return (
    <div class="connection" data-state={state} role="status">
      {isRefused ? 'The server refuses this sandbox. Trying again …' : STATES[state]}
      {(isRefused || state === 'live') && error !== undefined && <span class="problem"> {messageOf(error)}</span>}
    </div>
  )
}
