import assert from 'node:assert/strict'
import { type TObject, type TSchema, Type } from '@sinclair/typebox'
import fc from 'fast-check'
import t from 'tap'
import type { Operation } from '../../../src/aws/operation.js'
import { labelsOf, OPERATION_TABLE } from '../../../src/aws/operation-table.js'
import { OPERATIONS_ON_DEMAND } from '../../../src/aws/operations/on-demand.js'
import { anyOf } from '../../support/arbitraries.js'
import { dataSetServer } from '../../support/data-sets.js'
import { holds, runs } from '../../support/property.js'
import { violationsOf, withValue } from '../../support/violations.js'

/** The schema of an operation's body: its input without the labels of the path and without what comes from the query. */
function bodyOf({ name, input }: Operation): TObject {
  const labels = labelsOf(OPERATION_TABLE[name])
  const others = Object.entries(input.properties as Record<string, TSchema>).filter(
    ([member, schema]) => !labels.includes(member) && !('queryName' in schema)
  )
  return Type.Object(Object.fromEntries(others))
}

/** The operations on data sets, revisions, assets and tags that have a body. CreateJob has tests of its own. */
const WITH_BODY = OPERATIONS_ON_DEMAND.filter((each) => {
  return each.name !== 'CreateJob' && Object.keys(bodyOf(each).properties).length > 0
})

t.test('these are the operations with a body', async (t) => {
  const names = WITH_BODY.map(({ name }) => name).sort()
  t.strictSame(
    names.filter((name) => !/Grant|EventAction|Notification|ApiAsset/.test(name)),
    [
      'CreateDataSet',
      'CreateRevision',
      'RevokeRevision',
      'TagResource',
      'UpdateAsset',
      'UpdateDataSet',
      'UpdateRevision'
    ]
  )
})

/** A server with one resource of each kind, the snapshot to go back to, and the path of an operation on them. */
async function server(t: Parameters<typeof dataSetServer>[0], name: Operation['name']) {
  const built = dataSetServer(t)
  const DataSetId = await built.dataSet()
  const path = await built.revision(DataSetId)
  const { a: AssetId = '' } = await built.importAssets(path, ['a'])
  if (name === 'RevokeRevision') await built.patch(path, { Finalized: true })
  const { Arn } = (await built.get(path)).body
  const ids: Record<string, string> = {
    DataSetId,
    RevisionId: path.split('/').at(-1) as string,
    AssetId,
    ResourceArn: encodeURIComponent(Arn)
  }
  const { method, path: template } = OPERATION_TABLE[name]
  const url = template.replace(/\{(\w+)\}/g, (_, label: string) => ids[label] ?? '')
  const tags = async () => ({ Tags: (await built.get(`/tags/${ids.ResourceArn}`)).body.tags })
  const send = (body: unknown) => built.aws(method, url, body)
  return { ...built, path, send, tags }
}

for (const operation of WITH_BODY) {
  const { name } = operation
  const body = bodyOf(operation)

  t.test(`${name} takes every request of the right shape, and returns what was given`, async (t) => {
    const { send, patch, path, admin, tags } = await server(t, name)
    const unknown = fc.record({ unknown: fc.jsonValue(), another: fc.constant(null) })
    await holds(
      t,
      fc.asyncProperty(anyOf<Record<string, unknown>>(body), unknown, async (request, extra) => {
        const { status, body: output } = await send({ ...extra, ...request })
        assert.equal(status, OPERATION_TABLE[name].status, JSON.stringify([request, output]))
        const found = name === 'TagResource' ? await tags() : output
        const given = name === 'TagResource' ? { Tags: request.tags } : request
        for (const [member, value] of Object.entries(JSON.parse(JSON.stringify(given)))) {
          const isNone = member === 'Tags' && Object.keys(value as object).length === 0
          if (name === 'TagResource')
            for (const [key, text] of Object.entries(value as object)) assert.equal(found.Tags[key], text)
          else assert.deepEqual(found[member], isNone ? undefined : value, member)
        }
        // What was changed is taken back, so that the next request finds the same.
        if (name === 'UpdateRevision') await patch(path, { Finalized: false })
        if (name === 'TagResource') await admin('PUT', '/snapshot', await withoutTags(admin))
      }),
      runs(8, 2000)
    )
  })

  t.test(`${name} refuses each single violation by name, and changes nothing`, async (t) => {
    const { send, admin } = await server(t, name)
    const before = (await admin('GET', '/snapshot')).body.dataSets
    let count = 0
    await holds(
      t,
      fc.asyncProperty(anyOf<Record<string, unknown>>(body), async (request) => {
        for (const { place, spoiler } of violationsOf(body, request)) {
          const { status, headers, body: error } = await send(withValue(request, place.path, spoiler.value))
          const what = `/${place.path.join('/')} ${spoiler.name}: ${JSON.stringify(error)}`
          assert.deepEqual([status, headers['x-amzn-errortype']], [400, 'ValidationException'], what)
          assert.ok(
            error.Message.startsWith(`1 validation error detected. Value at '/${place.path.join('/')}' failed`),
            what
          )
          count++
        }
        for (const [member, schema] of Object.entries(body.properties)) {
          const wrong = schema.type === 'string' || schema.enum ? [1, {}, []] : ['x', 1, []]
          for (const value of wrong) {
            const { status, headers } = await send({ ...request, [member]: value })
            assert.deepEqual([status, headers['x-amzn-errortype']], [400, 'SerializationException'], member)
            count++
          }
        }
      }),
      runs(3, 300)
    )
    t.ok(count > 0)
    t.strictSame((await admin('GET', '/snapshot')).body.dataSets, before)
  })

  t.test(`${name} takes JSON alone, without a body that is one as well`, async (t) => {
    const { aws, send } = await server(t, name)
    const empty = await send('')
    const braces = await send('{}')
    const withoutDates = ({ status, body }: typeof empty) => [status, Object.keys(body ?? {}).sort()]
    t.strictSame(withoutDates(empty), withoutDates(braces))
    for (const text of ['{', 'null', '[]', '"x"']) {
      t.match(await send(text), { status: 400, headers: { 'x-amzn-errortype': 'SerializationException' } }, text)
    }
    const { method, path } = OPERATION_TABLE[name]
    const url = path.replace(/\{(\w+)\}/g, 'x'.repeat(32))
    t.match(await aws(method, url, '{}', { 'content-type': 'text/plain' }), {
      status: 415,
      headers: { 'x-amzn-errortype': 'UnsupportedMediaTypeException' }
    })
  })
}

/** The snapshot of a sandbox, with everything in it untagged. */
async function withoutTags(admin: ReturnType<typeof dataSetServer>['admin']) {
  const snapshot = (await admin('GET', '/snapshot')).body
  for (const each of [...snapshot.dataSets.dataSets, ...snapshot.dataSets.revisions]) each.tags = {}
  return snapshot
}
