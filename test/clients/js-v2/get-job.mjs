import { newClient, settle } from './client.mjs'

/** Calls GetJob once, with three attempts and a timeout of one second for each, and prints the state or the error. */
export async function getJobOnce(JobId) {
  const client = newClient({ maxRetries: 2, httpOptions: { timeout: 1000 } })
  try {
    const { State } = await settle(client.getJob({ JobId }))
    console.log(State ?? 'an empty response')
  } catch (error) {
    console.log(error.code ?? error.message)
  }
}
