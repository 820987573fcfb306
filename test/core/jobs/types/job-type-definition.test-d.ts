import { Type } from '@sinclair/typebox'
import type { importAssetFromApiGatewayApi } from '../../../../src/core/jobs/types/import-asset-from-api-gateway-api.js'
import { defineJobType } from '../../../../src/core/jobs/types/job-type-definition.js'
import { resourceNotFound } from '../../../../src/core/jobs/types/sample-values.js'
import { strict } from '../../../../src/core/validation/strict.js'

type Definition = typeof importAssetFromApiGatewayApi

/** No part of a definition can be left out. `npm run types` is the test: it reports a part for which that is not so. */
export const withoutPart: {
  [Part in keyof Definition]: Omit<Definition, Part> extends Definition ? 'accepted' : 'refused'
} = {
  type: 'refused',
  detailsMember: 'refused',
  assetType: 'refused',
  imports: 'refused',
  objects: 'refused',
  responseDetails: 'refused',
  requestDetails: 'refused',
  sample: 'refused',
  sampleError: 'refused',
  inProgressLimit: 'refused',
  perJobLimit: 'refused',
  signedUrl: 'refused'
}

/**
 * Definitions whose parts do not agree, each of which the compiler must refuse. It reports one that it accepts as a
 * directive without an error, and the function is never called.
 */
export function defineInconsistentTypes(): void {
  const complete = {
    type: 'NEW',
    detailsMember: 'New',
    assetType: 'S3_SNAPSHOT',
    imports: undefined,
    objects: undefined,
    responseDetails: strict({
      Name: Type.String(),
      Size: Type.Optional(Type.Number()),
      Url: Type.String(),
      Ends: Type.String()
    }),
    requestDetails: () => strict({ Name: Type.String() }),
    sample: { required: { Name: () => 'name' }, optional: { Size: () => 1 } },
    sampleError: resourceNotFound,
    inProgressLimit: { name: 'Assets per revision', awsDefault: 1 },
    perJobLimit: undefined,
    signedUrl: { use: 'download', url: 'Url', expiresAt: 'Ends' }
  } as const
  defineJobType(complete)

  // @ts-expect-error: nothing makes up Name.
  defineJobType({ ...complete, sample: { required: {}, optional: {} } })
  // @ts-expect-error: Name is a string.
  defineJobType({ ...complete, sample: { required: { Name: () => 1 }, optional: {} } })
  // @ts-expect-error: there is no member Other.
  defineJobType({ ...complete, sample: { required: { Name: () => 'name' }, optional: { Other: () => 1 } } })
  // @ts-expect-error: without a signed URL, nothing makes Url and Ends.
  defineJobType({ ...complete, signedUrl: undefined })
  // @ts-expect-error: there is no member Link.
  defineJobType({ ...complete, signedUrl: { use: 'download', url: 'Link', expiresAt: 'Ends' } })
  // @ts-expect-error: an upload has a hash and more.
  defineJobType({ ...complete, signedUrl: { use: 'upload', url: 'Url', expiresAt: 'Ends' } })
  // @ts-expect-error: the service has no such limit.
  defineJobType({ ...complete, inProgressLimit: { name: 'Jobs', awsDefault: 1 } })
  // @ts-expect-error: the default, or that there is none, must be said.
  defineJobType({ ...complete, inProgressLimit: { name: 'Assets per revision' } })
  // @ts-expect-error: there is no member Others.
  defineJobType({ ...complete, perJobLimit: { member: 'Others', name: 'sources' } })
  // @ts-expect-error: the service has no such code.
  defineJobType({ ...complete, sampleError: () => ({ Code: 'OTHER', Message: '' }) })
}
