export default () => globalThis.dataExchangeServer.close()
