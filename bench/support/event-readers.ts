import { get, type IncomingMessage } from 'node:http'
import type { BenchServer } from './server.js'

/**
 * Opens so many readers of all events, each with a socket of its own, and throws away what they read. Returns a
 * function that closes them.
 */
export async function openReaders({ url }: BenchServer, count: number): Promise<() => void> {
  const streams = await Promise.all(Array.from({ length: count }, () => readEvents(url)))
  return () => {
    for (const stream of streams) stream.destroy()
  }
}

function readEvents(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const reader = get(`${url}/__admin/events`, { agent: false }, (response) => resolve(response.resume()))
    reader.once('error', reject)
  })
}
