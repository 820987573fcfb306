import {
  CreateDataSetCommand,
  CreateJobCommand,
  CreateRevisionCommand,
  type DataExchangeClient,
  DeleteAssetCommand,
  DeleteDataSetCommand,
  DeleteRevisionCommand,
  GetJobCommand,
  ListRevisionAssetsCommand,
  paginateListDataSetRevisions,
  paginateListDataSets,
  paginateListRevisionAssets,
  StartJobCommand
} from '@aws-sdk/client-dataexchange'
import t from 'tap'
import { sdkClient } from '../support/sdk-client.js'
import { startServer } from '../support/server.js'

/** A page of any of the lists. */
type Page = Readonly<Record<string, unknown>>

/** A list, what its pages are, and how items of it come and go. */
interface List {
  readonly member: string
  pages(): AsyncIterable<Page>
  add(): Promise<string>
  remove(id: string): Promise<unknown>
}

async function createDataSet(client: DataExchangeClient): Promise<string> {
  const request = { AssetType: 'S3_SNAPSHOT', Name: 'n', Description: 'd' } as const
  return (await client.send(new CreateDataSetCommand(request))).Id as string
}

/** Imports an object into a revision and returns the id of the asset. */
async function importAsset(client: DataExchangeClient, ids: { DataSetId: string; RevisionId: string }, Key: string) {
  const ImportAssetsFromS3 = { AssetSources: [{ Bucket: 'b', Key }], ...ids }
  const created = await client.send(
    new CreateJobCommand({ Type: 'IMPORT_ASSETS_FROM_S3', Details: { ImportAssetsFromS3 } })
  )
  await client.send(new StartJobCommand({ JobId: created.Id }))
  while ((await client.send(new GetJobCommand({ JobId: created.Id }))).State !== 'COMPLETED');
  const { Assets = [] } = await client.send(new ListRevisionAssetsCommand({ ...ids, MaxResults: 200 }))
  return Assets.find(({ Name }) => Name === Key)?.Id as string
}

const LISTS: Readonly<Record<string, (client: DataExchangeClient) => Promise<List>>> = {
  async 'data sets'(client) {
    return {
      member: 'DataSets',
      pages: () => paginateListDataSets({ client, pageSize: 3 }, {}) as AsyncIterable<object> as AsyncIterable<Page>,
      add: () => createDataSet(client),
      remove: (DataSetId) => client.send(new DeleteDataSetCommand({ DataSetId }))
    }
  },
  async revisions(client) {
    const DataSetId = await createDataSet(client)
    const pages = paginateListDataSetRevisions({ client, pageSize: 3 }, { DataSetId })
    return {
      member: 'Revisions',
      pages: () => pages as AsyncIterable<object> as AsyncIterable<Page>,
      add: async () => (await client.send(new CreateRevisionCommand({ DataSetId }))).Id as string,
      remove: (RevisionId) => client.send(new DeleteRevisionCommand({ DataSetId, RevisionId }))
    }
  },
  async assets(client) {
    const DataSetId = await createDataSet(client)
    const { Id: RevisionId = '' } = await client.send(new CreateRevisionCommand({ DataSetId }))
    const ids = { DataSetId, RevisionId }
    const pages = paginateListRevisionAssets({ client, pageSize: 3 }, ids)
    let count = 0
    return {
      member: 'Assets',
      pages: () => pages as AsyncIterable<object> as AsyncIterable<Page>,
      add: () => importAsset(client, ids, `${(count++ * 7) % 10}/${count}`),
      remove: (AssetId) => client.send(new DeleteAssetCommand({ ...ids, AssetId }))
    }
  }
}

for (const [name, make] of Object.entries(LISTS)) {
  t.test(
    `the SDK's paginator gives each of the ${name} once that are there all along, while others come and go`,
    async (t) => {
      const server = await startServer(t, { fixtures: [], waitingMs: 0, inProgressMs: 0 })
      const client = sdkClient(t, server.url)
      const list = await make(client)
      const ids: string[] = []
      for (let count = 0; count < 10; count++) ids.push(await list.add())
      const removed = [ids[1], ids[8]] as [string, string]
      const seen: string[] = []
      let pages = 0
      for await (const page of list.pages()) {
        const items = page[list.member] as { Id: string }[]
        seen.push(...items.map(({ Id }) => Id))
        // The last of the page, from which the token was made, and one that is still to come or has been.
        const last = items.at(-1)?.Id
        if (pages === 0) for (const id of new Set([last as string, ...removed])) await list.remove(id)
        if (pages === 0 && last !== undefined) ids.splice(ids.indexOf(last), 1)
        if (pages++ < 3) await list.add()
      }
      t.ok(pages >= 3)
      t.equal(new Set(seen).size, seen.length)
      const stayed = ids.filter((id) => !removed.includes(id))
      t.strictSame(
        stayed.filter((id) => seen.includes(id)),
        stayed
      )
    }
  )
}
