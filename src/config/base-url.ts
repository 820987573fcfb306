import type { Config } from './config.js'

/** Whether a host stands for all addresses of the machine. A client connects to one of them. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** Returns `http://HOST:PORT`, or `https://…` if the server has a certificate, with an IPv6 address in brackets. */
export function baseUrl({ tlsCert }: Config, host: string, port: number): string {
  return `${tlsCert === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
