import type { NamedScenario } from '../admin/sandboxes/scenario-view.js'
import type { FixtureScenarios } from '../admin/sandboxes/scenarios.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
import { OneAtATime } from '../core/time/one-at-a-time.js'
import { SandboxError } from '../core/validation/sandbox-error.js'
import type { Scenario } from '../core/world/scenario.js'

/** The scenarios of the fixture files and every problem with them, each as text. */
export interface LoadedFixtures {
  readonly files: readonly NamedScenario[]
  readonly problems: readonly string[]
}

/** The scenarios of the fixture files as they were last read. */
export class Fixtures implements FixtureScenarios {
  readonly #load: () => Promise<LoadedFixtures>
  readonly #sandboxes: Sandboxes
  readonly #reloads = new OneAtATime()
  #named: readonly NamedScenario[]

  /** `named`: the scenarios as they are now, with which the sandboxes have been created. */
  constructor(named: readonly NamedScenario[], load: () => Promise<LoadedFixtures>, sandboxes: Sandboxes) {
    this.#named = named
    this.#load = load
    this.#sandboxes = sandboxes
  }

  get named(): readonly NamedScenario[] {
    return this.#named
  }

  async reload(): Promise<void> {
    await this.reloadIf(async () => true)
  }

  /**
   * Reloads as `reload` does, unless what was read may be half of a change: `isUnchanged` says, once the files have
   * been read, whether they are still as they were. Returns whether it is. Reloads come one after the other, so that
   * what was read last counts.
   */
  reloadIf(isUnchanged: () => Promise<boolean>): Promise<boolean> {
    return this.#reloads.run(() => this.#reload(isUnchanged))
  }

  async #reload(isUnchanged: () => Promise<boolean>): Promise<boolean> {
    const { files, problems } = await this.#load()
    if (!(await isUnchanged())) return false
    if (problems.length > 0) {
      const message = 'The fixture files have problems, so nothing was changed.'
      throw new SandboxError(
        'invalid',
        message,
        problems.map((message) => ({ at: [], message }))
      )
    }
    this.#named = files
    this.#sandboxes.startWith(loadedAtStart(files))
    return true
  }
}

/** Returns the scenarios that every sandbox starts with. */
export function loadedAtStart(named: readonly NamedScenario[]): readonly Scenario[] {
  return named.map(({ scenario }) => scenario).filter(({ autoload = true }) => autoload)
}
