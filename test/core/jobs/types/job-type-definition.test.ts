import { Type } from '@sinclair/typebox'
import t from 'tap'
import { importAssetFromApiGatewayApi } from '../../../../src/core/jobs/types/import-asset-from-api-gateway-api.js'
import { defineJobType } from '../../../../src/core/jobs/types/job-type-definition.js'
import { strict } from '../../../../src/core/jobs/types/response-shapes.js'
import { resourceNotFound } from '../../../../src/core/jobs/types/sample-values.js'

/*
 * The compiler does the checks of this file, in `npm run types`: a line below `@ts-expect-error` that it accepts is an
 * error, and so is a part that says "refused" and could be left out.
 */

type Definition = typeof importAssetFromApiGatewayApi

t.test('a definition that lacks any of its parts is not one', async (t) => {
  const without: { [Part in keyof Definition]: Omit<Definition, Part> extends Definition ? 'accepted' : 'refused' } = {
    type: 'refused',
    detailsMember: 'refused',
    responseDetails: 'refused',
    requestDetails: 'refused',
    sample: 'refused',
    sampleError: 'refused',
    inProgressLimit: 'refused',
    signedUrl: 'refused'
  }
  t.strictSame(Object.keys(without).sort(), Object.keys(importAssetFromApiGatewayApi).sort())
})

t.test('the parts of a definition must agree with its schema of the response', async (t) => {
  const complete = {
    type: 'NEW',
    detailsMember: 'New',
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
    signedUrl: { use: 'download', url: 'Url', expiresAt: 'Ends' }
  } as const
  t.equal(defineJobType(complete), complete)

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
  // @ts-expect-error: the service has no such code.
  defineJobType({ ...complete, sampleError: () => ({ Code: 'OTHER', Message: '' }) })
})
