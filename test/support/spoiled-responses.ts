import { connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Test } from 'tap'
import type { ConnectionFault } from '../../src/core/faults/effects/connection.js'
import type { TestWall } from './test-wall.js'

/** What a raw client sees of a response. */
export interface Seen {
  readonly head: string
  readonly body: string
  readonly error: string | undefined
}

/**
 * Returns what sends a request, such as `GET /v1/jobs` or `POST /v1/jobs {}`, with headers over a connection of its
 * own.
 */
export function rawClient(port: number, headers: Record<string, string> = {}): (request: string) => Promise<Seen> {
  const given = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)

  return async (request) => {
    const [, method, path, body = ''] = /^(\S+) (\S+)(?: (.*))?$/.exec(request) as RegExpExecArray
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    let error: string | undefined
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', (cause: NodeJS.ErrnoException) => {
      error = cause.code
    })
    socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${given.join('')}content-length: ${body.length}\r\n\r\n${body}`
    )
    await new Promise((resolve) => socket.once('close', resolve))
    const [head = '', ...rest] = Buffer.concat(chunks).toString().split('\r\n\r\n')
    return { head, body: rest.join('\r\n\r\n'), error }
  }
}

/**
 * Returns what a raw client sees once it has, and lets time pass until then: what drips waits for its time, byte by
 * byte.
 */
export async function whileTimePasses(wall: TestWall, asked: Promise<Seen>): Promise<Seen> {
  let isOver = false
  asked.finally(() => {
    isOver = true
  })
  while (!isOver) {
    for (let bytes = 0; bytes < 64; bytes++) wall.advance(10)
    await nextTurn()
  }
  return asked
}

/** A head without what is another in each response, and without the account of faults and of polls. */
function comparable(head: string): string {
  return head
    .replace(/x-amzn-requestid: .*/, '')
    .replace(/Date: .*/, '')
    .replace(/; (polls|fault)=[^;\r]*/g, '')
    .replace(/job=[0-9a-f]{32}/, 'job=made')
}

/** A body without what is another for each job that is made. */
function told(body: string): string {
  return body.replaceAll(/"[^"]*[0-9a-f]{32}[^"]*"/g, '"made"')
}

/** Checks what each connection fault makes of a response. */
export const EFFECTS: Readonly<Record<ConnectionFault, (t: Test, seen: Seen, expected: Seen) => void>> = {
  reset: (t, seen) => t.strictSame(seen, { head: '', body: '', error: 'ECONNRESET' }),
  empty: (t, seen) => t.strictSame(seen, { head: '', body: '', error: undefined }),
  hang: (t, seen) => t.strictSame(seen, { head: '', body: '', error: undefined }),
  truncate(t, seen, expected) {
    t.equal(comparable(seen.head), comparable(expected.head))
    t.equal(told(seen.body), told(expected.body.slice(0, expected.body.length >> 1)))
  },
  malformed(t, seen, expected) {
    const withoutLength = (head: string) => comparable(head).replace(/content-length: .*/, '')
    t.equal(withoutLength(seen.head), withoutLength(expected.head))
    t.equal(told(seen.body), told(expected.body.slice(0, expected.body.length >> 1)))
    t.equal(Number(/content-length: (\d+)/.exec(seen.head)?.[1] ?? 0), seen.body.length)
  },
  drip(t, seen, expected) {
    t.equal(comparable(seen.head), comparable(expected.head))
    t.equal(told(seen.body), told(expected.body))
  }
}
