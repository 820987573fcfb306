import { CreateDataSetCommand, DeleteDataSetCommand, paginateListDataSets } from '@aws-sdk/client-dataexchange'
import { newClient, print } from './client.mjs'

/** Lists five data sets in pages of two, with one added and two removed after the first page. */
export async function pages() {
  const client = newClient()
  const create = async (Name) => {
    const request = { AssetType: 'S3_SNAPSHOT', Name, Description: 'text' }
    return (await client.send(new CreateDataSetCommand(request))).Id
  }
  const ids = {}
  for (const name of ['1', '2', '3', '4', '5']) ids[name] = await create(name)
  const pages = []
  for await (const { DataSets } of paginateListDataSets({ client, pageSize: 2 }, { Origin: 'OWNED' })) {
    pages.push(DataSets.map(({ Name }) => Name))
    if (pages.length === 1) {
      await create('6')
      for (const name of ['4', '2']) await client.send(new DeleteDataSetCommand({ DataSetId: ids[name] }))
    }
  }
  print('pages', { pages })
  client.destroy()
}
