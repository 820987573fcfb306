import type { Scenario } from './scenario.js'

/** Merges scenarios that are loaded together. The clock and the limits of later ones take precedence. */
export function mergeScenarios(scenarios: readonly Scenario[]): Omit<Scenario, 'name'> {
  return {
    clock: Object.assign({}, ...scenarios.map(({ clock }) => clock)),
    limits: Object.assign({}, ...scenarios.map(({ limits }) => limits)),
    jobs: scenarios.flatMap(({ jobs = [] }) => jobs),
    faults: scenarios.flatMap(({ faults = [] }) => faults),
    outcomes: scenarios.flatMap(({ outcomes = [] }) => outcomes),
    assets: scenarios.flatMap(({ assets = [] }) => assets),
    dataSets: scenarios.flatMap(({ dataSets = [] }) => dataSets),
    eventActions: scenarios.flatMap(({ eventActions = [] }) => eventActions),
    dataGrants: scenarios.flatMap(({ dataGrants = [] }) => dataGrants)
  }
}
