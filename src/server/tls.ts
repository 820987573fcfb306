import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { Config } from '../config/config.js'
import { ConfigError } from '../config/config-error.js'

/** A certificate, with those that signed it if there are any, and its private key, in PEM. */
export interface TlsIdentity {
  readonly cert: string
  readonly key: string
}

/**
 * Reads the certificate and the key with which a server serves HTTPS. Returns undefined if it serves HTTP. Throws a
 * ConfigError if a file can't be read, or if the two do not belong together.
 */
export function readTlsIdentity({ tlsCert, tlsKey }: Config): TlsIdentity | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  if (tlsCert === undefined || tlsKey === undefined) {
    const [given, missing] = tlsCert === undefined ? ['--tls-key', '--tls-cert'] : ['--tls-cert', '--tls-key']
    throw new ConfigError([`${missing} is missing: HTTPS needs both a certificate and its key, and ${given} is given`])
  }
  const problems: string[] = []
  const identity = { cert: read('--tls-cert', tlsCert, problems), key: read('--tls-key', tlsKey, problems) }
  if (problems.length > 0) throw new ConfigError(problems)
  try {
    createSecureContext(identity)
  } catch (error) {
    const why = (error as Error).message
    throw new ConfigError([
      `--tls-cert ${tlsCert} and --tls-key ${tlsKey} are no certificate and its key in PEM: ${why}`
    ])
  }
  return identity
}

function read(flag: string, file: string, problems: string[]): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    problems.push(`${flag} ${file} can't be read: ${(error as Error).message}`)
    return ''
  }
}
