import type { Server } from 'node:http'

/**
 * Serves a request whose `Expect` asks for anything but `100-continue` as if it did not. HTTP allows that; Node would
 * send a 417 of its own, without the headers and the body that every response of the service has.
 */
export function serveWithoutExpectation(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
}
