import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import type { DataSet } from '../../core/data-sets/data-set.js'
import { DataSetSeed } from '../../core/data-sets/data-set-seed.js'
import type { Revision } from '../../core/data-sets/revision.js'
import { RevisionSeed } from '../../core/data-sets/revision-seed.js'
import { Limit, NoContent } from '../plane/schemas.js'
import { Cursor, pageOfDataSets } from './data-set-page.js'
import {
  DataSetSummary,
  DataSetView,
  dataSetJson,
  RevisionView,
  revisionJson,
  summarizeDataSet
} from './data-set-view.js'

const DataSetId = Type.Object({
  DataSetId: Type.String({ minLength: 1, description: 'The id of the data set.' })
})

const ListQuery = Type.Object(
  { limit: Type.Optional(Limit), after: Type.Optional(Cursor) },
  { additionalProperties: false }
)

const DataSetPage = Type.Object(
  {
    dataSets: Type.Array(DataSetSummary),
    next: Type.Optional(
      Type.String({ description: 'The value of `after` that requests the next page. Absent on the last page.' })
    )
  },
  { additionalProperties: false }
)

const SeededDataSets = Type.Object({ dataSets: Type.Array(DataSetView) }, { additionalProperties: false })

const AddedRevisions = Type.Object({ revisions: Type.Array(RevisionView) }, { additionalProperties: false })

/** `/__admin/data-sets`: list, seed, show and delete data sets, and add revisions to them as their providers do. */
export const dataSets: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['data sets']

  app.get(
    '/data-sets',
    {
      schema: {
        operationId: 'listDataSets',
        summary: 'Lists data sets, one page at a time.',
        tags,
        querystring: ListQuery,
        response: { 200: Type.Unsafe<Readable>(DataSetPage) }
      }
    },
    ({ sandbox, query }, reply) => {
      const { store } = sandbox.dataSets
      const { items, next } = pageOfDataSets(store, query)
      const dataSets = new JsonList(items, (dataSet) => summarizeDataSet(store, dataSet))
      reply.sendInPieces(new JsonMembers({ dataSets, next }))
    }
  )

  app.post(
    '/data-sets',
    {
      schema: {
        operationId: 'seedDataSets',
        summary: 'Seeds one data set or an array of them with their revisions and assets, atomically.',
        tags,
        body: Type.Union([DataSetSeed, Type.Array(DataSetSeed)]),
        response: { 201: Type.Unsafe<Readable>(Type.Union([DataSetView, SeededDataSets])) },
        errors: ['Conflict']
      }
    },
    async ({ sandbox, body }, reply) => {
      const isList = Array.isArray(body)
      const seeded = await sandbox.dataSets.seedInSlices(isList ? body : [body], (index) => (isList ? [index] : []))
      const view = (dataSet: DataSet) => dataSetJson(sandbox, dataSet)
      reply.code(201)
      if (!isList) return reply.sendInPieces(view(seeded[0] as DataSet)) as never
      return reply.sendInPieces(new JsonMembers({ dataSets: new JsonList(seeded, view) })) as never
    }
  )

  app.get(
    '/data-sets/:DataSetId',
    {
      schema: {
        operationId: 'getDataSet',
        summary: 'Retrieves a data set with its revisions and their assets.',
        tags,
        params: DataSetId,
        response: { 200: Type.Unsafe<Readable>(DataSetView) },
        errors: ['NotFound']
      }
    },
    ({ sandbox, params }, reply) => {
      const dataSet = sandbox.dataSets.get(params.DataSetId)
      reply.sendInPieces(dataSetJson(sandbox, dataSet))
    }
  )

  app.delete(
    '/data-sets/:DataSetId',
    {
      schema: {
        operationId: 'deleteDataSet',
        summary: 'Deletes any data set with its revisions and their assets; jobs that run on it will fail.',
        tags,
        params: DataSetId,
        response: { 204: NoContent },
        errors: ['NotFound']
      }
    },
    async ({ sandbox, params }, reply) => {
      await sandbox.dataSets.removeInSlices(params.DataSetId)
      reply.code(204).send()
    }
  )

  app.post(
    '/data-sets/:DataSetId/revisions',
    {
      schema: {
        operationId: 'addRevisions',
        summary: 'Adds one finished revision or an array of them to any data set, atomically, as its provider does.',
        tags,
        params: DataSetId,
        body: Type.Union([RevisionSeed, Type.Array(RevisionSeed)]),
        response: { 201: Type.Unsafe<Readable>(Type.Union([RevisionView, AddedRevisions])) },
        errors: ['NotFound', 'Conflict']
      }
    },
    async ({ sandbox, params, body }, reply) => {
      const isList = Array.isArray(body)
      const at = (index: number) => (isList ? [index] : [])
      const seeds = isList ? body : [body]
      const added = await sandbox.dataSets.seedRevisionsInSlices(params.DataSetId, seeds, at)
      const view = (revision: Revision) => revisionJson(sandbox.dataSets.store, revision)
      reply.code(201)
      if (!isList) return reply.sendInPieces(view(added[0] as Revision)) as never
      return reply.sendInPieces(new JsonMembers({ revisions: new JsonList(added, view) })) as never
    }
  )
}
