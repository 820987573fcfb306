import type { FastifyRequest } from 'fastify'
import { parseArn, parseNeighbourArn } from '../core/data-sets/arns.js'
import { type ResourceIds, resourceIds } from '../core/jobs/mentioned-ids.js'
import type { OperationName } from '../core/model/operation.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import { OPERATION_TABLE } from './operation-table.js'
import { ID_HEADERS } from './wire/api-asset-headers.js'

/** Labels and parameters by their names; an ARN is what the route's `*` stands for. */
type Values = Readonly<Record<string, string>>

/**
 * Returns the data set, the revision and the asset that a request is about, as far as its path, its query and its
 * headers tell.
 */
export type ReadResources = (request: FastifyRequest, sandbox: Sandbox) => ResourceIds | undefined

/** Returns what reads the ids of resources in requests for an operation; undefined if they have none. */
export function resourcesIn(name: OperationName): ReadResources | undefined {
  const { path } = OPERATION_TABLE[name]
  if (path.includes('{ResourceArn}')) return ({ params }, sandbox) => ofArn((params as Values)['*'] as string, sandbox)
  if (path.includes('{DataSetId}')) {
    return ({ params }) => {
      const { DataSetId, RevisionId, AssetId } = params as Values
      return resourceIds(DataSetId, RevisionId, AssetId)
    }
  }
  if (path.includes('{EventActionId}')) {
    return ({ params }, sandbox) => ofEventAction((params as Values).EventActionId as string, sandbox)
  }
  if (path.includes('{DataGrantId}')) {
    return ({ params }, sandbox) => ofSentGrant((params as Values).DataGrantId as string, sandbox)
  }
  if (path.includes('{DataGrantArn}')) {
    return ({ params }, { dataGrants }) =>
      resourceIds(dataGrants.store.named((params as Values).DataGrantArn as string)?.dataSetId)
  }
  if (name === 'ListEventActions') return ({ query }) => resourceIds(textOf(query, 'eventSourceId'))
  if (name === 'ListJobs') return ({ query }) => resourceIds(textOf(query, 'dataSetId'), textOf(query, 'revisionId'))
  if (name === 'SendApiAsset') {
    return ({ headers }) => {
      const [dataSetId, revisionId, assetId] = [ID_HEADERS.DataSetId, ID_HEADERS.RevisionId, ID_HEADERS.AssetId].map(
        (header) => textOf(headers, header)
      )
      return resourceIds(dataSetId, revisionId, assetId)
    }
  }
  return undefined
}

/** The ids of what has tags. */
function ofArn(arn: string, sandbox: Sandbox): ResourceIds | undefined {
  const eventActionId = parseNeighbourArn('event-actions', arn)
  if (eventActionId !== undefined) return ofEventAction(eventActionId, sandbox)
  return parseArn(arn) ?? ofSentGrant(arn, sandbox)
}

function ofEventAction(id: string, { eventActions }: Sandbox): ResourceIds | undefined {
  return resourceIds(eventActions.store.get(id)?.dataSetId)
}

/** For its sender, a grant is about the data set that it grants; for its receiver, about the entitled copy. */
function ofSentGrant(idOrArn: string, { dataGrants }: Sandbox): ResourceIds | undefined {
  return resourceIds(dataGrants.store.named(idOrArn)?.sourceDataSetId)
}

/** A parameter of a query, or a header, that is given once and not empty. */
function textOf(values: unknown, name: string): string | undefined {
  const value = (values as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
