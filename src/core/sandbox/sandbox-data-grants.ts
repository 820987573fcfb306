import { acceptDataGrant } from '../commands/data-grants/accept-data-grant.js'
import { createDataGrant, type NewDataGrant } from '../commands/data-grants/create-data-grant.js'
import { deleteDataGrant } from '../commands/data-grants/delete-data-grant.js'
import { findDataGrant, findReceivedDataGrant } from '../commands/data-grants/find-data-grant.js'
import { type StagedAcceptance, stageAcceptance } from '../commands/data-grants/stage-acceptance.js'
import type { DataGrant } from '../data-grants/data-grant.js'
import type { ReadonlyDataGrantStore } from '../data-grants/data-grant-store.js'
import type { World } from '../world/world.js'

/**
 * The data grants of a sandbox, which is both their sender and their receiver. A method that throws has changed
 * nothing.
 */
export class SandboxDataGrants {
  readonly #currentWorld: () => World

  /** `currentWorld` returns the sandbox's world as of now: a reset replaces it. */
  constructor(currentWorld: () => World) {
    this.#currentWorld = currentWorld
  }

  /** The grants as they are now. */
  get store(): ReadonlyDataGrantStore {
    return this.#currentWorld().dataGrants
  }

  /** Returns a grant by its id or its ARN. Throws a Refusal if there is none. */
  find(idOrArn: string): DataGrant {
    return findDataGrant(this.#currentWorld(), idOrArn)
  }

  /** Returns a grant by its ARN, as its receiver knows it. Throws a Refusal if there is none. */
  findReceived(arn: string): DataGrant {
    return findReceivedDataGrant(this.#currentWorld(), arn)
  }

  /** Creates a grant in a region, or in that of the sandbox; see `createDataGrant`. */
  create(request: NewDataGrant, region?: string): DataGrant {
    return createDataGrant(this.#currentWorld(), request, region)
  }

  /** Makes the entitled copy of a grant aside, in slices of time, if that takes long; see `stageAcceptance`. */
  stageInSlices(arn: string): Promise<StagedAcceptance> | undefined {
    const world = this.#currentWorld()
    const steps = stageAcceptance(world, arn)
    return steps && world.slices.take(steps)
  }

  /** Accepts a grant; see `acceptDataGrant`. */
  accept(arn: string, staged?: StagedAcceptance): DataGrant {
    return acceptDataGrant(this.#currentWorld(), arn, staged)
  }

  /** Deletes a grant; see `deleteDataGrant`. */
  delete(idOrArn: string): void {
    deleteDataGrant(this.#currentWorld(), idOrArn)
  }
}
