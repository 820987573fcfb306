import { fromDataGrantSnapshot } from '../data-grants/data-grants-snapshot.js'
import { sharedSeedBytes } from '../jobs/job-bytes.js'
import { atOnce, type Steps } from '../time/steps.js'
import { insertScenario } from './insert.js'
import type { SharedResources, WorldContext, WorldOptions } from './options.js'
import { prepareContents } from './prepare-contents.js'
import { prepareJobs } from './prepare-jobs.js'
import { SandboxEvents } from './sandbox-events.js'
import type { Scenario } from './scenario.js'
import type { SnapshotDocument } from './snapshot.js'
import { startContents } from './start-contents.js'
import { World } from './world.js'

/** Creates what all worlds of a new sandbox have in common. */
export function createContext(options: WorldOptions, resources: SharedResources): WorldContext {
  const shares = {
    content: resources.bytes.open(),
    memory: resources.memory.open(),
    transfers: resources.storage?.slots.open()
  }
  return { options, resources, shares, events: new SandboxEvents() }
}

/** Creates a world as it is at its start, with the contents of some scenarios. */
export function startWorld(context: WorldContext, scenarios: readonly Scenario[]): World {
  return atOnce(startWorldInSteps(context, scenarios))
}

/**
 * Does what `startWorld` does, step by step. The world takes up room only in the last step, which `beforeLast`
 * precedes. Its jobs begin with the first step.
 */
export function* startWorldInSteps(
  context: WorldContext,
  scenarios: readonly Scenario[],
  beforeLast = () => {}
): Steps<World> {
  const { name, accountId, region, durations, clock, seed } = context.options
  const { contents, templates } = startContents(scenarios)
  const world = new World(context, {
    origin: { accountId, region, durations },
    clock: { ...clock, ...contents.clock },
    random: { seed, scope: name, count: 0 }
  })
  const { jobs: seeds = [], dataSets = [], eventActions = [], dataGrants = [], ...others } = contents
  const now = world.clock.now()
  const insertJobs = yield* prepareJobs(world, { seeds, now, templates, bytesOf: sharedSeedBytes })
  const seedsOfContents = { dataSets, eventActions, dataGrants }
  const insertContents = yield* prepareContents(world, { seeds: seedsOfContents, now, isShared: true })
  beforeLast()
  insertScenario(world, others, true)
  insertContents()
  insertJobs()
  world.markStart()
  return world
}

/**
 * Creates a world as it was when a snapshot of it was taken, step by step. It takes up the room of the world before it
 * only in the last step, which `beforeLast` precedes.
 */
export function* restoreWorld(context: WorldContext, snapshot: SnapshotDocument, beforeLast = () => {}): Steps<World> {
  // Its time begins with the last step.
  const world = new World(context, { ...snapshot, clock: { ...snapshot.clock, mode: 'frozen' } })
  try {
    yield* world.jobs.restore(snapshot.jobs)
    if (snapshot.dataSets !== undefined) yield* world.dataSets.restore(snapshot.dataSets)
    beforeLast()
  } catch (error) {
    world.end()
    throw error
  }
  world.setClock(snapshot.clock)
  world.faults.restore(snapshot.faults)
  world.outcomes.restore(snapshot.outcomes)
  world.limits.set(snapshot.limits)
  world.apiRequests.restore(snapshot.apiRequests)
  world.assets.restore(snapshot.assets)
  if (snapshot.eventActions !== undefined) world.eventActions.restore(snapshot.eventActions)
  if (snapshot.dataGrants !== undefined) {
    const { nextSerial, held } = snapshot.dataGrants
    world.dataGrants.restore({ nextSerial, held: held.map(fromDataGrantSnapshot) })
  }
  world.sentNotifications.restore(snapshot.sentNotifications ?? [])
  world.effects.restore(snapshot.effects ?? [])
  world.reschedule()
  return world
}
