import type { Config } from '../config/config.js'
import type { WorldOptions } from '../core/world/options.js'
import type { Scenario } from '../core/world/scenario.js'

/** Returns the options from which every sandbox is created. */
export function sandboxOptions(
  config: Config,
  scenarios: readonly { scenario: Scenario }[]
): Omit<WorldOptions, 'name'> {
  const { accountId, region, seed, waitingMs, inProgressMs, unstartedMs, maxJobs, journalLimit, clock } = config
  return {
    accountId,
    region,
    seed,
    durations: { waitingMs, inProgressMs, unstartedMs },
    maxJobs,
    journalLimit,
    clock,
    scenarios: scenarios.map(({ scenario }) => scenario).filter(({ autoload = true }) => autoload)
  }
}
