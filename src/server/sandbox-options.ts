import type { NamedScenario } from '../admin/sandboxes/scenario-view.js'
import type { Config } from '../config/config.js'
import type { WorldOptions } from '../core/world/options.js'
import { loadedAtStart } from './fixtures.js'

/** Returns the options from which every sandbox is created. */
export function sandboxOptions(config: Config, scenarios: readonly NamedScenario[]): Omit<WorldOptions, 'name'> {
  const { accountId, region, seed, waitingMs, inProgressMs, unstartedMs, maxJobs, journalLimit, clock, references } =
    config
  return {
    accountId,
    region,
    seed,
    durations: { waitingMs, inProgressMs, unstartedMs },
    maxJobs,
    journalLimit,
    clock,
    references,
    scenarios: loadedAtStart(scenarios)
  }
}
