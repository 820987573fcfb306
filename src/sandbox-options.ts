import type { Config } from './config.js'
import type { SandboxOptions } from './core/sandbox.js'
import type { Scenario } from './core/scenario.js'

/** What the default sandbox is made from. */
export function sandboxOptions(config: Config, scenarios: readonly { scenario: Scenario }[]): SandboxOptions {
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
