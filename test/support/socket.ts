import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Test } from 'tap'

/** Opens connections to a port, each of which sends requests one right after the other. They close with the test. */
export function connections(t: Test, port: number): (...requests: string[]) => Socket {
  const sockets: Socket[] = []
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
  })
  return (...requests) => {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => {})
    socket.write(requests.join(''))
    return socket
  }
}

/** A request as it goes over the wire. */
export function wireRequest(method: string, path: string, body?: string, type = 'application/json'): string {
  const entity = body === undefined ? '' : `content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: x\r\n${entity}\r\n${body ?? ''}`
}

/** The beginning of what a connection receives next. */
export async function received(socket: Socket): Promise<string> {
  const [data] = await once(socket, 'data')
  return String(data)
}

/**
 * After how long in real time a test gives up, in milliseconds: far longer than anything takes on the busiest machine.
 */
const GIVE_UP_AFTER_MS = 300_000

/** Looks again and again, while the server does what it can without time passing, until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + GIVE_UP_AFTER_MS
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`It never came to be so: ${isSo}`)
    await nextTurn()
  }
}
