import { ListDataSetsCommand, SendDataSetNotificationCommand } from '@aws-sdk/client-dataexchange'
import { newClient, print } from './client.mjs'
import { exceptionOf } from './exceptions.mjs'

/**
 * Sends notifications about a data set that is in a product, and tries to send one about a data set that is in none.
 */
export async function notifications() {
  const client = newClient()
  const { DataSets } = await client.send(new ListDataSetsCommand({ Origin: 'OWNED' }))
  const idOf = (name) => DataSets.find(({ Name }) => Name === name).Id
  const send = (request) => client.send(new SendDataSetNotificationCommand({ DataSetId: idOf('Prices'), ...request }))
  const planned = {
    Type: 'SCHEMA_CHANGE',
    ClientToken: 'once',
    Comment: 'A column more.',
    Details: {
      SchemaChange: {
        SchemaChangeAt: new Date('2031-01-01T00:00:00Z'),
        Changes: [{ Name: 'currency', Type: 'ADD', Description: 'The currency of the price.' }]
      }
    },
    Scope: { S3DataAccesses: [{ Keys: ['prices.csv'] }] }
  }
  for (const step of ['planned', 'planned-again']) {
    const { $metadata } = await send(planned)
    print(step, { status: $metadata.httpStatusCode })
  }
  print('other', exceptionOf(await send({ ...planned, Comment: 'Two columns more.' }).catch((error) => error)))
  const DataUpdate = { DataUpdatedAt: new Date('2030-11-30T12:00:00Z') }
  await send({ Type: 'DATA_UPDATE', Details: { DataUpdate } })
  print('updated', {})
  const error = await send({ Type: 'DATA_DELAY', DataSetId: idOf('Drafts') }).catch((error) => error)
  print('refused', exceptionOf(error))
  client.destroy()
}
