import { computed, effect, signal, untracked } from '@preact/signals'
import type { ControlClient } from '../../client/index.js'
import { route } from '../route.js'
import { clientOf, noteRefusal } from '../session.js'
import { ClockStore } from './clock-store.js'
import { Feed } from './feed.js'
import { JobsStore } from './jobs-store.js'

/** What the console knows of one sandbox. A store is loaded and followed once a view uses it. */
export interface Live {
  readonly sandbox: string
  readonly feed: Feed
  readonly clock: ClockStore
  readonly jobs: JobsStore
}

const sandbox = computed(() => route.value.sandbox)
const shown = signal<Live | undefined>(undefined)

/** The sandbox that is shown. There is another one when the address or the token changes. */
export const live = computed(() => shown.value as Live)

effect(() => {
  const name = sandbox.value
  const client = clientOf(name)
  const opened = untracked(() => open(name, client))
  shown.value = opened
  return () => opened.feed.close()
})

function open(sandbox: string, client: ControlClient): Live {
  const live = { sandbox, feed: new Feed(client, sandbox, noteRefusal), clock: new ClockStore(), jobs: new JobsStore() }
  live.feed.use(live.clock)
  return live
}
