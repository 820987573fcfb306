import type { TestServer } from './build.js'

// What tests of public programs share: their calls, in their order.

/** A data set of files, as publishers create it. */
export const FILES = { AssetType: 'S3_SNAPSHOT', Name: 'name', Description: 'text' }

/** Calls an operation, and returns the body of its response. Throws unless it succeeds. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
export async function call(server: TestServer, ...request: Parameters<TestServer['aws']>): Promise<any> {
  const { status, body } = await server.aws(...request)
  if (status >= 300) throw new Error(`${request[0]} ${request[1]}: ${status} ${JSON.stringify(body)}`)
  return body
}

/** Creates and starts jobs together, lets them end, and returns the states that the last polls see. */
export async function runJobs(server: TestServer, Type: string, details: readonly object[]): Promise<string[]> {
  const ids: string[] = []
  for (const Details of details) {
    const { Arn } = await call(server, 'POST', '/v1/jobs', { Type, Details })
    const id = Arn.split('/')[1]
    await call(server, 'PATCH', `/v1/jobs/${id}`)
    ids.push(id)
  }
  server.wall.advance(3000)
  return Promise.all(ids.map(async (id) => (await server.getJob(id)).body.State))
}

/** Creates a data set with a revision, as publishers do: without tags and without a comment. */
export async function createRevision(server: TestServer, dataSet: object = FILES) {
  const { Id: DataSetId } = await call(server, 'POST', '/v1/data-sets', dataSet)
  const { Id: RevisionId, Arn } = await call(server, 'POST', `/v1/data-sets/${DataSetId}/revisions`, {})
  return { ids: { DataSetId, RevisionId }, arn: Arn, path: `/v1/data-sets/${DataSetId}/revisions/${RevisionId}` }
}

/** Seeds an entitled data set, and returns it as a subscriber finds it, with its revisions. */
export async function seedEntitled(server: TestServer, seed: object) {
  const { status, body } = await server.admin('POST', '/data-sets', { ...seed, Origin: 'ENTITLED' })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  const { DataSets } = await call(server, 'GET', '/v1/data-sets?origin=ENTITLED')
  const { Revisions } = await call(server, 'GET', `/v1/data-sets/${DataSets[0].Id}/revisions`)
  return { dataSet: DataSets[0], revisions: Revisions }
}

/** Lists the assets of a revision. */
export async function assetsOf(server: TestServer, { DataSetId, Id }: { DataSetId: string; Id: string }) {
  return (await call(server, 'GET', `/v1/data-sets/${DataSetId}/revisions/${Id}/assets`)).Assets
}

/** The Details of an import from S3. */
export const importOf = (ids: object, ...keys: string[]) => ({
  ImportAssetsFromS3: { ...ids, AssetSources: keys.map((Key) => ({ Bucket: 'bucket', Key })) }
})
