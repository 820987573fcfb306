import type { FixtureScenarios, NamedScenario } from '../admin/sandboxes/scenarios.js'
import type { Sandboxes } from '../core/sandbox/sandboxes.js'
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
    const { files, problems } = await this.#load()
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
  }
}

/** Returns the scenarios that every sandbox starts with. */
export function loadedAtStart(named: readonly NamedScenario[]): readonly Scenario[] {
  return named.map(({ scenario }) => scenario).filter(({ autoload = true }) => autoload)
}
