import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Closes the responses that wait for their turn on a connection when that is closed. Node does so only for the one that
 * is being sent, so that what a pipelined request holds (its sandbox, its wait, its timer) would be held for ever.
 */
export function closeQueuedResponses(server: Server): void {
  const queued = new WeakMap<Socket, Set<ServerResponse>>()
  server.prependListener('request', ({ socket }, response) => {
    // The first one has the connection to itself at once.
    if (response.socket !== null) return
    const waiting = queued.get(socket) ?? new Set()
    if (!queued.has(socket)) {
      queued.set(socket, waiting)
      socket.once('close', () => {
        for (const each of waiting) if (each.socket === null) close(each)
      })
    }
    waiting.add(response)
    response.once('close', () => waiting.delete(response))
  })
}

function close(response: ServerResponse): void {
  response.destroy()
  response.emit('close')
}
