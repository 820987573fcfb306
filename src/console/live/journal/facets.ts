import type { RequestView } from '../../../client/index.js'

/** What the requests of a journal may be filtered by. */
export interface Facets {
  readonly operations: readonly string[]
  readonly statuses: readonly string[]
  readonly errorTypes: readonly string[]
  readonly faults: readonly string[]
}

/** How many values of a kind are offered: a test may arm a fault for each of its jobs. */
const MOST_VALUES = 200

/** Collects the values that occur in requests. */
export class FacetCollector {
  readonly #values = {
    operations: new Set<string>(),
    statuses: new Set<string>(),
    errorTypes: new Set<string>(),
    faults: new Set<string>()
  }

  /** Returns whether there is a value that had not occurred before. */
  add({ operation, status, errorType, faults }: RequestView): boolean {
    const { operations, statuses, errorTypes, faults: faultIds } = this.#values
    return [
      addTo(operations, operation),
      addTo(statuses, status?.toString()),
      addTo(errorTypes, errorType),
      ...faults.map((fault) => addTo(faultIds, fault))
    ].some((isNew) => isNew)
  }

  /** Returns the values, sorted. */
  facets(): Facets {
    const { operations, statuses, errorTypes, faults } = this.#values
    return {
      operations: [...operations].sort(),
      statuses: [...statuses].sort(),
      errorTypes: [...errorTypes].sort(),
      faults: [...faults].sort()
    }
  }
}

function addTo(values: Set<string>, value: string | undefined): boolean {
  if (value === undefined || values.has(value) || values.size >= MOST_VALUES) return false
  values.add(value)
  return true
}
