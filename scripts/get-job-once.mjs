// Calls GetJob once with the AWS SDK for JavaScript and prints the result: a state or the name of an error.
import { DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'

const [, , endpoint, JobId] = process.argv
const client = new DataExchangeClient({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  requestHandler: { requestTimeout: 1000, throwOnRequestTimeout: true }
})
try {
  const { State } = await client.send(new GetJobCommand({ JobId }))
  process.stdout.write(State ?? 'an empty response')
} catch (error) {
  process.stdout.write(error.name === 'Error' ? (error.code ?? error.message) : error.name)
}
client.destroy()
