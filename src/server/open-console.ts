import type { FastifyReply, FastifyRequest } from 'fastify'
import { isSandboxName } from '../core/sandbox/sandbox-name.js'
import { originForm } from './endpoint.js'
import { sandboxInPath, withoutSandbox } from './sandbox-routing.js'

/** The console, relative to the base URL of a sandbox. */
const CONSOLE = '__admin/console/'

/** What a browser accepts when a person opens a page. */
const HTML = /(?:^|,)\s*text\/html\s*(?:[,;]|$)/i

/**
 * Sends a browser that opens the base URL of the server, or of a sandbox, to the console. Returns false for all other
 * requests. The service has no operation there, and no client of AWS asks for HTML.
 */
export function openConsole({ method, originalUrl, headers }: FastifyRequest, reply: FastifyReply): boolean {
  if (method !== 'GET' || !HTML.test(headers.accept ?? '')) return false
  const [path = '/'] = originForm(originalUrl).split('?')
  if (withoutSandbox(path) !== '/') return false
  const name = sandboxInPath(path)
  // A relative URL that begins with `https:` would lead to another host.
  if (name !== undefined && !isSandboxName(name)) return false
  reply.redirect(relativeTo(path))
  return true
}

/** Returns the URL of the console relative to a path, so that the prefix of a proxy before it stays. */
function relativeTo(path: string): string {
  return path.endsWith('/') ? CONSOLE : `${path.slice(path.lastIndexOf('/') + 1)}/${CONSOLE}`
}
