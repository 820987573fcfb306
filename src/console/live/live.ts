import { computed, effect, signal, untracked } from '@preact/signals'
import type { FaultView, OutcomeView } from '../../client/index.js'
import { route } from '../route.js'
import { DEFAULT_SANDBOX, isSandboxName } from '../sandbox-name.js'
import { clientOf, noteRefusal, server } from '../session.js'
import { ClockStore } from './clock-store.js'
import { DataSetsStore } from './data-sets-store.js'
import { EventBridgeStore } from './event-bridge-store.js'
import { Feed } from './feed.js'
import { JobsStore } from './jobs-store.js'
import { OpenDataSetStore } from './open-data-set-store.js'
import { OpenJobStore } from './open-job-store.js'
import { RequestsStore } from './requests-store.js'
import { RulesStore } from './rules-store.js'
import { VerdictStore } from './verdict-store.js'

/** What the console knows of one sandbox. A store is loaded and followed once a view uses it. */
export interface Live {
  readonly sandbox: string
  readonly feed: Feed
  readonly clock: ClockStore
  readonly jobs: JobsStore
  readonly openJob: OpenJobStore
  readonly faults: RulesStore<FaultView>
  readonly outcomes: RulesStore<OutcomeView>
  readonly requests: RequestsStore
  readonly verdict: VerdictStore
  readonly dataSets: DataSetsStore
  readonly openDataSet: OpenDataSetStore
  readonly eventBridge: EventBridgeStore
}

const shown = signal<Live | undefined>(undefined)

/** The sandbox that is shown. There is another one when the address or the token changes. */
export const live = computed(() => shown.value as Live)

/** How often the sandbox that is shown was opened again. */
const reopened = signal(0)

/** Opens the sandbox that is shown again, which creates it if it was dropped. */
export function reopen(): void {
  reopened.value++
}

let lastSandbox = DEFAULT_SANDBOX

/** The sandbox of the address, or the last one that was if the address has a name that no sandbox can have. */
const sandbox = computed(() => {
  const { sandbox: name } = route.value
  if (isSandboxName(name)) lastSandbox = name
  return lastSandbox
})

effect(() => {
  reopened.value
  server.value
  const name = sandbox.value
  const opened = untracked(() => open(name))
  shown.value = opened
  return () => opened.feed.close()
})

function open(sandbox: string): Live {
  const live = {
    sandbox,
    feed: new Feed({ client: clientOf(sandbox), isThere: () => isThere(sandbox), onError: noteRefusal }),
    clock: new ClockStore(),
    jobs: new JobsStore(),
    openJob: new OpenJobStore(),
    faults: new RulesStore(({ faults }) => faults),
    outcomes: new RulesStore(({ outcomes }) => outcomes),
    requests: new RequestsStore(),
    verdict: new VerdictStore(),
    dataSets: new DataSetsStore(),
    openDataSet: new OpenDataSetStore(),
    eventBridge: new EventBridgeStore()
  }
  live.feed.use(live.clock)
  return live
}

/**
 * The default sandbox is always there. Of the others only the list tells, which is the one way to ask that creates
 * none.
 */
async function isThere(sandbox: string): Promise<boolean> {
  if (sandbox === DEFAULT_SANDBOX) return true
  const sandboxes = await server.value.sandboxes.list()
  return sandboxes.some(({ name }) => name === sandbox)
}
