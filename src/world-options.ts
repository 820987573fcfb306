import type { Config } from './config.js'
import type { Scenario } from './core/scenario.js'
import type { WorldOptions } from './core/world.js'

/** What the default sandbox's world is made from. */
export function worldOptions(config: Config, scenarios: readonly { scenario: Scenario }[]): WorldOptions {
  const { accountId, region, seed, waitingMs, inProgressMs, maxJobs, clock } = config
  return {
    name: 'default',
    accountId,
    region,
    seed,
    durations: { waitingMs, inProgressMs },
    maxJobs,
    clock,
    scenarios: scenarios.map(({ scenario }) => scenario).filter(({ autoload = true }) => autoload)
  }
}
