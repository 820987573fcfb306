import { start } from 'dataexchange-local'

export default async function startServer({ provide }) {
  const server = await start()
  provide('serverUrl', server.url)
  return () => server.close()
}
