import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { AdminError } from '../plane/admin-error.js'
import { readPageFile } from './packed-page.js'

/** Which page a plugin serves. */
export interface PageOptions {
  /** The name of the page: its path below the control plane, and its folder in the package. */
  readonly page: string
  /** The Content-Security-Policy of the page. */
  readonly policy: string
}

/**
 * The pages are the same in all sandboxes, and say nothing of any: they are served without the admin token, as health
 * is.
 */
const PAGE_ROUTE = { config: { public: true, isSandboxIndependent: true } } as const

/** Serves a page of the package and its files. */
export const page: FastifyPluginAsync<PageOptions> = async (app, { page, policy }) => {
  const send = async (reply: FastifyReply, name: string) => {
    const file = await readPageFile(page, name)
    if (file === undefined) throw new AdminError('NotFound', `${ofPage(page)} has no file ${name.slice(0, 100)}.`)
    return reply.type(file.type).headers(headersOf(policy)).send(file.bytes)
  }
  // What the page refers to is relative to it, so its URL must end with a slash. So is this, for the sake of a proxy's
  // prefix.
  app.get(`/${page}`, PAGE_ROUTE, async (_request, reply) => reply.redirect(`${page}/`))
  app.get(`/${page}/`, PAGE_ROUTE, async (_request, reply) => send(reply, 'index.html'))
  app.get<{ Params: { file: string } }>(`/${page}/:file`, PAGE_ROUTE, async ({ params }, reply) =>
    send(reply, params.file)
  )
}

/** What browsers are told of all files of a page: nothing may frame it, guess its type or learn where it links from. */
function headersOf(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache'
  }
}

function ofPage(page: string): string {
  return `The page /__admin/${page}/`
}
