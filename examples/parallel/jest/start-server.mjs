import { start } from 'dataexchange-local'

export default async function startServer() {
  globalThis.dataExchangeServer = await start()
  process.env.DATAEXCHANGE_SERVER_URL = globalThis.dataExchangeServer.url
}
