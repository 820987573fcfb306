import type { DataGrant } from '../../data-grants/data-grant.js'
import { notFound } from '../../model/refusal.js'
import type { World } from '../../world/world.js'

/** Returns a grant by its id or its ARN. Throws a Refusal if there is none. */
export function findDataGrant({ dataGrants }: World, idOrArn: string): DataGrant {
  const grant = dataGrants.named(idOrArn)
  if (grant === undefined) throw notFound('DATA_GRANT', idOrArn)
  return grant
}

/** Returns a grant by its ARN, which is all that its receiver knows it by. Throws a Refusal if there is none. */
export function findReceivedDataGrant({ dataGrants }: World, arn: string): DataGrant {
  const grant = dataGrants.named(arn)
  if (grant?.arn !== arn) throw notFound('DATA_GRANT', arn)
  return grant
}
